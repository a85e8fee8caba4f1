import CallCenterModel
import RandomVariates
import Testing

@testable import ScenarioFiles

/// Named people, sites, kinds of shrinkage and rules of help, from the file to the plan.
@Suite struct PeopleTests {
  static let text = """
    format: cherha/1
    name: People
    calendar: {timezone: Europe/Kyiv, from: 2017-07-03, days: 7, warmUp: 0 days}
    callTypes:
      calls:
        arrivals: {rate: 40 per hour}
        hours: 08:00-20:00
        handling: {talk: {exponential: {mean: 4 min}}}
        patience: {exponential: {mean: 3 min}}
      cases:
        arrivals: {rate: 4 per hour}
        hours: 08:00-20:00
        handling: {talk: {exponential: {mean: 20 min}}}
        patience: {exponential: {mean: 8 h}}
    sites:
      kyiv:
        seats: 12
        hours: {mon-fri: 08:00-20:00, sat-sun: 09:00-17:00}
        outages:
          - {name: alarm, every: {exponential: {mean: 30 h}}, duration: {lognormal: {mean: 50 min, cv: 0.8}}, calls: keep}
          - {every: 100 h, duration: 10 min, hours: 06:00-22:00, calls: drop}
          - {at: 2017-07-04T10:00, duration: 2 h, calls: drop}
    shifts:
      day: {from: 08:00, to: 20:00, breaks: [{between: 12:00-14:00, length: 30 min, atOnce: 2, paid: no}]}
      short: {from: 10:00, to: 16:00}
    agentGroups:
      desk:
        site: kyiv
        headcount: 4
        rota: {cycle: [day, day, off, off], from: 2017-07-03}
        people:
          olena: {rota: {mon-fri: day, sat-sun: off}, speed: 1.1, since: 2017-05-01}
          petro: {rota: {cycle: [short, off], from: 2017-07-03}}
        cohorts:
          new:
            headcount: 3
            hours: 09:00-17:00
            breaks: [{at: 12:00, length: 1 h}]
            since: 2017-07-05
            learning: {from: 60 %, weeks: 12}
        attendance: {late: {share: 10 %, by: {exponential: {mean: 12 min}}}, early: {share: 5 %, by: {constant: 20 min}}}
        shrinkage:
          sickness: {absence: 5 %}
          leave: {absence: 8 %}
          offPhone: {share: 6 %, spell: 10 min}
          coaching: {share: 4 %, spell: 30 min, hours: 10:00-16:00, days: mon-thu}
        reserved: [{skill: cases, agents: 1, hours: 14:00-16:00, days: mon-fri}]
        skills: {calls: {}, cases: {preference: 2, only: {mon-fri: 09:00-18:00}}}
      office:
        site: kyiv
        agents: 2
        skills: [cases]
      library:
        agents: 1
        hours: 08:00-20:00
        reserved: [{skills: [calls, cases], agents: 1, hours: {mon: 10:00-11:00}}]
        skills: [calls, cases]
    routing:
      moves:
        - {from: office, to: desk, agents: 1, when: {waiting: {callType: calls, atLeast: 5}}, until: {waiting: {callType: calls, atMost: 1}}, delay: 2 min, every: 30 s}
    """

  private func plan() throws -> Plan {
    let reading = ScenarioReader.read(text: Self.text, file: "people.yaml", baseDirectory: "")
    #expect(reading.issues.map(\.text) == [])
    return try #require(reading.plan)
  }

  @Test func peopleHaveTheirOwnRotas() throws {
    let plan = try plan()
    let group = plan.agentGroups[0]
    let learning = Learning(from: 0.6, start: try #require(LocalDate(iso: "2017-07-05")), days: 84)
    #expect(
      group.cohorts == [
        Cohort(name: "olena", people: 4..<5, speed: 1.1, learning: nil),
        Cohort(name: "petro", people: 5..<6, speed: 1, learning: nil),
        Cohort(name: "new", people: 6..<9, speed: 1, learning: learning),
      ])
    func days(_ people: Range<Int>) -> [Int] { group.duties.filter { $0.people == people }.map(\.day) }
    #expect(days(4..<5) == [0, 1, 2, 3, 4, 7, 8])
    #expect(days(5..<6) == [0, 2, 4, 6, 8])
    // Since the third day, seven days of the window and two after it.
    #expect(days(6..<9) == [2, 3, 4, 5, 6, 7, 8])
    #expect(group.duties.first { $0.people == 6..<9 }?.breaks.map { $0.lowerBound % 86_400 } == [43_200])
    // Petro is as fast as the others and counted with them; Olena and the new ones are parts, one is a place set apart.
    let parts = plan.inParts
    #expect(parts.reportedGroups == [0, 1, 2, 0, 0, 0, 2])
    #expect(parts.agentGroups[3].skills.map(\.speed) == [1.1, 1.1])
    #expect(parts.agentGroups[4].learning == learning)
    #expect(parts.agentGroups[5].skills.map(\.callType) == [1])
    #expect([0, 3, 4].reduce(0) { $0 + parts.agentGroups[$1].duties.count } == group.duties.count)
  }

  @Test func breaksFloatWithinTheDuty() throws {
    let duty = try #require(try plan().agentGroups[0].duties.first { $0.people == 4..<5 })
    #expect(duty.breaks.isEmpty)
    #expect(duty.floatingBreaks == [FloatingBreak(rule: 0, starts: 43_200...48_600, length: 1_800, atOnce: 2)])
    #expect(duty.paidSeconds == 12 * 3_600 - 1_800)
  }

  @Test func shrinkageAddsAbsencesAndKeepsHours() throws {
    let shrinkage = try plan().agentGroups[0].shrinkage
    #expect(abs(shrinkage.absence - 0.13) < 1e-12)
    #expect(shrinkage.offPhone == 0.06 && shrinkage.meanSpellSeconds == 600)
    #expect(shrinkage.kinds.map(\.name) == ["coaching"])
    #expect(shrinkage.kinds[0].hours?.prefix(2) == [36_000..<57_600, 122_400..<144_000])
    #expect((0.1...0.6).contains(shrinkage.kinds[0].coverage))
  }

  @Test func sitesAndMovesAreResolved() throws {
    let plan = try plan()
    #expect(plan.sites[0].seats == 12)
    #expect(plan.sites[0].outages.map(\.name) == ["alarm", "outage2", "outage3"])
    #expect(plan.sites[0].outages.map(\.dropsCalls) == [false, true, true])
    #expect(plan.sites[0].outages[2].timing == .at(86_400 + 36_000))
    #expect(plan.sites[0].outages[2].duration == .constant(try Constant(7_200)))
    #expect(
      plan.moves == [
        StaffMove(
          from: 1, to: 0, agents: 1, when: .init(callType: 0, count: 5), until: .init(callType: 0, count: 1),
          delaySeconds: 120, everySeconds: 30)
      ])
    #expect(plan.agentGroups[0].reservations.map(\.agents) == [1])
    #expect(plan.agentGroups[0].reservations[0].hours.first == 50_400..<57_600)
    #expect(plan.agentGroups[0].skills[1].hours?.first == 32_400..<64_800)
    let text = PlanDescription.text(plan)
    let parts = [
      "olena", "from 60 % on 2017-07-05", "alarm: every", "12 seats", "1 help desk", "set apart", "coaching",
    ]
    for part in parts {
      #expect(text.contains(part), "no `\(part)` in\n\(text)")
    }
  }

  /// The forms that stood before kinds had names mean what they meant.
  @Test func earlierFormsOfShrinkageAreUnchanged() throws {
    for (written, expected) in [
      ("12 %", Shrinkage(absence: 0.12, offPhone: 0, meanSpellSeconds: 900)),
      ("{absence: 8 %}", Shrinkage(absence: 0.08, offPhone: 0, meanSpellSeconds: 900)),
      ("{offPhone: {share: 10 %}}", Shrinkage(absence: 0, offPhone: 0.1, meanSpellSeconds: 900)),
    ] {
      let plan = try ScenarioFilesTests.plan(
        from: "2017-07-03", group: "{agents: 2, hours: always, skills: [a], shrinkage: \(written)}")
      #expect(plan.agentGroups[0].shrinkage == expected)
    }
  }
}
