import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Single records of a list on hand-made days.
@Suite struct OutboundTests {
  let calendar = PlanFixture.calendar()

  private func record(_ rule: DiallingRule) -> SingleCall {
    SingleCall("record", in: clock(10)..<clock(10, 1), calendar) { type in
      type.channel = .outbound
      type.talk = PlanFixture.constant(100)
      type.patience = PlanFixture.constant(2)
      type.dialling = rule
    }
  }

  private func rule(
    _ mode: DiallingRule.Mode = .preview, minimumFree: Int = 1, hours: [Range<Int>]? = nil, reached: Double = 1,
    rightParty: Double = 1, dials: Int = 1
  ) -> DiallingRule {
    DiallingRule(
      mode: mode, minimumFree: minimumFree, hours: hours ?? calendar.allTime,
      preview: mode == .preview ? PlanFixture.constant(5) : nil, reached: reached, ring: PlanFixture.constant(90),
      noAnswer: PlanFixture.constant(30), rightParty: rightParty, otherTalk: PlanFixture.constant(25),
      maximumDials: dials, retryDelay: dials > 1 ? PlanFixture.constant(600) : nil)
  }

  private func measures(
    _ types: [CallType], agents: Int = 1, lines: Int? = nil, intervals: IntervalReport = .none
  ) -> ReplicationMeasures {
    let group = AgentGroup.fixture(agents: agents, in: calendar, skills: types.indices.map { .fixture($0) })
    return Plan.fixture(calendar, types: types, groups: [group], lines: lines, intervals: intervals).measures()
  }

  @Test(arguments: [(.preview, 195), (.paced(perFreeAgent: 1, extra: 0), 100)] as [(DiallingRule.Mode, Int64)])
  func aRecordIsServed(mode: DiallingRule.Mode, busy: Int64) {
    let measures = measures([record(rule(mode)).type], lines: 1)
    let total = measures.contactTotals[0]
    #expect([total.offered, total.answered, total.callers, total.callersServed] == [1, 1, 1, 1])
    #expect(total.waitOfAnswered == 0)
    #expect(measures.serviceTotals[0].dialled == 1)
    #expect(measures.serviceTotals[0].backlog == 0)
    #expect(measures.agentTotals[0].busy == busy * 1_000_000)
    #expect(total.handlingTime == busy * 1_000_000)
  }

  @Test func whoIsNotReachedIsDialledAgain() {
    let measures = measures([record(rule(reached: 0, dials: 3)).type])
    let total = measures.contactTotals[0]
    #expect([total.offered, total.callers, total.callersLost, total.attemptsOfCallers] == [0, 1, 1, 3])
    #expect(measures.serviceTotals[0].dialled == 3)
    #expect(measures.agentTotals[0].busy == 105_000_000)
  }

  @Test func somebodyElseIsAnsweredAndDoesNotServeTheRecord() {
    let measures = measures([record(rule(.paced(perFreeAgent: 1, extra: 0), rightParty: 0, dials: 2)).type])
    let total = measures.contactTotals[0]
    #expect([total.offered, total.answered, total.callersServed, total.callersLost] == [2, 2, 0, 1])
    #expect(measures.agentTotals[0].busy == 50_000_000)
  }

  @Test func numbersAreDialledInTheirHours() {
    let hours = [clock(11)..<clock(12)]
    let measures = measures([record(rule(hours: hours)).type], intervals: .dated)
    #expect(measures.serviceCells.map(\.dialled).firstIndex(of: 1) == 22)
    #expect(measures.serviceCells[21].backlog == 1)
  }

  @Test func recordsNotDialledAreUnfinished() {
    let measures = measures([record(rule(hours: [clock(8)..<clock(9)])).type])
    let total = measures.contactTotals[0]
    #expect([total.offered, total.callers, total.callersUnfinished] == [0, 1, 1])
    #expect(measures.serviceTotals[0].backlog == 1)
  }

  /// A call takes the only agent while the number rings.
  @Test func anAnswerWithoutAnAgentIsAMismatch() {
    let call = SingleCall("call", in: clock(10, 1)..<clock(10, 1, 25), calendar) { $0.talk = PlanFixture.constant(600) }
    let measures = measures([record(rule(.paced(perFreeAgent: 1, extra: 0))).type, call.type])
    let total = measures.contactTotals[0]
    #expect([total.offered, total.abandoned, total.callersLost] == [1, 1, 1])
    #expect(total.waitOfAbandoned == 2_000_000)
    #expect(measures.serviceTotals[0].backlog == 0)
  }

  @Test func diallingNeedsFreeAgents() {
    #expect(measures([record(rule(minimumFree: 2)).type], agents: 1).serviceTotals[0].dialled == 0)
    #expect(measures([record(rule(minimumFree: 2)).type], agents: 2).serviceTotals[0].dialled == 1)
  }

  @Test func diallingNeedsALine() {
    let call = SingleCall("call", in: clock(9, 59)..<clock(10), calendar) { $0.talk = PlanFixture.constant(600) }
    let minutes = PlanFixture.calendar(interval: 60)
    let types = [record(rule(.paced(perFreeAgent: 1, extra: 0))).type, call.type]
    let group = AgentGroup.fixture(agents: 2, in: minutes, skills: [.fixture(0), .fixture(1)])
    for lines in [1, 2] {
      let measures = Plan.fixture(minutes, types: types, groups: [group], lines: lines, intervals: .dated).measures()
      // Nothing tells of a free line but the agent who becomes free with it.
      let end = Int((call.instant + 600_000_000) / 60_000_000)
      #expect(measures.serviceCells.map(\.dialled).firstIndex(of: 1) == (lines == 1 ? end : 600) * 2)
      #expect(measures.serviceTotals[0].dialled == 1)
      #expect(measures.contactTotals[1].blocked == 0)
    }
  }

  /// Somebody else is reached, and waits for the agent from before midnight on: the record is not done.
  @Test func aRecordOfACallThatOutlastsTheWindowIsUnfinished() {
    let call = SingleCall("call", in: clock(23, 59)..<clock(23, 59, 20), calendar) {
      $0.talk = PlanFixture.constant(60)
    }
    let rule = rule(.paced(perFreeAgent: 1, extra: 0), rightParty: 0, dials: 5)
    var record = SingleCall("record", in: clock(23, 58)..<clock(23, 58, 10), calendar) {
      $0.channel = .outbound
      $0.dialling = rule
    }
    record.type.dialling?.ring = PlanFixture.constant(100)
    let total = measures([record.type, call.type]).contactTotals[0]
    #expect([total.answered, total.queued] == [1, 1])
    #expect([total.callers, total.callersUnfinished] == [1, 1])
  }
}
