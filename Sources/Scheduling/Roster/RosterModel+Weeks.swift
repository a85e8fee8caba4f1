internal import CallCenterModel

extension RosterModel {
  /// Every week that ends within the dates has a rest of its own: it touches the week, and no other week has taken it.
  ///
  /// Only rests that begin with the week, with the end of a shift or with the end of a rest before need be looked at.
  mutating func restWeekly(_ person: Int) {
    guard problem.rules.weeklyRestSeconds > 0 else { return }
    var chosen: [(rest: Range<Int>, column: Int)] = []
    for week in problem.weeks where week.upperBound <= problem.dates.upperBound {
      let rests = rests(of: person, in: week)
      guard !rests.contains(where: { $0.disturbing.isEmpty && $0.isWithin }) else { continue }
      let columns = rests.map { _ in addChoice(inWeek: week) }
      program.addRow(columns.map { .init($0, 1) }, from: rests.isEmpty ? 0 : 1)
      for (column, rest) in zip(columns, rests) {
        let days = Dictionary(grouping: rest.disturbing.sorted()) { problem.shifts[choices(of: person)[$0].shift].day }
        for (_, indices) in days.sorted(by: { $0.key < $1.key }) {
          program.addRow(indices.map { .init(choices(of: person)[$0].column, 1) } + [.init(column, 1)], to: 1)
        }
        chosen.append((rest.time, column))
      }
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
    /// Whether it lies in its week and cannot be taken for another.
    var isWithin: Bool
  }

  private func rests(of person: Int, in week: Range<Int>) -> [Rest] {
    let length = problem.rules.weeklyRestSeconds
    let time = problem.calendar.days[week.lowerBound].start..<problem.calendar.days[week.upperBound - 1].end
    let worked = problem.history[person].map(\.time)
    let shifts = choices(of: person).map { problem.shifts[$0.shift].time }
    let ends = (shifts + worked).map(\.upperBound)
    let starts = Set([time.lowerBound] + ends + ends.map { $0 + length }).sorted().filter {
      $0 < time.upperBound && $0 + length > time.lowerBound
    }
    let rests = starts.compactMap { start -> Rest? in
      let rest = start..<start + length
      guard !worked.contains(where: { $0.overlaps(rest) }) else { return nil }
      return Rest(
        time: rest, disturbing: Set(shifts.indices.filter { shifts[$0].overlaps(rest) }),
        isWithin: time.lowerBound <= start && rest.upperBound <= time.upperBound)
    }
    return rests.enumerated().filter { index, rest in
      !rests.enumerated().contains { other, better in
        other != index && better.isWithin && better.disturbing.isSubset(of: rest.disturbing)
          && (better.disturbing != rest.disturbing || !rest.isWithin || other < index)
      }
    }.map(\.element)
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
    let kinds = Dictionary(grouping: choices) { choice in
      let shift = problem.shifts[choice.shift]
      let wall = problem.calendar.days[shift.day].wall(atElapsed: shift.time.lowerBound).seconds
      return [shift.type ?? -1, stability == .start ? wall : 0]
    }
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
    guard week.count == 7, week.allSatisfy({ problem.dates.contains($0) && !problem.isOnLeave(person, day: $0) })
    else { return }
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
