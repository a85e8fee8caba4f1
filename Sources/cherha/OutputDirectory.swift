internal import Foundation

/// A directory that results are written to; each file appears whole or not at all.
struct OutputDirectory {
  private let url: URL

  init(_ path: String) throws {
    url = URL(fileURLWithPath: path, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        .unwritable, code: "unwritable", "the directory \(path) cannot be made")
    }
  }

  func write(_ text: String, to name: String) throws {
    do {
      try Data(text.utf8).write(to: url.appendingPathComponent(name), options: .atomic)
    } catch {
      throw CommandFailure(
        .unwritable, code: "unwritable", "\(url.appendingPathComponent(name).relativePath) cannot be written")
    }
  }
}
