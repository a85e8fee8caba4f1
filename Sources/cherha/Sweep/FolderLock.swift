internal import Foundation

/// A lock on a folder that ends with the process, however that ends.
final class FolderLock {
  private let descriptor: Int32

  /// - Returns: `nil` where another process holds it. A file system without locks is taken as free.
  init?(_ path: String, shared: Bool) {
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return }
    guard flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    close(descriptor)
    return nil
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
