extension Plan {
  /// Why a precision cannot be asked of this plan; `nil` where it can.
  package func objection(to target: PrecisionTarget) -> String? {
    let name = target.measure.rawValue
    if target.measure == .cost, !agentGroups.contains(where: { $0.costPerHour > .zero }) {
      return "`\(name)` has no value: nothing has a price"
    }
    if target.measure == .targetMet, !callTypes.contains(where: \.target.isSet) {
      return "`\(name)` has no value: no call type has a target"
    }
    if let scope = target.scope {
      if target.measure.isOfAgents, !agentGroups.contains(where: { $0.name == scope }) {
        return "`\(name)` is a measure of agent groups, and `\(scope)` is a call type"
      }
      if !target.measure.isOfAgents, !callTypes.contains(where: { $0.name == scope }) {
        return "`\(name)` is a measure of call types, and `\(scope)` is an agent group"
      }
    }
    guard let kind = kind(with: target.measure) else { return nil }
    let scope = target.measure.isOfAgents ? nil : target.scope
    if callTypes.indices.contains(where: { kind.has($0) && (scope == nil || callTypes[$0].name == scope) }) {
      return nil
    }
    let whose = scope.map { "`\($0)` is none" } ?? "there is none"
    return "`\(name)` has no value: it is a measure of \(kind.what), and \(whose)"
  }

  /// The call types that alone have a special measure.
  private func kind(with measure: Measure) -> (what: String, has: (Int) -> Bool)? {
    switch measure {
    case .contained, .containment: ("types with `selfService`", { callTypes[$0].selfService != nil })
    case .transferred: ("types with a `transfer`", { callTypes[$0].transfer != nil })
    case .recalls: ("types with a `recall`", { callTypes[$0].recall != nil })
    case .created:
      ("types that others `refer` to", { type in callTypes.contains { $0.referral.contains { $0.callType == type } } })
    case .onTime, .oldestAge, .interruptions: ("deferred work", { callTypes[$0].channel.isDeferred })
    case .backlog:
      ("deferred work and of lists", { callTypes[$0].channel.isDeferred || callTypes[$0].dialling != nil })
    case .firstResponse, .slotOccupancy: ("chats", { callTypes[$0].channel == .chat })
    case .callBacks, .callBackWait, .callBackReached: ("types with a `callBack`", { callTypes[$0].callBack != nil })
    case .dialled: ("types that are dialled", { callTypes[$0].dialling != nil })
    case .visits, .averageVisitTime: ("visits", { callTypes[$0].channel == .walkIn })
    default: nil
    }
  }
}
