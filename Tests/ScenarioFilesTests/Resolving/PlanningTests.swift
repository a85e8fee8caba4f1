import CallCenterModel
import Testing

@testable import ScenarioFiles

@Suite struct PlanningTests {
  static let text = """
    format: cherha/1
    name: Planned
    calendar: {timezone: Europe/Kyiv, from: 2017-10-02, days: 7, hours: 08:00-20:00}
    callTypes:
      consultation:
        arrivals: {rate: 30 per hour}
        handling: {talk: {exponential: {mean: 5 min}}}
        patience: {exponential: {mean: 2 min}}
        target: 80/20
      detention:
        arrivals: {rate: 3 per hour}
        handling: {talk: {exponential: {mean: 5 min}}}
        patience: {exponential: {mean: 2 min}}
        target: 90/10
      weather:
        arrivals: {rate: 3 per hour}
        handling: {talk: {constant: 1 min}}
      mail:
        channel: email
        deadline: 24 h
        arrivals: {rate: 3 per hour}
        handling: {talk: {constant: 1 min}}
        target: {onTime: 90 %}
    agentGroups:
      chernivtsi: {skills: [consultation, detention, weather, mail], cost: 80 UAH per hour}
      sumy: {skills: [consultation], cost: 60 UAH per hour}
      night: {skills: [consultation], agents: 2, hours: 20:00-24:00}
    costs: {currency: UAH}
    plan:
      targets:
        consultation: {per: day, onDays: 90 %}
        detention: week
      shifts:
        day:
          label: Day
          start: 07:00-10:00
          every: 30 min
          length: 8 h
          breaks: [{after: 60-105 min, length: 15 min}, {between: 12:00-15:00, length: 45 min, paid: no}]
          days: mon-fri
        long: {start: [08:00, 20:00], length: [10 h, 12 h], breaks: [{after: 4 h, length: 30 min}]}
      staff:
        chernivtsi:
          contracts:
            fullTime:
              {label: Full time, people: 1-14, hoursPerWeek: 36-40 h, daysPerWeek: 3-5, shifts: [long, day],
               cost: 70 UAH per hour, daysOff: together, same: shift}
            partTime: {}
        sumy: {people: 1-8, hoursPerWeek: 37.5 h, shifts: [long]}
      rules:
        {rest: {factor: 2, atLeast: 11 h}, weeklyRest: 42 h, hoursPerWeek: 39 h, atMostPerWeek: 48 h, daysInARow: 6}
      pay: {night: {hours: 21:00-05:00, share: 20 %}, weekend: 0 %, holiday: 100 %}
      prices: {shortage: 1000 UAH per hour, surplus: 2 UAH per hour}
      grid: 15 min
      confidence: 90 %
      gap: 1 %
      people:
        olena:
          label: Olena
          contract: chernivtsi.fullTime
          leave: [2017-10-02..2017-10-04, 2017-10-08]
          cannot: {sat-sun: always, mon: 08:00-12:00}
          wishes: {long: -1, sat: 2, day: {mon-thu: 1, fri: -2}}
          balance: -4 h
        ivan: {contract: sumy}
    """

  static func brief(_ edits: [(String, String)] = [], option: String? = nil) throws -> PlanningBrief {
    var text = Self.text
    for (find, replacement) in edits {
      try #require(text.contains(find), "no \(find)")
      text = text.replacing(find, with: replacement, maxReplacements: 1)
    }
    let reading = ScenarioReader.read(text: text, file: "plan.yaml", baseDirectory: "", option: option)
    #expect(reading.issues.map(\.text) == [])
    return try #require(reading.plan?.planning)
  }

  @Test func readsTargets() throws {
    #expect(
      try Self.brief().targets == [
        PlanningTarget(callType: 0, period: .day, probability: 0.9),
        PlanningTarget(callType: 1, period: .week, probability: nil),
      ])
  }

  /// Every live type with a target, not the one without and not deferred work.
  @Test func targetsAreThoseOfLiveTypesByDefault() throws {
    let brief = try Self.brief([
      ("  targets:\n    consultation: {per: day, onDays: 90 %}\n    detention: week\n", "")
    ])
    #expect(
      brief.targets == [0, 1].map { PlanningTarget(callType: $0, period: .day, probability: nil) })
  }

  @Test func readsShifts() throws {
    let shifts = try Self.brief().shiftTypes
    #expect(shifts.map(\.name) == ["day", "long"])
    #expect(shifts[0].label == "Day")
    #expect(shifts[0].starts == [25_200, 27_000, 28_800, 30_600, 32_400, 34_200, 36_000])
    #expect(shifts[0].lengths == [28_800])
    #expect(
      shifts[0].breaks == [
        PlannedBreak(window: .after(3_600...6_300), length: 900, isPaid: true),
        PlannedBreak(window: .between(43_200..<54_000), length: 2_700, isPaid: false),
      ])
    #expect(shifts[0].days == [true, true, true, true, true, false, false, false])
    #expect(shifts[1].label == "long")
    #expect(shifts[1].starts == [28_800, 72_000])
    #expect(shifts[1].lengths == [36_000, 43_200])
    #expect(shifts[1].breaks == [PlannedBreak(window: .after(14_400...14_400), length: 1_800, isPaid: true)])
    #expect(shifts[1].days == [Bool](repeating: true, count: 8))
  }

  /// As everywhere, a holiday that no key names is a Sunday.
  @Test(arguments: [("sat-sun", true), ("mon-sat", false), ("mon-sat, holiday", true), ("daily", true)])
  func holidaysAreSundays(days: String, isHoliday: Bool) throws {
    let brief = try Self.brief([("days: mon-fri", "days: \(days)")])
    #expect(brief.shiftTypes[0].days[7] == isHoliday)
  }

  @Test func readsStaff() throws {
    let pools = try Self.brief().pools
    #expect(pools.map(\.group) == [0, 1])
    #expect(
      pools[0].contracts == [
        Contract(
          name: "fullTime", label: "Full time", people: 1...14, hoursPerWeek: 36...40, daysPerWeek: 3...5,
          shiftTypes: [0, 1], costPerHour: Money(microUnits: 70_000_000), daysOffTogether: true, sameAllWeek: .shift),
        Contract(
          name: "partTime", label: "partTime", people: 0...PlanLimits.people, hoursPerWeek: 0...39, daysPerWeek: 1...6,
          shiftTypes: [0, 1], costPerHour: Money(microUnits: 80_000_000), daysOffTogether: false,
          sameAllWeek: .nothing),
      ])
    #expect(
      pools[1].contracts == [
        Contract(
          name: "sumy", label: "sumy", people: 1...8, hoursPerWeek: 37.5...37.5, daysPerWeek: 1...6, shiftTypes: [1],
          costPerHour: Money(microUnits: 60_000_000), daysOffTogether: false, sameAllWeek: .nothing)
      ])
  }

  @Test func readsRulesPayAndPrices() throws {
    let brief = try Self.brief()
    #expect(
      brief.rules
        == LabourRules(
          restFactor: 2, minimumRestSeconds: 39_600, weeklyRestSeconds: 151_200, normHoursPerWeek: 39,
          maximumHoursPerWeek: 48, maximumConsecutiveDays: 6, maximumOvertimePerYear: nil, preset: nil))
    #expect(
      brief.pay == PaySupplements(night: 75_600..<104_400, nightShare: 0.2, weekendShare: 0, holidayShare: 1))
    #expect(brief.prices.shortagePerHour == Money(microUnits: 1_000_000_000))
    #expect(brief.prices.surplusPerHour == Money(microUnits: 2_000_000))
    #expect(brief.gridSeconds == 900)
    #expect(brief.confidence == 0.9)
    #expect(brief.gap == 0.01)
  }

  private static let ownRules = """
      rules:
        {rest: {factor: 2, atLeast: 11 h}, weeklyRest: 42 h, hoursPerWeek: 39 h, atMostPerWeek: 48 h, daysInARow: 6}
      pay: {night: {hours: 21:00-05:00, share: 20 %}, weekend: 0 %, holiday: 100 %}

    """

  @Test func presetsBringRulesAndPay() throws {
    let plain = try Self.brief([(Self.ownRules, "  rules: ukraine\n")])
    #expect(plain.rules == .ukraine(martialLaw: false))
    #expect(plain.pay == .ukraine)
    let martial = try Self.brief([(Self.ownRules, "  rules: ukraineMartialLaw\n")])
    #expect(martial.rules == .ukraine(martialLaw: true))
  }

  @Test func presetsHoldWhereNothingElseIsWritten() throws {
    let brief = try Self.brief([
      (Self.ownRules, "  rules: {preset: ukraine, rest: {atLeast: 10 h}, daysInARow: 5}\n  pay: {weekend: 10 %}\n")
    ])
    var rules = LabourRules.ukraine(martialLaw: false)
    rules.minimumRestSeconds = 36_000
    rules.maximumConsecutiveDays = 5
    #expect(brief.rules == rules)
    var pay = PaySupplements.ukraine
    pay.weekendShare = 0.1
    #expect(brief.pay == pay)
  }

  @Test func withoutRulesThereAreNone() throws {
    let brief = try Self.brief([(Self.ownRules, "")])
    #expect(brief.rules == .none)
    #expect(brief.pay == .none)
  }

  @Test func defaultsAreSaid() throws {
    let brief = try Self.brief([
      ("  prices: {shortage: 1000 UAH per hour, surplus: 2 UAH per hour}\n", ""),
      ("  grid: 15 min\n  confidence: 90 %\n  gap: 1 %\n", ""),
      ("  pay: {night: {hours: 21:00-05:00, share: 20 %}, weekend: 0 %, holiday: 100 %}\n", ""),
    ])
    // Twenty times the dearest hour, which is that of the part-timers.
    #expect(brief.prices.shortagePerHour == Money(microUnits: 1_600_000_000))
    #expect(brief.prices.surplusPerHour == .zero)
    #expect(brief.gridSeconds == 900)
    #expect(brief.confidence == 0.95)
    #expect(brief.gap == 0.005)
    #expect(brief.pay == .none)
  }

  @Test func defaultGridLiesInTheIntervals() throws {
    let brief = try Self.brief([
      ("days: 7,", "days: 7, interval: 20 min,"), ("grid: 15 min", "gap: 2 %"), ("  gap: 1 %\n", ""),
    ])
    #expect(brief.gridSeconds == 300)
  }

  @Test func readsPeople() throws {
    let people = try Self.brief().people
    let day = { (text: String) throws in try #require(LocalDate(iso: text)) }
    let weekend = [false, false, false, false, false, true, true, true]
    let monday = [true, false, false, false, false, false, false, false]
    #expect(people.map(\.name) == ["olena", "ivan"])
    #expect(people[0].label == "Olena")
    #expect([people[0].pool, people[0].contract, people[1].pool, people[1].contract] == [0, 0, 1, 0])
    #expect(
      people[0].leave == [
        try day("2017-10-02")...(try day("2017-10-04")), try day("2017-10-08")...(try day("2017-10-08")),
      ])
    #expect(
      Set(people[0].unavailable) == [
        RosterPerson.Times(days: weekend, hours: 0..<86_400), RosterPerson.Times(days: monday, hours: 28_800..<43_200),
      ])
    let always = [Bool](repeating: true, count: 8)
    #expect(
      people[0].wishes == [
        RosterPerson.Wish(shiftType: 1, days: always, weight: -1),
        RosterPerson.Wish(
          shiftType: nil, days: [false, false, false, false, false, true, false, false], weight: 2),
        RosterPerson.Wish(
          shiftType: 0, days: [false, false, false, false, true, false, false, false], weight: -2),
        RosterPerson.Wish(shiftType: 0, days: [true, true, true, true, false, false, false, false], weight: 1),
      ])
    #expect(people[0].balanceSeconds == -14_400)
    #expect(people[1] == RosterPerson(name: "ivan", label: "ivan", pool: 1, contract: 0))
  }

  @Test func optionsAreLaidOver() throws {
    let options = """

      options:
        fewer: {plan: {staff: {chernivtsi: {contracts: {partTime: null, fullTime: {people: 1-9}}}}, grid: 5 min}}
      """
    let brief = try Self.brief(
      [("    ivan: {contract: sumy}", "    ivan: {contract: sumy}" + options)], option: "fewer")
    #expect(brief.pools[0].contracts.map(\.people) == [1...9])
    #expect(brief.gridSeconds == 300)
    #expect(brief.shiftTypes.count == 2)
  }

  // MARK: - People to be found

  @Test func plannedGroupsMayHaveNobody() throws {
    let reading = ScenarioReader.read(text: Self.text, file: "plan.yaml", baseDirectory: "")
    let plan = try #require(reading.plan)
    #expect(plan.groupsAwaitingShifts == [0, 1])
    #expect(plan.agentGroups[0].duties.isEmpty && !plan.agentGroups[2].duties.isEmpty)
    // The shifts of 20:00 to 08:00 go over midnight.
    #expect(plan.calendar.warmUpDays == 1)
  }

  @Test func plannedGroupsMayHavePeople() throws {
    let text = Self.text.replacing(
      "skills: [consultation],", with: "skills: [consultation], agents: 1, hours: always,", maxReplacements: 1)
    let plan = try #require(ScenarioReader.read(text: text, file: "plan.yaml", baseDirectory: "").plan)
    #expect(plan.groupsAwaitingShifts == [0])
  }

  @Test func descriptionNamesWhatIsPlanned() throws {
    let reading = ScenarioReader.read(text: Self.text, file: "plan.yaml", baseDirectory: "")
    let text = PlanDescription.text(try #require(reading.plan), remarks: reading.remarks)
    for part in [
      "none yet; their shifts are to be found", "consultation over each day, on 90 % of days",
      "detention over the window, on the mean", "Day, from 07:00 to 10:00 every 30 min for 8 h, mon-fri",
      "break of 45 min between 12:00 and 15:00, unpaid", "from 08:00 or 20:00 for 10 h or 12 h, daily",
      "Full time, 1 to 14 people, 36 to 40 h on 3 to 5 days a week, shifts day, long, 70 UAH per hour",
      "as many people as it takes, 0 to 39 h", "days off together, the same shift all week",
      "2 times the shift before, at least 11 h",
      "20 % at night, 21:00-05:00; 100 % on holidays", "leave 2017-10-02 to 2017-10-04, leave 2017-10-08",
      "cannot sat-sun, holiday 00:00-24:00", "wish -2 for day fri", "4 h below the norm so far",
    ] { #expect(text.contains(part), "\(part) is not in\n\(text)") }
  }
}
