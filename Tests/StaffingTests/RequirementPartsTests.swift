import CallCenterModel
import QueueingTheory
import Staffing
import TestSupport
import Testing

@Suite struct RequirementPartsTests {
  private let calendar = PlanFixture.calendar(days: 1, warmUp: 0)

  private func plan(perHour: [Double], patience: Double?, shrinkage: CallCenterModel.Shrinkage = .none) -> Plan {
    let type = CallType.fixture(
      "a", in: calendar, arrivals: .daily(perHour: perHour, in: calendar), talk: PlanFixture.exponential(300),
      patience: patience.map(PlanFixture.exponential), target: .eightyTwenty)
    return .fixture(calendar, types: [type], groups: [.fixture(agents: 20, in: calendar, shrinkage: shrinkage)])
  }

  private static let third = CallCenterModel.Shrinkage(absence: 0.3, offPhone: 0, meanSpellSeconds: 900)
  private static let day = (0..<48).map { 20 + 5.3 * Double($0) }

  @Test(arguments: [nil, .erlangC, .erlangA, .timeVarying] as [StaffingMethod?])
  func partsAddUpToThePeople(_ method: StaffingMethod?) throws {
    // The chain takes a while where intervals are many.
    let perHour = method == .timeVarying ? [12, 16, 8] + [Double](repeating: 0, count: 45) : Self.day
    let planner = StaffingPlanner(plan(perHour: perHour, patience: 120, shrinkage: Self.third), method: method)
    let requirement = try planner.requirement(isExplained: true)
    let rows = try #require(requirement.parts)[0]
    for (parts, scheduled) in zip(rows, requirement.scheduled.window(planner.assignment)[0]) {
      #expect(abs(parts.total - Double(scheduled)) < 1e-9)
      #expect(parts[.variability] >= 0 && parts[.abandonment] <= 0 && parts[.volume] == 0)
      #expect((-1e-9..<1).contains(parts[.wholeAgents]))
    }
    if method == .erlangC { #expect(rows.allSatisfy { $0[.abandonment] == 0 }) }
    if method == nil { #expect(rows.contains { $0[.abandonment] < 0 }) }
  }

  @Test func effectsStandInTheirDocumentedOrder() {
    let names = RequirementEffect.allCases.map(\.rawValue)
    #expect(
      names == [
        "load", "variability", "abandonment", "volume", "shrinkage", "wholeAgents", "certainty", "overhead",
      ])
    let parts = RequirementParts(levels: [.load: 2.5, .variability: 5, .abandonment: 4, .shrinkage: 6])
    #expect(parts[.load] == 2.5 && parts[.variability] == 2.5 && parts[.abandonment] == -1 && parts[.shrinkage] == 2)
    #expect(parts.total == 6)
  }

  /// A day of fractional needs: rounding every interval up costs a share that is said, not hidden.
  @Test func whatRoundingEveryIntervalCostsIsReported() throws {
    let planner = StaffingPlanner(plan(perHour: Self.day, patience: 120, shrinkage: Self.third), method: nil)
    let requirement = try planner.requirement(isExplained: true)
    let report = planner.report(
      requirement, found: [planner.assignment.intervals.map { _ in .init(serviceLevel: nil, occupancy: nil) }],
      replications: 0)
    let rows = report.groups[0].intervals
    let unrounded = rows.reduce(0) { $0 + ($1.unrounded ?? 0) }
    let rounded = rows.reduce(0) { $0 + $1.scheduled }
    #expect(abs(unrounded - Double(rows.reduce(0) { $0 + $1.agents }) / 0.7) < 1e-9)
    let whole = rows.reduce(0) { $0 + ($1.parts?[.wholeAgents] ?? 0) }
    #expect(abs(Double(rounded) - unrounded - whole) < 1e-9)
    #expect(whole > 5, "half a person an interval, about")
  }

  @Test func wholeNumbersAreNotRoundedUp() throws {
    #expect(WholePeople.covering(9) == 9)
    #expect(WholePeople.covering(9.000_000_001) == 10)
    #expect(WholePeople.covering(21 / 0.7) == 30)
    #expect(WholePeople.covering(7 / 0.7) == 10)
    #expect(WholePeople.covering(0) == 0)
    #expect(WholePeople.within(0.7 * 30) == 21)
    var group = AgentGroup.fixture(agents: 1, in: calendar)
    group.shrinkage = Self.third
    #expect(try StaffingPlanner.scheduled(21, for: group) == 30)
    #expect(try StaffingPlanner.scheduled(0, for: group) == 0)
  }

  /// Ten erlangs exactly are more than ten agents can carry without loss.
  @Test func aLoadThatIsExactlyWholeIsNotItsOwnRequirement() throws {
    let perHour = [Double](repeating: 120, count: 48)
    let planner = StaffingPlanner(plan(perHour: perHour, patience: nil), method: nil)
    let requirement = try planner.requirement(isExplained: true)
    let parts = try #require(requirement.parts)[0][0]
    #expect(parts[.load] == 10)
    #expect(requirement.agents.agents[0][0] > 10)
    #expect(parts[.load] + parts[.variability] == Double(requirement.agents.agents[0][0]))
  }
}
