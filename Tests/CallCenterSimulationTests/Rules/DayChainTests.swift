import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Days are one axis of time: what is open at midnight is open after it.
@Suite struct DayChainTests {
  let calendar = PlanFixture.calendar(days: 3)

  /// Nobody works before 09:00 of the second day.
  private func group(from start: Int) -> AgentGroup {
    .fixture(duties: [
      Duty(people: 0..<1, day: 1, start: start, end: calendar.windowEnd, breaks: [], paidSeconds: 86_400)
    ])
  }

  @Test func aQueueAtMidnightGoesOn() {
    let call = SingleCall("call", in: clock(23, 50)..<clock(23, 51), calendar)
    let opening = clock(24 + 9)
    let measures = Plan.fixture(calendar, types: [call.type], groups: [group(from: opening)], intervals: .dated)
      .measures()
    let wait = Int64(opening) * 1_000_000 - call.instant
    #expect(measures.contactDays.map(\.answered) == [1, 0, 0])
    #expect(measures.contactDays[0].waitOfAnswered == wait)
    // The queue belongs to the clock: ten minutes of it to the first day, nine hours to the second.
    #expect(measures.contactDays[0].queueTime == instant(24) - call.instant)
    #expect(measures.contactDays[1].queueTime == instant(9))
    #expect(measures.contactCells[48].queueTime == instant(0, 30))
  }

  @Test func patienceRunsOverMidnight() {
    let call = SingleCall("call", in: clock(23, 50)..<clock(23, 51), calendar) {
      $0.patience = PlanFixture.constant(3600)
    }
    let measures = Plan.fixture(calendar, types: [call.type], groups: [], attribution: .byEnd, intervals: .dated)
      .measures()
    #expect(measures.contactDays.map(\.abandoned) == [0, 1, 0])
    #expect(measures.contactDays[1].waitOfAbandoned == instant(1))
  }

  @Test func aRedialPlannedForTomorrowComes() {
    let call = SingleCall("call", in: clock(20)..<clock(20, 1), calendar) {
      $0.patience = PlanFixture.constant(60)
      $0.redial = RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(Double(clock(20))), maximumAttempts: 3)
    }
    // 20:00, 16:01 of the second day, 12:02 of the third, when somebody works.
    let plan = Plan.fixture(calendar, types: [call.type], groups: [group(from: clock(48))])
    let measures = plan.measures()
    #expect(measures.contactDays.map(\.abandoned) == [1, 1, 0])
    #expect(measures.contactDays.map(\.answered) == [0, 0, 1])
    #expect(measures.contactDays.map(\.callers) == [1, 0, 0])
    #expect(measures.contactDays[0].attemptsOfCallers == 3)
  }

  /// Friday to Monday, with hours on working days: what comes on Friday evening waits over the weekend.
  @Test(arguments: [true, false]) func anEmailOfFridayEveningIsDoneOnMonday(isCounted: Bool) {
    let calendar = PlanFixture.calendar(from: "2017-07-07", days: 4)
    let duties = [0, 3].map { day in
      let start = calendar.days[day].start
      return Duty(
        people: 0..<1, day: day, start: start + clock(9), end: start + clock(17), breaks: [], paidSeconds: clock(8))
    }
    let mail = SingleCall("mail", in: clock(18)..<clock(18, 1), calendar) {
      $0.talk = PlanFixture.constant(600)
      $0.priority = DeferredWork.priority
      $0.channel = .email
      $0.deferred = DeferredWork(deadline: .days(1), restDays: isCounted ? [] : DeferredWork.weekend)
    }
    let measures = Plan.fixture(
      calendar, types: [mail.type], groups: [.fixture(duties: duties)], intervals: .dated
    ).measures()
    let monday = Int64(calendar.days[3].start + clock(9)) * 1_000_000
    #expect(measures.contactDays.map(\.answered) == [1, 0, 0, 0])
    #expect(measures.contactDays[0].waitOfAnswered == monday - mail.instant)
    let queueTimes = [instant(24) - mail.instant, instant(24), instant(24), instant(9)]
    #expect(measures.contactDays.map(\.queueTime) == queueTimes)
    #expect(measures.agentTotals[0].busy == instant(0, 10))
    // Due on Saturday where that counts, else at the end of Monday.
    #expect(measures.serviceDays.map(\.fellDue) == (isCounted ? [0, 1, 0, 0] : [0, 0, 0, 1]))
    #expect(measures.serviceTotals[0].doneInTime == (isCounted ? 0 : 1))
    let nights = [47, 95, 143, 191].map { measures.serviceCells[$0] }
    #expect(nights.map(\.backlog) == [1, 1, 1, 0])
    #expect(nights[2].oldestAge == Int64(calendar.days[3].start) * 1_000_000 - mail.instant)
  }

  @Test func aTalkOverMidnightKeepsItsAgent() {
    let call = SingleCall("call", in: clock(47, 50)..<clock(47, 51), calendar) {
      $0.talk = PlanFixture.constant(3600)
    }
    let measures = Plan.fixture(calendar, types: [call.type], groups: [group(from: clock(40))], intervals: .dated)
      .measures()
    let busy = measures.agentCells.map(\.busy)
    #expect(busy[95] == instant(48) - call.instant)
    #expect(busy[96] == instant(0, 30))
    #expect(busy[97] == call.instant + instant(1) - instant(48, 30))
  }

  /// What a run of three days carries over is not there when the days are run one by one.
  @Test func aDayAloneBeginsEmpty() {
    let call = SingleCall("call", in: clock(23, 50)..<clock(23, 51), calendar)
    var second = Plan.fixture(calendar, types: [call.type], groups: [group(from: clock(33))])
    second.calendar = PlanFixture.calendar(from: "2017-07-04")
    second.agentGroups = [.fixture(agents: 1, in: second.calendar)]
    second.callTypes[0].arrivals = .constant(perHour: 0, in: second.calendar)
    #expect(second.measures().contactTotals[0].offered == 0)
    // Unless its beginning is given: the caller of 23:50 has waited since then.
    second.callTypes[0].start = StartingState(waitingSeconds: [600], inService: [])
    #expect(second.measures().contactTotals[0].waitOfAnswered == instant(0, 10))
  }
}
