internal import ArgumentParser
internal import CallCenterModel
internal import Foundation

/// The dates of a roster.
struct RosterDates: ParsableArguments {
  static let most = 92

  @Option(
    help: """
      First date. By default the first of the first month that begins on or after the scenario's first day; of a scenario of \
      28 days or more, its first day.
      """)
  var from: DateArgument?

  @Option(help: "Number of dates, at most \(RosterDates.most). By default to the end of the month.")
  var days: Int?

  func validate() throws {
    if let days, !(1...Self.most).contains(days) {
      throw ValidationError("--days \(days): give a number from 1 to \(Self.most)")
    }
  }

  /// First date and number of dates for the scenario's calendar.
  func window(of calendar: PlanCalendar) -> (from: LocalDate, days: Int) {
    let first = calendar.days[calendar.windowDayIndices.lowerBound].date
    if from == nil, calendar.windowDays >= 28 { return (first, days ?? min(calendar.windowDays, Self.most)) }
    let month = first.period(.month)
    let start = from?.date ?? (month.lowerBound == first ? first : month.upperBound)
    return (start, days ?? start.period(.month).upperBound.dayNumber - start.dayNumber)
  }
}

/// A date as `2017-07-03` or `03.07.2017`.
struct DateArgument: ExpressibleByArgument {
  var date: LocalDate

  init?(argument: String) {
    let parts = argument.split(separator: ".", omittingEmptySubsequences: false)
    let iso =
      parts.count == 3 && parts[0].count == 2 ? parts.reversed().joined(separator: "-") : argument
    guard let date = LocalDate(iso: iso) else { return nil }
    self.date = date
  }
}
