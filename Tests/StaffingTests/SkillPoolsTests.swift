import CallCenterModel
import Staffing
import TestSupport
import Testing

/// Skills are not counted twice: an agent with two skills is one agent.
@Suite struct SkillPoolsTests {
  private let calendar = PlanFixture.calendar(days: 1, warmUp: 0)

  /// 3.05 and 1.50 erlangs of three minutes, 80 % within 20 s, two groups that serve both.
  private func plan(_ second: [Skill]) -> Plan {
    let types = [("a", 61.0), ("b", 30.0)].map { name, perHour in
      CallType.fixture(
        name, in: calendar, perHour: perHour, talk: PlanFixture.exponential(180), target: .eightyTwenty)
    }
    return .fixture(
      calendar, types: types,
      groups: [
        .fixture("first", agents: 5, in: calendar, skills: [.fixture(0), .fixture(1, preference: 2)]),
        .fixture("second", agents: 3, in: calendar, skills: second),
      ])
  }

  private var shared: Plan { plan([.fixture(1), .fixture(0, preference: 2)]) }

  private func staffing(_ first: Int, _ second: Int) -> AgentsByInterval {
    let intervals = StaffingInterval.all(of: shared).count
    return AgentsByInterval(agents: [first, second].map { [Int](repeating: $0, count: intervals) })
  }

  @Test func fiveFlexibleAgentsAreNotEnoughForFiveAndThree() throws {
    let assignment = LoadAssignment(shared)
    let found = try SkillPools(shared).shortfalls(of: staffing(3, 2), assignment)
    #expect(found.count == 48)
    let first = try #require(found.first)
    #expect(first.groups == ["first", "second"])
    #expect(first.agents == 5 && first.needed == 7)
    #expect(abs((first.serviceLevel ?? 0) - 0.25) < 0.01)
  }

  @Test func theRequirementByGroupsIsNeverBelowThePool() throws {
    let assignment = LoadAssignment(shared)
    let requirement = try FormulaStaffing(shared, method: nil).requirement(assignment)
    #expect(requirement.agents.reduce(0) { $0 + $1[0] } >= 7)
    #expect(try SkillPools(shared).shortfalls(of: requirement, assignment).isEmpty)
    #expect(try SkillPools(shared).shortfalls(of: staffing(4, 3), assignment).isEmpty)
  }

  @Test func groupsWithoutACommonTypeAreNoPool() throws {
    var separate = plan([.fixture(1)])
    separate.agentGroups[0].skills = [.fixture(0)]
    #expect(SkillPools(separate).pools.isEmpty)
    #expect(SkillPools(separate).all == [[0], [1]])
    #expect(SkillPools(plan([.fixture(1)])).pools == [[0, 1]])
  }

  /// More than the pool can carry: no level at all, and no negative one.
  @Test func aQueueWithoutEndHasNoLevel() throws {
    let found = try SkillPools(shared).shortfalls(of: staffing(2, 2), LoadAssignment(shared))
    let first = try #require(found.first)
    #expect((first.serviceLevel ?? 0) == 0)
  }
}
