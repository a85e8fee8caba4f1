internal import Foundation

/// Why a file could not be had.
struct FileFailure: Error {
  enum Reason { case unreadable, tooLarge }
  var reason: Reason
  var message: String
}

/// Reads the inputs of one scenario, each once, and keeps a digest of all of them in the order they were read.
final class InputFiles {
  private var contents: [String: [UInt8]] = [:]
  private var digests: [[UInt8]] = []

  /// The SHA-256 of the only input, or of the digests of all inputs in the order they were read.
  var sha256: [UInt8] {
    if digests.count == 1 { return digests[0] }
    var all = SHA256()
    for digest in digests { all.update(digest) }
    return all.digest()
  }

  var count: Int { digests.count }

  /// Notes an input that was given as text.
  func note(_ bytes: some Collection<UInt8>) {
    var hash = SHA256()
    hash.update(bytes)
    digests.append(hash.digest())
  }

  func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8] {
    if let known = contents[path] { return known }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileFailure(reason: .unreadable, message: "there is no file `\(path)`")
    }
    guard !isFolder.boolValue else { throw FileFailure(reason: .unreadable, message: "`\(path)` is a folder") }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileFailure(reason: .unreadable, message: "the file `\(path)` cannot be opened")
    }
    defer { try? handle.close() }
    var bytes: [UInt8] = []
    do {
      while bytes.count <= limit, let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
        bytes.append(contentsOf: part)
      }
    } catch {
      throw FileFailure(reason: .unreadable, message: "the file `\(path)` cannot be read")
    }
    guard bytes.count <= limit else {
      throw FileFailure(
        reason: .tooLarge, message: "the file `\(path)` is larger than \(limit >> 20) MiB; that is the limit")
    }
    contents[path] = bytes
    note(bytes)
    return bytes
  }

  /// `path` as seen from `directory`.
  static func resolve(_ path: String, in directory: String) -> String {
    path.hasPrefix("/") || directory.isEmpty ? path : (directory as NSString).appendingPathComponent(path)
  }

  static func directory(of path: String) -> String { (path as NSString).deletingLastPathComponent }

  static func identity(of path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }
}
