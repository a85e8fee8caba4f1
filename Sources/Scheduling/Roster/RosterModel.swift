internal import CallCenterModel

/// The roster of some people of one pool as an integer program: a whole column for each person and shift.
struct RosterModel {
  struct Choice {
    var shift: Int
    var column: Int
  }

  let problem: RosterProblem
  let pool: Int
  let people: [Int]
  var program = IntegerProgram()
  /// What each person may be given, in the order of time, by index of the person in the problem.
  var choices: [Int: [Choice]] = [:]
  /// Other whole columns, with the first day of the week they belong to.
  private(set) var auxiliary: [(day: Int, column: Int)] = []

  /// - Parameters:
  ///   - problem: The whole problem.
  ///   - pool: Whose people and shifts are looked at.
  ///   - mayBeEmpty: Posts of a shift, by its index, that cost nothing when nobody is there.
  init(_ problem: RosterProblem, pool: Int, mayBeEmpty: [Int: Int] = [:]) {
    self.problem = problem
    self.pool = pool
    people = problem.people.indices.filter { problem.people[$0].pool == pool }
    let eligibility = RosterEligibility(problem)
    let shifts = problem.shifts.indices.filter { problem.shifts[$0].pool == pool }.sorted {
      let (a, b) = (problem.shifts[$0].time, problem.shifts[$1].time)
      return (a.lowerBound, a.upperBound, $0) < (b.lowerBound, b.upperBound, $1)
    }
    for person in people {
      choices[person] = shifts.filter { shift in
        eligibility.obstacle(person, problem.shifts[shift]) == nil
      }.map { Choice(shift: $0, column: program.addColumn(cost: 0, to: 1)) }
    }
    staff(shifts, mayBeEmpty)
    for person in people { keepRules(person) }
  }

  func choices(of person: Int) -> [Choice] { choices[person] ?? [] }

  /// A yes or no about a week.
  mutating func addChoice(inWeek week: Range<Int>) -> Int {
    let column = program.addColumn(cost: 0, to: 1)
    auxiliary.append((week.lowerBound, column))
    return column
  }

  func terms(of person: Int, _ value: (RosterShift) -> Double) -> [IntegerProgram.Term] {
    choices(of: person).map { .init($0.column, value(problem.shifts[$0.shift])) }
  }

  /// Every post has a person, or is paid for as missing.
  private mutating func staff(_ shifts: [Int], _ mayBeEmpty: [Int: Int]) {
    var takers: [Int: [IntegerProgram.Term]] = [:]
    for person in people {
      for choice in choices(of: person) { takers[choice.shift, default: []].append(.init(choice.column, 1)) }
    }
    for shift in shifts where !problem.shifts[shift].posts.isEmpty {
      let posts = Double(problem.shifts[shift].posts.count)
      let price = problem.prices.missingHour * Double(problem.shifts[shift].paidSeconds) / 3_600
      let missing = program.addColumn(cost: price, to: posts, isWhole: false)
      let free = program.addColumn(cost: 0, to: Double(mayBeEmpty[shift] ?? 0), isWhole: false)
      program.addRow((takers[shift] ?? []) + [.init(missing, 1), .init(free, 1)], from: posts, to: posts)
    }
  }

  private mutating func keepRules(_ person: Int) {
    keepRest(person)
    limitDaysInARow(person)
    limitWeeks(person)
    limitOvertime(person)
    restWeekly(person)
    keepStable(person)
  }

  /// At most one shift at a time, and none begins before the rest after another is over, nor on the same day.
  ///
  /// A shift takes the time from its start to the end of the rest after it; of all that hold one instant a person can have
  /// one. These are the cliques of an interval graph, so no pair is left out.
  private mutating func keepRest(_ person: Int) {
    let rules = problem.rules(of: person)
    let choices = choices(of: person)
    let taken = choices.map { choice in
      let time = problem.shifts[choice.shift].time
      return time.lowerBound..<time.upperBound + rules.restSeconds(after: time.count)
    }
    for start in Set(taken.map(\.lowerBound)).sorted() {
      let held = choices.indices.filter { taken[$0].contains(start) }
      if held.count > 1 { program.addRow(held.map { .init(choices[$0].column, 1) }, to: 1) }
    }
    for (_, shifts) in byDay(person) where shifts.count > 1 { program.addRow(shifts, to: 1) }
    for worked in problem.history[person] {
      let free = worked.time.upperBound + rules.restSeconds(after: worked.time.count)
      for (index, choice) in choices.enumerated() where taken[index].lowerBound < free {
        program.bound(choice.column, from: 0, to: 0)
      }
    }
  }

  /// The columns of a person, by the day on which the shift begins.
  func byDay(_ person: Int) -> [(day: Int, terms: [IntegerProgram.Term])] {
    let days = Dictionary(grouping: choices(of: person)) { problem.shifts[$0.shift].day }
    return days.sorted { $0.key < $1.key }.map { day, choices in (day, choices.map { .init($0.column, 1) }) }
  }

  /// Whether a person is known to have begun a shift on a day before the dates.
  func hasWorked(_ person: Int, day: Int) -> Bool {
    let time = problem.calendar.days[day].start..<problem.calendar.days[day].end
    return problem.history[person].contains { time.contains($0.time.lowerBound) }
  }

  private mutating func limitDaysInARow(_ person: Int) {
    guard let most = problem.rules.maximumConsecutiveDays else { return }
    let worked = Dictionary(uniqueKeysWithValues: byDay(person).map { ($0.day, $0.terms) })
    for last in problem.dates {
      let days = max(0, last - most)...last
      guard days.count == most + 1 else { continue }
      let before = days.filter { $0 < problem.dates.lowerBound && hasWorked(person, day: $0) }.count
      let terms = days.flatMap { worked[$0] ?? [] }
      if !terms.isEmpty { program.addRow(terms, to: Double(max(0, most - before))) }
    }
  }

  /// Hours and days of every calendar week, counted by the day on which a shift begins.
  private mutating func limitWeeks(_ person: Int) {
    let contract = problem.contract(of: person)
    for week in problem.weeks {
      let choices = choices(of: person).filter { week.contains(problem.shifts[$0.shift].day) }
      guard !choices.isEmpty else { continue }
      let before = problem.worked(person, in: week)
      if let hours = problem.rules.maximumHoursPerWeek {
        let left = hours - Double(before.reduce(0) { $0 + $1.paidSeconds }) / 3_600
        let terms = choices.map {
          IntegerProgram.Term($0.column, Double(problem.shifts[$0.shift].paidSeconds) / 3_600)
        }
        program.addRow(terms, to: max(0, left))
      }
      let days = contract.daysPerWeek.upperBound - before.count
      if days < 7 { program.addRow(choices.map { .init($0.column, 1) }, to: Double(max(0, days))) }
    }
  }

  /// Hours above the norm of the dates stay below those allowed in a year.
  private mutating func limitOvertime(_ person: Int) {
    guard let most = problem.rules.maximumOvertimePerYear else { return }
    let norm = Double(problem.normSeconds(of: person)) / 3_600
    program.addRow(terms(of: person) { Double($0.paidSeconds) / 3_600 }, to: norm + most)
  }
}

extension RosterProblem {
  /// What a person is known to have begun in some days before the dates.
  func worked(_ person: Int, in days: Range<Int>) -> [WorkedShift] {
    let time = calendar.days[days.lowerBound].start..<calendar.days[days.upperBound - 1].end
    return history[person].filter { time.contains($0.time.lowerBound) }
  }
}
