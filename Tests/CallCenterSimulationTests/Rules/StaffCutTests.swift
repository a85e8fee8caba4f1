import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Hand-made days around the ends and beginnings of duties; talk of one minute unless said otherwise.
@Suite struct StaffCutTests {
  let calendar = PlanFixture.calendar()

  @Test func cutIsExhaustiveAndOvertimeTakesNothingNew() {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(1200) }
    let second = SingleCall("second", in: clock(10, 5)..<clock(10, 6), calendar)
    let duties = [
      Duty.hours(clock(9)..<clock(10, 10), people: 0..<1), Duty.hours(clock(10, 30)..<clock(12), people: 0..<1),
    ]
    let group = AgentGroup.fixture(duties: duties, skills: [.fixture(0), .fixture(1)])
    let measures = Plan.fixture(calendar, types: [first.type, second.type], groups: [group]).measures()

    #expect(measures.contactTotals[0].answered == 1)
    #expect(measures.contactTotals[0].waitOfAnswered == 0)
    // The agent is free at about 10:20, but off duty; the rise at 10:30 takes the call at that instant.
    #expect(measures.contactTotals[1].answered == 1)
    #expect(measures.contactTotals[1].waitOfAnswered == instant(10, 30) - second.instant)
    #expect(measures.contactTotals[1].queueTime == instant(10, 30) - second.instant)
    #expect(measures.agentTotals[0].overtime == first.instant + 1_200_000_000 - instant(10, 10))
    #expect(measures.agentTotals[0].busy == 1_260_000_000)
    #expect(measures.agentTotals[0].present == instant(2, 40))
    #expect(measures.agentTotals[0].rostered == instant(2, 40))
    #expect(measures.agentTotals[0].paid == instant(2, 40))
  }

  @Test func handOverAtMidnightChangesNothing() {
    let calendar = PlanFixture.calendar(days: 2)
    let late = SingleCall("late", in: clock(23, 55)..<clock(23, 56), calendar) { $0.talk = PlanFixture.constant(1800) }
    let waiting = SingleCall("waiting", in: clock(23, 57)..<clock(23, 58), calendar)
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)])
    let measures = Plan.fixture(calendar, types: [late.type, waiting.type], groups: [group]).measures()
    #expect(measures.agentTotals[0].overtime == 0)
    #expect(measures.contactTotals[1].waitOfAnswered == late.instant + 1_800_000_000 - waiting.instant)
  }

  @Test func breakTakesTheAgentAway() {
    let call = SingleCall("call", in: clock(10, 5)..<clock(10, 6), calendar)
    var duty = Duty.hours(clock(9)..<clock(12), people: 0..<1, breaks: [clock(10)..<clock(10, 15)])
    duty.paidSeconds = clock(2, 45)
    let measures = Plan.fixture(calendar, types: [call.type], groups: [.fixture(duties: [duty])]).measures()
    #expect(measures.contactTotals[0].waitOfAnswered == instant(10, 15) - call.instant)
    #expect(measures.agentTotals[0].present == instant(2, 45))
    #expect(measures.agentTotals[0].rostered == instant(2, 45))
    #expect(measures.agentTotals[0].paid == instant(2, 45))
    #expect(measures.agentTotals[0].available == instant(2, 44))
  }

  @Test func aBreakIsNoOvertimeAndAShiftEndIs() {
    // One minute of talk from 9:59:30 or so into the break at 10:00, and likewise into the end of duty.
    for (breaks, overtime) in [([clock(10)..<clock(10, 15)], false), ([], true)] {
      let call = SingleCall("call", in: clock(9, 59, 20)..<clock(9, 59, 40), calendar)
      let end = overtime ? clock(10) : clock(12)
      let duty = Duty.hours(clock(9)..<end, people: 0..<1, breaks: breaks)
      let sums = Plan.fixture(calendar, types: [call.type], groups: [.fixture(duties: [duty])]).measures().agentTotals[
        0]
      let late = call.instant + 60_000_000 - instant(10)
      #expect(sums.excess == late)
      #expect(sums.overtime == (overtime ? late : 0))
    }
  }

  @Test func shiftsThatBeginTogetherServeByPreferenceNotByOrder() {
    let call = SingleCall("call", in: clock(8, 30)..<clock(8, 31), calendar)
    let duty = Duty.hours(clock(9)..<clock(10), people: 0..<1, breaks: [])
    let second = AgentGroup.fixture("second", duties: [duty], skills: [.fixture(0, preference: 2)])
    let first = AgentGroup.fixture("first", duties: [duty], skills: [.fixture(0, preference: 1)])
    for groups in [[first, second], [second, first]] {
      let measures = Plan.fixture(calendar, types: [call.type], groups: groups).measures()
      for (group, sums) in zip(groups, measures.agentTotals) {
        #expect(sums.busy == (group.name == "first" ? 60_000_000 : 0))
      }
    }
  }

  @Test func callsAreFollowedBeyondTheWindow() {
    let call = SingleCall("call", in: clock(23, 50)..<clock(23, 51), calendar)
    let tomorrow = Duty(
      people: 0..<1, day: 1, start: clock(24 + 8), end: clock(24 + 16), breaks: [], paidSeconds: clock(8))
    let answered = Plan.fixture(calendar, types: [call.type], groups: [.fixture(duties: [tomorrow])]).measures()
    #expect(answered.contactTotals[0].waitOfAnswered == instant(24 + 8) - call.instant)
    // Queue and agents belong to the clock of the window.
    #expect(answered.contactTotals[0].queueTime == instant(24) - call.instant)
    #expect(answered.agentTotals[0].busy == 0)

    let never = Plan.fixture(calendar, types: [call.type], groups: []).measures()
    #expect(never.contactTotals[0].unfinished == 1)
    #expect(never.contactTotals[0].offered == 1)
    #expect(never.contactTotals[0].queued == 1)
    #expect(never.contactTotals[0].callersUnfinished == 1)
  }
}
