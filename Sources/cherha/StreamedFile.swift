internal import Foundation

/// A file that is written piece by piece and appears whole or not at all; a pipe or a device is written as it is.
final class StreamedFile {
  private let path: String
  private let partPath: String
  private let handle: FileHandle
  private var isClosed = false

  init(_ path: String) throws {
    self.path = path
    let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    partPath = kind == nil || kind == .typeRegular ? path + ".part" : path
    if partPath != path { _ = FileManager.default.createFile(atPath: partPath, contents: nil) }
    guard let handle = FileHandle(forWritingAtPath: partPath) else {
      throw CommandFailure(.unwritable, code: "unwritable", "\(path) cannot be written")
    }
    self.handle = handle
  }

  deinit {
    if !isClosed, partPath != path { try? FileManager.default.removeItem(atPath: partPath) }
  }

  func write(_ text: String) throws {
    do { try handle.write(contentsOf: Data(text.utf8)) } catch { throw failure(error) }
  }

  /// Puts the file in its place.
  func close() throws {
    do {
      if partPath != path { try handle.synchronize() }
      try handle.close()
    } catch { throw failure(error) }
    guard partPath != path else { return }
    guard rename(partPath, path) == 0 else {
      throw CommandFailure(.unwritable, code: "unwritable", "\(path) cannot be put in its place")
    }
    isClosed = true
  }

  private func failure(_ error: any Error) -> CommandFailure {
    CommandFailure(.unwritable, code: "unwritable", "\(path) cannot be written: \(error.localizedDescription)")
  }
}
