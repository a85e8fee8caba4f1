import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Hand-made days of e-mails among calls; talk of one minute unless said otherwise.
@Suite struct DeferredWorkTests {
  let calendar = PlanFixture.calendar()

  private func item(
    _ label: String, in window: Range<Int>, seconds: Double, _ calendar: PlanCalendar? = nil,
    _ change: (inout DeferredWork) -> Void = { _ in }
  ) -> SingleCall {
    SingleCall(label, in: window, calendar ?? self.calendar) {
      $0.talk = PlanFixture.constant(seconds)
      $0.priority = DeferredWork.priority
      $0.channel = .email
      var work = DeferredWork(deadline: .elapsed(seconds: 4 * 3600), restDays: [])
      change(&work)
      $0.deferred = work
    }
  }

  private func desk(_ duties: [Duty], types: Int) -> AgentGroup {
    .fixture(duties: duties, skills: (0..<types).map { .fixture($0) })
  }

  @Test(arguments: [0.0, 120]) func aCallTakesTheAgentAtOnce(resumption: Double) {
    let mail = item("mail", in: clock(10)..<clock(10, 1), seconds: 3600) {
      if resumption > 0 { $0.resumption = PlanFixture.constant(resumption) }
    }
    let call = SingleCall("call", in: clock(10, 20)..<clock(10, 21), calendar)
    let group = desk([.hours(clock(9)..<clock(17), people: 0..<1)], types: 2)
    let measures = Plan.fixture(calendar, types: [mail.type, call.type], groups: [group]).measures()
    #expect(measures.contactTotals[1].answered == 1)
    #expect(measures.contactTotals[1].queued == 0 && measures.contactTotals[1].waitOfAnswered == 0)
    #expect(measures.contactTotals[0].answered == 1)
    #expect(measures.contactTotals[0].queued == 0, "it was taken at once")
    #expect(measures.contactTotals[0].queueTime == 60_000_000, "put aside while the call lasted")
    #expect(measures.contactTotals[0].handlingTime == Int64(3600 + resumption) * 1_000_000)
    #expect(measures.agentTotals[0].busy == Int64(3660 + resumption) * 1_000_000)
    #expect(measures.serviceTotals[0].interruptions == 1)
    #expect(measures.serviceTotals[0].fellDue == 1 && measures.serviceTotals[0].doneInTime == 1)
    #expect(measures.serviceTotals[0].backlog == 0)
  }

  @Test func workOfEqualPriorityOrFirmWorkIsNotInterrupted() {
    for isFirm in [true, false] {
      var mail = item("mail", in: clock(10)..<clock(10, 1), seconds: 3600) { $0.isInterruptible = !isFirm }
      if !isFirm { mail.type.priority = 10 }
      let call = SingleCall("call", in: clock(10, 20)..<clock(10, 21), calendar)
      let group = desk([.hours(clock(9)..<clock(17), people: 0..<1)], types: 2)
      let measures = Plan.fixture(calendar, types: [mail.type, call.type], groups: [group]).measures()
      #expect(measures.contactTotals[1].waitOfAnswered == mail.instant + 3_600_000_000 - call.instant)
      #expect(measures.serviceTotals[0].interruptions == 0)
    }
  }

  @Test func theEndOfADutyPutsWorkAsideWithoutOvertime() {
    let calendar = PlanFixture.calendar(days: 2)
    let day = calendar.days[1].start
    let duties = [
      Duty.hours(clock(9)..<clock(17), people: 0..<1),
      Duty(people: 0..<1, day: 1, start: day + clock(9), end: day + clock(17), breaks: [], paidSeconds: clock(8)),
    ]
    for isInterruptible in [true, false] {
      let mail = item("mail", in: clock(16, 30)..<clock(16, 31), seconds: 3600, calendar) {
        $0.isInterruptible = isInterruptible
        $0.deadline = .days(1)
      }
      let sums = Plan.fixture(calendar, types: [mail.type], groups: [desk(duties, types: 1)]).measures()
      let left = mail.instant + 3_600_000_000 - instant(17)
      #expect(sums.agentTotals[0].busy == 3_600_000_000)
      #expect(sums.agentTotals[0].overtime == (isInterruptible ? 0 : left))
      #expect(sums.contactTotals[0].queueTime == (isInterruptible ? instant(16) : 0), "from 17:00 to 9:00")
      #expect(sums.serviceTotals[0].interruptions == 0, "nobody interrupted")
      // Due at the end of the second day, which is still of the window.
      #expect(sums.serviceTotals[0].fellDue == 1 && sums.serviceTotals[0].doneInTime == 1)
      #expect(sums.serviceDays[0].fellDue == 0 && sums.serviceDays[1].fellDue == 1)
    }
  }

  @Test func theEarliestDeadlineComesFirst() {
    let slow = item("slow", in: clock(6)..<clock(6, 1), seconds: 600) { $0.deadline = .elapsed(seconds: 36_000) }
    let urgent = item("urgent", in: clock(7)..<clock(7, 1), seconds: 600)
    let duty = Duty.hours(clock(9)..<clock(17), people: 0..<1)
    // The preference of a group does not matter among deferred work.
    let group = AgentGroup.fixture(duties: [duty], skills: [.fixture(0, preference: 1), .fixture(1, preference: 2)])
    let measures = Plan.fixture(calendar, types: [slow.type, urgent.type], groups: [group]).measures()
    #expect(measures.contactTotals[1].waitOfAnswered == instant(9) - urgent.instant)
    #expect(measures.contactTotals[0].waitOfAnswered == instant(9, 10) - slow.instant)
  }

  @Test func whatWasPutAsideGoesBackToItsPlace() {
    // Two items in hand, a third waits; two calls put both aside, and they are taken up again in the order of receipt.
    let first = item("first", in: clock(10)..<clock(10, 1), seconds: 3600)
    let second = item("second", in: clock(10, 2)..<clock(10, 3), seconds: 3600)
    let third = item("third", in: clock(10, 4)..<clock(10, 5), seconds: 60)
    var mail = first.type
    let calls = [10, 11].map { minute in
      SingleCall("call\(minute)-", in: clock(10, minute)..<clock(10, minute + 1), calendar) {
        $0.talk = PlanFixture.constant(600)
      }
    }
    mail.deferred?.deadline = .elapsed(seconds: 36_000)
    let group = desk([.hours(clock(9)..<clock(17), people: 0..<2)], types: 5)
    let types = [mail, second.type, third.type] + calls.map(\.type)
    let measures = Plan.fixture(calendar, types: types, groups: [group]).measures()
    // The least urgent is put aside first: the first has until 20:00.
    #expect(measures.serviceTotals[0].interruptions == 1 && measures.serviceTotals[1].interruptions == 1)
    // The second is due 14:02, the third 14:04: after the first call the second goes on, after the other the third begins.
    #expect(measures.contactTotals[0].queueTime == calls[1].instant + 660_000_000 - calls[0].instant)
    #expect(measures.contactTotals[1].queueTime == calls[0].instant + 600_000_000 - calls[1].instant)
    #expect(measures.contactTotals[2].waitOfAnswered == calls[1].instant + 600_000_000 - third.instant)
    #expect(measures.agentTotals[0].busy == Int64(3600 + 3600 + 60 + 1200) * 1_000_000)
  }

  @Test func whatIsOpenAtTheEndIsBacklog() {
    let mail = item("mail", in: clock(10)..<clock(10, 1), seconds: 60)
    let begun = item("begun", in: clock(16, 59)..<clock(16, 59, 30), seconds: 3600) { $0.deadline = .days(1) }
    let nobody = AgentGroup.fixture("nobody", duties: [], skills: [.fixture(0)])
    let desk = AgentGroup.fixture(duties: [.hours(clock(9)..<clock(17), people: 0..<1)], skills: [.fixture(1)])
    let measures = Plan.fixture(calendar, types: [mail.type, begun.type], groups: [nobody, desk], intervals: .dated)
      .measures()
    let waiting = measures.contactTotals[0]
    #expect(waiting.offered == 1 && waiting.unfinished == 1 && waiting.queued == 1 && waiting.callersUnfinished == 1)
    #expect(measures.serviceTotals[0].backlog == 1)
    #expect(measures.serviceTotals[0].oldestAge == instant(24) - mail.instant)
    #expect(measures.serviceTotals[0].fellDue == 1 && measures.serviceTotals[0].doneInTime == 0)
    // Taken once, so answered; not done, so open; due after the window.
    #expect(measures.contactTotals[1].answered == 1 && measures.contactTotals[1].unfinished == 0)
    #expect(measures.serviceTotals[1].backlog == 1 && measures.serviceTotals[1].fellDue == 0)
    let open = (0..<48).map { measures.serviceCells[$0 * 2].backlog }
    #expect(open == Array(repeating: 0, count: 20) + Array(repeating: 1, count: 28))
    #expect(measures.serviceCells[20 * 2].oldestAge == instant(10, 30) - mail.instant)
  }

  @Test func anotherGroupGoesOnAtItsOwnSpeed() {
    let mail = item("mail", in: clock(10)..<clock(10, 1), seconds: 3600)
    let call = SingleCall("call", in: clock(10, 20)..<clock(10, 21), calendar)
    let busy = SingleCall("busy", in: clock(9, 50)..<clock(9, 51), calendar) { $0.talk = PlanFixture.constant(1200) }
    let duty = Duty.hours(clock(9)..<clock(17), people: 0..<1)
    // The helper is busy until 10:10, takes only items, at twice the speed.
    let desk = AgentGroup.fixture("desk", duties: [duty], skills: [.fixture(0), .fixture(1)])
    let helper = AgentGroup.fixture(
      "helper", duties: [duty], skills: [.fixture(0, preference: 2, speed: 2), .fixture(2)])
    let plan = Plan.fixture(calendar, types: [mail.type, call.type, busy.type], groups: [desk, helper])
    let measures = plan.measures()
    let done = call.instant - mail.instant
    #expect(measures.agentTotals[0].busy == done + 60_000_000)
    #expect(abs(measures.agentTotals[1].busy - 1_200_000_000 - (3_600_000_000 - done) / 2) <= 1)
    #expect(measures.contactTotals[0].queueTime == 0)
  }

  /// At 10:00 the agent may serve calls: of the two that wait, the more urgent type first.
  @Test func aSkillThatComesIntoUseInterruptsWork() {
    let mail = item("mail", in: clock(8)..<clock(8, 1), seconds: 3 * 3600)
    let first = SingleCall("first", in: clock(9)..<clock(9, 1), calendar)
    let urgent = SingleCall("urgent", in: clock(9, 30)..<clock(9, 31), calendar) { $0.priority = 5 }
    var skills = [Skill.fixture(0), .fixture(1), .fixture(2)]
    for index in [1, 2] { skills[index].hours = [clock(10)..<clock(12)] }
    let group = AgentGroup.fixture(duties: [.hours(clock(7)..<clock(17), people: 0..<1)], skills: skills)
    let types = [mail.type, first.type, urgent.type]
    let measures = Plan.fixture(calendar, types: types, groups: [group]).measures()
    #expect(measures.contactTotals[2].waitOfAnswered == instant(10) - urgent.instant)
    #expect(measures.contactTotals[1].waitOfAnswered == instant(10, 1) - first.instant)
    #expect(measures.serviceTotals[0].interruptions == 1)
    #expect(measures.contactTotals[0].queueTime == 120_000_000)
  }
}
