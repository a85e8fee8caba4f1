import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Rules of routing that come to the same thing must give the same numbers, call by call.
@Suite struct RoutingRuleTests {
  private func expectEqual(_ one: Plan, _ other: Plan, _ number: Int, _ comment: String) {
    let (a, b) = (one.measures(number: number), other.measures(number: number))
    #expect(a.contactTotals == b.contactTotals, "plan \(number): \(comment)")
    #expect(a.agentTotals == b.agentTotals, "plan \(number): \(comment)")
    #expect(a.waitsOfAnswered == b.waitsOfAnswered, "plan \(number): \(comment)")
  }

  /// Every rule at its neutral value: the general way of choosing is the plain one.
  @Test(arguments: 0..<60) func neutralRulesChangeNothing(number: Int) {
    let plan = RandomPlan.calls(number)
    var weighted = plan
    for type in weighted.callTypes.indices { weighted.callTypes[type].weight = 2 }
    #expect(weighted.usesRoutingRules && !plan.usesRoutingRules)
    expectEqual(weighted, plan, number, "weights")

    var staged = plan
    for type in staged.callTypes.indices {
      var ranks: [Int: Int] = [:]
      for (index, group) in plan.agentGroups.enumerated() {
        ranks[index] = group.skills.first { $0.callType == type }?.preference
      }
      staged.callTypes[type].stages = [40.0, 90].map { RoutingStage(afterSeconds: $0, ranks: ranks) }
    }
    expectEqual(staged, plan, number, "stages")

    var conditional = plan
    for group in conditional.agentGroups.indices {
      for skill in conditional.agentGroups[group].skills.indices {
        conditional.agentGroups[group].skills[skill].condition = .compare(.waiting([0]), .atLeast, .value(0))
      }
    }
    expectEqual(conditional, plan, number, "conditions that always hold")

    var ageing = plan
    for type in ageing.callTypes.indices { ageing.callTypes[type].priorityPerMinute = -1e-12 }
    // The preference decides between equal priorities; ageing of whatever size comes before it.
    for group in plan.agentGroups.indices where Set(plan.agentGroups[group].skills.map(\.preference)).count > 1 {
      return
    }
    expectEqual(ageing, plan, number, "hardly any ageing")
  }

  /// Delays, stages and sites say the same in three ways.
  @Test(arguments: 0..<20) func delaysAsStagesAndAsSites(number: Int) {
    var plan = RandomPlan.calls(number)
    plan.sites = [Site(name: "here", label: "here"), Site(name: "there", label: "there")]
    /// Contacts prefer groups of even number; agents take what came first.
    func changed(_ change: (inout Skill, _ group: Int) -> Void) -> Plan {
      var copy = plan
      for group in plan.agentGroups.indices {
        copy.agentGroups[group].site = group % 2
        for skill in plan.agentGroups[group].skills.indices {
          copy.agentGroups[group].skills[skill].preference = 1
          copy.agentGroups[group].skills[skill].afterSeconds = 0
          change(&copy.agentGroups[group].skills[skill], group)
        }
      }
      return copy
    }
    let delayed = changed { skill, group in
      (skill.preference, skill.contactPreference) = (group % 2 + 1, 1)
      skill.afterSeconds = group % 2 == 0 ? 0 : 45
    }
    var staged = changed { _, _ in }
    var sited = staged
    for type in plan.callTypes.indices {
      let members = plan.agentGroups.indices.filter { group in
        plan.agentGroups[group].skills.contains { $0.callType == type }
      }
      func ranks(_ count: Int) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: members.filter { $0 % 2 < count }.map { ($0, $0 % 2 + 1) })
      }
      staged.callTypes[type].stages = [
        RoutingStage(afterSeconds: 0, ranks: ranks(1)), RoutingStage(afterSeconds: 45, ranks: ranks(2)),
      ]
      sited.callTypes[type].site = 0
    }
    sited.routing.overflowAfterSeconds = 45
    #expect(!sited.usesRoutingRules, "sites cost nothing")
    expectEqual(staged, delayed, number, "stages")
    expectEqual(sited, delayed, number, "sites")
  }

  /// With reserve r a group takes a type while r + 1 agents are free.
  ///
  /// Groups are never equal here: a condition turns once the agent is idle, so that the one idle longest takes the call, and a reserve counts the agent who has just finished.
  @Test(arguments: 0..<20) func reserveAsCondition(number: Int) {
    var plan = RandomPlan.calls(number)
    for group in plan.agentGroups.indices {
      for skill in plan.agentGroups[group].skills.indices {
        plan.agentGroups[group].skills[skill].contactPreference = plan.agentGroups[group].skills[skill].preference
        plan.agentGroups[group].skills[skill].preference = group + 1
      }
    }
    var (reserved, conditional) = (plan, plan)
    for group in plan.agentGroups.indices {
      for skill in plan.agentGroups[group].skills.indices where skill % 2 == 1 {
        reserved.agentGroups[group].skills[skill].reserve = 1
        conditional.agentGroups[group].skills[skill].condition = .compare(.free([group]), .atLeast, .value(2))
      }
    }
    expectEqual(reserved, conditional, number, "reserve")
  }

  /// Which of equal agents takes a call is nothing to the callers.
  @Test(arguments: AgentRule.allCases) func callersDoNotSeeWhichOfEqualsAnswers(rule: AgentRule) {
    let calendar = PlanFixture.calendar(days: 2)
    let type = CallType.fixture(in: calendar, perHour: 60, patience: PlanFixture.exponential(120))
    let groups = [AgentGroup.fixture("one", agents: 3, in: calendar), .fixture("two", agents: 2, in: calendar)]
    let plan = Plan.fixture(calendar, types: [type], groups: groups)
    var ruled = plan
    ruled.routing.agents = rule
    let (a, b) = (plan.measures(), ruled.measures())
    #expect(a.contactTotals == b.contactTotals)
    #expect(a.agentTotals[0].busy + a.agentTotals[1].busy == b.agentTotals[0].busy + b.agentTotals[1].busy)
  }

  @Test func leastOccupiedLevelsTheDay() {
    let calendar = PlanFixture.calendar()
    let type = CallType.fixture(in: calendar, perHour: 60)
    let groups = [AgentGroup.fixture("one", agents: 12, in: calendar), .fixture("two", agents: 3, in: calendar)]
    var plan = Plan.fixture(calendar, types: [type], groups: groups)
    plan.routing.agents = .leastOccupied
    let agents = plan.measures().agentTotals
    let occupancies = agents.map { Double($0.busy) / Double($0.present) }
    #expect(abs(occupancies[0] - occupancies[1]) < 0.01, "\(occupancies)")
  }

  /// A weight above all waits is a priority; equal weights are one queue, first come, first served.
  @Test func weightedWaitBetweenPriorityAndOneQueue() {
    let calendar = PlanFixture.calendar(days: 3)
    func plan(_ change: (inout Plan) -> Void) -> Plan {
      let types = ["a", "b"].map {
        CallType.fixture($0, in: calendar, perHour: 30, patience: PlanFixture.exponential(600))
      }
      var plan = Plan.fixture(
        calendar, types: types,
        groups: [.fixture(agents: 5, in: calendar, skills: [.fixture(0), .fixture(1)])])
      change(&plan)
      return plan
    }
    let strict = plan { $0.callTypes[0].priority = 1 }
    let weighted = plan { ($0.callTypes[0].weight, $0.callTypes[1].weight) = (1e6, 1e-6) }
    expectEqual(weighted, strict, 0, "priority")
    let single = plan { _ in }
    expectEqual(plan { ($0.callTypes[0].weight, $0.callTypes[1].weight) = (7, 7) }, single, 0, "one queue")
    let ageing = plan { plan in
      for type in 0..<2 { plan.callTypes[type].priorityPerMinute = -0.5 }
    }
    expectEqual(ageing, single, 0, "equal ageing")
  }

  /// Two groups of one agent each, on duty on these days; before a second day they go home at 20:00.
  private func leastOccupied(_ calendar: PlanCalendar, _ calls: [SingleCall], groups: [[Int]], days: [Int]) -> Plan {
    let groups = groups.enumerated().map { index, types in
      let duties = days.map { day in
        let start = calendar.days[day].start
        let end = day == 0 && days == [0, 1] ? start + clock(20) : calendar.days[day].end
        return Duty(people: 0..<1, day: day, start: start, end: end, breaks: [], paidSeconds: end - start)
      }
      return AgentGroup.fixture("group\(index)", duties: duties, skills: types.map { .fixture($0) })
    }
    var plan = Plan.fixture(calendar, types: calls.map(\.type), groups: groups)
    plan.routing.agents = .leastOccupied
    return plan
  }

  /// On the first of two days of warm-up one group was busy for ten hours, on the second the other for two.
  @Test func leastOccupiedLooksBackToMidnightBeforeTheWindow() {
    let calendar = PlanFixture.calendar(warmUp: 2)
    func call(_ name: String, _ day: Int, _ second: Int, _ talk: Double) -> SingleCall {
      let start = calendar.days[day].start + second
      return SingleCall(name, in: start..<start + 60, calendar) { $0.talk = PlanFixture.constant(talk) }
    }
    let calls = [call("a", 0, clock(8), 36000), call("b", 1, clock(8), 7200), call("c", 1, clock(23, 50), 3600)]
    let plan = leastOccupied(calendar, calls, groups: [[0, 2], [1, 2]], days: [0, 1, 2])
    let end = calls[2].instant + 3_600_000_000
    let busy = plan.measures().agentTotals.map(\.busy)
    #expect(busy == [end - Int64(calendar.days[2].start) * 1_000_000, 0])
  }

  /// On the day after the window nobody has been busy yet, so the first of two groups takes the first call.
  @Test func leastOccupiedLooksBackToMidnightAfterTheWindow() {
    let calendar = PlanFixture.calendar()
    let redial = RedialRule(
      afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(3.5 * 3600), maximumAttempts: 2)
    func call(_ name: String, _ second: Int, _ talk: Double) -> SingleCall {
      SingleCall(name, in: second..<second + 60, calendar) {
        $0.talk = PlanFixture.constant(talk)
        $0.patience = PlanFixture.constant(1)
        $0.redial = redial
      }
    }
    let calls = [
      call("a", clock(12), 3600), call("b", clock(1), 36000), call("c", clock(21), 18000),
      call("d", clock(21, 10), 60),
    ]
    let plan = leastOccupied(calendar, calls, groups: [[1, 2, 3], [0, 2]], days: [0, 1])
    // The first group takes the third call, and nobody is left for the fourth.
    #expect(plan.measures().contactTotals.map(\.callersServed) == [1, 1, 1, 0])
  }
}
