internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ControlRecord {
  /// A variance ratio is `null` where the controls explain every replication.
  var json: JSONValue {
    .object([
      ("used", .array(used.map { .object($0.members) })),
      ("dropped", .array(dropped.map { .object($0.control.members + [("reason", .string($0.reason.rawValue))]) })),
      (
        "varianceRatio",
        .object(
          Measure.allCases.compactMap { measure in
            varianceRatios[measure].map { (measure.rawValue, $0.isFinite ? .number($0) : .null) }
          })
      ),
    ])
  }
}

extension ControlVariate {
  fileprivate var members: [(key: String, value: JSONValue)] {
    [("quantity", .string(quantity.rawValue)), ("callType", callType.map(JSONValue.string) ?? .null)]
  }
}

extension BatchRecord {
  var json: JSONValue {
    .object([
      ("count", .integer(batches)), ("days", .integer(days)),
      (
        "correlation",
        .object(
          Measure.allCases.compactMap { measure in correlations[measure].map { (measure.rawValue, .number($0)) } })
      ),
      ("correlationLimit", .number(correlationLimit)), ("correlated", .bool(!correlated.isEmpty)),
    ])
  }
}
