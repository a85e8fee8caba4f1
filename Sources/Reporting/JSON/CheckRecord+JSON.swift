internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension CheckRecord {
  /// The file of a check, `cherha-check/1`.
  package var json: JSONValue {
    .object([
      ("format", .string("cherha-check/1")), ("version", .string(version)), ("outcome", .string(outcome.rawValue)),
      ("falseAlarm", .number(falseAlarm)), ("scenarios", .array(scenarios.map(\.json))),
    ])
  }
}

extension CheckedScenario {
  fileprivate var json: JSONValue {
    .object([
      ("name", .string(name)), ("scenario", scenario.json), ("replications", .integer(replications)),
      ("interrupted", .bool(isInterrupted)), ("assertions", .array(assertions.map(\.detailedJSON))),
      ("regression", regression?.json ?? .null),
    ])
  }
}

extension RegressionRecord {
  fileprivate var json: JSONValue {
    .object([
      ("result", .string(committed.path)), ("outcome", .string(outcome.rawValue)),
      ("replications", .integer(replications)),
      (
        "committed",
        .object([
          ("version", .string(committed.version)), ("replications", .integer(committed.replications)),
          ("seed", Int(exactly: committed.seed).map(JSONValue.integer) ?? .string(String(committed.seed))),
        ])
      ),
      ("numbers", .integer(committed.figures.count)),
      ("solvedVolumes", .array(remarks.compactMap(\.json))),
      ("moved", .array(moved.map(\.json))),
    ])
  }
}

extension RegressionRecord.Remark {
  fileprivate var json: JSONValue? {
    guard case .volume(let name, let committed, let now) = self else { return nil }
    return .object([("callType", .string(name)), ("committed", .number(committed)), ("now", .number(now))])
  }
}

extension RegressionRow {
  fileprivate var json: JSONValue {
    .object([
      ("measure", .string(key.measure.rawValue)), ("at", .optional(key.probability)),
      ("scope", key.scope.map(JSONValue.string) ?? .null), ("before", before?.json ?? .null),
      ("after", after?.json ?? .null), ("difference", difference?.json ?? .null), ("margin", .number(margin)),
      ("deciding", .bool(isDeciding)), ("verdict", .string(verdict.rawValue)),
    ])
  }
}
