internal import Foundation
internal import Reporting

/// The exit statuses of cherha.
enum ExitStatus: Int32 {
  case done = 0
  case assertionFailed = 1
  case undecided = 2
  case usage = 64
  case badInput = 65
  case unreadable = 66
  case defect = 70
  case unwritable = 73
  case interrupted = 130
}

/// Why a command ends without what was asked of it.
struct CommandFailure: Error {
  var status: ExitStatus
  /// For programs: a short word that does not change.
  var code: String
  var message: String
  var details: [JSONValue]
  /// What people read on standard error; the message where it is empty.
  var text: String

  init(_ status: ExitStatus, code: String, _ message: String, details: [JSONValue] = [], text: String = "") {
    self.status = status
    self.code = code
    self.message = message
    self.details = details
    self.text = text
  }

  func report(asJSON: Bool) {
    if asJSON {
      let document: JSONValue = .object([
        ("error", .object([("code", .string(code)), ("message", .string(message)), ("details", .array(details))]))
      ])
      print(document.serialized(pretty: true))
    }
    StandardError.write((text.isEmpty ? "error: \(message)" : text) + "\n")
  }
}

/// Results go here; what cannot be written is a failure.
enum StandardOutput {
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw CommandFailure(.unwritable, code: "unwritable", "standard output cannot be written")
    }
  }
}

/// Everything that is not a result goes here.
enum StandardError {
  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  static var isTerminal: Bool { isatty(STDERR_FILENO) != 0 }
}
