import CallCenterModel
import CallCenterSimulation
import RandomVariates
import TestSupport
import Testing

/// What happens first when events fall on one microsecond: completion, rise, abandonment, arrival, cut.
@Suite struct TieTests {
  let calendar = PlanFixture.calendar()

  /// `second` waits behind `first`, whose talk of five minutes ends at the very end of its patience.
  @Test(arguments: [Int64(0), -1, 1])
  func completionComesBeforeAbandonment(patienceLonger: Int64) {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(300) }
    var second = SingleCall("second", in: clock(10, 2)..<clock(10, 3), calendar)
    let patience = first.instant + 300_000_000 - second.instant + patienceLonger
    second.type.patience = PlanFixture.constant(Double(patience) / 1e6)
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)])
    let sums = Plan.fixture(calendar, types: [first.type, second.type], groups: [group]).measures().contactTotals[1]
    #expect(sums.answered == (patienceLonger < 0 ? 0 : 1))
    #expect(sums.abandoned == (patienceLonger < 0 ? 1 : 0))
    #expect(sums.waitOfAnswered == (patienceLonger < 0 ? 0 : first.instant + 300_000_000 - second.instant))
    #expect(sums.waitOfAbandoned == (patienceLonger < 0 ? patience : 0))
  }

  /// A duty begins at the very end of the patience.
  @Test(arguments: [Int64(0), -1])
  func riseComesBeforeAbandonment(patienceLonger: Int64) {
    var call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar)
    call.type.patience = PlanFixture.constant(Double(instant(10, 5) - call.instant + patienceLonger) / 1e6)
    let duty = Duty.hours(clock(10, 5)..<clock(12), people: 0..<1)
    let sums = Plan.fixture(calendar, types: [call.type], groups: [.fixture(duties: [duty])]).measures().contactTotals[
      0]
    #expect(sums.answered == (patienceLonger < 0 ? 0 : 1))
  }

  /// Who comes on duty as the hours of a skill begin, or as people are set apart, keeps to them from the first contact.
  @Test(arguments: [true, false])
  func hoursTurnBeforeRise(ofSkill: Bool) {
    let first = SingleCall("first", in: clock(9)..<clock(9, 1), calendar) { $0.priority = ofSkill ? 2 : 1 }
    let second = SingleCall("second", in: clock(9, 2)..<clock(9, 3), calendar) { $0.priority = ofSkill ? 1 : 2 }
    var skills = [Skill.fixture(0), .fixture(1)]
    if ofSkill { skills[1].hours = [clock(10)..<clock(12)] }
    var group = AgentGroup.fixture(duties: [.hours(clock(10)..<clock(12), people: 0..<1)], skills: skills)
    if !ofSkill { group.reservations = [Reservation(callTypes: [1], agents: 1, hours: [clock(10)..<clock(11)])] }
    let measures = Plan.fixture(calendar, types: [first.type, second.type], groups: [group]).measures()
    #expect(measures.contactTotals[1].waitOfAnswered == instant(10) - second.instant)
    #expect(measures.contactTotals[0].waitOfAnswered == instant(ofSkill ? 10 : 11, ofSkill ? 1 : 0) - first.instant)
  }

  /// The only waiting place is given up at the microsecond in which the next call comes.
  @Test(arguments: [Int64(0), 1])
  func abandonmentComesBeforeArrival(patienceLonger: Int64) {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(3600) }
    var second = SingleCall("second", in: clock(10, 2)..<clock(10, 3), calendar)
    let third = SingleCall("third", in: clock(10, 4)..<clock(10, 5), calendar) { $0.patience = PlanFixture.constant(5) }
    second.type.patience = PlanFixture.constant(Double(third.instant - second.instant + patienceLonger) / 1e6)
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0), .fixture(1), .fixture(2)])
    let plan = Plan.fixture(
      calendar, types: [first.type, second.type, third.type], groups: [group], lines: 2)
    let sums = plan.measures().contactTotals[2]
    #expect(sums.blocked == (patienceLonger > 0 ? 1 : 0))
    #expect(sums.abandoned == (patienceLonger > 0 ? 0 : 1))
  }

  /// A caller who dials again at the microsecond in which the duty ends still finds the agent.
  @Test(arguments: [Int64(0), 1])
  func arrivalComesBeforeCut(later: Int64) throws {
    var call = SingleCall("call", in: clock(10)..<clock(10, 1), calendar)
    call.type.patience = PlanFixture.constant(30)
    let delay = instant(10, 20) - call.instant - 30_000_000 + later
    call.type.redial = RedialRule(
      afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.constant(Double(delay) / 1e6), maximumAttempts: 2)
    let duty = Duty.hours(clock(10, 10)..<clock(10, 20), people: 0..<1)
    let measures = Plan.fixture(calendar, types: [call.type], groups: [.fixture(duties: [duty])]).measures()
    #expect(measures.contactTotals[0].answered == (later > 0 ? 0 : 1))
    #expect(measures.contactTotals[0].abandoned == (later > 0 ? 2 : 1))
    #expect(measures.agentTotals[0].overtime == (later > 0 ? 0 : 60_000_000))
  }

  /// Within T means a wait of at most T, within S likewise.
  @Test(arguments: [Int64(0), -1])
  func thresholdsIncludeTheirEnd(shorter: Int64) {
    let first = SingleCall("first", in: clock(10)..<clock(10, 1), calendar) { $0.talk = PlanFixture.constant(300) }
    var second = SingleCall("second", in: clock(10, 2)..<clock(10, 3), calendar)
    let wait = Double(first.instant + 300_000_000 - second.instant + shorter) / 1e6
    second.type.target = .within(wait)
    let third = SingleCall("third", in: clock(10, 1)..<clock(10, 2), calendar) {
      $0.patience = PlanFixture.constant(12)
      $0.target = .within(20, shortAbandon: 12 + Double(shorter) / 1e6)
    }
    let group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0), .fixture(1)])
    let sums = Plan.fixture(calendar, types: [first.type, second.type, third.type], groups: [group]).measures()
      .contactTotals
    #expect(sums[1].answeredInTime == (shorter < 0 ? 0 : 1))
    #expect(sums[2].shortAbandons == (shorter < 0 ? 0 : 1))
  }
}
