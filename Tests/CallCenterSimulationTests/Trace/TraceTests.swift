import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// A trace tells the whole story; that replayed by other code it gives the measures is a property of all random plans
/// (``PlanProperties``).
@Suite struct TraceTests {
  private static func trace(_ plan: Plan, number: Int) -> (rows: [TraceRow], measures: ReplicationMeasures) {
    var replication = Replication(plan, checksInvariants: true, traces: true)
    var rows: [TraceRow] = []
    let measures = replication.run(number: number) { rows += $0 }
    return (rows, measures)
  }

  @Test func equalPlansGiveEqualTraces() {
    let plan = RandomPlan.calls(3)
    var replication = Replication(plan, traces: true)
    var first: [TraceRow] = []
    var again: [TraceRow] = []
    _ = replication.run(number: 4) { first += $0 }
    _ = replication.run(number: 5) { _ in }
    _ = replication.run(number: 4) { again += $0 }
    #expect(first.count > 100 && first == again)
  }

  @Test func tellsTheStoryOfACaller() {
    let calendar = PlanFixture.calendar()
    let call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar) {
      $0.patience = PlanFixture.constant(60)
      $0.wrapUp = PlanFixture.constant(30)
      $0.lines = 3
      $0.redial = RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(120), maximumAttempts: 3)
    }
    let group = AgentGroup.fixture(duties: [.hours(clock(10, 3)..<clock(18), people: 0..<1)])
    let (rows, _) = Self.trace(.fixture(calendar, types: [call.type], groups: [group]), number: 0)
    #expect(
      rows.map(\.event) == [.arrive, .queue, .abandon, .staff, .redial, .answer, .talkEnd, .end, .staff])
    #expect(rows.map(\.contact) == [1, 1, 1, -1, 2, 2, 2, 2, -1])
    #expect(rows.map(\.caller) == [1, 1, 1, -1, 1, 1, 1, 1, -1])
    #expect(rows[5].time == call.instant + 180_000_000)
    #expect(rows[7].time == rows[5].time + 90_000_000)
  }

  @Test func tellsTheStoryOfAnItem() {
    let calendar = PlanFixture.calendar()
    let mail = SingleCall("mail", in: clock(10)..<clock(10, 1), calendar) {
      $0.talk = PlanFixture.constant(3_600)
      $0.priority = DeferredWork.priority
      $0.channel = .email
      $0.deferred = DeferredWork(deadline: .days(1))
    }
    let call = SingleCall("call", in: clock(10, 20)..<clock(10, 21), calendar)
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)])
    let (rows, _) = Self.trace(.fixture(calendar, types: [mail.type, call.type], groups: [group]), number: 0)
    let told = rows.filter { $0.event != .staff }
    #expect(
      told.map(\.event) == [.arrive, .answer, .arrive, .interrupt, .queue, .answer, .end, .resume, .end])
    #expect(told.map(\.contact) == [1, 1, 2, 1, 1, 2, 2, 1, 1])
    #expect(told[8].time == mail.instant + 3_660_000_000)
  }

  @Test func tellsTheStoryOfAWarmTransfer() {
    let calendar = PlanFixture.calendar()
    let call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar) {
      $0.wrapUp = PlanFixture.constant(30)
      $0.transfer = TransferRule(
        targets: [TypeShare(callType: 1, share: 1)], kind: .warm, delay: nil, conference: PlanFixture.constant(20))
    }
    let expert = CallType.fixture("expert", in: calendar, talk: PlanFixture.constant(100))
    let first = AgentGroup.fixture(agents: 1, in: calendar)
    let late = Duty.hours(clock(10, 10)..<clock(18), people: 0..<1)
    let second = AgentGroup.fixture("experts", duties: [late], skills: [.fixture(1)])
    let (rows, _) = Self.trace(.fixture(calendar, types: [call.type, expert], groups: [first, second]), number: 0)
    let told = rows.filter { $0.event != .staff }
    #expect(
      told.map(\.event) == [.arrive, .answer, .hold, .transfer, .queue, .answer, .confer, .talkEnd, .end, .end])
    #expect(told.map(\.contact) == [1, 1, 1, 2, 2, 2, 1, 1, 1, 2] && told.allSatisfy { $0.caller == 1 })
    #expect(told[5].time == instant(10, 10) && told[5].group == 1 && told[7].time == instant(10, 10, 20))
    #expect(told[8].time == instant(10, 10, 50))
  }
}
