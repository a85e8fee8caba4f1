@testable import ScenarioFiles

extension DiagnosticTable {
  static let planning: [Diagnosed] =
    [
      .init("name: Test", "name: Test\nplan: ‸[]", "a map with the keys targets, shifts, staff"),
      .init("name: Test", "name: Test\nplan: ‸{}", "the key `shifts` is missing", errors: 2),
      planned("shifts:", "‸shiftz:", "did you mean `shifts`?", errors: 2),
    ] + plannedTargets + plannedShifts + plannedStaff + plannedRules + plannedPeople

  private static let plannedTargets: [Diagnosed] = [
    planned("legal: day", "‸legl: day", "there is no call type `legl`; did you mean `legal`?"),
    planned("legal: day", "legal: ‸month", "`month` is not one of interval, day, week"),
    planned("legal: day", "legal: {per: interval, onDays: ‸90 %}", "take `per: day` or `per: week`"),
    planned("legal: day", "legal: {onDays: ‸100 %}", "above 0 % and below 100 %"),
    planned("targets: {legal: day}", "targets: ‸{}", "the map of targets is empty"),
    planned([["legal: day", "‸legal: day"], ["    target: 80/20\n", ""]], "the call type `legal` has no `target`"),
    planned(
      [["    target: 80/20\n", ""], ["  targets: {legal: day}\n  shifts", "  ‸shifts"]],
      "no call type whose contacts wait has a `target`"),
  ]

  private static let plannedShifts: [Diagnosed] = [
    planned("shifts: {day", "shifts: ‸{} #{day", "at least one kind of shift is required"),
    planned("start: 08:00", "start: ‸24:00", "a shift begins before 24:00"),
    planned("start: 08:00", "start: ‸[]", "the list is empty"),
    planned("start: 08:00", "start: ‸08:00-24:00", "between 00:00 and 24:00 of one day"),
    planned("start: 08:00", "start: ‸22:00-02:00", "the first one first"),
    planned("start: 08:00", "start: ‸08:00-10:00, every: 45 min", "do not reach 10:00; the last is 09:30"),
    planned("start: 08:00", "start: 08:00, every: ‸30 min", "`every` goes with a range of starts"),
    planned("start: 08:00", "start: [08:00, ‸8]", "a time of day is written `08:00`"),
    planned("start: 08:00", "start: ‸08:10", "08:10 is not a multiple of the grid of 15 min"),
    planned("length: 8 h", "length: ‸8 h 10 min", "is not a multiple of the grid of 15 min"),
    planned("length: 8 h", "length: ‸25 h", "60 s to 86400 s"),
    planned("length: 8 h", "length: ‸8", "has no unit"),
    planned(
      [["day: {start: 08:00", "day: ‸{start: 00:00-23:59, every: 1 min"], ["length: 8 h", "length: [8 h, 9 h]"]],
      "more than 2000 shifts to choose from", errors: 2),
    planned("length: 8 h", "length: 8 h, breaks: ‸30 min", "a list of breaks such as"),
    planned("length: 8 h", "length: 8 h, breaks: [‸{length: 30 min}]", "give one of them"),
    planned("length: 8 h", "length: 8 h, breaks: [{after: ‸3 h-2 h, length: 30 min}]", "the least comes first"),
    planned("length: 8 h", "length: 8 h, breaks: [‸{after: 2 h, length: 10 min}]", "the length of 10 min is not"),
    planned("length: 8 h", "length: 8 h, breaks: [‸{after: 2 h 10 min, length: 15 min}]", "is not a multiple"),
    planned("length: 8 h", "length: 8 h, breaks: [‸{after: 7 h-8 h, length: 15 min}]", "not lie within a shift of 8 h"),
    planned(
      "length: 8 h", "length: 8 h, breaks: [‸{between: 07:00-09:00, length: 15 min}]", "no shift of this kind holds"),
    planned("length: 8 h", "length: 8 h, breaks: [‸{between: 12:00-12:30, length: 45 min}]", "longer than the time"),
    planned(
      "length: 8 h", "length: 8 h, breaks: [{after: 2 h-3 h, length: 15 min}, ‸{after: 3 h, length: 15 min}]",
      "one may end at 11:15, and the next begin at 11:00"),
    planned(
      "length: 8 h",
      "length: 8 h, breaks: [{after: 4 h, length: 30 min}, ‸{between: 10:00-12:15, length: 15 min}]",
      "one may end at 12:15, and the next begin at 12:00"),
    .init(
      [["name: Test", plan], ["late:", "‸late:"], ["sumy: {people", "sumy: {shifts: [day], people"]],
      "no contract works this shift", .warning),
    planned("grid: 15 min", "grid: ‸25 min", "divides an hour and the reporting interval of 30 min"),
    planned("grid: 15 min", "grid: ‸1 h", "divides an hour and the reporting interval of 30 min"),
  ]

  private static let plannedStaff: [Diagnosed] = [
    planned("sumy: {people", "‸smy: {people", "there is no agent group `smy`; did you mean `sumy`?"),
    planned("people: 2-4", "people: ‸4-2", "the least comes first"),
    planned("people: 2-4", "people: ‸2-4-6", "such as `10-14`"),
    planned("people: 2-4", "people: ‸2.5", "allowed is 0 to 100000, whole"),
    planned("people: 2-4", "people: 2-4, hoursPerWeek: ‸40", "has no unit"),
    planned("people: 2-4", "people: 2-4, hoursPerWeek: ‸170 h", "a week has 168 h", errors: 2),
    planned("people: 2-4", "people: 2-4, daysPerWeek: ‸8", "allowed is 0 to 7"),
    planned("people: 2-4", "people: 2-4, shifts: [‸dya]", "did you mean `day`?"),
    planned("people: 2-4", "people: 2-4, shifts: ‸[]", "the list of shifts is empty"),
    planned("people: 2-4", "people: 2-4, daysOff: ‸apart", "is not one of together, anyhow"),
    planned("cost: 70 UAH per hour", "cost: ‸70 EUR per hour", "the price is in EUR"),
    planned(
      "people: 2-4", "people: 2-4, daysPerWeek: 3, hoursPerWeek: ‸36-40 h",
      "no mix of its shifts makes 36 to 40 h a week: 3 days of them make 24 paid hours"),
    planned(
      "sumy: {people: 2-4", "sumy: ‸{people: 2-4, daysPerWeek: 6",
      "no mix of its shifts makes 0 to 40 h, the norm of the rules, a week: 6 days of them make 48 paid hours"),
    planned(
      [
        ["length: 8 h}, late", "length: 8 h, days: sat-sun}, late"], ["people: 2-4", "shifts: [day], daysPerWeek: ‸3"],
      ],
      "work on 3 or more days a week, but its shifts begin on 2"),
    planned("sumy: {people: 2-4, cost: 70 UAH per hour", "sumy: ‸{people: 2-4", "an hour of work has no price"),
    planned(
      [["  targets", "  ‸targets"], ["cost: 70", "cost: 0"]], "`prices` needs a `shortage`"),
    planned("sumy: {people: 2-4, cost: 70 UAH per hour}", "sumy: {contracts: ‸{}}", "at least one contract"),
  ]

  private static let plannedRules: [Diagnosed] = [
    planned("grid: 15 min", "rules: ‸ukrain", "did you mean `ukraine`?"),
    planned("grid: 15 min", "rules: {rest: {factor: ‸11}}", "the factor is 0 to 10"),
    planned("grid: 15 min", "rules: {weeklyRest: ‸8 days}", "0 s to 604800 s"),
    planned("grid: 15 min", "rules: {hoursPerWeek: 40 h, atMostPerWeek: ‸36 h}", "less than the norm of 40 h"),
    planned("grid: 15 min", "rules: {daysInARow: ‸0}", "allowed is 1 to 366"),
    planned("grid: 15 min", "pay: {night: {share: ‸20}}", "has no unit"),
    planned("grid: 15 min", "prices: {shortage: ‸0 UAH per hour}", "the best plan has nobody"),
    planned("grid: 15 min", "confidence: ‸40 %", "50 % to 99.99 %"),
    planned("grid: 15 min", "gap: ‸60 %", "the gap is 0 % to 50 %"),
  ]

  private static let plannedPeople: [Diagnosed] = [
    planned("grid: 15 min", "people: {a: ‸{}}", "the key `contract` is missing"),
    planned("grid: 15 min", "people: {a: {contract: ‸smy}}", "there is no contract `smy`, written `GROUP.CONTRACT`"),
    planned(
      "grid: 15 min", "people: {a: {contract: sumy, leave: [‸2017-07-08..2017-07-01]}}", "the first day comes first"),
    planned("grid: 15 min", "people: {a: {contract: sumy, leave: [‸8.7.]}}", "days are written `2017-10-02`"),
    planned("grid: 15 min", "people: {a: {contract: sumy, wishes: {‸ngt: 1}}}", "is neither a shift"),
    planned("grid: 15 min", "people: {a: {contract: sumy, wishes: {day: ‸0}}}", "-100 to 100 and not 0"),
    planned("grid: 15 min", "people: {a: {contract: sumy, balance: ‸-4}}", "has no unit"),
    planned(
      "grid: 15 min",
      "people: {‸a: {contract: sumy}, b: {contract: sumy}, c: {contract: sumy}, d: {contract: sumy}, e: {contract: sumy}}",
      "5 people are named for `sumy`, which has at most 4"),
  ]

  private static let plan = """
    name: Test
    costs: {currency: UAH}
    plan:
      targets: {legal: day}
      shifts: {day: {start: 08:00, length: 8 h}, late: {start: 12:00, length: 8 h}}
      staff: {sumy: {people: 2-4, cost: 70 UAH per hour}}
      grid: 15 min
    """

  private static func planned(_ find: String, _ replacement: String, _ message: String, errors: Int = 1) -> Diagnosed {
    planned([[find, replacement]], message, errors: errors)
  }

  private static func planned(_ edits: [[String]], _ message: String, errors: Int = 1) -> Diagnosed {
    .init([["name: Test", plan]] + edits, message, errors: errors)
  }
}
