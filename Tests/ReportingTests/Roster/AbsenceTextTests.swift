import CallCenterModel
import Scheduling
import Testing

@testable import Reporting

@Suite struct AbsenceTextTests {
  private static let english = """
    Without Third 2 shifts have nobody:
    • Mon 26 June 2017, День 08:00-20:00
      Nobody may stand in.
      May not: Олена Коваль; "Лена" – 0 h of rest after a shift that asks for 24 h
        (Labour Code, Art. 59); Петро <П'ять> & Ко – 12 h of rest after a shift that
        asks for 24 h (Labour Code, Art. 59).
    • Tue 27 June 2017, Ніч 20:00-08:00
      Nobody may stand in.
    """
  private static let ukrainian = """
    Відсутність: Third. Без працівника 2 зміни:
    • пн, 26 червня 2017 р., День 08:00-20:00
      Замінити не може ніхто.
      Не можуть: Олена Коваль; "Лена" – 0 год відпочинку після зміни, що потребує
        24 год (КЗпП, ст. 59); Петро <П'ять> & Ко – 12 год відпочинку після зміни,
        що потребує 24 год (КЗпП, ст. 59).
    • вт, 27 червня 2017 р., Ніч 20:00-08:00
      Замінити не може ніхто.
    """

  @Test(arguments: Language.allCases)
  func whoMayStandIn(language: Language) throws {
    var roster = try RosterSample.roster()
    roster.problem.rules = LabourRules.ukraine(martialLaw: false)
    let monday = try #require(LocalDate(iso: "2017-06-26"))
    let absence = try roster.without(2, from: monday, days: 2)
    let text = absence.text(words: LabourWords(plan(roster), language: language), language: language, width: 80)
      .replacing("\u{A0}", with: " ")
    #expect(text.hasPrefix(language == .en ? Self.english : Self.ukrainian), "\(text)")
    #expect(text.contains(language == .en ? "The best repair, 8 changes:" : "Найкраща заміна, 8 поправок у графіку:"))
    #expect(text.hasSuffix(language == .en ? "День 08:00-20:00 → off\n" : "День 08:00-20:00 → вихідний\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.displayWidth <= 80 })
  }

  private func plan(_ roster: Roster) -> Plan {
    let run = RunSettings(
      seed: 1, replications: 1, precision: [], confidence: 0.95, attribution: .byArrival, intervals: .none)
    return Plan(
      name: "planned", calendar: roster.problem.calendar, callTypes: [], sites: [], agentGroups: [], lines: nil,
      costs: CostRules(currency: "UAH", overtimeFactor: 1), run: run)
  }
}
