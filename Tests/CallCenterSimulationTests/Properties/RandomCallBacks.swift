import CallCenterModel
import RandomVariates
import TestSupport

/// Adds to some random plans call-backs and outbound calls, from a stream of its own.
struct RandomCallBacks {
  private var random: RandomStream

  init(_ number: Int) { random = RandomStream(StreamKey(seed: 96, replication: number)) }

  private mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

  private mutating func law(_ most: Double) -> Law {
    let mean = Double.random(in: 1...most, using: &random)
    return chance(0.5) ? PlanFixture.constant(mean.rounded()) : PlanFixture.exponential(mean)
  }

  mutating func extend(_ plan: inout Plan) {
    guard chance(0.5) else { return }
    for type in plan.callTypes.indices where plan.callTypes[type].channel == .voice {
      if chance(0.3), isAlone(type, plan) { dial(type, &plan) } else if chance(0.5) { callBack(type, &plan) }
    }
  }

  /// No contact comes from or goes to another type.
  private func isAlone(_ type: Int, _ plan: Plan) -> Bool {
    let own = plan.callTypes[type]
    guard own.transfer == nil, own.recall == nil, own.referral.isEmpty, own.selfService == nil, own.population == nil,
      own.redial == nil, own.visit == nil, own.start.isEmpty
    else { return false }
    return plan.callTypes.allSatisfy { other in
      let shares = (other.transfer?.targets ?? []) + other.referral + (other.redial?.changesTo ?? [])
      if case .refer(let target) = other.outsideHours, target == type { return false }
      return shares.allSatisfy { $0.callType != type }
    }
  }

  private mutating func callBack(_ type: Int, _ plan: inout Plan) {
    let predictors: [CallBackRule.Predictor] = [.headOfLine, .lastWait, .meanOfLast(5), .queueLength]
    let predictor = predictors.randomElement(using: &random) ?? .headOfLine
    let tries = Int.random(in: 1...3, using: &random)
    let own = plan.callTypes[type].priority
    plan.callTypes[type].callBack = CallBackRule(
      thresholdSeconds: chance(0.5) ? 0 : 60, predictor: predictor,
      open: chance(0.7) ? plan.calendar.allTime : [30_000..<60_000], accepted: 0.6,
      priority: chance(0.5) ? nil : own + 5, dialling: chance(0.7) ? law(60) : nil, reached: chance(0.3) ? 1 : 0.5,
      maximumTries: tries, retryDelay: tries > 1 ? law(1800) : nil, patienceOfOthers: chance(0.5) ? 1 : 1.5)
  }

  private mutating func dial(_ type: Int, _ plan: inout Plan) {
    let modes: [DiallingRule.Mode] = [
      .preview, .paced(perFreeAgent: 1, extra: 0), .paced(perFreeAgent: 1.5, extra: 1), .limited(mismatches: 0.05),
    ]
    let mode = modes.randomElement(using: &random) ?? .preview
    let dials = Int.random(in: 1...3, using: &random)
    plan.callTypes[type].channel = .outbound
    plan.callTypes[type].open = plan.calendar.allTime
    plan.callTypes[type].outsideHours = .closed
    plan.callTypes[type].balking = 0
    plan.callTypes[type].patience = chance(0.4) ? PlanFixture.constant(0) : law(900)
    plan.callTypes[type].dialling = DiallingRule(
      mode: mode, minimumFree: chance(0.7) ? 1 : 2,
      hours: chance(0.5) ? plan.calendar.allTime : [20_000..<40_000, 50_000..<70_000],
      preview: mode == .preview ? law(30) : nil, reached: 0.5, ring: chance(0.7) ? law(20) : nil,
      noAnswer: chance(0.7) ? law(30) : nil, rightParty: chance(0.5) ? 1 : 0.7, otherTalk: law(30),
      maximumDials: dials, retryDelay: dials > 1 ? law(3600) : nil)
  }
}
