internal import CallCenterModel

extension RosterProblem {
  /// The elapsed stretch of local times of a day, which may run into the next day.
  func instants(of wall: Range<Int>, day: Int) -> [Range<Int>] {
    let midnight = 86_400
    let today = calendar.days[day].elapsed(during: wall.clamped(to: 0..<midnight))
    guard wall.upperBound > midnight, calendar.days.indices.contains(day + 1) else { return today }
    let rest = max(0, wall.lowerBound - midnight)..<wall.upperBound - midnight
    return today + calendar.days[day + 1].elapsed(during: rest)
  }

  /// Paid seconds of a post at night.
  package func nightSeconds(_ shift: RosterShift, post: Int) -> Int {
    paidSeconds(of: shift, post: post, during: nightInstants(around: shift))
  }

  /// Paid seconds of a post on holidays.
  package func holidaySeconds(_ shift: RosterShift, post: Int) -> Int {
    let days = calendar.days[shift.day...].prefix(2).filter(\.isHoliday)
    return paidSeconds(of: shift, post: post, during: days.map { $0.start..<$0.end })
  }

  /// Whether at least half of a shift lies at night.
  package func isNight(_ shift: RosterShift) -> Bool {
    let night = nightInstants(around: shift).reduce(0) { $0 + $1.clamped(to: shift.time).count }
    return 2 * night >= shift.time.count
  }

  /// Whether a shift begins on a Saturday or Sunday.
  package func isWeekend(_ shift: RosterShift) -> Bool {
    calendar.days[shift.day].date.weekday.rawValue >= Weekday.saturday.rawValue
  }

  private func nightInstants(around shift: RosterShift) -> [Range<Int>] {
    (max(0, shift.day - 1)...shift.day + 1).filter(calendar.days.indices.contains).flatMap {
      instants(of: night, day: $0)
    }
  }

  private func paidSeconds(of shift: RosterShift, post: Int, during stretches: [Range<Int>]) -> Int {
    let unpaid = shift.unpaidBreaks(post: post)
    return stretches.reduce(0) { sum, stretch in
      sum + stretch.clamped(to: shift.time).count - unpaid.reduce(0) { $0 + $1.clamped(to: stretch).count }
    }
  }

  /// The weeks that hold a planned date, in days, as far as the calendar reaches: from Monday to Sunday; where the dates are
  /// whole weeks, from the first date.
  var weeks: [Range<Int>] {
    let first = dates.count % 7 == 0 ? 0 : calendar.days[dates.lowerBound].date.weekday.rawValue
    return stride(from: dates.lowerBound - first, to: dates.upperBound, by: 7).map {
      ($0..<$0 + 7).clamped(to: calendar.days.indices)
    }
  }

  /// Monday to Friday, no holidays.
  func isWorkingDay(_ day: Int) -> Bool {
    guard case .weekday(let weekday) = calendar.days[day].kind else { return false }
    return weekday.rawValue < Weekday.saturday.rawValue
  }

  package func isOnLeave(_ person: Int, day: Int) -> Bool {
    people[person].leave.contains { $0.contains(calendar.days[day].date) }
  }

  /// Hours that a person owes over the dates: a fifth of the week's norm for each working day that is not leave.
  ///
  /// The week's norm is that of the rules, or what the contract allows if that is less. Hours that a law takes off the eve of
  /// a holiday are not.
  package func normSeconds(of person: Int) -> Int {
    let week = min(rules.normHoursPerWeek, contract(of: person).hoursPerWeek.upperBound)
    let days = dates.filter { isWorkingDay($0) && !isOnLeave(person, day: $0) }.count
    return Int((week * 720 * Double(days)).rounded())
  }
}
