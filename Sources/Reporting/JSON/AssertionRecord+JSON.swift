internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension AssertionRecord {
  /// As in result files.
  var json: JSONValue { .object(members) }

  private var members: [(key: String, value: JSONValue)] {
    [
      ("name", .string(assertion.name)), ("text", .string(assertion.text)), ("outcome", .string(outcome.rawValue)),
      ("estimate", .optional(estimate?.mean)), ("halfWidth", .optional(estimate?.halfWidth)),
      ("confidence", .number(assertion.confidence)),
    ]
  }

  /// As in files of checks.
  var detailedJSON: JSONValue {
    .object(
      members + [
        ("lower", .optional(estimate?.lower)), ("upper", .optional(estimate?.upper)),
        ("measure", .string(assertion.measure.rawValue)), ("at", .optional(assertion.probability)),
        ("scope", assertion.scope.map(JSONValue.string) ?? .null), ("bound", .number(assertion.bound.value)),
        ("side", .string(assertion.bound.side)), ("onDays", .optional(assertion.dayShare)),
        ("intervalConfidence", .number(intervalConfidence)), ("replications", .integer(replications)),
        ("file", .string(assertion.place.file.split(separator: "/").last.map(String.init) ?? "")),
        ("line", .integer(assertion.place.line)),
      ])
  }
}

extension Assertion.Bound {
  /// As the scenario has it.
  var side: String {
    switch self {
    case .atLeast: "atLeast"
    case .atMost: "atMost"
    }
  }
}
