import CallCenterModel
import OutputAnalysis
import Scheduling
import TestSupport
import Testing

@testable import Experiments

/// What an absence does to the service is what the window does with one duty less.
@Suite struct AbsenceStudyTests {
  private static let hour = 3_600
  private static let replications = 8

  /// A week with two people by day, whose breaks differ, and one by night.
  private func plan() -> Plan {
    let calendar = PlanFixture.calendar(days: 7, interval: Self.hour)
    var duties: [Duty] = []
    for day in calendar.days.indices {
      func duty(_ person: Int, _ start: Int, rest: Int) -> Duty {
        let from = calendar.instant(day: day, wall: start * Self.hour)
        let to = calendar.instant(day: day, wall: (start + 12) * Self.hour)
        return Duty(
          people: person..<person + 1, day: day, start: from, end: to,
          breaks: [from + rest * Self.hour..<from + (rest + 1) * Self.hour], paidSeconds: to - from)
      }
      duties += [duty(0, 8, rest: 4), duty(1, 8, rest: 6), duty(2, 20, rest: 3)]
    }
    var target = ServiceTarget.within(30)
    target.level = 0.8
    var plan = Plan.fixture(
      calendar,
      types: [
        .fixture(
          in: calendar, perHour: 6, talk: PlanFixture.exponential(240), patience: PlanFixture.exponential(120),
          target: target)
      ], groups: [.fixture(duties: duties)])
    let contract = Contract(
      name: "full", label: "full", people: 0...9, hoursPerWeek: 0...84, daysPerWeek: 0...7, shiftTypes: [],
      costPerHour: .zero, daysOffTogether: false, sameAllWeek: .nothing)
    var brief = PlanningBrief(
      targets: [PlanningTarget(callType: 0, period: .week, probability: 0.9)], shiftTypes: [],
      pools: [StaffPool(group: 0, contracts: [contract])], rules: .none, pay: .none,
      prices: CoverPrices(shortagePerHour: .zero, surplusPerHour: .zero), gridSeconds: Self.hour, confidence: 0.95,
      gap: 0.01)
    brief.people = (0..<3).map { RosterPerson(name: "p\($0)", label: "p\($0)", pool: 0, contract: 0) }
    plan.planning = brief
    return plan
  }

  /// Shares of the days of the window, one duty of which is taken out.
  private func shares(_ plan: Plan, without: (Duty) -> Bool = { _ in false }) throws -> [Double?] {
    var plan = plan
    plan.agentGroups[0].duties.removeAll(where: without)
    let criteria = ServiceCriterion.all([PlanningTarget(callType: 0, period: .day, probability: nil)], of: plan)
    let sample = try OutcomeSampler(
      criteria, seed: plan.run.seed, replications: Self.replications, threads: 1
    ).sample(plan)
    return (0..<7).map { sample.share(0, $0) }
  }

  /// Three people have three shifts a day: nobody can stand in, and a lost night is felt until the morning.
  @Test(arguments: [0, 2]) func isTheWindowWithoutOneDuty(lost: Int) throws {
    let plan = plan()
    let tuesday = try #require(LocalDate(iso: "2017-07-11"))
    let problem = RosterProblem(plan, from: tuesday, days: 2)
    // Each person the duty of the same ordinal, on both days.
    let given = problem.shifts.indices.flatMap { shift in
      let people = problem.shifts[shift].posts.count == 2 ? [0, 1] : [2]
      return people.enumerated().map { SlotAssignment(person: $1, slot: shift, post: $0) }
    }
    let roster = Roster(problem, given: given)
    let absence = try roster.without(lost, from: tuesday, days: 1)
    let study = try AbsenceStudy(
      of: absence, from: roster, plan: plan, around: [:], replications: Self.replications, threads: 2)
    #expect(absence.stillEmpty.count == 1 && study.unknown.isEmpty)
    let days = lost == 2 ? [1, 2] : [1]
    #expect(study.effects.map(\.simulated) == days.map { plan.calendar.days[$0].date })
    #expect(study.effects.map(\.date) == days.map { tuesday.advanced(by: $0 - 1) })
    let whole = try shares(plan)
    let less = try shares(plan) { $0.day == 1 && $0.people == lost..<lost + 1 }
    #expect(study.effects.map(\.planned?.mean) == days.map { whole[$0] })
    #expect(study.effects.map(\.without?.mean) == days.map { less[$0] })
    #expect(study.effects.map(\.repaired?.mean) == days.map { less[$0] })
    for effect in study.effects {
      #expect(effect.lost == effect.left)
      #expect((effect.lost?.mean ?? 0) < 0)
    }
  }
}
