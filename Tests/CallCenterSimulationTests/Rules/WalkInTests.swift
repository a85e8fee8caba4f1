import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Visitors, their tickets and doors, and people of a population, on hand-made days.
@Suite struct WalkInTests {
  let calendar = PlanFixture.calendar()

  private func visitor(
    _ name: String, _ hour: Int, _ minute: Int = 0, _ change: (inout CallType) -> Void = { _ in }
  ) -> SingleCall {
    SingleCall(name, in: clock(hour, minute)..<clock(hour, minute + 1), calendar) { type in
      type.channel = .walkIn
      type.talk = PlanFixture.constant(600)
      change(&type)
    }
  }

  private func desks(_ hours: Range<Int>, _ agents: Int = 1, types: Int = 1) -> AgentGroup {
    .fixture("desks", duties: [.hours(hours, people: 0..<agents)], skills: (0..<types).map { .fixture($0) })
  }

  @Test func aVisitGoesFromTheTicketToTheLastService() {
    let first = visitor("first", 10) {
      $0.visit = VisitRule(registration: PlanFixture.constant(90), next: [TypeShare(callType: 1, share: 1)])
      $0.wrapUp = PlanFixture.constant(60)
    }
    var second = CallType.fixture("second", in: calendar, talk: PlanFixture.constant(300))
    second.channel = .walkIn
    let measures = Plan.fixture(
      calendar, types: [first.type, second], groups: [desks(clock(8)..<clock(20), types: 2)], lines: 1
    ).measures()
    // One desk: the second service begins when the agent has wrapped up the first.
    #expect(measures.contactTotals.map(\.answered) == [1, 1])
    #expect(measures.contactTotals.map(\.waitOfAnswered) == [0, 60_000_000])
    #expect(measures.serviceTotals[0].visits == 1)
    #expect(measures.serviceTotals[0].visitTime == 960_000_000)
    #expect(measures.serviceTotals[1].visits == 0)
    #expect(measures.legTotals.map(\.offered) == [0, 1])
  }

  @Test func aFullHallTurnsVisitorsAwayButTakesNoLines() {
    let first = visitor("first", 10) {
      $0.lines = 1
      $0.arrivals.segments[0].append(.init(start: clock(10, 1), end: clock(10, 2), perSecond: 0.1))
    }
    let count = SingleCall.arrivals(first.type, calendar).count
    let caller = SingleCall("caller", in: clock(10, 5)..<clock(10, 6), calendar)
    let measures = Plan.fixture(calendar, types: [first.type, caller.type], groups: [], lines: 1).measures()
    #expect(count > 1)
    #expect(measures.contactTotals[0].blocked == Int64(count - 1))
    #expect(measures.contactTotals[1].blocked == 0)
  }

  @Test func aVisitorWhoGivesUpLeavesTheHall() {
    let first = visitor("first", 10) {
      $0.lines = 1
      $0.patience = PlanFixture.constant(120)
      $0.arrivals.segments[0].append(.init(start: clock(10, 10), end: clock(10, 11), perSecond: 1 / 60))
    }
    let count = SingleCall.arrivals(first.type, calendar).count
    var plan = Plan.fixture(calendar, types: [first.type], groups: [], lines: 5)
    let measures = plan.measures()
    #expect(measures.contactTotals[0].abandoned >= 1)
    #expect(measures.contactTotals[0].abandoned + measures.contactTotals[0].blocked == Int64(count))
    #expect(measures.serviceTotals[0].visits == 0)
    plan.callTypes[0].balking = 1
    #expect(plan.measures().contactTotals[0].abandoned == Int64(count))
  }

  /// The doors close at 11:00, and so does the duty; three visitors are inside.
  @Test func whoIsInsideWhenTheDoorsCloseIsServed() {
    let first = visitor("first", 10, 58) {
      $0.open = [clock(8)..<clock(11)]
      $0.arrivals.segments[0].append(.init(start: clock(10, 59), end: clock(11), perSecond: 0.05))
      $0.arrivals.segments[0].append(.init(start: clock(11), end: clock(11, 1), perSecond: 0.1))
    }
    let instants = SingleCall.arrivals(first.type, calendar)
    let inside = instants.count { $0 < instant(11) }
    let measures = Plan.fixture(calendar, types: [first.type], groups: [desks(clock(8)..<clock(11))]).measures()
    #expect(inside > 1 && inside < instants.count)
    #expect(measures.contactTotals[0].answered == Int64(inside))
    #expect(measures.contactTotals[0].closed == Int64(instants.count - inside))
    #expect(measures.contactTotals[0].abandoned == 0)
    let end = instants[0] + Int64(inside) * 600_000_000
    #expect(measures.agentTotals[0].busy == end - instants[0])
    #expect(measures.agentTotals[0].overtime == end - instant(11))
  }

  /// The ticket is drawn after the doors have closed and everybody but one has gone.
  @Test func oneAgentStaysForThoseWhoStillRegister() {
    let first = visitor("first", 10, 59) {
      $0.open = [clock(8)..<clock(11)]
      $0.visit = VisitRule(registration: PlanFixture.constant(120), next: [])
    }
    let measures = Plan.fixture(calendar, types: [first.type], groups: [desks(clock(8)..<clock(11), 3)]).measures()
    #expect(measures.contactTotals[0].answered == 1)
    #expect(measures.contactTotals[0].waitOfAnswered == 0)
    #expect(measures.agentTotals[0].overtime == 600_000_000)
    #expect(measures.agentTotals[0].available == 3 * 3 * 3_600_000_000)
  }

  /// Each of three people pauses for an hour from the end of one call to the next; the number opens at 8:00.
  @Test func peopleOfAPopulationWaitForTheNumberToOpen() {
    var type = CallType.fixture(
      "people", in: calendar, open: [clock(8)..<clock(20)], talk: PlanFixture.constant(600))
    type.population = Population(people: 3, pause: PlanFixture.constant(3600))
    let measures = Plan.fixture(
      calendar, types: [type], groups: [.fixture(agents: 3, in: calendar)], intervals: .dated
    ).measures()
    let sums = measures.contactTotals[0]
    // At 8:00, 9:10, … 19:40.
    #expect(sums.answered == 33)
    #expect(sums.callers == 33)
    #expect(sums.closed == 0)
    #expect(measures.contactCells[16].answered == 3)
    #expect(sums.handlingTime == 33 * 600_000_000)
  }

  @Test func peopleOfAPopulationPauseWhenTheDayBeginsInItsMiddle() {
    var afternoon = calendar
    afternoon.startSeconds = clock(13)
    var type = CallType.fixture(
      "people", in: afternoon, open: [clock(8)..<clock(20)], talk: PlanFixture.constant(600))
    type.population = Population(people: 3, pause: PlanFixture.constant(3600))
    let sums = Plan.fixture(
      afternoon, types: [type], groups: [.fixture(agents: 3, in: afternoon)]
    ).measures().contactTotals[0]
    // The first call of each comes at a random moment from 13:00 to 14:00, every next one 70 minutes later: the sixth
    // before 20:00.
    #expect(sums.answered == 18 && sums.closed == 0)
  }

  @Test func whoIsLostPausesToo() {
    var type = CallType.fixture(
      "people", in: calendar, open: [clock(8)..<clock(20)], patience: PlanFixture.constant(600),
      redial: RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(1200), maximumAttempts: 2))
    type.population = Population(people: 1, pause: PlanFixture.constant(3600))
    let sums = Plan.fixture(calendar, types: [type], groups: []).measures().contactTotals[0]
    // 8:00 to 8:10, 8:30 to 8:40, pause to 9:40: seven pairs of attempts, one more at 19:40, and one after hours.
    #expect(sums.callersLost == 8)
    #expect(sums.abandoned == 15)
    #expect(sums.closed == 1)
  }
}
