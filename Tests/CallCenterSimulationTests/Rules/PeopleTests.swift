import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// People who differ, people set apart, skills of some hours, and help between groups.
@Suite struct PeopleTests {
  let calendar = PlanFixture.calendar()

  // MARK: - Speed and learning

  @Test func speedOfPeopleWhoLearnRisesByTheDate() {
    let calendar = PlanFixture.calendar(days: 15)
    for (day, share) in [(0, 0.5), (7, 0.75), (13, 0.5 + 0.5 * 13 / 14), (14, 1.0)] {
      let start = calendar.days[day].start
      let call = SingleCall("call", in: start + clock(10)..<start + clock(10, 1), calendar) {
        $0.talk = PlanFixture.constant(60)
      }
      var group = AgentGroup.fixture(agents: 1, in: calendar, skills: [.fixture(0, speed: 1.2)])
      let first = calendar.days[0].date
      group.cohorts = [
        Cohort(name: "new", people: 0..<1, speed: 1, learning: Learning(from: 0.5, start: first, days: 14))
      ]
      let measures = Plan.fixture(calendar, types: [call.type], groups: [group]).measures()
      #expect(measures.agentTotals.count == 1)
      #expect(measures.agentTotals[0].busy == Int64((60 / (1.2 * share) * 1e6).rounded()), "day \(day)")
    }
  }

  /// A group of two speeds is two groups between which callers choose by idleness, under one name.
  @Test func cohortsAreGroupsUnderOneName() {
    let calendar = PlanFixture.calendar(days: 2)
    let types = [
      CallType.fixture(in: calendar, perHour: 40, patience: PlanFixture.exponential(200))
    ]
    func duties(_ people: Range<Int>) -> [Duty] {
      calendar.days.indices.map {
        var duty = Duty.wholeDay($0, people: people.count, in: calendar)
        duty.people = people
        return duty
      }
    }
    var together = AgentGroup.fixture(duties: duties(0..<2) + duties(2..<5))
    together.cohorts = [Cohort(name: "slow", people: 2..<5, speed: 0.7, learning: nil)]
    let apart = [
      AgentGroup.fixture("a", duties: duties(0..<2)),
      AgentGroup.fixture("b", duties: duties(0..<3), skills: [.fixture(0, speed: 0.7)]),
    ]
    let one = Plan.fixture(calendar, types: types, groups: [together], intervals: .dated).measures()
    let two = Plan.fixture(calendar, types: types, groups: apart, intervals: .dated).measures()
    #expect(one.contactTotals == two.contactTotals)
    #expect(one.agentTotals == [two.agentTotals.reduce(into: AgentSums()) { $0 += $1 }])
    #expect(one.agentCells.count == 48 * 2)
  }

  /// What is drawn for a person depends on the cohort and the place in it, not on how many others there are.
  @Test func drawsOfNamedPeopleAreTheirOwn() {
    func presence(others: Int, number: Int) -> Int64 {
      var group = AgentGroup.fixture(
        duties: [
          .hours(clock(8)..<clock(16), people: 0..<others),
          .hours(clock(16)..<clock(20), people: others..<others + 1),
        ], shrinkage: Shrinkage(absence: 0.3, offPhone: 0.2, meanSpellSeconds: 600))
      group.cohorts = [Cohort(name: "olena", people: others..<others + 1, speed: 1, learning: nil)]
      let cells = Plan.fixture(calendar, types: [.fixture(in: calendar)], groups: [group], intervals: .dated)
        .measures(number: number).agentCells
      return cells[32..<40].reduce(0) { $0 + $1.present }
    }
    for number in 0..<20 { #expect(presence(others: 2, number: number) == presence(others: 9, number: number)) }
    #expect(Set((0..<20).map { presence(others: 2, number: $0) }).count > 10)
  }

  // MARK: - People set apart

  /// Set apart at all times, they are a group of their own.
  @Test func peopleSetApartAreAGroupUnderOneName() {
    let calendar = PlanFixture.calendar(days: 2)
    let types = ["calls", "cases"].map {
      CallType.fixture($0, in: calendar, perHour: 20, patience: PlanFixture.exponential(300))
    }
    let both = [Skill.fixture(0), Skill.fixture(1)]
    var together = AgentGroup.fixture(agents: 5, in: calendar, skills: both)
    together.reservations = [
      Reservation(callTypes: [1], agents: 2, hours: [0..<(calendar.days.last?.end ?? 0)])
    ]
    let apart = [
      AgentGroup.fixture("a", agents: 3, in: calendar, skills: both),
      AgentGroup.fixture("b", agents: 2, in: calendar, skills: [.fixture(1)]),
    ]
    let one = Plan.fixture(calendar, types: types, groups: [together], intervals: .dated).measures()
    let two = Plan.fixture(calendar, types: types, groups: apart, intervals: .dated).measures()
    #expect(one.contactTotals == two.contactTotals)
    #expect(one.agentTotals == [two.agentTotals.reduce(into: AgentSums()) { $0 += $1 }])
  }

  @Test func peopleSetApartFinishTheirContactAndComeBack() {
    let long = SingleCall("long", in: clock(13, 55)..<clock(13, 56), calendar) { $0.talk = PlanFixture.constant(1200) }
    let cases = SingleCall("case", in: clock(14, 1)..<clock(14, 2), calendar) { $0.talk = PlanFixture.constant(600) }
    let call = SingleCall("call", in: clock(15)..<clock(15, 1), calendar)
    var group = AgentGroup.fixture(
      duties: [.hours(clock(9)..<clock(18), people: 0..<1)], skills: [.fixture(0), .fixture(1), .fixture(2)])
    group.reservations = [Reservation(callTypes: [1], agents: 1, hours: [clock(14)..<clock(16)])]
    let measures = Plan.fixture(calendar, types: [long.type, cases.type, call.type], groups: [group]).measures()
    let free = long.instant + 1_200_000_000
    #expect(measures.contactTotals[1].waitOfAnswered == free - cases.instant)
    #expect(measures.contactTotals[2].waitOfAnswered == instant(16) - call.instant)
    #expect(measures.agentTotals[0].overtime == 0)
    #expect(measures.agentTotals[0].rostered == instant(9))
    // Between 14:00 and the end of the long call nobody was ready.
    #expect(measures.agentTotals[0].present == instant(9) - (free - instant(14)))
  }

  // MARK: - Hours of skills

  @Test func skillServesItsHoursOnly() {
    let early = SingleCall("early", in: clock(8)..<clock(8, 1), calendar)
    let late = SingleCall("late", in: clock(10, 59, 58)..<clock(10, 59, 59), calendar)
    let after = SingleCall("after", in: clock(11, 0, 5)..<clock(11, 0, 6), calendar) {
      $0.patience = PlanFixture.constant(100)
    }
    var skills = [Skill.fixture(0), .fixture(1), .fixture(2)]
    for index in skills.indices { skills[index].hours = [clock(9)..<clock(11)] }
    let group = AgentGroup.fixture(duties: [.hours(clock(7)..<clock(18), people: 0..<3)], skills: skills)
    let plan = Plan.fixture(calendar, types: [early.type, late.type, after.type], groups: [group])
    var replication = Replication(plan, checksInvariants: true)
    for number in [0, 1, 0] {
      let measures = replication.run(number: number)
      guard number == 0 else { continue }
      #expect(measures.contactTotals[0].waitOfAnswered == instant(9) - early.instant)
      #expect(measures.contactTotals[1].waitOfAnswered == 0)
      #expect(measures.contactTotals[2].abandoned == 1)
    }
  }

  // MARK: - Help between groups

  /// Two calls wait at 10:00; a helper comes at the look of 10:00 or later, and goes home when nobody waits.
  @Test func helperComesWithDelayAndGoesHome() {
    let calls = (0..<3).map { number in
      SingleCall("call\(number)", in: clock(9, 50, number)..<clock(9, 50, number + 1), calendar) {
        $0.talk = PlanFixture.constant(3600)
      }
    }
    let back = SingleCall("back", in: clock(10, 30)..<clock(10, 31), calendar)
    let duty = Duty.hours(clock(9)..<clock(18), people: 0..<1)
    let front = AgentGroup.fixture("front", duties: [duty], skills: [.fixture(0), .fixture(1), .fixture(2)])
    let office = AgentGroup.fixture("office", duties: [duty], skills: [.fixture(3)])
    var plan = Plan.fixture(calendar, types: calls.map(\.type) + [back.type], groups: [front, office])
    plan.moves = [
      StaffMove(
        from: 1, to: 0, agents: 1, when: .init(callType: 1, count: 1), until: .init(callType: 2, count: 0),
        delaySeconds: 120, everySeconds: 300)
    ]
    let measures = plan.measures()
    // Looks at 9:50 (before the calls) and 9:55, the order at 9:57; the helper takes the second call.
    #expect(measures.contactTotals[1].waitOfAnswered == instant(9, 57) - calls[1].instant)
    // The third goes to the own agent at 10:50; at the look of 10:52 nobody waits, and the helper goes home after 10:57.
    #expect(measures.contactTotals[3].waitOfAnswered == instant(10, 57) - back.instant)
    #expect(measures.agentTotals[0].overtime == 0 && measures.agentTotals[1].overtime == 0)
    #expect(measures.agentTotals.map(\.rostered) == [instant(9), instant(9)])
  }

  /// Who helps when the own shift ends finishes the contact in overtime and goes home.
  @Test func shiftOfAHelperEndsAtItsTime() {
    let calls = (0..<2).map { number in
      SingleCall("call\(number)", in: clock(9, 50, number)..<clock(9, 50, number + 1), calendar) {
        $0.talk = PlanFixture.constant(3600)
      }
    }
    let front = AgentGroup.fixture(
      "front", duties: [.hours(clock(9)..<clock(18), people: 0..<1)], skills: [.fixture(0), .fixture(1)])
    let office = AgentGroup.fixture("office", duties: [.hours(clock(9)..<clock(10, 30), people: 0..<1)], skills: [])
    var plan = Plan.fixture(calendar, types: calls.map(\.type), groups: [front, office])
    plan.moves = [
      StaffMove(
        from: 1, to: 0, agents: 1, when: .init(callType: 1, count: 1), until: .init(callType: 1, count: 0),
        delaySeconds: 0, everySeconds: 600)
    ]
    let measures = plan.measures()
    #expect(measures.contactTotals[1].waitOfAnswered == instant(10) - calls[1].instant)
    // Two calls of an hour: from 9:50 and from 10:00; at 10:10 the helper is ordered home, at 10:30 the shift is over.
    #expect(measures.agentTotals[0].busy == 7_200_000_000)
    #expect(measures.agentTotals[0].overtime == instant(10, 50) - instant(10, 30) + calls[0].instant - instant(9, 50))
  }

  /// The break begins while somebody set apart has a contact in hand: it is finished first, and is no overtime.
  @Test func aBreakOfPeopleSetApartIsNoOvertime() {
    let call = SingleCall("call", in: clock(12)..<clock(12, 1), calendar) { $0.talk = PlanFixture.constant(1800) }
    let next = SingleCall("next", in: clock(12, 5)..<clock(12, 6), calendar)
    var group = AgentGroup.fixture(
      duties: [.hours(clock(8)..<clock(20), people: 0..<1, breaks: [clock(12, 10)..<clock(12, 40)])],
      skills: [.fixture(0), .fixture(1)])
    let types = [call.type, next.type]
    let alone = Plan.fixture(calendar, types: types, groups: [group]).measures()
    group.reservations = [Reservation(callTypes: [0, 1], agents: 1, hours: [clock(8)..<clock(20)])]
    let apart = Plan.fixture(calendar, types: types, groups: [group]).measures()
    #expect(apart.contactTotals[1].waitOfAnswered == instant(12, 40) - next.instant)
    #expect(apart.agentTotals[0].overtime == 0)
    #expect(apart.agentTotals[0].excess == call.instant + 1_800_000_000 - instant(12, 10))
    #expect(apart.contactTotals == alone.contactTotals)
    #expect(apart.agentTotals == alone.agentTotals)
  }
}
