import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Hand-made days of chats; each of ten minutes of work.
@Suite struct ChatTests {
  let calendar = PlanFixture.calendar()

  private func chat(_ label: String, in window: Range<Int>) -> SingleCall {
    SingleCall(label, in: window, calendar) {
      $0.talk = PlanFixture.constant(600)
      $0.channel = .chat
    }
  }

  private func desk(
    people: Int, types: Int, pace: [Int] = [1_000, 500], filling: ChatRule.Filling = .spread,
    until end: Int = clock(17)
  ) -> AgentGroup {
    var group = AgentGroup.fixture(
      duties: [.hours(clock(9)..<end, people: 0..<people)], skills: (0..<types).map { .fixture($0) })
    group.chats = ChatRule(paceThousandths: pace, filling: filling)
    return group
  }

  @Test func twoChatsOfOneAgentShareTheTime() {
    let first = chat("first", in: clock(10)..<clock(10, 1))
    let second = chat("second", in: clock(10, 4)..<clock(10, 5))
    let plan = Plan.fixture(calendar, types: [first.type, second.type], groups: [desk(people: 1, types: 2)])
    let measures = plan.measures()
    let apart = second.instant - first.instant
    #expect(measures.contactTotals.allSatisfy { $0.answered == 1 && $0.waitOfAnswered == 0 })
    // At half the pace each, the two together take as long as one after the other; the first is there for 20 min − apart,
    // and so is the second.
    #expect(measures.agentTotals[0].busy == 1_200_000_000)
    #expect(abs(measures.agentTotals[0].chatTime - 2 * (1_200_000_000 - apart) / 1_000) <= 48)
    #expect(measures.agentTotals[0].slotTime == 2 * instant(8) / 1_000)
    #expect(measures.serviceTotals[0].firstResponses == 1 && measures.serviceTotals[0].firstResponseTime == 0)
    #expect(measures.contactTotals[0].handlingTime == 600_000_000, "as if alone")
  }

  @Test func aThirdChatWaitsForAPlace() {
    let first = chat("first", in: clock(10)..<clock(10, 1))
    let second = chat("second", in: clock(10, 2)..<clock(10, 3))
    let third = chat("third", in: clock(10, 4)..<clock(10, 5))
    let plan = Plan.fixture(
      calendar, types: [first.type, second.type, third.type], groups: [desk(people: 1, types: 3)])
    let measures = plan.measures()
    let end = first.instant + 1_200_000_000 - (second.instant - first.instant)
    #expect(measures.contactTotals[2].waitOfAnswered == end - third.instant)
    #expect(measures.agentTotals[0].busy == 1_800_000_000)
  }

  @Test func chatsAndCallsExcludeEachOther() {
    let call = SingleCall("call", in: clock(10, 4)..<clock(10, 5), calendar)
    let early = chat("early", in: clock(10)..<clock(10, 1))
    let late = chat("late", in: clock(10, 5)..<clock(10, 6))
    let plan = Plan.fixture(calendar, types: [early.type, call.type, late.type], groups: [desk(people: 1, types: 3)])
    let measures = plan.measures()
    // The call waits for the end of the last chat. The first has 10 min − (late − early) left when the second joins, which
    // takes twice as long; then the second goes on alone.
    #expect(measures.contactTotals[2].waitOfAnswered == 0)
    #expect(measures.contactTotals[1].waitOfAnswered == early.instant + 1_200_000_000 - call.instant)
    #expect(measures.agentTotals[0].busy == 1_260_000_000)

    let long = SingleCall("long", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(3600) }
    let waits = Plan.fixture(calendar, types: [long.type, late.type], groups: [desk(people: 1, types: 2)]).measures()
    #expect(waits.contactTotals[1].waitOfAnswered == long.instant + 3_600_000_000 - late.instant)
  }

  @Test(arguments: ChatRule.Filling.allCases) func newChatsAreSpreadOrFilled(_ filling: ChatRule.Filling) {
    let first = chat("first", in: clock(10)..<clock(10, 1))
    let second = chat("second", in: clock(10, 2)..<clock(10, 3))
    let plan = Plan.fixture(
      calendar, types: [first.type, second.type],
      groups: [desk(people: 2, types: 2, pace: [1_000, 1_000], filling: filling)])
    let measures = plan.measures()
    let apart = second.instant - first.instant
    #expect(measures.agentTotals[0].busy == (filling == .spread ? 1_200_000_000 : 600_000_000 + apart))
  }

  @Test func afterTheEndOfADutyNoChatIsAdded() {
    let first = chat("first", in: clock(9, 55)..<clock(9, 56))
    let second = chat("second", in: clock(10, 1)..<clock(10, 2))
    let group = desk(people: 1, types: 2, until: clock(10))
    let measures = Plan.fixture(calendar, types: [first.type, second.type], groups: [group]).measures()
    #expect(measures.contactTotals[0].answered == 1)
    #expect(measures.contactTotals[1].unfinished == 1)
    #expect(measures.agentTotals[0].overtime == first.instant + 600_000_000 - instant(10))
  }

  @Test func ofTwoHoldersOneGoesOnWhenOneMustLeave() {
    let chats = [
      chat("first", in: clock(9, 55)..<clock(9, 56)), chat("second", in: clock(9, 56)..<clock(9, 57)),
      chat("third", in: clock(10, 1)..<clock(10, 2)), chat("fourth", in: clock(10, 2)..<clock(10, 3)),
    ]
    var group = desk(people: 1, types: 4, pace: [1_000, 1_000])
    group.duties.append(.hours(clock(9)..<clock(10), people: 1..<2))
    let measures = Plan.fixture(calendar, types: chats.map(\.type), groups: [group]).measures()
    // One has a place for the third; the fourth waits until that holder or the agent who remains is free.
    #expect(measures.contactTotals[2].waitOfAnswered == 0)
    #expect(measures.contactTotals[3].waitOfAnswered > 0 && measures.contactTotals[3].answered == 1)
  }

  @Test func aChatInterruptsDeferredWork() {
    let chat = chat("chat", in: clock(10, 10)..<clock(10, 11))
    let mail = SingleCall("mail", in: clock(10)..<clock(10, 1), calendar) {
      $0.talk = PlanFixture.constant(3600)
      $0.channel = .letter
      $0.priority = DeferredWork.priority
      $0.deferred = DeferredWork(deadline: .days(1))
    }
    let plan = Plan.fixture(calendar, types: [chat.type, mail.type], groups: [desk(people: 1, types: 2)])
    let measures = plan.measures()
    #expect(measures.contactTotals[0].waitOfAnswered == 0)
    #expect(measures.serviceTotals[1].interruptions == 1)
    #expect(measures.agentTotals[0].busy == 4_200_000_000)
  }
}
