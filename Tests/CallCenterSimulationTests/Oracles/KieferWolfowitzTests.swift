import CallCenterModel
import RandomVariates
import TestSupport
import Testing

@testable import CallCenterSimulation

/// A second, event-free oracle: one queue, equal agents, first in first out.
///
/// The same keyed draws go through the recursion of Kiefer and Wolfowitz with patience, and every sum must agree to the
/// microsecond.
///
/// - Source: Kiefer & Wolfowitz (1955), Trans. Amer. Math. Soc. 78, 1–18; Baccelli, Boyer & Hébuterne (1984),
///   Adv. Appl. Prob. 16, 887–905 (patience).
@Suite struct KieferWolfowitzTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var agents: Int
    var perHour: Double
    var talk: Law
    var wrapUp: Law?
    var patience: Law?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "M/M/1", agents: 1, perHour: 9, talk: PlanFixture.exponential(300)),
    Case(name: "M/D/1 overloaded for a day", agents: 1, perHour: 13, talk: PlanFixture.constant(300)),
    Case(
      name: "M/M/14+M", agents: 14, perHour: 160, talk: PlanFixture.exponential(300),
      patience: PlanFixture.exponential(120)),
    Case(
      name: "M/D/5+D", agents: 5, perHour: 75, talk: PlanFixture.constant(300), patience: PlanFixture.constant(60)),
    Case(
      name: "with wrap-up", agents: 7, perHour: 90, talk: PlanFixture.exponential(200),
      wrapUp: PlanFixture.constant(60), patience: PlanFixture.exponential(90)),
    Case(
      name: "overloaded", agents: 3, perHour: 90, talk: PlanFixture.exponential(300),
      patience: PlanFixture.exponential(240)),
  ]

  @Test(arguments: cases)
  func waitsAgreeToTheMicrosecond(_ parameters: Case) {
    let calendar = PlanFixture.calendar()
    let type = CallType.fixture(
      in: calendar, perHour: parameters.perHour, talk: parameters.talk, wrapUp: parameters.wrapUp,
      patience: parameters.patience)
    let plan = Plan.fixture(
      calendar, types: [type], groups: [.fixture(agents: parameters.agents, in: calendar)], seed: SingleCall.seed)
    for number in 0..<4 {
      let sums = plan.measures(number: number).contactTotals[0]
      let expected = Self.recursion(plan, number: number)
      #expect(sums.offered > 100)
      #expect(sums.answered == expected.answered)
      #expect(sums.abandoned == expected.abandoned)
      #expect(sums.queued == expected.queued)
      #expect(sums.answeredInTime == expected.answeredInTime)
      #expect(sums.waitOfAnswered == expected.waitOfAnswered)
      #expect(sums.waitOfAbandoned == expected.waitOfAbandoned)
    }
  }

  private static func recursion(_ plan: Plan, number: Int) -> ContactSums {
    let type = plan.callTypes[0]
    let calendar = plan.calendar
    let root = StreamKey(seed: plan.run.seed, replication: number).child(type.name)
    var sums = ContactSums()
    var freeAt = [Int64](repeating: 0, count: plan.agentGroups[0].duties[0].people.count)
    var ordinals: [Int: UInt64] = [:]
    let windowEnd = Int64(calendar.windowEnd) * 1_000_000
    let arrivals = SingleCall.arrivals(type, calendar, seed: plan.run.seed, replication: number)
    for arrival in arrivals where arrival < windowEnd {
      let day = calendar.days.lastIndex { Int64($0.start) * 1_000_000 <= arrival } ?? 0
      let dayKey = root.child(UInt64(bitPattern: Int64(calendar.days[day].date.dayNumber)))
      let caller = dayKey.child(ordinals[day, default: 0])
      ordinals[day, default: 0] += 1
      let next = freeAt.indices.min { freeAt[$0] < freeAt[$1] } ?? 0
      let wait = max(0, freeAt[next] - arrival)
      let patience = type.patience.map { draw($0, caller.child(.patience)) } ?? .max
      if wait > 0 { sums.queued += 1 }
      // Completion comes before abandonment.
      guard wait <= patience else {
        sums.abandoned += 1
        sums.waitOfAbandoned += patience
        continue
      }
      sums.answered += 1
      sums.waitOfAnswered += wait
      if wait <= 20_000_000 { sums.answeredInTime += 1 }
      freeAt[next] =
        arrival + wait + draw(type.talk, caller.child(.talk))
        + (type.wrapUp.map { draw($0, caller.child(.wrapUp)) } ?? 0)
    }
    return sums
  }

  private static func draw(_ law: Law, _ key: StreamKey) -> Int64 {
    var stream = RandomStream(key)
    return Int64((law.draw(&stream) * 1e6).rounded())
  }
}
