import CallCenterModel
import RandomVariates

/// Rules of routing drawn from a number, in a stream of their own.
struct RandomRouting {
  private let key: StreamKey

  init(_ number: Int) { key = StreamKey(seed: 97, replication: number) }

  func add(to plan: inout Plan) {
    var random = RandomStream(key)
    func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    plan.routing.agents = AgentRule.allCases.randomElement(using: &random) ?? .longestIdle
    plan.routing.contacts = ContactRule.allCases.randomElement(using: &random) ?? .longestWait
    plan.routing.queues = chance(0.3) ? QueueRule.allCases.randomElement(using: &random) ?? .shared : .shared
    let isShared = plan.routing.queues == .shared
    let types = plan.callTypes.indices
    let groups = plan.agentGroups.indices

    func quantity() -> CentreQuantity {
      switch number(0...2) {
      case 0: .waiting(types.filter { _ in chance(0.6) })
      case 1: .free(groups.filter { _ in chance(0.6) })
      default: .busyShare(groups.filter { _ in chance(0.6) })
      }
    }
    func condition(_ depth: Int = 0) -> RoutingCondition {
      switch depth > 1 ? 3 : number(0...5) {
      case 0: return .all([condition(depth + 1), condition(depth + 1)])
      case 1: return .any([condition(depth + 1), condition(depth + 1)])
      case 2: return .not([condition(depth + 1)])
      default:
        let comparisons: [RoutingCondition.Comparison] = [.atLeast, .atMost, .above, .below]
        let bound: RoutingCondition.Bound = chance(0.3) ? .quantity(quantity()) : .value(Double(number(0...3)) / 2)
        return .compare(quantity(), comparisons.randomElement(using: &random) ?? .atLeast, bound)
      }
    }

    for type in types {
      if chance(0.3) { plan.callTypes[type].priorityPerMinute = -Double(number(1...4)) / 4 }
      if chance(0.3) { plan.callTypes[type].weight = Double(number(1...4)) }
      let members = groups.filter { group in plan.agentGroups[group].skills.contains { $0.callType == type } }
      guard isShared, chance(0.5), !members.isEmpty else { continue }
      var after = 0.0
      for _ in 0..<number(1...3) {
        var ranks: [Int: Int] = [:]
        for group in members where ranks.isEmpty || chance(0.6) { ranks[group] = number(1...2) }
        plan.callTypes[type].stages.append(
          RoutingStage(
            afterSeconds: after, condition: chance(0.5) ? condition() : nil, ranks: ranks,
            priority: chance(0.4) ? number(1...3) : nil))
        after += Double(number(1...90))
      }
    }
    for group in groups {
      plan.agentGroups[group].targetQueueRatio = Double(number(0...3)) / 2
      for skill in plan.agentGroups[group].skills.indices {
        if chance(0.3) { plan.agentGroups[group].skills[skill].weight = Double(number(1...4)) }
        if chance(0.3) { plan.agentGroups[group].skills[skill].contactWeight = Double(number(1...4)) }
        if chance(0.3) { plan.agentGroups[group].skills[skill].contactPreference = number(1...2) }
        guard isShared else {
          plan.agentGroups[group].skills[skill].afterSeconds = 0
          continue
        }
        if chance(0.2) { plan.agentGroups[group].skills[skill].reserve = number(1...2) }
        if chance(0.3) { plan.agentGroups[group].skills[skill].condition = condition() }
      }
    }
  }
}
