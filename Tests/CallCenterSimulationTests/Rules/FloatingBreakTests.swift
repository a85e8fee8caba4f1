import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// Breaks that people take when there is nothing to do.
@Suite struct FloatingBreakTests {
  let calendar = PlanFixture.calendar()

  private func group(_ people: Int, atOnce: Int?, shrinkage: Shrinkage = .none, skills: [Skill] = [.fixture(0)])
    -> AgentGroup
  {
    var duty = Duty.hours(clock(9)..<clock(18), people: 0..<people)
    duty.floatingBreaks = [
      FloatingBreak(rule: 0, starts: clock(12)...clock(13, 30), length: clock(0, 30), atOnce: atOnce)
    ]
    return .fixture(duties: [duty], skills: skills, shrinkage: shrinkage)
  }

  @Test func idlePeopleGoAtOnceAsManyAsMay() {
    for (atOnce, away) in [(2, [2, 2, 1, 0]), (5, [5, 0, 0, 0]), (1, [1, 1, 1, 2]), (nil, [5, 0, 0, 0])] {
      let plan = Plan.fixture(
        calendar, types: [.fixture(in: calendar)], groups: [group(5, atOnce: atOnce)], intervals: .dated)
      let cells = plan.measures().agentCells
      // From 13:30 on nobody may wait any longer.
      let seen = (24..<28).map { (cells[$0].rostered - cells[$0].present) / 1_800_000_000 }
      #expect(seen == away.map(Int64.init), "at once \(atOnce ?? 0)")
    }
  }

  @Test func busyPersonGoesWhenTheContactEnds() {
    let long = SingleCall("long", in: clock(11, 58)..<clock(11, 59), calendar) { $0.talk = PlanFixture.constant(6600) }
    let next = SingleCall("next", in: clock(12, 30)..<clock(12, 31), calendar) { $0.talk = PlanFixture.constant(60) }
    let measures = Plan.fixture(
      calendar, types: [long.type, next.type], groups: [group(1, atOnce: 1, skills: [.fixture(0), .fixture(1)])],
      intervals: .dated
    ).measures()
    let end = long.instant + 6_600_000_000
    // The last moment was 13:30: the break comes before the call that waits.
    #expect(measures.contactTotals[1].waitOfAnswered == end + 1_800_000_000 - next.instant)
    #expect(measures.agentTotals[0].excess == end - instant(13, 30))
    #expect(measures.agentTotals[0].overtime == 0)
  }

  @Test func freePersonServesWhatWaitsBeforeTheLastMoment() {
    let first = SingleCall("first", in: clock(11, 58)..<clock(11, 59), calendar) { $0.talk = PlanFixture.constant(600) }
    let next = SingleCall("next", in: clock(12, 1)..<clock(12, 2), calendar) { $0.talk = PlanFixture.constant(600) }
    let measures = Plan.fixture(
      calendar, types: [first.type, next.type], groups: [group(1, atOnce: 1, skills: [.fixture(0), .fixture(1)])]
    ).measures()
    let free = first.instant + 600_000_000
    #expect(measures.contactTotals[1].waitOfAnswered == free - next.instant)
    #expect(measures.agentTotals[0].rostered - measures.agentTotals[0].present == 1_800_000_000)
  }

  /// Whatever the load, everybody who is there takes the whole break, and by choice never more at once than may.
  @Test func totalOfBreaksIsConserved() {
    for number in 0..<40 {
      let calendar = PlanFixture.calendar()
      let people = 3 + number % 5
      let plan = Plan.fixture(
        calendar,
        types: [
          .fixture(in: calendar, perHour: Double(4 + 3 * number), patience: PlanFixture.exponential(120))
        ], groups: [group(people, atOnce: 1 + number % 3)], seed: 3, intervals: .dated)
      let measures = plan.measures(number: number)
      let sums = measures.agentTotals[0]
      // Who has to go and still has a contact in hand is above the number ready.
      let away = sums.rostered - sums.present - (sums.excess - sums.overtime)
      #expect(away == Int64(people) * 1_800_000_000, "plan \(number)")
      for cell in 24..<27 {
        let away = measures.agentCells[cell].rostered - measures.agentCells[cell].present
        #expect(away <= Int64(1 + number % 3) * 1_800_000_000, "plan \(number)")
      }
    }
  }

  @Test func absentPeopleHaveNoBreak() {
    let shrinkage = Shrinkage(absence: 0.4, offPhone: 0, meanSpellSeconds: 900)
    for number in 0..<20 {
      let plan = Plan.fixture(
        calendar, types: [.fixture(in: calendar)], groups: [group(6, atOnce: 6, shrinkage: shrinkage)], seed: 5,
        intervals: .dated)
      let cells = plan.measures(number: number).agentCells
      #expect(cells[24].present == 0)
      #expect(cells[25].present == cells[20].present)
    }
  }
}
