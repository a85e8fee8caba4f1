import CallCenterModel
import Staffing
import TestSupport
import Testing

@testable import Experiments

/// Tiny centres: one day, a few open hours.
@Suite struct SimulatedRequirementTests {
  private static let calendar = PlanFixture.calendar(days: 1, warmUp: 0, interval: 3600)

  private static func plan(shrinkage: Shrinkage = .none, perHour: Double = 30, cv: Double = 0) -> Plan {
    var rates = [Double](repeating: 0, count: 24)
    for hour in 9..<14 { rates[hour] = perHour * (hour == 11 ? 2 : 1) }
    var type = CallType.fixture(
      "a", in: calendar, arrivals: .daily(perHour: rates, in: calendar), talk: PlanFixture.exponential(240),
      patience: PlanFixture.exponential(120),
      target: ServiceTarget(
        thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: 0.8, maximumLost: nil))
    type.arrivals.dayFactorCV = cv
    return .fixture(calendar, types: [type], groups: [.fixture(agents: 5, in: calendar, shrinkage: shrinkage)], seed: 7)
  }

  private static func question(
    _ plan: Plan, _ period: PlanningTarget.Period = .interval, probability: Double? = nil, threads: Int = 2
  ) -> RequirementQuestion {
    RequirementQuestion(
      plan, targets: RequirementQuestion.targets(of: plan, per: period, probability: probability), replications: 40,
      threads: threads)
  }

  private func misses(_ people: [[Int]], _ question: RequirementQuestion, _ presence: StaffPresence) throws -> Int {
    let sampler = question.sampler(replications: question.searchReplications)
    let sample = try sampler.sample(question.plan.manned(by: people, presence))
    return sampler.criteria.enumerated().reduce(0) { sum, item in
      sum + item.element.periods.indices.count { (sample.value(item.offset, $0) ?? 1) < item.element.level }
    }
  }

  /// By brute force: every person of every interval is needed on the numbers of the search.
  @Test(arguments: [StaffPresence.ready, .rostered])
  func isLocallyLeast(_ presence: StaffPresence) throws {
    let question = Self.question(Self.plan(shrinkage: Shrinkage(absence: 0.2, offPhone: 0, meanSpellSeconds: 900)))
    var search = RequirementSearch(question, question.plan, presence)
    let people = try search.fewest(from: [[Int](repeating: 3, count: 24)])
    #expect(try misses(people, question, presence) == 0)
    for interval in people[0].indices where people[0][interval] > 0 {
      var fewer = people
      fewer[0][interval] -= 1
      #expect(try misses(fewer, question, presence) > 0, "\(interval) of \(people)")
    }
  }

  @Test func theSameNumbersGiveTheSameAnswer() throws {
    let plan = Self.plan(shrinkage: Shrinkage(absence: 0.2, offPhone: 0.1, meanSpellSeconds: 600))
    let answers = try [1, 2, 7].map { try SimulatedRequirement(Self.question(plan, threads: $0), isExplained: false) }
    #expect(Set(answers.map(\.scheduled)).count == 1)
    #expect(Set(answers.map(\.agents)).count == 1)
    let question = Self.question(plan)
    let sampler = question.sampler(replications: question.searchReplications)
    let samples = try (0..<2).map { _ in try sampler.sample(plan.manned(by: answers[0].scheduled, .rostered)) }
    #expect(samples[0].good == samples[1].good && samples[0].base == samples[1].base)
  }

  @Test func partsAddUp() throws {
    let plan = Self.plan(shrinkage: Shrinkage(absence: 0.2, offPhone: 0, meanSpellSeconds: 900), cv: 0.3)
    let found = try SimulatedRequirement(Self.question(plan), isExplained: true)
    let parts = try #require(found.parts)[0]
    for (parts, people) in zip(parts, found.scheduled[0]) {
      #expect(abs(parts.total - Double(people)) < 1e-9)
      #expect(parts[.certainty] >= 0)
    }
    #expect(parts[11][.load] == 4)
    #expect(parts[11][.shrinkage] > 0)
    #expect(parts[0] == RequirementParts([:]))
  }

  @Test(arguments: [PlanningTarget.Period.day, .week])
  func longerPeriodsNeedNoMorePeople(_ period: PlanningTarget.Period) throws {
    let plan = Self.plan()
    var byInterval = RequirementSearch(Self.question(plan), plan, .ready)
    var byPeriod = RequirementSearch(Self.question(plan, period), plan, .ready)
    let start = [[Int](repeating: 4, count: 24)]
    let (each, all) = (try byInterval.fewest(from: start), try byPeriod.fewest(from: start))
    #expect(all[0].reduce(0, +) <= each[0].reduce(0, +))
    #expect(try misses(all, Self.question(plan, period), .ready) == 0)
  }

  @Test func aProbabilityAsksForMore() throws {
    let plan = Self.plan(cv: 0.3)
    let start = [[Int](repeating: 5, count: 24)]
    var onAverage = RequirementSearch(Self.question(plan, .day), plan, .ready)
    var usually = RequirementSearch(Self.question(plan, .day, probability: 0.9), plan, .ready)
    let (mean, sure) = (try onAverage.fewest(from: start), try usually.fewest(from: start))
    #expect(mean[0].reduce(0, +) < sure[0].reduce(0, +))
  }

  @Test func occupancyIsBoundedByTheLoad() throws {
    var plan = Self.plan()
    plan.agentGroups[0].maximumOccupancy = 0.5
    var search = RequirementSearch(Self.question(plan), plan, .ready)
    let people = try search.fewest(from: [[Int](repeating: 4, count: 24)])
    // Two erlangs and four.
    #expect(people[0][9] == 4 && people[0][11] == 8)
  }

  /// A call in a hundred days: whoever is there, nothing is proved, and nothing is said to hold.
  @Test func whatCannotBeJudgedIsNotSaidToHold() throws {
    let found = try SimulatedRequirement(Self.question(Self.plan(perHour: 0.01)), isExplained: false)
    #expect(!found.outcome.holds && found.outcome.unjudged > 0 && found.outcome.rounds == 1)
    let empty = try SimulatedRequirement(Self.question(Self.plan(perHour: 0)), isExplained: false)
    #expect(empty.outcome.holds && empty.outcome.unjudged == 0)
  }

  @Test func certaintyIsRefused() throws {
    var plan = Self.plan()
    plan.callTypes[0].target.level = 1
    #expect(throws: StaffingError.certainty(callType: "a")) {
      try SimulatedRequirement(Self.question(plan), isExplained: false)
    }
  }

  /// Two groups that serve both types: no agent is counted twice, and the pool is never below its truth.
  @Test func sharedSkillsAreSimulatedAsTheyAre() throws {
    let calendar = Self.calendar
    let target = Self.plan().callTypes[0].target
    let types = [("a", 61.0), ("b", 30.0)].map { name, perHour in
      var rates = [Double](repeating: 0, count: 24)
      for hour in 9..<12 { rates[hour] = perHour }
      return CallType.fixture(
        name, in: calendar, arrivals: .daily(perHour: rates, in: calendar), talk: PlanFixture.exponential(180),
        target: target)
    }
    let plan = Plan.fixture(
      calendar, types: types,
      groups: [
        .fixture("first", agents: 5, in: calendar, skills: [.fixture(0), .fixture(1, preference: 2)]),
        .fixture("second", agents: 3, in: calendar, skills: [.fixture(1), .fixture(0, preference: 2)]),
      ], seed: 3)
    let found = try SimulatedRequirement(Self.question(plan), isExplained: false)
    let together = (9..<12).map { found.scheduled[0][$0] + found.scheduled[1][$0] }
    // The first hour begins with an empty queue.
    #expect(together.allSatisfy { (6...9).contains($0) } && together.reduce(0, +) >= 20, "\(found.scheduled)")
  }
}
