import CallCenterModel
import OutputAnalysis
import QueueingTheory
import Staffing
import TestSupport
import Testing

@Suite struct FormulaStaffingTests {
  private let calendar = PlanFixture.calendar(days: 1, warmUp: 0)

  private func plan(_ types: [CallType], _ groups: [AgentGroup]) -> Plan {
    .fixture(calendar, types: types, groups: groups)
  }

  private func type(_ name: String, perHour: Double, target: ServiceTarget = .eightyTwenty, patience: Double? = nil)
    -> CallType
  {
    .fixture(
      name, in: calendar, perHour: perHour, talk: PlanFixture.exponential(300),
      patience: patience.map(PlanFixture.exponential), target: target)
  }

  @Test func oneQueueIsErlangC() throws {
    let plan = plan([type("a", perHour: 150)], [.fixture(agents: 20, in: calendar)])
    let agents = try FormulaStaffing(plan, method: nil).requirement(LoadAssignment(plan)).agents[0]
    let question = try ErlangStaffing(
      callsPerHour: 150, handleSeconds: 300, model: .erlangC,
      targets: StaffingTargets(serviceLevel: 0.8, thresholdSeconds: 20))
    guard case .reachable(let expected, _, _) = try question.requirement() else {
      Issue.record("unreachable")
      return
    }
    #expect(Set(agents) == [expected])
  }

  @Test func occupancyLimitAsksForMore() throws {
    var group = AgentGroup.fixture(agents: 20, in: calendar)
    group.maximumOccupancy = 0.7
    let plan = plan([type("a", perHour: 150)], [group])
    let agents = try FormulaStaffing(plan, method: nil).requirement(LoadAssignment(plan)).agents[0][0]
    // 12.5 erlangs at no more than 70 %.
    #expect(agents == 18)
  }

  @Test func aLoadIsGivenToOneGroupOnly() throws {
    let types = [type("a", perHour: 60), type("b", perHour: 30)]
    let groups = [
      AgentGroup.fixture("first", agents: 5, in: calendar, skills: [.fixture(0), .fixture(1, preference: 2)]),
      AgentGroup.fixture("second", agents: 5, in: calendar, skills: [.fixture(1), .fixture(0, preference: 2)]),
    ]
    let assignment = LoadAssignment(plan(types, groups))
    let first = assignment.loads[0][0].reduce(0) { $0 + $1.callsPerHour }
    let second = assignment.loads[1][0].reduce(0) { $0 + $1.callsPerHour }
    #expect(abs(first - 60) < 1e-9)
    #expect(abs(second - 30) < 1e-9)
  }

  @Test func whoIsNotRosteredCarriesNothing() throws {
    let morning = Duty(people: 0..<5, day: 0, start: 8 * 3600, end: 12 * 3600, breaks: [], paidSeconds: 4 * 3600)
    let groups = [
      AgentGroup.fixture("morning", duties: [morning], skills: [.fixture(0)]),
      AgentGroup.fixture("always", agents: 5, in: calendar, skills: [.fixture(0, preference: 2)]),
    ]
    let assignment = LoadAssignment(plan([type("a", perHour: 60)], groups))
    #expect(assignment.groupOfType[0][8 * 2] == 0)
    #expect(assignment.groupOfType[0][14 * 2] == 1)
  }

  @Test func withoutATargetThereIsNoRequirement() throws {
    let plan = plan([type("a", perHour: 60, target: .none)], [.fixture(agents: 5, in: calendar)])
    #expect(throws: StaffingError.noTarget(group: "desk")) {
      try FormulaStaffing(plan, method: nil).requirement(LoadAssignment(plan))
    }
  }

  @Test func nothingOfferedNeedsNobody() throws {
    let plan = plan([type("a", perHour: 0)], [.fixture(agents: 5, in: calendar)])
    #expect(Set(try FormulaStaffing(plan, method: nil).requirement(LoadAssignment(plan)).agents[0]) == [0])
  }

  @Test func referredAttemptsCountWhereTheyGo() throws {
    var daytime = type("daytime", perHour: 60)
    daytime.open = [9 * 3600..<18 * 3600]
    daytime.outsideHours = .refer(to: 1)
    let plan = plan(
      [daytime, type("always", perHour: 30)],
      [.fixture(agents: 5, in: calendar, skills: [.fixture(0), .fixture(1)])])
    let loads = LoadAssignment(plan).loads[0]
    #expect(abs(loads[0].reduce(0) { $0 + $1.callsPerHour } - 90) < 1e-9)
    #expect(loads[0].map(\.callType) == [1])
    #expect(abs(loads[20].reduce(0) { $0 + $1.callsPerHour } - 90) < 1e-9)
    #expect(loads[20].map(\.callType) == [0, 1])
  }

  @Test func scheduledAgentsCoverShrinkageWithoutSteps() throws {
    let plan = plan([type("a", perHour: 150)], [.fixture(agents: 20, in: calendar)])
    let assignment = LoadAssignment(plan)
    let formula = FormulaStaffing(plan, method: nil)
    let report = try StaffingPlanner(plan, method: nil).report(checkedBy: formula, replications: 0)
    // Judged by itself the formula agrees with itself.
    #expect(report.groups[0].intervals.allSatisfy { $0.differences.isEmpty })
    #expect(report.groups[0].intervals.count == 48)
    #expect(try formula.requirement(assignment).agents[0][0] == report.groups[0].intervals[0].agents)
  }
}

extension ServiceTarget {
  static let eightyTwenty = ServiceTarget(
    thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: 0.8, maximumLost: nil)
}
