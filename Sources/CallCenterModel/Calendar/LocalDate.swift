/// A date of the civil (proleptic Gregorian) calendar, without a time zone.
package struct LocalDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01.
  package let dayNumber: Int

  package init(dayNumber: Int) { self.dayNumber = dayNumber }

  /// The date, or `nil` where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let number = Self.dayNumber(year: year, month: month, day: day)
    let date = LocalDate(dayNumber: number)
    guard date.components == (year, month, day) else { return nil }
    self = date
  }

  /// Reads `2017-07-03`, and nothing else.
  package init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var components: (year: Int, month: Int, day: Int) {
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  package var weekday: Weekday {
    let index = (dayNumber + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  package var description: String {
    let (year, month, day) = components
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package func advanced(by days: Int) -> LocalDate { LocalDate(dayNumber: dayNumber + days) }

  /// The same day of the month `months` later, or the last of that month if it has no such day.
  package func advanced(byMonths months: Int) -> LocalDate {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let first = Self.first(index / 12, index % 12 + 1)
    let next = Self.first((index + 1) / 12, (index + 1) % 12 + 1)
    return min(first.advanced(by: day - 1), next.advanced(by: -1))
  }

  package static func < (left: LocalDate, right: LocalDate) -> Bool { left.dayNumber < right.dayNumber }

  /// The dates of the calendar year, the calendar month, or the week from Monday to Sunday that hold this date.
  package func period(_ period: VolumePeriod) -> Range<LocalDate> {
    let (year, month, _) = components
    switch period {
    case .year:
      return Self.first(year, 1)..<Self.first(year + 1, 1)
    case .month:
      return Self.first(year, month)..<(month == 12 ? Self.first(year + 1, 1) : Self.first(year, month + 1))
    case .week:
      let monday = advanced(by: -weekday.rawValue)
      return monday..<monday.advanced(by: 7)
    case .day, .hour:
      return self..<advanced(by: 1)
    }
  }

  private static func first(_ year: Int, _ month: Int) -> LocalDate {
    LocalDate(dayNumber: dayNumber(year: year, month: month, day: 1))
  }

  private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

/// A day of the week, Monday first.
package enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The three letters of scenario files, such as `mon`.
  package var shortName: String { ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][rawValue] }
}

/// The period a stated volume of contacts belongs to.
package enum VolumePeriod: String, Sendable, Hashable, CaseIterable {
  case hour, day, week, month, year
}
