internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension Estimate {
  var json: JSONValue {
    .object([
      ("mean", .number(mean)), ("lower", .optional(lower)), ("upper", .optional(upper)),
      ("halfWidth", .optional(halfWidth)),
    ])
  }
}

extension MeasureSet {
  /// Every measure asked for, `null` where it has no value; a name `a.b` is a member `b` of an object `a`.
  func json(_ measures: [Measure]) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    for measure in measures where !Measure.special.contains(measure) || self[measure] != nil {
      let value = ReportedMeasures.quantiles.contains(measure) ? quantileJSON(measure) : estimateJSON(measure)
      let parts = measure.rawValue.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        members.append((measure.rawValue, value))
        continue
      }
      if let last = members.last, last.key == parts[0], case .object(let inner) = last.value {
        members[members.count - 1].value = .object(inner + [(parts[1], value)])
      } else {
        members.append((parts[0], .object([(parts[1], value)])))
      }
    }
    if !waitShares.isEmpty {
      let shares = waitShares.map { JSONValue.object([("seconds", .number($0.seconds)), ("share", $0.share.json)]) }
      members.append(("waitDistributionOfAnswered", .array(shares)))
    }
    return .object(members)
  }

  private func estimateJSON(_ measure: Measure) -> JSONValue { self[measure]?.json ?? .null }

  private func quantileJSON(_ measure: Measure) -> JSONValue {
    guard let quantiles = quantiles[measure] else { return .null }
    return .object(quantiles.map { (JSONValue.number($0.probability).serialized(), $0.estimate?.json ?? .null) })
  }
}

extension ServiceTarget {
  var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("answered", .optional(level)), ("within", .number(thresholdSeconds)),
      ("definition", .string(definition.rawValue)), ("shortAbandonSeconds", .number(shortAbandonSeconds)),
      ("maximumLost", .optional(maximumLost)),
    ]
    if let onTimeLevel { members.append(("onTime", .number(onTimeLevel))) }
    return .object(members)
  }
}

extension StatedDeadline {
  var json: JSONValue { .object([(unit.rawValue, .number(count))]) }
}

extension DayRecord {
  func json(_ names: [String]) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if let date { members.append(("date", .string(date))) }
    members.append(("weekday", .string(weekday.shortName)))
    if !total.isEmpty { members.append(("total", Self.json(total))) }
    members.append(("callTypes", .object(zip(names, callTypes).map { ($0, Self.json($1)) })))
    return .object(members)
  }

  private static func json(_ spreads: [DaySpread]) -> JSONValue {
    .object(
      spreads.map { spread in
        (
          spread.measure.rawValue,
          .object(spread.quantiles.map { (JSONValue.number($0.probability).serialized(), $0.estimate?.json ?? .null) })
        )
      })
  }
}
