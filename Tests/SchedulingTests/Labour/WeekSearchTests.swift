import CallCenterModel
import Scheduling
import Testing

private typealias Fixture = PlanningFixture

@Suite struct WeekSearchTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var rules: LabourRules
    var days = 0...7
    var isTogether = false
    var same = Contract.Stability.nothing
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "no rules", rules: Fixture.rules()),
    Case(name: "Labour Code", rules: .ukraine(martialLaw: false)),
    Case(name: "martial law", rules: .ukraine(martialLaw: true)),
    Case(name: "eleven hours", rules: Fixture.rules(rest: 11)),
    Case(name: "36 h a week", rules: Fixture.rules(rest: 11, hours: 36)),
    Case(name: "three in a row", rules: Fixture.rules(rest: 11, row: 3)),
    Case(name: "six in a row", rules: Fixture.rules(row: 6)),
    Case(name: "long weekly rest", rules: Fixture.rules(factor: 1.5, weekly: 63)),
    Case(name: "four or five days, off together", rules: Fixture.rules(rest: 11), days: 4...5, isTogether: true),
    Case(name: "same shift", rules: Fixture.rules(rest: 8), same: .shift),
    Case(name: "same start", rules: Fixture.rules(factor: 1), same: .start),
  ]

  /// The three shifts that may begin on a day, 8 to 16, 8 to 20, 20 to 8, in units of four hours.
  static let fourHoursOfShifts = [2..<4, 2..<5, 5..<8]

  /// All 4⁷ weeks, each judged by the clock of one person.
  @Test(arguments: cases) func listsTheWeeksThatTheClockAllows(_ tested: Case) {
    let types = [
      Fixture.shift("day", starts: [8], hours: [8]), Fixture.shift("long", starts: [8], hours: [12]),
      Fixture.shift("night", starts: [20], hours: [12]),
    ]
    let contract = Fixture.contract(
      shifts: [0, 1, 2], days: tested.days, daysOffTogether: tested.isTogether, same: tested.same)
    let book = ShiftBook(Fixture.plan(types, [contract], rules: tested.rules))
    #expect(book.weekScopes == [.every])
    let found = book.coverPools()[0].tours.map(\.families)
    var expected: Set<[Int?]> = []
    for code in 0..<16_384 {
      let week = (0..<7).map { day in code >> (2 * day) & 3 }.map { $0 == 3 ? nil : $0 }
      if Self.isAllowed(week, tested) { expected.insert(week) }
    }
    #expect(Set(found) == expected)
    #expect(found.count == expected.count)
  }

  private static func isAllowed(_ week: [Int?], _ tested: Case) -> Bool {
    let worked = week.compactMap(\.self)
    guard tested.days.contains(worked.count), tested.same == .nothing || Set(worked).count <= 1 else { return false }
    if tested.isTogether {
      let borders = (0..<7).count { (week[$0] == nil) != (week[($0 + 1) % 7] == nil) }
      if borders > 2 { return false }
    }
    let shifts = week.enumerated().compactMap { day, family in
      family.map { fourHoursOfShifts[$0].lowerBound + 6 * day..<fourHoursOfShifts[$0].upperBound + 6 * day }
    }
    return PersonClock(shifts: shifts, rules: tested.rules, tickHours: 4).isLegal
  }

  /// Monday to Friday or Saturday are weeks whose other days are closed: all 4⁵ or 4⁶, judged by the same clock.
  @Test(arguments: [5, 6], [LabourRules.ukraine(martialLaw: false), Fixture.rules(rest: 11, weekly: 63, row: 4)])
  func closesTheDaysThatAreNotPlanned(_ days: Int, _ rules: LabourRules) {
    let fourHours = [2..<4, 2..<5, 4..<6]
    let types = fourHours.enumerated().map { index, shift in
      Fixture.shift("\(index)", starts: [shift.lowerBound * 4], hours: [shift.count * 4])
    }
    let contract = Fixture.contract(shifts: [0, 1, 2], hours: 36...40, days: 3...5, daysOffTogether: true)
    let calendar = Fixture.calendar(days: days)
    let book = ShiftBook(Fixture.plan(types, [contract], rules: rules, calendar: calendar))
    #expect(book.weekScopes == [.every])
    #expect(book.coverPools()[0].hoursPerPerson == 36...40)
    var expected: Set<[Int?]> = []
    for code in 0..<(1 << (2 * days)) {
      let week = (0..<days).map { day in code >> (2 * day) & 3 }.map { $0 == 3 ? nil : $0 }
      let shifts = week.enumerated().compactMap { day, family in
        family.map { fourHours[$0].lowerBound + 6 * day..<fourHours[$0].upperBound + 6 * day }
      }
      let whole = week + Array(repeating: nil, count: 7 - days)
      let borders = (0..<7).count { (whole[$0] == nil) != (whole[($0 + 1) % 7] == nil) }
      if borders <= 2, (3...5).contains(shifts.count),
        PersonClock(shifts: shifts, rules: rules, tickHours: 4).isLegal
      {
        expected.insert(week)
      }
    }
    #expect(Set(book.coverPools()[0].tours.map(\.families)) == expected)
  }

  /// After twelve hours by day the Labour Code asks 24 of rest: the next evening is free, the next morning is not.
  @Test func knowsDayNightOffOff() {
    let types = [Fixture.shift("long", starts: [8, 20], hours: [12])]
    let book = ShiftBook(
      Fixture.plan(types, [Fixture.contract(shifts: [0])], rules: .ukraine(martialLaw: false)))
    let weeks = Set(book.coverPools()[0].tours.map(\.families))
    #expect(weeks.contains([0, 1, nil, nil, 0, 1, nil]))
    #expect(weeks.contains([0, nil, 0, nil, 0, nil, nil]))
    #expect(!weeks.contains([0, 0, nil, nil, nil, nil, nil]))
    #expect(!weeks.contains([1, 1, nil, nil, nil, nil, nil]))
    #expect(!weeks.contains([1, 0, nil, nil, nil, nil, nil]))
    #expect(weeks.contains([1, nil, 0, nil, nil, nil, nil]), "20 to 8, then 24 h: rested at 8 on the day after next")
  }

  /// Starts of one family may be mixed freely; whatever is drawn must be legal on the clock.
  @Test func anyStartsOfAFamilyAreLegal() {
    var random = SplitMix(1)
    let types = [
      Fixture.shift("day", starts: [7, 8, 9, 10, 11], hours: [6, 8]),
      Fixture.shift("evening", starts: [13, 14, 15], hours: [8]),
    ]
    for rules in [LabourRules.ukraine(martialLaw: false), Fixture.rules(rest: 11), Fixture.rules(rest: 13)] {
      let book = ShiftBook(Fixture.plan(types, [Fixture.contract(shifts: [0, 1], days: 5...6)], rules: rules))
      let pool = book.coverPools()[0]
      #expect(!pool.tours.isEmpty)
      for _ in 0..<300 {
        let tour = pool.tours[random.whole(0...pool.tours.count - 1)]
        let shifts = tour.families.enumerated().compactMap { day, family -> Range<Int>? in
          guard let family else { return nil }
          let choices = pool.shifts.filter { $0.day == day && $0.family == family }
          let slots = choices[random.whole(0...choices.count - 1)].slots
          return slots.lowerBound / 4..<slots.upperBound / 4
        }
        #expect(PersonClock(shifts: shifts, rules: rules).isLegal, "\(shifts)")
      }
    }
  }

  /// Eight hours may be worked day after day though twelve of the same start may not, and 40 hours hold five of them.
  @Test(arguments: [LabourRules.ukraine(martialLaw: false), Fixture.rules(rest: 11, hours: 40)])
  func keepsLengthsApartThatTheRulesTellApart(_ rules: LabourRules) {
    let types = [Fixture.shift("day", starts: [8], hours: [8, 12])]
    let pool = ShiftBook(
      Fixture.plan(types, [Fixture.contract(shifts: [0], days: 3...5, same: .start)], rules: rules)
    ).coverPools()[0]
    let hours = pool.tours.map { tour in
      tour.families.enumerated().compactMap { day, family in
        family.flatMap { family in
          pool.shifts.filter { $0.day == day && $0.family == family }.map(\.paidHours).max()
        }
      }
    }
    #expect(hours.contains([8, 8, 8, 8, 8]))
    #expect(hours.contains([12, 12, 12]))
    #expect(Set(hours.map(Set.init)).contains([8, 12]), "one start, two lengths")
  }

  /// Starts an hour apart with sixteen hours of rest: far more weeks than can be listed.
  @Test func listsSteadierWeeksWhereThereAreTooMany() {
    func book(_ starts: ClosedRange<Int>, _ contract: Contract) -> ShiftBook {
      let types = [Fixture.shift("day", starts: Array(starts), hours: [8])]
      return ShiftBook(Fixture.plan(types, [contract], rules: .ukraine(martialLaw: false)))
    }
    func kinds(_ tour: CoverTour) -> Int { Set(tour.families.compactMap(\.self)).count }
    let five = book(6...15, Fixture.contract(shifts: [0], days: 5...5, daysOffTogether: true))
    #expect(five.weekScopes == [.every])
    let free = book(6...15, Fixture.contract(shifts: [0], days: 3...6))
    #expect(free.weekScopes == [.steadyBetweenDaysOff])
    let late = book(0...22, Fixture.contract(shifts: [0], days: 3...6))
    #expect(late.weekScopes == [.steadyAllWeek])
    #expect(late.coverPools()[0].tours.allSatisfy { kinds($0) == 1 })
    #expect(Set(late.coverPools()[0].tours).count == late.coverPools()[0].tours.count)
  }

  /// Seven days a week with twice the rest: begun weeks without number, and only those of one start close on themselves.
  @Test func findsTheFewWeeksAmongTooManyToTry() {
    let types = [Fixture.shift("day", starts: Array(0...23), hours: [8])]
    let contract = Fixture.contract(shifts: [0], days: 7...7)
    let book = ShiftBook(Fixture.plan(types, [contract], rules: Fixture.rules(factor: 2)))
    #expect(book.weekScopes == [.steadyBetweenDaysOff])
    #expect(book.coverPools()[0].tours.count == 24)
  }
}
