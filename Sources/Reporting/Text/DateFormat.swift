internal import CallCenterModel

/// Dates and clock times as they are written in a language.
struct DateFormat: Sendable {
  private let catalogue: Catalogue
  private let weekdays: [Substring]
  private let months: [Substring]
  private let shortMonths: [Substring]

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    weekdays = catalogue.text(.weekdays).split(separator: " ")
    months = catalogue.text(.months).split(separator: " ")
    shortMonths = catalogue.text(.shortMonths).split(separator: " ")
  }

  /// The date of `2017-07-03T09:00:00+03:00`.
  static func date(ofStart start: String) -> LocalDate? { LocalDate(iso: start.prefix(10)) }

  func weekday(_ weekday: Weekday) -> String { String(weekdays[weekday.rawValue]) }

  /// `3 July 2017`.
  func full(_ date: LocalDate) -> String {
    let (year, month, day) = date.components
    return catalogue.text(.fullDate, ["day": "\(day)", "month": String(months[month - 1]), "year": "\(year)"])
  }

  /// `Mon 3 July 2017`.
  func heading(_ date: LocalDate) -> String {
    catalogue.text(.dayHeading, ["weekday": weekday(date.weekday), "date": full(date)])
  }

  /// `3 Jul` in a narrow column, in Ukrainian `03.07`.
  func short(_ date: LocalDate) -> String {
    let (_, month, day) = date.components
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return catalogue.language == .uk ? "\(two(day)).\(two(month))" : "\(day) \(shortMonths[month - 1])"
  }

  func count(ofDays days: Int) -> String { catalogue.text(.days, count: days, ["count": "\(days)"]) }

  /// `3–9 July 2017 (7 days)`.
  func window(_ first: LocalDate, _ last: LocalDate, days: String) -> String {
    let (year, month, day) = first.components
    guard (year, month) == (last.components.year, last.components.month) else {
      return catalogue.text(.window, ["from": full(first), "to": full(last), "days": days])
    }
    return catalogue.text(
      .windowInMonth,
      [
        "first": "\(day)", "last": "\(last.components.day)", "month": String(months[month - 1]), "year": "\(year)",
        "days": days,
      ])
  }

  /// `Mon 3 Jul 09:00` of a dated start, `Mon 09:00` of a profile.
  func moment(_ start: String, weekday: Weekday?, aligned: Bool = true) -> String {
    if let weekday { return "\(self.weekday(weekday)) \(start)" }
    guard let date = Self.date(ofStart: start) else { return start }
    return "\(weekdayAndDate(date, aligned: aligned)) \(Self.clock(start))"
  }

  /// `Mon 3 Jul`; aligned, days of one digit are as wide as the others.
  func weekdayAndDate(_ date: LocalDate, aligned: Bool = true) -> String {
    let (_, month, day) = date.components
    let dayText = aligned && day < 10 ? "\u{A0}\(day)" : "\(day)"
    return "\(weekday(date.weekday)) \(dayText) \(shortMonths[month - 1])"
  }

  static func clock(_ start: String) -> String { String(start.dropFirst(11).prefix(5)) }
}
