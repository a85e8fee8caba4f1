internal import CallCenterModel

extension RosterModel {
  /// Every week that the calendar holds and that ends within the dates has a rest of its own: it begins in the week, ends
  /// within the dates, and is not that of the week before.
  ///
  /// Only rests that begin with the week, with the end of a shift or with the end of a rest before need be looked at.
  mutating func restWeekly(_ person: Int) {
    guard problem.rules.weeklyRestSeconds > 0 else { return }
    var chosen: [(rest: Range<Int>, column: Int)] = []
    for week in problem.weeks where week.count == 7 && week.upperBound <= problem.dates.upperBound {
      let rests = rests(of: person, in: week)
      guard !rests.contains(where: { $0.disturbing.isEmpty && $0.isApart }) else { continue }
      let columns = rests.map { _ in addChoice(inWeek: week) }
      program.addRow(columns.map { .init($0, 1) }, from: rests.isEmpty ? 0 : 1, to: 1)
      keepFree(person, rests, columns)
      chosen += zip(rests, columns).map { ($0.time, $1) }
    }
    for start in Set(chosen.map(\.rest.lowerBound)).sorted() {
      let held = chosen.filter { $0.rest.contains(start) }
      if held.count > 1 { program.addRow(held.map { .init($0.column, 1) }, to: 1) }
    }
  }

  private struct Rest {
    var time: Range<Int>
    /// Indices of the person's choices that it forbids.
    var disturbing: Set<Int>
    /// Whether it ends in its week.
    var isWithin: Bool
    /// Whether no rest of another week can overlap it.
    var isApart: Bool

    /// Whether there is no reason to choose it rather than the other.
    func yields(to other: Rest) -> Bool {
      guard other.isWithin, other.disturbing.isSubset(of: disturbing) else { return false }
      if other.time.lowerBound > time.lowerBound { return true }
      return other.isApart && (other.disturbing != disturbing || !isApart) && other.time != time
    }
  }

  /// No shift begins in, or runs into, the rest that is chosen: of the rests of a week one is, so all that a shift disturbs
  /// stand in one row with it, and with the shifts of its day that disturb them too.
  private mutating func keepFree(_ person: Int, _ rests: [Rest], _ columns: [Int]) {
    let choices = choices(of: person)
    let disturbed = choices.indices.map { index in Set(rests.indices.filter { rests[$0].disturbing.contains(index) }) }
    let days = Dictionary(grouping: choices.indices.filter { !disturbed[$0].isEmpty }) {
      problem.shifts[choices[$0].shift].day
    }
    for (_, indices) in days.sorted(by: { $0.key < $1.key }) {
      var seen: Set<Set<Int>> = []
      for index in indices where seen.insert(disturbed[index]).inserted {
        let alike = indices.filter { disturbed[$0].isSuperset(of: disturbed[index]) }
        program.addRow(
          alike.map { .init(choices[$0].column, 1) } + disturbed[index].sorted().map { .init(columns[$0], 1) }, to: 1)
      }
    }
  }

  private func rests(of person: Int, in week: Range<Int>) -> [Rest] {
    let length = problem.rules.weeklyRestSeconds
    let time = problem.calendar.days[week.lowerBound].start..<problem.calendar.days[week.upperBound - 1].end
    let end = problem.calendar.windowEnd
    let worked = problem.history[person].map(\.time)
    let shifts = choices(of: person).map { problem.shifts[$0.shift].time }
    let ends = (shifts + worked).map(\.upperBound)
    let starts = Set([time.lowerBound] + ends + ends.map { $0 + length }).filter(time.contains).sorted()
    let rests = starts.compactMap { start -> Rest? in
      let rest = start..<start + length
      guard rest.upperBound <= end, !worked.contains(where: { $0.overlaps(rest) }) else { return nil }
      let isWithin = rest.upperBound <= time.upperBound
      return Rest(
        time: rest, disturbing: Set(shifts.indices.filter { shifts[$0].overlaps(rest) }), isWithin: isWithin,
        isApart: isWithin && start >= time.lowerBound + length)
    }
    return rests.filter { rest in !rests.contains { rest.yields(to: $0) } }
  }

  /// What the contract keeps the same all week, and days off that follow one another.
  mutating func keepStable(_ person: Int) {
    let contract = problem.contract(of: person)
    for week in problem.weeks {
      let choices = choices(of: person).filter { week.contains(problem.shifts[$0.shift].day) }
      if contract.sameAllWeek != .nothing { keepKind(choices, week, contract.sameAllWeek) }
      if contract.daysOffTogether { joinDaysOff(person, week) }
    }
  }

  private mutating func keepKind(_ choices: [Choice], _ week: Range<Int>, _ stability: Contract.Stability) {
    let kinds = Dictionary(grouping: choices) { problem.kind(of: problem.shifts[$0.shift], stability) }
    guard kinds.count > 1 else { return }
    var worn: [IntegerProgram.Term] = []
    for (_, choices) in kinds.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let column = addChoice(inWeek: week)
      worn.append(.init(column, 1))
      let days = Dictionary(grouping: choices) { problem.shifts[$0.shift].day }
      for (_, choices) in days.sorted(by: { $0.key < $1.key }) {
        program.addRow(choices.map { .init($0.column, 1) } + [.init(column, -1)], to: 0)
      }
    }
    program.addRow(worn, to: 1)
  }

  /// In a whole week without leave, work begins after a day off at most once, Monday seen as following Sunday.
  private mutating func joinDaysOff(_ person: Int, _ week: Range<Int>) {
    guard problem.isWholeWeekOfWork(week, of: person) else { return }
    let worked = Dictionary(uniqueKeysWithValues: byDay(person).map { ($0.day, $0.terms) })
    var begun: [IntegerProgram.Term] = []
    for day in week {
      guard let today = worked[day] else { continue }
      let before = worked[day == week.lowerBound ? week.upperBound - 1 : day - 1] ?? []
      let column = program.addColumn(cost: 0, to: 1, isWhole: false)
      program.addRow(today + before.map { .init($0.column, -1) } + [.init(column, -1)], to: 0)
      begun.append(.init(column, 1))
    }
    program.addRow(begun, to: 1)
  }
}
