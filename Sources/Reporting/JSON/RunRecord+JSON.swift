internal import CallCenterModel
package import Experiments

extension RunRecord {
  /// The result file `cherha-result/1`.
  package var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("format", .string("cherha-result/1")), ("scenario", scenario.json), ("run", run.json),
      ("total", total.json(ReportedMeasures.total)),
      ("callTypes", .object(callTypes.map { ($0.name, $0.json(ReportedMeasures.contacts)) })),
      ("agentGroups", .object(agentGroups.map { ($0.name, $0.json(ReportedMeasures.agents)) })),
      ("formulas", .object(formulas.map { ($0.name, $0.json) })),
    ]
    switch intervalReport {
    case .dated: members.append(("intervals", .array(intervals.map(json))))
    case .profile: members.append(("profile", .array(intervals.map(json))))
    case .none: break
    }
    if !days.isEmpty { members.append(("days", .array(days.map { $0.json(callTypes.map(\.name)) }))) }
    members.append(("assertions", .array(assertions.map(\.json))))
    return .object(members)
  }

  private func json(of interval: IntervalRecord) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = []
    if let weekday = interval.weekday { members.append(("weekday", .string(weekday.shortName))) }
    members += [("start", .string(interval.start)), ("seconds", .integer(interval.seconds))]
    if intervalReport == .profile { members.append(("dates", .integer(interval.dates))) }
    members += [
      (
        "callTypes",
        .object(zip(callTypes, interval.callTypes).map { ($0.name, $1.json(ReportedMeasures.contactCells)) })
      ),
      (
        "agentGroups",
        .object(agentGroups.indices.map { (agentGroups[$0].name, agents(interval, $0)) })
      ),
    ]
    return .object(members)
  }
}

extension RunRecord {
  private func agents(_ interval: IntervalRecord, _ group: Int) -> JSONValue {
    let measures = interval.agentGroups[group].json(ReportedMeasures.agents)
    guard case .object(let members) = measures, let needed = interval.neededAgents[group] else { return measures }
    return .object(members + [("neededAgents", .integer(needed))])
  }
}

extension NamedMeasures {
  fileprivate func json(_ measures: [Measure]) -> JSONValue {
    guard case .object(let estimates) = self.measures.json(measures) else { return .null }
    var members: [(key: String, value: JSONValue)] = []
    if label != name { members.append(("label", .string(label))) }
    if let channel, channel != .voice { members.append(("channel", .string(channel.rawValue))) }
    if let target { members.append(("target", target.json)) }
    if let deadline { members.append(("deadline", deadline.json)) }
    return .object(members + estimates)
  }
}

extension ScenarioIdentity {
  var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(name)), ("file", .string(file)), ("sha256", .string(sha256)),
    ]
    if let option { members.append(("option", .string(option))) }
    return .object(members)
  }
}

extension RunSummary {
  /// A seed too large for a signed 64-bit integer is text.
  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("version", .string(version)), ("seed", Int(exactly: seed).map(JSONValue.integer) ?? .string(String(seed))),
      ("replications", .integer(replications)), ("days", .integer(days)), ("confidence", .number(confidence)),
      ("stoppedBy", .string(stoppedBy.rawValue)),
    ]
    if !currency.isEmpty { members.append(("currency", .string(currency))) }
    if !precision.isEmpty { members.append(("precision", .array(precision.map(\.json)))) }
    if !solvedVolumes.isEmpty { members.append(("solvedVolumes", .array(solvedVolumes.map(\.json)))) }
    if let controls { members.append(("controls", controls.json)) }
    if let batches { members.append(("batches", batches.json)) }
    return .object(members)
  }
}

extension PrecisionOutcome {
  fileprivate var json: JSONValue {
    let asked: (String, JSONValue) =
      switch target.halfWidth {
      case .absolute(let bound): ("absolute", .number(bound))
      case .relative(let share): ("relative", .number(share))
      }
    return .object([
      ("measure", .string(target.measure.rawValue)), ("scope", target.scope.map(JSONValue.string) ?? .null), asked,
      ("reached", .bool(isMet)), ("estimate", estimate?.json ?? .null),
    ])
  }
}

extension SolvedVolume {
  var json: JSONValue {
    .object([
      ("callType", .string(callType)), ("counts", .string(counts.rawValue)),
      ("firstAttemptsPerContact", .number(firstAttemptsPerContact)),
    ])
  }
}
