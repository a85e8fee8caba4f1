import CallCenterModel
import CallCenterSimulation
import RandomVariates
import TestSupport
import Testing

/// A given start, with constant laws, to the microsecond.
@Suite struct StartTests {
  let calendar = PlanFixture.calendar()

  private func plan(
    _ calendar: PlanCalendar? = nil, agents: Int, talk: Double = 100, wrapUp: Double? = nil, patience: Double? = nil,
    speed: Double = 1, lines: Int? = nil, start: StartingState
  ) -> Plan {
    let calendar = calendar ?? self.calendar
    var type = CallType.fixture(
      in: calendar, talk: PlanFixture.constant(talk), wrapUp: wrapUp.map(PlanFixture.constant),
      patience: patience.map(PlanFixture.constant), lines: lines, target: .within(60))
    type.start = start
    let group = AgentGroup.fixture(agents: agents, in: calendar, skills: [.fixture(0, speed: speed)])
    return .fixture(calendar, types: [type], groups: [group], intervals: .dated)
  }

  private func start(_ waiting: [Double], _ elapsed: [Double] = []) -> StartingState {
    StartingState(
      waitingSeconds: waiting, inService: elapsed.isEmpty ? [] : [.init(group: 0, elapsedSeconds: elapsed)])
  }

  @Test func waitsCountFromTheTrueArrival() {
    // One agent with 70 s of a talk left, then 100 s a call: answers at 70 and 170 s.
    let measures = plan(agents: 1, start: start([12, 30], [30])).measures()
    let sums = measures.contactTotals[0]
    #expect(sums.answered == 2 && sums.queued == 2 && sums.callersServed == 2)
    #expect(sums.waitOfAnswered == 100_000_000 + 182_000_000)
    #expect(sums.queueTime == 70_000_000 + 170_000_000)
    #expect(sums.answeredInTime == 0)
    #expect(sums.firstAttempts == 0)
    #expect(measures.contactCells[0].offered == 2)
    #expect(measures.maximumQueue == [2])
    #expect(measures.agentTotals[0].busy == 270_000_000)
    #expect(sums.handlingTime == 200_000_000)
  }

  @Test func idleAgentsTakeWhoWaitsAtOnce() {
    let sums = plan(agents: 2, start: start([10, 70, 40], [99])).measures().contactTotals[0]
    // 70 at once, 40 after the second that is left, 10 after that of the first: 100 s.
    #expect(sums.waitOfAnswered == 70_000_000 + 41_000_000 + 110_000_000)
    #expect(sums.answeredInTime == 1)
  }

  @Test func patienceIsThatOfSomeoneWhoHasWaited() {
    let sums = plan(agents: 0, patience: 90, start: start([30, 89])).measures().contactTotals[0]
    #expect(sums.abandoned == 2)
    #expect(sums.waitOfAbandoned == 180_000_000)
    #expect(sums.queueTime == 61_000_000)
  }

  @Test func wrapUpFollowsAndLinesAreHeld() {
    // The one line is held for 40 s of talk; the agent is free after 20 s more.
    let call = SingleCall("call", in: 10..<30, calendar)
    var busy = plan(agents: 1, wrapUp: 20, lines: 1, start: start([], [60]))
    busy.callTypes[0].arrivals = call.type.arrivals
    busy.callTypes[0].name = call.type.name
    #expect(busy.measures().contactTotals[0].blocked == 1)
    busy.callTypes[0].lines = 2
    let sums = busy.measures().contactTotals[0]
    #expect(sums.waitOfAnswered == 60_000_000 - call.instant)
  }

  @Test func slowAgentsTakeLonger() {
    // At speed 0.5 a talk of 100 s takes 200 s; 150 s are over.
    let sums = plan(agents: 1, speed: 0.5, start: start([5], [150])).measures().contactTotals[0]
    #expect(sums.waitOfAnswered == 55_000_000)
  }

  @Test func moreInHandThanAgentsIsOvertime() {
    let agents = plan(agents: 1, start: start([], [0, 40, 80])).measures().agentTotals[0]
    #expect(agents.busy == 180_000_000)
    #expect(agents.overtime == 80_000_000)
    #expect(agents.available == 86_400_000_000 - 100_000_000)
  }

  @Test func aContactOpenToFurtherGroupsByItsAge() {
    var plan = plan(agents: 1, start: start([50, 10], [0]))
    plan.agentGroups.append(.fixture("late", agents: 1, in: calendar, skills: [.fixture(0, after: 40)]))
    let measures = plan.measures()
    // The late group takes the first at once, is free after 100 s as the desk is; the second is 40 s old at 30 s.
    #expect(measures.contactTotals[0].waitOfAnswered == 50_000_000 + 110_000_000)
    plan.callTypes[0].start.inService = []
    plan.callTypes[0].start.waitingSeconds = [39]
    #expect(plan.measures().contactTotals[0].waitOfAnswered == 39_000_000)
  }

  @Test func beginsInMidDay() {
    var afternoon = calendar
    afternoon.startSeconds = clock(13, 40)
    var whole = plan(agents: 3, start: .empty)
    whole.callTypes[0].arrivals = .constant(perHour: 60, in: calendar)
    whole.callTypes[0].talk = PlanFixture.exponential(60)
    var rest = whole
    rest.calendar = afternoon
    let (all, part) = (whole.measures(), rest.measures())
    #expect(all.contactCells.count == 48 && part.contactCells.count == 21)
    // The same callers from 14:00 on, and those of the last twenty minutes before.
    #expect(part.contactCells.dropFirst().map(\.offered) == all.contactCells.suffix(20).map(\.offered))
    let first = SingleCall.arrivals(whole.callTypes[0], calendar).count { (instant(13, 40)..<instant(14)).contains($0) }
    #expect(part.contactCells[0].offered == Int64(first))
    #expect(part.agentTotals[0].rostered == 3 * (instant(24) - instant(13, 40)))
  }

  /// Nothing of it depends on the rest of the model.
  @Test func startingCallersKeepTheirNeeds() {
    var plan = plan(agents: 0, start: start([30, 20, 10]))
    plan.callTypes[0].patience = PlanFixture.exponential(100)
    let alone = plan.measures().contactTotals[0]
    plan.callTypes[0].talk = PlanFixture.exponential(10)
    plan.callTypes.insert(.fixture("other", in: calendar, perHour: 20, patience: PlanFixture.exponential(5)), at: 0)
    plan.agentGroups = []
    #expect(plan.measures().contactTotals[1] == alone)
  }

  /// Of four people three are fast: the calls in hand are spread over both kinds as the people are.
  @Test func callsInHandAreThoseOfAllPeopleOfTheGroup() {
    var fast = plan(agents: 0, talk: 1800, start: start([60, 60], [0, 0]))
    fast.agentGroups = [.fixture(duties: [.hours(0..<clock(2), people: 0..<2)])]
    fast.agentGroups[0].cohorts = [Cohort(name: "fast", people: 0..<2, speed: 1.5, learning: nil)]
    let measures = fast.measures()
    #expect(measures.contactTotals[0].waitOfAnswered == 2 * 1_260_000_000)
    #expect(measures.agentTotals[0].busy == 4 * 1_200_000_000)
    #expect(measures.agentTotals[0].overtime == 0)

    var mixed = plan(agents: 0, talk: 1800, start: start([], [0, 0, 0, 0]))
    mixed.agentGroups = [
      .fixture(duties: [.hours(0..<clock(2), people: 0..<3), .hours(0..<clock(2), people: 3..<4)])
    ]
    mixed.agentGroups[0].cohorts = [Cohort(name: "fast", people: 0..<3, speed: 1.5, learning: nil)]
    #expect(mixed.measures().agentTotals[0].busy == 3 * 1_200_000_000 + 1_800_000_000)
    #expect(mixed.measures().agentTotals[0].overtime == 0)
  }

  /// A fast agent would be done with a talk of 1500 s, so it is with the one who is not.
  @Test func callsInHandAreWithThoseWhoCanHaveThem() {
    var mixed = plan(agents: 0, talk: 1800, start: start([], [1500, 300]))
    mixed.agentGroups = [
      .fixture(duties: [.hours(0..<clock(2), people: 0..<3), .hours(0..<clock(2), people: 3..<4)])
    ]
    mixed.agentGroups[0].cohorts = [Cohort(name: "fast", people: 0..<3, speed: 1.5, learning: nil)]
    #expect(mixed.measures().agentTotals[0].busy == 300_000_000 + 900_000_000)
    #expect(mixed.measures().agentTotals[0].overtime == 0)
  }

  /// Hours that begin with the plan are in force before anybody takes who waits.
  @Test func hoursOfTheFirstInstantHoldForTheQueue() {
    var skill = Skill.fixture(0)
    skill.hours = [0..<7200]
    var only = plan(agents: 0, start: start([30, 20, 10]))
    only.agentGroups = [.fixture(agents: 2, in: calendar, skills: [skill])]
    #expect(only.measures().maximumQueue == [1])

    var apart = plan(agents: 0, start: start([30, 20, 10]))
    apart.callTypes.append(.fixture("other", in: calendar))
    apart.agentGroups = [.fixture(agents: 2, in: calendar, skills: [.fixture(0), .fixture(1)])]
    apart.agentGroups[0].reservations = [Reservation(callTypes: [1], agents: 1, hours: [0..<7200])]
    #expect(apart.measures().maximumQueue == [2, 0])
    #expect(apart.measures().contactTotals[0].waitOfAnswered == 30_000_000 + 120_000_000 + 210_000_000)
  }
}
