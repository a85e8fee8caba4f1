import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Transfers, recalls, referrals, changes of type and self-service on hand-made days.
@Suite struct FollowUpTests {
  let calendar = PlanFixture.calendar()

  private func call(_ change: (inout CallType) -> Void) -> SingleCall {
    SingleCall("call", in: clock(10)..<clock(10, 1), calendar) { type in
      type.talk = PlanFixture.constant(100)
      type.wrapUp = PlanFixture.constant(20)
      change(&type)
    }
  }

  private func group(_ name: String, _ agents: Int, _ skills: Skill...) -> AgentGroup {
    .fixture(name, agents: agents, in: calendar, skills: skills)
  }

  private func transfer(_ kind: TransferRule.Kind, delay: Double? = nil, conference: Double? = nil) -> TransferRule {
    TransferRule(
      targets: [TypeShare(callType: 1, share: 1)], kind: kind, delay: delay.map(PlanFixture.constant),
      conference: conference.map(PlanFixture.constant))
  }

  @Test func coldTransferFreesTheFirstAgentAndKeepsTheLine() {
    let call = call { $0.transfer = transfer(.cold, delay: 30) }
    let expert = CallType.fixture("expert", in: calendar, talk: PlanFixture.constant(200))
    let plan = Plan.fixture(
      calendar, types: [call.type, expert], groups: [group("a", 1, .fixture(0)), group("b", 1, .fixture(1))], lines: 1)
    let measures = plan.measures()
    #expect(measures.contactTotals.map(\.answered) == [1, 1])
    #expect(measures.serviceTotals[0].transferred == 1)
    #expect(measures.agentTotals.map(\.busy) == [120_000_000, 200_000_000])
    #expect(measures.contactTotals.map(\.handlingTime) == [120_000_000, 200_000_000])
    // The delay is no wait; the leg is no call of its own in the total.
    #expect(measures.contactTotals[1].waitOfAnswered == 0)
    #expect(measures.legTotals.map(\.offered) == [0, 1])
    #expect(measures.contactTotals.map(\.callers) == [1, 0])
    #expect(measures.contactTotals[0].callersServed == 1)
  }

  /// The agent is free when the leg comes, and takes it without a wait, even of callers who would hang up at once.
  @Test func aLegFindsTheAgentWhoHasNothingLeftToDo() {
    let call = call {
      $0.wrapUp = nil
      $0.transfer = transfer(.cold)
      $0.referral = [TypeShare(callType: 2, share: 1)]
    }
    let types = [
      call.type, CallType.fixture("expert", in: calendar, balking: 1),
      CallType.fixture("item", in: calendar, balking: 1),
    ]
    let groups = [group("a", 1, .fixture(0), .fixture(1)), group("b", 1, .fixture(2))]
    let totals = Plan.fixture(calendar, types: types, groups: groups).measures().contactTotals
    #expect(totals.map(\.answered) == [1, 1, 1])
    #expect(totals.map(\.queued) == [0, 0, 0])
  }

  @Test func aClosedNumberTakesNoTransfer() {
    let call = call { $0.transfer = transfer(.cold) }
    let expert = CallType.fixture("expert", in: calendar, open: [clock(11)..<clock(12)])
    let groups = [group("a", 1, .fixture(0)), group("b", 1, .fixture(1))]
    let measures = Plan.fixture(calendar, types: [call.type, expert], groups: groups).measures()
    #expect(measures.serviceTotals[0].transferred == 0)
    #expect(measures.contactTotals[1].offered == 0)
  }

  @Test func aGroupHasItsOwnShareOfTransfers() {
    let call = call { $0.transfer = transfer(.cold) }
    let expert = CallType.fixture("expert", in: calendar)
    var skill = Skill.fixture(0)
    skill.transfers = 0
    let groups = [group("a", 1, skill), group("b", 1, .fixture(1))]
    let measures = Plan.fixture(calendar, types: [call.type, expert], groups: groups).measures()
    #expect(measures.serviceTotals[0].transferred == 0)
  }

  /// The expert is busy for 300 s more when the talk ends.
  @Test func warmTransferHoldsTheFirstAgent() {
    let other = SingleCall("other", in: clock(9, 59)..<clock(10), calendar) {
      $0.talk = PlanFixture.constant(1000)
    }
    let call = call { $0.transfer = transfer(.warm, delay: 5, conference: 40) }
    let expert = CallType.fixture("expert", in: calendar, talk: PlanFixture.constant(200))
    let groups = [group("a", 1, .fixture(0)), group("b", 1, .fixture(1), .fixture(2))]
    let measures = Plan.fixture(calendar, types: [call.type, expert, other.type], groups: groups).measures()
    let free = other.instant + 1_000_000_000
    let waits = free - call.instant - 105_000_000
    #expect(measures.contactTotals[1].waitOfAnswered == waits)
    #expect(measures.agentTotals[0].busy == free - call.instant + 40_000_000 + 20_000_000)
    #expect(measures.contactTotals[0].handlingTime == measures.agentTotals[0].busy)
    #expect(measures.agentTotals[1].busy == 1_000_000_000 + 240_000_000)
    #expect(measures.contactTotals[1].handlingTime == 240_000_000)
  }

  @Test func aCallerWhoGivesUpFreesTheHoldingAgent() {
    let call = call { $0.transfer = transfer(.warm, conference: 40) }
    let expert = CallType.fixture("expert", in: calendar, patience: PlanFixture.constant(60))
    let measures = Plan.fixture(
      calendar, types: [call.type, expert], groups: [group("a", 1, .fixture(0))], lines: 1
    ).measures()
    #expect(measures.contactTotals[1].abandoned == 1)
    #expect(measures.agentTotals[0].busy == 180_000_000)
    #expect(measures.contactTotals[0].handlingTime == 180_000_000)
    #expect(measures.contactTotals[0].callersServed == 1)
  }

  @Test func aTransferredCallerWhoGivesUpDialsTheFirstNumberAgain() {
    let call = call { $0.transfer = transfer(.cold) }
    let expert = CallType.fixture(
      "expert", in: calendar, patience: PlanFixture.constant(60),
      redial: RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(300), maximumAttempts: 3))
    let measures = Plan.fixture(
      calendar, types: [call.type, expert], groups: [group("a", 1, .fixture(0))]
    ).measures()
    // Every attempt is answered, transferred, and given up again; each has its own three attempts: until midnight one in
    // 100 + 60 + 300 s.
    let rest = instant(24) - 1 - call.instant
    #expect(measures.contactTotals[0].answered == rest / 460_000_000 + 1)
    #expect(measures.contactTotals[1].abandoned == (rest - 100_000_000) / 460_000_000 + 1)
    #expect(measures.legTotals[0].offered == 0)
    #expect(measures.contactTotals[0].callers == 1)
  }

  @Test(arguments: [1, 2, 5])
  func recallsAreContactsButNoCallers(maximum: Int) {
    let call = call {
      $0.recall = RecallRule(unsolved: 1, delay: PlanFixture.constant(600), maximum: maximum)
    }
    let measures = Plan.fixture(calendar, types: [call.type], groups: [group("a", 1, .fixture(0))]).measures()
    let sums = measures.contactTotals[0]
    #expect(sums.answered == Int64(maximum + 1))
    #expect(measures.serviceTotals[0].recalls == Int64(maximum))
    #expect(sums.callers == 1)
    #expect(sums.attemptsOfCallers == 1)
  }

  @Test(arguments: [nil, 3])
  func aCallInHandAtTheStartIsWrappedUp(lines: Int?) {
    var type = CallType.fixture(
      "call", in: calendar, talk: PlanFixture.constant(100), wrapUp: PlanFixture.constant(20), lines: lines)
    type.recall = RecallRule(unsolved: 1, delay: PlanFixture.constant(60), maximum: 1)
    type.start = StartingState(waitingSeconds: [], inService: [.init(group: 0, elapsedSeconds: [40])])
    let measures = Plan.fixture(calendar, types: [type], groups: [group("a", 1, .fixture(0))]).measures()
    #expect(measures.agentTotals[0].busy == 80_000_000)
    #expect(measures.contactTotals[0].offered == 0)
  }

  @Test func anAnswerLeavesAnItemBehind() {
    let call = call { $0.referral = [TypeShare(callType: 1, share: 1)] }
    let item = CallType.fixture("item", in: calendar, talk: PlanFixture.constant(700))
    let groups = [group("a", 1, .fixture(0), .fixture(1))]
    let measures = Plan.fixture(calendar, types: [call.type, item], groups: groups).measures()
    #expect(measures.serviceTotals[1].created == 1)
    #expect(measures.contactTotals[1].answered == 1)
    #expect(measures.contactTotals[1].callers == 0)
    // It is created at the end of the wrap-up, by the one agent, who takes it then.
    #expect(measures.contactTotals[1].waitOfAnswered == 0)
    #expect(measures.agentTotals[0].busy == 820_000_000)
  }

  @Test func whoTriesAgainAsAnotherTypeStaysThere() {
    let call = call {
      $0.patience = PlanFixture.constant(10)
      $0.redial = RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(60), maximumAttempts: 5)
      $0.redial?.changesTo = [TypeShare(callType: 1, share: 1)]
    }
    let other = CallType.fixture(
      "other", in: calendar, patience: PlanFixture.constant(20),
      redial: RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(30), maximumAttempts: 4))
    let totals = Plan.fixture(calendar, types: [call.type, other], groups: []).measures().contactTotals
    #expect(totals.map(\.abandoned) == [1, 3])
    #expect(totals.map(\.callers) == [1, 0])
    #expect(totals[0].attemptsOfCallers == 4)
    #expect(totals[0].callersLost == 1)
  }

  @Test func selfServiceHoldsALineAndIsNoWait() {
    let call = call {
      $0.selfService = SelfServiceRule(
        time: PlanFixture.constant(40), contained: 0, abandons: 0, residual: 1.5, lines: nil)
    }
    let plan = Plan.fixture(calendar, types: [call.type], groups: [group("a", 1, .fixture(0))], lines: 1)
    let measures = plan.measures()
    #expect(measures.contactTotals[0].answered == 1)
    #expect(measures.contactTotals[0].waitOfAnswered == 0)
    #expect(measures.serviceTotals[0].passedOn == 1)
    #expect(measures.contactTotals[0].handlingTime == 170_000_000)

    var contained = plan
    contained.callTypes[0].selfService = SelfServiceRule(
      time: PlanFixture.constant(40), contained: 1, abandons: 0, residual: 1, lines: nil)
    let ended = contained.measures()
    #expect(ended.contactTotals[0].offered == 0)
    #expect(ended.contactTotals[0].contained == 1)
    #expect(ended.contactTotals[0].callersServed == 1)
  }

  @Test func machinesHaveLinesOfTheirOwn() {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) {
      $0.selfService = SelfServiceRule(
        time: PlanFixture.constant(3600), contained: 1, abandons: 0, residual: 1, lines: 1)
      $0.arrivals.segments[0].append(.init(start: clock(10, 20), end: clock(10, 21), perSecond: 0.5))
    }
    let count = SingleCall.arrivals(first.type, calendar).count
    let measures = Plan.fixture(calendar, types: [first.type], groups: []).measures()
    #expect(count > 1)
    #expect(measures.contactTotals[0].contained == 1)
    #expect(measures.contactTotals[0].blocked == Int64(count - 1))
  }
}
