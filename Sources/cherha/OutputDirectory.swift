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

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    do {
      try Data(bytes).write(to: url.appendingPathComponent(name), options: .atomic)
    } catch {
      throw CommandFailure(
        .unwritable, code: "unwritable", "\(url.appendingPathComponent(name).relativePath) cannot be written")
    }
  }

  /// The content of a file; `nil` where there is none.
  func read(_ name: String) throws -> Data? {
    let file = url.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    do {
      return try Data(contentsOf: file)
    } catch {
      throw CommandFailure(.unreadable, code: "unreadable", "\(path(of: name)) cannot be read")
    }
  }

  func remove(_ name: String) throws {
    let file = url.appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    do {
      try FileManager.default.removeItem(at: file)
    } catch {
      throw CommandFailure(.unwritable, code: "unwritable", "\(path(of: name)) cannot be removed")
    }
  }

  func path(of name: String) -> String { url.appendingPathComponent(name).relativePath }
}

/// A file that appears whole or not at all.
enum OutputFile {
  static func write(_ text: String, to path: String) throws {
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      throw CommandFailure(.unwritable, code: "unwritable", "\(path) cannot be written")
    }
  }
}
