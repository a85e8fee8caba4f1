internal import CallCenterModel
internal import Experiments

extension ScheduleDocument {
  var json: JSONValue {
    .object([
      ("format", .string(Self.format)), ("scenario", scenario.json), ("run", run.json),
      ("method", .string(method.rawValue)), ("meetsTargets", .bool(isKept)), ("cost", cost.json),
      ("search", search.json), ("targets", .array(promises.map(\.json))), ("people", .integer(people)),
      ("agentGroups", .object(groups.map { ($0.name, $0.json) })), ("shifts", .array(shifts.map(json))),
      ("intervals", .array(intervals.map(json))),
    ])
  }

  private func json(_ shift: Shift) -> JSONValue {
    let group = groups[shift.group]
    var members: [(key: String, value: JSONValue)] = [
      ("agentGroup", .string(group.name)), ("contract", .string(group.contracts[shift.contract].name)),
      ("shift", .string(shift.type)),
    ]
    if shift.label != shift.type { members.append(("label", .string(shift.label))) }
    members += [
      ("from", .string(shift.time.from)), ("to", .string(shift.time.to)),
      ("breaks", .array(shift.breaks.map { ["from": .string($0.from), "to": .string($0.to)] })),
      ("people", .integer(shift.people)), ("paidSeconds", .integer(shift.paidSeconds)),
    ]
    return .object(members)
  }

  private func json(_ interval: Interval) -> JSONValue {
    [
      "start": .string(interval.start), "seconds": .integer(interval.seconds),
      "agentGroups": .object(
        zip(groups, interval.cover).map { group, cover in
          (group.name, ["required": .optional(cover.required), "scheduled": .number(cover.scheduled)])
        }),
    ]
  }
}

extension ScheduleDocument.Run {
  fileprivate var json: JSONValue {
    [
      "version": .string(version), "seed": Int(exactly: seed).map(JSONValue.integer) ?? .string(String(seed)),
      "verificationReplications": .integer(verificationReplications), "confidence": .number(confidence),
      "days": .integer(days),
    ]
  }
}

extension ScheduleDocument.Cost {
  fileprivate var json: JSONValue {
    [
      "currency": currency.isEmpty ? .null : .string(currency), "total": .number(total),
      "twoStep": .optional(twoStep), "integrated": .number(integrated), "bound": .number(bound),
      "gap": .optional(gap),
    ]
  }
}

extension ScheduleDocument.Search {
  fileprivate var json: JSONValue {
    [
      "ending": .string(ending.rawValue), "attempts": .integer(attempts), "unjudged": .integer(unjudged),
      "iterations": .integer(iterations), "cuts": .integer(cuts), "changedCuts": .integer(changedCuts),
      "withinGap": .bool(isWithinGap),
      "twoStepMeetsTargets": .bool(twoStepIsKept), "twoStepRaised": .number(twoStepRaised),
      "integratedMeetsTargets": .bool(integratedIsKept),
    ]
  }
}

extension ScheduleDocument.Promise {
  /// What stands for the share of contacts that are neither abandoned nor blocked.
  static let notLost = "notLost"

  fileprivate var json: JSONValue {
    var members: [(key: String, value: JSONValue)] = [("callType", .string(callType))]
    if label != callType { members.append(("label", .string(label))) }
    members += [
      ("measure", .string(definition?.measure.rawValue ?? Self.notLost)), ("level", .number(level)),
      ("withinSeconds", .number(thresholdSeconds)), ("onDays", .optional(onDays)), ("per", .string(period.rawValue)),
      ("from", .string(from)), ("to", .string(to)), ("estimate", .optional(estimate)), ("lower", .optional(lower)),
      ("asked", .number(asked)), ("kept", .bool(isKept)),
    ]
    return .object(members)
  }
}

extension ScheduleDocument.Group {
  fileprivate var json: JSONValue {
    let contracts = contracts.map { contract -> (key: String, value: JSONValue) in
      let label: [(key: String, value: JSONValue)] =
        contract.label == contract.name ? [] : [("label", .string(contract.label))]
      return (contract.name, .object(label + [("people", .integer(contract.people))]))
    }
    let label: [(key: String, value: JSONValue)] = self.label == name ? [] : [("label", .string(self.label))]
    return .object(label + [("contracts", .object(contracts))])
  }
}
