import ArgumentParser
import Foundation

/// Standard output, whose failure is an exit status of its own.
enum ErlangOutput {
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      complain("standard output cannot be written: \(error.localizedDescription)")
      throw ExitCode(73)
    }
  }

  /// One line on standard error for each line of the message.
  static func complain(_ message: String) {
    let text = message.split(separator: "\n").map { "Error: \($0)\n" }.joined()
    FileHandle.standardError.write(Data(text.utf8))
  }
}
