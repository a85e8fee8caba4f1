import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Which agent takes a call, and which call an agent takes, on hand-made days.
@Suite struct RoutingTests {
  let calendar = PlanFixture.calendar()

  @Test func higherPriorityGoesFirstThenPreferenceThenLongestWait() {
    let blocking = SingleCall("busy", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(900) }
    let low = SingleCall("low", in: clock(10, 2)..<clock(10, 3), calendar) { $0.priority = 2 }
    let disliked = SingleCall("disliked", in: clock(10, 3)..<clock(10, 4), calendar) { $0.priority = 1 }
    let older = SingleCall("older", in: clock(10, 4)..<clock(10, 5), calendar) { $0.priority = 1 }
    let younger = SingleCall("younger", in: clock(10, 5)..<clock(10, 6), calendar) { $0.priority = 1 }
    let calls = [blocking, low, disliked, younger, older]
    let skills = [1, 1, 2, 1, 1].enumerated().map { Skill.fixture($0, preference: $1) }
    let plan = Plan.fixture(
      calendar, types: calls.map(\.type), groups: [.fixture(agents: 1, in: calendar, skills: skills)])
    let sums = plan.measures().contactTotals
    let free = blocking.instant + 900_000_000
    #expect(sums[4].waitOfAnswered == free - older.instant)
    #expect(sums[3].waitOfAnswered == free + 60_000_000 - younger.instant)
    #expect(sums[2].waitOfAnswered == free + 120_000_000 - disliked.instant)
    #expect(sums[1].waitOfAnswered == free + 180_000_000 - low.instant)
  }

  @Test func preferredGroupTakesTheCallAndSpeedDividesHandling() {
    let call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar) { $0.wrapUp = PlanFixture.constant(30) }
    let groups = [
      AgentGroup.fixture("second", agents: 1, in: calendar, skills: [.fixture(0, preference: 2)]),
      AgentGroup.fixture("first", agents: 1, in: calendar, skills: [.fixture(0, preference: 1, speed: 0.8)]),
    ]
    let agents = Plan.fixture(calendar, types: [call.type], groups: groups).measures().agentTotals
    #expect(agents[0].busy == 0)
    #expect(agents[1].busy == 112_500_000)
  }

  /// Of equally preferred groups the one whose agent has been idle longest takes the call.
  @Test func longestIdleOfEqualGroups() {
    let calls = [10, 20, 30].map { minute in
      SingleCall("at\(minute)", in: clock(10, minute)..<clock(10, minute + 1), calendar)
    }
    let skills = calls.indices.map { Skill.fixture($0) }
    let doubleSpeed = calls.indices.map { Skill.fixture($0, speed: 2) }
    let early = Duty.hours(clock(9)..<clock(12), people: 0..<1)
    let late = Duty.hours(clock(9, 30)..<clock(12), people: 0..<1)
    let groups = [
      AgentGroup.fixture("late", duties: [late], skills: skills),
      AgentGroup.fixture("early", duties: [early], skills: doubleSpeed),
    ]
    let plan = Plan.fixture(calendar, types: calls.map(\.type), groups: groups, intervals: .dated)
    let measures = plan.measures()
    // First `early`, on duty since 9:00; then `late`, idle since 9:30; then `early`, idle since 10:11.
    #expect(measures.agentTotals[0].busy == 60_000_000)
    #expect(measures.agentTotals[1].busy == 60_000_000)
    #expect(measures.agentCells[21 * 2 + 1].busy == 30_000_000)
    #expect(measures.agentCells[21 * 2].busy == 0)
  }

  @Test func overflowOpensToTheMicrosecond() {
    let call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar) { $0.patience = PlanFixture.constant(3600) }
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0, after: 59.999999)])
    let sums = Plan.fixture(calendar, types: [call.type], groups: [group]).measures().contactTotals[0]
    #expect(sums.waitOfAnswered == 59_999_999)
    #expect(sums.queued == 1)
  }

  /// Patience that ends with the delay comes first; an agent who is busy then takes the call as soon as free.
  @Test func overflowAgainstPatienceAndBusyAgents() {
    let impatient = SingleCall("impatient", in: clock(10)..<clock(10, 1), calendar) {
      $0.patience = PlanFixture.constant(60)
    }
    let alone = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0, after: 60)])
    let lost = Plan.fixture(calendar, types: [impatient.type], groups: [alone]).measures().contactTotals[0]
    #expect(lost.abandoned == 1)

    let busy = SingleCall("busy", in: clock(11)..<clock(11, 1), calendar) { $0.talk = PlanFixture.constant(300) }
    let other = SingleCall("other", in: clock(11, 1)..<clock(11, 2), calendar)
    let early = SingleCall("early", in: clock(11, 4, 30)..<clock(11, 5), calendar)
    let group = AgentGroup.fixture(
      agents: 1, in: calendar, skills: [.fixture(0), .fixture(1, after: 60), .fixture(2, after: 90)])
    let sums = Plan.fixture(calendar, types: [busy.type, other.type, early.type], groups: [group]).measures()
      .contactTotals
    #expect(sums[1].waitOfAnswered == busy.instant + 300_000_000 - other.instant)
    #expect(sums[2].waitOfAnswered == max(90_000_000, busy.instant + 360_000_000 - early.instant))
  }

  /// Delays in two steps: at 30 s the near group, at 60 s the far one.
  @Test func overflowInStages() {
    let first = SingleCall("first", in: clock(10)..<clock(10, 0, 20), calendar) { $0.talk = PlanFixture.constant(600) }
    let second = SingleCall("second", in: clock(10, 0, 20)..<clock(10, 0, 40), calendar)
    let groups = [
      AgentGroup.fixture("near", agents: 1, in: calendar, skills: [.fixture(0, after: 30), .fixture(1, after: 30)]),
      AgentGroup.fixture(
        "far", agents: 1, in: calendar,
        skills: [.fixture(0, preference: 2, after: 60), .fixture(1, preference: 2, after: 60)]),
    ]
    let sums = Plan.fixture(calendar, types: [first.type, second.type], groups: groups).measures().contactTotals
    #expect(sums[0].waitOfAnswered == 30_000_000)
    #expect(sums[1].waitOfAnswered == 60_000_000)
  }
}
