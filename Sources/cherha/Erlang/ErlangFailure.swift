import Reporting

/// Why a question to a formula has no answer: all that is wrong with it, not only the first thing.
struct ErlangFailure: Error {
  enum Code: String {
    case invalidJSON
    case unknownModel
    case invalidInput
    case noConvergence
    case unreadableFile
  }

  /// A field, the value found there and what would be allowed.
  struct Issue {
    let field: String
    let value: JSONValue?
    let allowed: String
    /// What is wrong, where the field itself is wrong and not its value.
    var complaint: String?

    var sentence: String { sentence(field: field) }

    func sentence(field: String) -> String {
      if let complaint { return "\(field): \(complaint)" }
      guard let value else { return "\(field) is missing, allowed is \(allowed)" }
      return "\(field) is \(value.serialized()), allowed is \(allowed)"
    }

    var document: JSONValue {
      .object([("field", .string(field)), ("value", value ?? .null), ("allowed", .string(allowed))])
    }
  }

  let code: Code
  let message: String
  var issues: [Issue] = []

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  init(issues: [Issue], code: Code = .invalidInput) {
    self.code = code
    self.issues = issues
    message = issues.map(\.sentence).joined(separator: "; ")
  }

  /// The message, one line an issue, with the fields under other names.
  func named(_ name: (String) -> String) -> String {
    issues.isEmpty ? message : issues.map { $0.sentence(field: name($0.field)) }.joined(separator: "\n")
  }

  /// The members of `{"error": …}`.
  var document: JSONValue {
    .object([
      (
        "error",
        .object([
          ("code", .string(code.rawValue)), ("message", .string(message)),
          ("details", .array(issues.map(\.document))),
        ])
      )
    ])
  }
}
