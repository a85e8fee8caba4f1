import CallCenterModel
import TestSupport
import Testing

@testable import Experiments

/// A busy morning, and one call in twenty days at night.
@Suite struct PlanVerificationTests {
  private static let calendar = PlanFixture.calendar(interval: 3600)
  private static let error = 0.05

  private static func plan(morning: Double = 30, night: Double = 0.05, agents: Int = 20) -> Plan {
    var rates = [Double](repeating: 0, count: 24)
    for hour in 9..<12 { rates[hour] = morning }
    rates[3] = night
    var target = ServiceTarget.within(20)
    target.level = 0.8
    let type = CallType.fixture(
      in: calendar, arrivals: .daily(perHour: rates, in: calendar), talk: PlanFixture.exponential(240),
      patience: PlanFixture.exponential(120), target: target)
    return .fixture(calendar, types: [type], groups: [.fixture(agents: agents, in: calendar)])
  }

  private static func sampler(
    _ plan: Plan, _ period: PlanningTarget.Period = .interval, probability: Double? = nil
  ) -> OutcomeSampler {
    let target = PlanningTarget(callType: 0, period: period, probability: probability)
    return OutcomeSampler(ServiceCriterion.all([target], of: plan), seed: 1, replications: 20, threads: 1)
  }

  private static func verification(
    _ plan: Plan, _ period: PlanningTarget.Period = .interval, probability: Double? = nil, attempt: Int = 1
  ) throws -> PlanVerification {
    try PlanVerification(
      of: plan, sampler: sampler(plan, period, probability: probability), replications: 100, attempt: attempt,
      error: error)
  }

  /// A share of 0.8 is proved by 30 contacts at the least; the night has about five.
  @Test func whatNothingCanProveIsLeftOutAndCounted() throws {
    let found = try Self.verification(Self.plan())
    #expect(found.promises.map(\.period) == [9, 10, 11] && found.unjudged == 1)
    #expect(found.isKept && !found.isEmpty)
    #expect(found.promises.allSatisfy { $0.lower <= $0.estimate && $0.missing <= 0 })
  }

  @Test func oneWhoIsAloneMisses() throws {
    let found = try Self.verification(Self.plan(agents: 1))
    #expect(!found.isKept && found.promises.count == 3)
    #expect(found.promises.allSatisfy { !$0.isKept && $0.missing > 0 })
  }

  @Test func whereNothingCanBeJudgedNothingIsKept() throws {
    let rare = try Self.verification(Self.plan(morning: 0))
    #expect(rare.promises.isEmpty && rare.unjudged == 1 && !rare.isKept && !rare.isEmpty)
    let none = try Self.verification(Self.plan(morning: 0, night: 0))
    #expect(none.unjudged == 0 && !none.isKept && none.isEmpty)
  }

  /// Days are what counts then: of a hundred, some 95 have no contact and cannot tell.
  @Test func aShareOfDaysIsProvedByDays() throws {
    let often = try Self.verification(Self.plan(), .day, probability: 0.9)
    #expect(often.promises.map(\.asked) == [0.9] && often.unjudged == 0 && often.isKept)
    let rarely = try Self.verification(Self.plan(morning: 0), .day, probability: 0.9)
    #expect(rarely.promises.isEmpty && rarely.unjudged == 1)
  }

  /// α is shared out over attempts: however many are made, all together err with α at most.
  @Test func allAttemptsTogetherErrWithTheStatedChance() throws {
    let plan = Self.plan()
    let errors = try (1...40).map { try Self.verification(plan, .day, attempt: $0).error }
    #expect(errors == errors.sorted(by: >) && errors.reduce(0, +) < Self.error)
    #expect(errors.reduce(0, +) > 0.98 * Self.error)
    let one = try Self.verification(plan).error
    #expect(abs(one - errors[0]) < 1e-12, "shared out evenly over the periods")
  }

  /// Random numbers of the search and of every attempt are different ones.
  @Test func everyAttemptHasNumbersOfItsOwn() throws {
    for seed in [0, 1, 7, UInt64.max] {
      let all = [seed] + (1...1_000).map { SeedSeries.seed(seed, $0) }
      #expect(Set(all).count == all.count)
    }
    let plan = Self.plan()
    let sampler = Self.sampler(plan)
    let samples =
      try [sampler.sample(plan)]
      + (1...5).map { attempt in
        try sampler.fresh(attempt: attempt, replications: 20).sample(plan)
      }
    #expect(Set(samples.map(\.base)).count == 6)
    let verified = try Self.verification(plan, attempt: 3).sample
    let again = try sampler.fresh(attempt: 3, replications: 100).sample(plan)
    #expect(verified.base == again.base && verified.good == again.good)
  }
}
