internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension ComparisonRecord {
  /// The comparison file `cherha-comparison/1`.
  package var json: JSONValue {
    let names = systems.map { JSONValue.string($0.name) }
    var members: [(key: String, value: JSONValue)] = [
      ("format", .string("cherha-comparison/1")), ("run", runJSON),
      ("systems", .array(systems.map(json))), ("measures", .array(measures.map(\.json))),
      ("pairs", .array(pairs.map(json))),
    ]
    members.append(
      (
        "best",
        best.map { best in
          .object([
            ("measure", .string(measures[0].measure.rawValue)), ("remaining", .array(best.remaining.map { names[$0] })),
            ("probability", .number(confidence)), ("indifference", .number(best.indifference)),
            ("batches", .integer(best.batches)),
          ])
        } ?? .null
      ))
    members.append(("pareto", .array(efficient.map { names[$0] })))
    return .object(members)
  }

  private var runJSON: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("version", .string(version)), ("seed", Int(exactly: seed).map(JSONValue.integer) ?? .string(String(seed))),
      ("replications", .integer(replications)), ("days", .integer(days)), ("confidence", .number(confidence)),
      ("intervalConfidence", .number(intervalConfidence)), ("stoppedBy", .string(stoppedBy.rawValue)),
    ]
    if !currency.isEmpty { members.append(("currency", .string(currency))) }
    return .object(members)
  }

  private func json(_ system: System) -> JSONValue {
    let cost = measures.firstIndex { $0.measure == .cost && $0.scope == nil }
    return .object([
      ("name", .string(system.name)), ("label", .string(system.label)), ("scenario", system.scenario.json),
      ("cost", cost.flatMap { system.estimates[$0]?.json } ?? .null),
      (
        "measures",
        .object(zip(measures, system.estimates).map { ($0.key, $1?.json ?? .null) })
      ),
    ])
  }

  private func json(_ pair: Pair) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("base", .string(systems[pair.base].name)), ("other", .string(systems[pair.other].name)),
    ]
    members.append(
      (
        "differences",
        .array(
          pair.differences.enumerated().map { index, difference in
            .object([
              ("measure", .string(difference.measure.measure.rawValue)),
              ("scope", difference.measure.scope.map(JSONValue.string) ?? .null),
              ("base", .optional(systems[pair.base].estimates[index]?.mean)),
              ("other", .optional(systems[pair.other].estimates[index]?.mean)),
              ("difference", difference.difference?.json ?? .null), ("margin", .number(difference.margin)),
              ("verdict", .string(difference.outcome.rawValue)),
              ("moreReplications", difference.moreReplications.map(JSONValue.integer) ?? .null),
              ("varianceRatio", .optional(difference.varianceRatio)),
            ])
          })
      ))
    members.append(("explanation", pair.explanation?.json ?? .null))
    return .object(members)
  }
}

extension ComparedMeasure {
  /// `serviceLevel.excludingBlocked`, `averageWait of legal`.
  var key: String { measure.rawValue + (scope.map { " of \($0)" } ?? "") }

  fileprivate var json: JSONValue {
    let width: (String, JSONValue) =
      switch margin {
      case .absolute(let bound): ("margin", .number(bound))
      case .relative(let share): ("relativeMargin", .number(share))
      }
    return .object([
      ("measure", .string(measure.rawValue)), ("scope", scope.map(JSONValue.string) ?? .null), width,
      ("preferred", .string(measure.preference.rawValue)), ("decides", .bool(isGated)),
    ])
  }
}

extension DifferenceExplanation {
  fileprivate var json: JSONValue {
    .object([
      ("answeredInTime", .number(total)),
      ("callTypes", .array(callTypes.map { .object([("name", .string($0.label)), ("points", .number($0.share))]) })),
      (
        "hours",
        .array(
          hours.map {
            .object([
              ("start", .string(($0.label < 10 ? "0" : "") + "\($0.label):00")), ("points", .number($0.share)),
            ])
          })
      ),
      (
        "causes",
        .array(causes.map { .object([("cause", .string($0.label.rawValue)), ("points", .number($0.share))]) })
      ),
    ])
  }
}
