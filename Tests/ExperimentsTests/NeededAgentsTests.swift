import CallCenterModel
import Staffing
import TestSupport
import Testing

@testable import Experiments

/// The need beside the roster is the requirement of `cherha staff`, shrinkage on top.
@Suite struct NeededAgentsTests {
  private static let calendar = PlanFixture.calendar(warmUp: 1)

  private static func plan(target: ServiceTarget) -> Plan {
    let type = CallType.fixture(
      "calls", in: calendar, perHour: 150, patience: PlanFixture.exponential(120), target: target)
    let group = AgentGroup.fixture(
      agents: 5, in: calendar, shrinkage: Shrinkage(absence: 0.3, offPhone: 0, meanSpellSeconds: 900))
    return .fixture(calendar, types: [type], groups: [group], replications: 2, intervals: .dated)
  }

  private static var eighty: ServiceTarget {
    ServiceTarget(
      thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: 0.8, maximumLost: nil)
  }

  @Test func isTheRequirementOfEveryInterval() throws {
    let plan = Self.plan(target: Self.eighty)
    let record = try Experiment(plan, threads: 1, version: "test").run(scenario: ExperimentTests.scenario)
    let report = try StaffingPlanner(plan, method: nil).report(
      checkedBy: FormulaStaffing(plan, method: nil), replications: 0)
    #expect(record.intervals.count == 48)
    #expect(record.intervals.map(\.neededAgents) == report.groups[0].intervals.map { [$0.scheduled] })
    #expect(report.groups[0].intervals[0].scheduled > report.groups[0].intervals[0].agents)
  }

  @Test func isUnknownWithoutATarget() throws {
    let plan = Self.plan(target: .none)
    let record = try Experiment(plan, threads: 1, version: "test").run(scenario: ExperimentTests.scenario)
    #expect(record.intervals.allSatisfy { $0.neededAgents == [nil] })
  }
}
