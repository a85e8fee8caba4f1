import CallCenterModel
import Staffing
import TestSupport
import Testing

@testable import Experiments

/// What shifts of four hours with a lunch that is not paid and a coffee break that is add to a requirement.
@Suite struct ShiftOverheadTests {
  private static let calendar = PlanFixture.calendar(days: 1, warmUp: 0, interval: 3600)
  private static let hour = 3600

  private static func plan(people: ClosedRange<Int> = 0...40) -> Plan {
    var rates = [Double](repeating: 0, count: 24)
    for hour in 8..<14 { rates[hour] = hour == 11 ? 60 : 20 }
    let type = CallType.fixture(
      in: calendar, arrivals: .daily(perHour: rates, in: calendar), talk: PlanFixture.exponential(240),
      patience: PlanFixture.exponential(120), target: .eightyTwentyPlanned)
    let groups = ["desk", "spare"].map { name in
      var group = AgentGroup.fixture(
        name, duties: [], skills: [.fixture(0, preference: name == "desk" ? 1 : 2)],
        shrinkage: Shrinkage(absence: 0.1, offPhone: 0, meanSpellSeconds: 900))
      group.costPerHour = Money(microUnits: 10_000_000)
      return group
    }
    var plan = Plan.fixture(calendar, types: [type], groups: groups)
    let contract = Contract(
      name: "full", label: "full", people: people, hoursPerWeek: 0...168, daysPerWeek: 1...7, shiftTypes: [0],
      costPerHour: Money(microUnits: 10_000_000), daysOffTogether: false, sameAllWeek: .nothing)
    plan.planning = PlanningBrief(
      targets: [],
      shiftTypes: [
        ShiftType(
          name: "part", label: "part", starts: [7, 8, 9, 10].map { $0 * hour }, lengths: [4 * hour],
          breaks: [
            PlannedBreak(window: .after(hour / 2...hour), length: hour / 4, isPaid: true),
            PlannedBreak(window: .after(2 * hour...5 * hour / 2), length: hour / 2, isPaid: false),
          ])
      ],
      pools: [StaffPool(group: 0, contracts: [contract])], rules: .none, pay: .none,
      prices: CoverPrices(shortagePerHour: Money(microUnits: 200_000_000), surplusPerHour: .zero), gridSeconds: 900,
      confidence: 0.95, gap: 0.005)
    return plan
  }

  private static func report(_ plan: Plan, _ method: StaffingMethod?) throws -> StaffingReport {
    let question = RequirementQuestion(
      plan, targets: RequirementQuestion.targets(of: plan), replications: 20, threads: 2)
    return try RequirementStudy(question).report(method: method, given: nil, isExplained: true)
  }

  @Test(arguments: [nil, .simulation] as [StaffingMethod?])
  func partsAddUpToThePeoplePaid(_ method: StaffingMethod?) throws {
    let report = try Self.report(Self.plan(), method)
    let rows = report.groups[0].intervals
    let parts = try rows.map { try #require($0.parts) }
    for (row, parts) in zip(rows, parts) {
      #expect(abs(parts.total - Double(row.scheduled) - parts[.overhead]) < 1e-9)
      #expect(parts[.overhead] >= -1e-9, "whoever is covered is paid")
    }
    // Each shift pays three hours and a half.
    let paid = parts.reduce(0) { $0 + $1.total }
    #expect(abs(paid / 3.5 - (paid / 3.5).rounded()) < 1e-9)
    #expect(parts[7...13].contains { $0[.overhead] > 1 })
    #expect(parts[0][.overhead] == 0 && parts[20][.overhead] == 0)
    // Nobody's shifts are planned there.
    #expect(report.groups[1].intervals.allSatisfy { $0.parts?[.overhead] == 0 })
  }

  @Test func withoutShiftsThereIsNoOverhead() throws {
    var plan = Self.plan()
    plan.planning = nil
    let report = try Self.report(plan, nil)
    #expect(report.groups[0].intervals.allSatisfy { $0.parts?[.overhead] == 0 })
  }

  /// Two people cannot cover the peak: fewer are paid there than would have to be rostered.
  @Test func fewerThanNeededArePaidWherePeopleDoNotReach() throws {
    let report = try Self.report(Self.plan(people: 0...2), nil)
    let peak = report.groups[0].intervals[11]
    #expect(peak.scheduled > 2)
    let parts = try #require(peak.parts)
    #expect(parts[.overhead] < 0 && parts.total <= 2)
  }
}

extension ServiceTarget {
  fileprivate static var eightyTwentyPlanned: ServiceTarget {
    var target = ServiceTarget.within(20)
    target.level = 0.8
    return target
  }
}
