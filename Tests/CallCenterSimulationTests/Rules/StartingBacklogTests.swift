import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// A backlog at the start, worked out by hand; talk is one hour unless said otherwise.
@Suite struct StartingBacklogTests {
  private static let hour: Int64 = 3_600_000_000

  private func mail(
    _ calendar: PlanCalendar, _ name: String = "mail", ages: [Double], deadline: Deadline, rest: Set<DayKind> = [],
    talk: Double = 3_600
  ) -> CallType {
    var type = CallType.fixture(
      name, in: calendar, talk: PlanFixture.constant(talk), priority: DeferredWork.priority, target: .within(3_600))
    type.channel = .email
    type.deferred = DeferredWork(deadline: deadline, restDays: rest)
    type.start = StartingState(waitingSeconds: [], inService: [], backlogSeconds: ages)
    return type
  }

  /// Monday, one agent from 9:00 to 17:00; e-mails of 20, 10, 1 and 0 hours, due after 22 hours.
  @Test func itemsAreDueByTheirReceipt() {
    let calendar = PlanFixture.calendar()
    let ages = [0, 20, 1, 10].map { Double($0) * 3_600 }
    let type = mail(calendar, ages: ages, deadline: .elapsed(seconds: 22 * 3_600))
    let group = AgentGroup.fixture(duties: [.hours(clock(9)..<clock(17), people: 0..<1)])
    let measures = Plan.fixture(calendar, types: [type], groups: [group], intervals: .dated).measures()
    let sums = measures.contactTotals[0]
    #expect(sums.answered == 4 && sums.queued == 4 && sums.firstAttempts == 0 && sums.callersServed == 4)
    #expect(measures.contactCells[0].answered == 4, "all came before the first interval, and are of it")
    // Taken up at 9, 10, 11, 12, in the order of receipt.
    #expect(sums.waitOfAnswered == (29 + 20 + 12 + 12) * Self.hour)
    #expect(sums.queueTime == (9 + 10 + 11 + 12) * Self.hour)
    #expect(measures.maximumQueue == [4])
    // Due at 2:00, 12:00, 21:00, 22:00; done at 10:00, 11:00, 12:00, 13:00.
    #expect(measures.serviceTotals[0].fellDue == 4 && measures.serviceTotals[0].doneInTime == 3)
    #expect(measures.serviceCells[0].backlog == 4)
    #expect(measures.serviceCells[0].oldestAge == 20 * Self.hour + Self.hour / 2)
    #expect(measures.serviceTotals[0].backlog == 0)
  }

  /// What was due before the start is late, and falls due in no interval of the plan.
  @Test func whatIsLateAlreadyIsDoneFirst() {
    let calendar = PlanFixture.calendar()
    let late = mail(calendar, "late", ages: [50 * 3_600], deadline: .elapsed(seconds: 48 * 3_600))
    let old = mail(calendar, "old", ages: [60 * 3_600], deadline: .elapsed(seconds: 90 * 3_600))
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0, preference: 2), .fixture(1)])
    let measures = Plan.fixture(calendar, types: [late, old], groups: [group]).measures()
    #expect(
      measures.contactTotals[0].waitOfAnswered == 50 * Self.hour, "due first, whatever the preference and the age")
    #expect(measures.contactTotals[1].waitOfAnswered == 61 * Self.hour)
    #expect(measures.contactTotals.map(\.answered) == [1, 1])
    #expect(measures.serviceTotals[0].fellDue == 0 && measures.serviceTotals[0].doneInTime == 0)
    #expect(measures.serviceTotals[1].fellDue == 0, "due the day after the window")
  }

  /// On Monday 13:40: received on Thursday, Friday and Saturday, due at the end of the next day, moved off the weekend.
  @Test func daysCountFromTheTrueReceipt() {
    var calendar = PlanFixture.calendar(days: 2)
    calendar.startSeconds = clock(13, 40)
    let received = [-4 * 24 + 10, -3 * 24 + 10, -2 * 24 + 10].map { Double(clock(13, 40) - clock($0)) }
    let type = mail(calendar, ages: received, deadline: .days(1), rest: DeferredWork.weekend)
    let group = AgentGroup.fixture(duties: [.hours(clock(13)..<clock(17), people: 0..<1)])
    let measures = Plan.fixture(calendar, types: [type], groups: [group], intervals: .dated).measures()
    // Thursday's was due on Friday; those of Friday and Saturday are due at the end of Monday.
    #expect(measures.serviceDays[0].fellDue == 2 && measures.serviceDays[1].fellDue == 0)
    #expect(measures.serviceTotals[0].doneInTime == 2)
    #expect(measures.contactTotals[0].waitOfAnswered == Int64(received.reduce(0, +) + 3 * 3_600) * 1_000_000)
  }

  @Test func monthsCountFromTheTrueReceipt() throws {
    // 31 January to the end of 28 February, 1 February to that of 1 March, a Wednesday.
    let calendar = PlanFixture.calendar(from: "2017-02-27", days: 3)
    let type = mail(calendar, ages: [26, 27].map { Double($0) * 86_400 }, deadline: .months(1), rest: [])
    let group = AgentGroup.fixture(agents: 1, in: calendar)
    let measures = Plan.fixture(calendar, types: [type], groups: [group], intervals: .dated).measures()
    #expect(measures.serviceDays.map(\.fellDue) == [0, 1, 1])
    #expect(measures.serviceTotals[0].doneInTime == 2)
  }

  /// Due times of a Sunday in which the clock was put forward, before the plan.
  @Test func agesRunAcrossChangesOfTheClock() {
    let calendar = PlanFixture.calendar(from: "2017-03-27")
    let work = DeferredWork(deadline: .days(1), restDays: [])
    let due = DueTimes(work, calendar: calendar, oldest: 2 * 86_400)
    #expect(due.due(receivedAt: -Self.hour) == 24 * Self.hour)
    // Sunday had 23 hours.
    #expect(due.due(receivedAt: -23 * Self.hour) == 24 * Self.hour)
    #expect(due.due(receivedAt: -23 * Self.hour - 1) == 0)
    #expect(due.due(receivedAt: -47 * Self.hour - 1) == -23 * Self.hour)
  }

  @Test func workingHoursBeforeThePlanCount() {
    let calendar = PlanFixture.calendar()
    // Friday and Monday from 9:00 to 17:00.
    let friday = -3 * 24 + 9
    let open = [clock(friday)..<clock(friday + 8), clock(9)..<clock(17)]
    let due = DueTimes(
      DeferredWork(deadline: .working(seconds: 6 * 3_600, open: open), restDays: []), calendar: calendar,
      oldest: 4 * 86_400)
    #expect(due.due(receivedAt: Int64(friday + 1) * Self.hour) == Int64(friday + 7) * Self.hour)
    #expect(due.due(receivedAt: Int64(friday + 5) * Self.hour) == 12 * Self.hour)
    #expect(due.due(receivedAt: -Self.hour) == 15 * Self.hour)
  }

  /// Calls interrupt what was open at the start; a second group joins in when its delay has passed by the true age.
  @Test func isPutAsideAndOpenToFurtherGroupsByItsAge() {
    let calendar = PlanFixture.calendar()
    let call = SingleCall("call", in: clock(0, 20)..<clock(0, 21), calendar)
    let type = mail(calendar, ages: [7_200, 1_800], deadline: .days(3))
    let desk = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)])
    let late = AgentGroup.fixture("late", agents: 1, in: calendar, skills: [.fixture(0, after: 7_100)])
    let plan = Plan.fixture(calendar, types: [type, call.type], groups: [late, desk])
    let sums = plan.measures().contactTotals[0]
    #expect(sums.waitOfAnswered == (7_200 + 1_800) * 1_000_000, "both at once: late takes the older one")
    var single = plan
    single.agentGroups[1] = .fixture(agents: 1, in: calendar, skills: [.fixture(1)])
    #expect(single.measures().contactTotals[0].waitOfAnswered == (7_200 + 7_100) * 1_000_000)
    #expect(plan.measures().serviceTotals[0].interruptions == 1)
  }

  @Test func evenAges() {
    #expect(StartingState.evenAges(4, oldest: 9) == [9, 6, 3, 0])
    #expect(StartingState.evenAges(1, oldest: 9) == [9] && StartingState.evenAges(0, oldest: 9) == [])
  }

  /// An item's needs depend on its type and place in the backlog alone.
  @Test func itemsKeepTheirNeeds() {
    let calendar = PlanFixture.calendar(days: 3)
    var type = mail(calendar, ages: [3_000, 2_000, 1_000], deadline: .days(3))
    type.talk = PlanFixture.exponential(1_000)
    let group = AgentGroup.fixture(agents: 1, in: calendar)
    let alone = Plan.fixture(calendar, types: [type], groups: [group]).measures().contactTotals[0]
    let other = CallType.fixture("other", in: calendar, perHour: 20)
    let desk = AgentGroup.fixture(agents: 2, in: calendar, skills: [.fixture(1)])
    let both = Plan.fixture(calendar, types: [other, type], groups: [desk]).measures().contactTotals[1]
    #expect(alone.handlingTime == both.handlingTime && alone.handlingTime > 0)
  }
}
