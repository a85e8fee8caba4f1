import CallCenterModel
import RandomVariates
import TestSupport

/// Adds to some random plans what comes before and after an answer, from a stream of its own.
struct RandomFollowUps {
  private var random: RandomStream

  init(_ number: Int) { random = RandomStream(StreamKey(seed: 97, replication: number)) }

  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

  private mutating func law(_ most: Double) -> Law {
    let mean = Double.random(in: 1...most, using: &random)
    return chance(0.5) ? PlanFixture.constant(mean.rounded()) : PlanFixture.exponential(mean)
  }

  mutating func extend(_ plan: inout Plan) {
    guard chance(0.6) else { return }
    for type in plan.callTypes.indices where plan.callTypes[type].channel == .voice && chance(0.3) {
      plan.callTypes[type].channel = .walkIn
      plan.callTypes[type].start = .empty
    }
    let all = Array(plan.callTypes.indices)
    for type in all where [.voice, .walkIn].contains(plan.callTypes[type].channel) {
      if plan.callTypes[type].channel == .walkIn { extendVisit(type, &plan) } else { extendCall(type, &plan) }
      if chance(0.2) {
        let people = Int.random(in: 1...5, using: &random)
        plan.callTypes[type].population = Population(people: people, pause: law(20_000))
      } else if chance(0.4) {
        plan.callTypes[type].recall = RecallRule(
          unsolved: 0.2, delay: law(3600), maximum: Int.random(in: 1...3, using: &random))
      }
      if chance(0.3) { plan.callTypes[type].referral = shares(0.15, among: all) }
      if plan.callTypes[type].redial != nil, chance(0.4) {
        let isKnown = plan.callTypes[type].population != nil
        let others = all.filter { !isKnown || plan.callTypes[$0].channel != .chat }
        plan.callTypes[type].redial?.changesTo = shares(0.6, among: others)
      }
    }
    for group in plan.agentGroups.indices {
      for skill in plan.agentGroups[group].skills.indices {
        let type = plan.callTypes[plan.agentGroups[group].skills[skill].callType]
        if type.recall != nil, chance(0.3) { plan.agentGroups[group].skills[skill].unsolved = 0.1 }
        if type.transfer != nil, chance(0.3) { plan.agentGroups[group].skills[skill].transfers = 0.1 }
      }
    }
  }

  private mutating func extendVisit(_ type: Int, _ plan: inout Plan) {
    let others = plan.callTypes.indices.filter { plan.callTypes[$0].channel == .walkIn }
    plan.callTypes[type].visit = VisitRule(
      registration: chance(0.5) ? law(300) : nil, next: chance(0.6) ? shares(0.4, among: others) : [])
  }

  private mutating func extendCall(_ type: Int, _ plan: inout Plan) {
    if chance(0.4) {
      let targets = shares(0.4, among: plan.callTypes.indices.filter { plan.callTypes[$0].channel == .voice })
      let isWarm = chance(0.5) && targets.allSatisfy { plan.callTypes[$0.callType].patience != nil }
      plan.callTypes[type].transfer = TransferRule(
        targets: targets, kind: isWarm ? .warm : .cold, delay: chance(0.3) ? law(60) : nil,
        conference: isWarm && chance(0.7) ? law(90) : nil)
    }
    if chance(0.4) {
      plan.callTypes[type].selfService = SelfServiceRule(
        time: law(120), contained: 0.3, abandons: chance(0.5) ? 0.1 : 0, residual: 1.2,
        lines: chance(0.3) ? Int.random(in: 1...5, using: &random) : nil)
    }
  }

  private mutating func shares(_ total: Double, among types: [Int]) -> [TypeShare] {
    let chosen = types.filter { _ in chance(0.6) }
    return chosen.map { TypeShare(callType: $0, share: total / Double(chosen.count)) }
  }
}
