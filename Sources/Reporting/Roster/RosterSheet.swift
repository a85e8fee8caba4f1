internal import CallCenterModel
internal import Scheduling

/// The schedule of shifts as planners hand it over: a row for each person, a column for each date, then the totals.
struct RosterSheet {
  enum Cell: Equatable {
    case hours(seconds: Int, isNight: Bool)
    case off
    case leave
    /// People missing; 0 is left blank.
    case missing(Int)
  }

  struct Column {
    var heading: String
    var weekday: String
    /// Saturday, Sunday or holiday.
    var isFree: Bool
  }

  struct Row {
    var name: String
    var cells: [Cell]
    /// Seconds in the order of ``totalHeadings``; empty in the row of those missing.
    var totals: [Int]
  }

  let catalogue: Catalogue
  let title: String
  /// `2017-07`, the month of the first date.
  let month: String
  let columns: [Column]
  let totalHeadings: [String]
  /// People in the order of the roster, then those missing if there are any.
  let rows: [Row]

  init(_ roster: Roster, language: Language) {
    let catalogue = Catalogue(language)
    let problem = roster.problem
    let days = problem.dates.map { problem.calendar.days[$0] }
    let format = DateFormat(catalogue)
    self.catalogue = catalogue
    title = catalogue.text(.rosterTitle, ["window": format.window(days)])
    month = String(days[0].date.description.prefix(7))
    columns = days.map { day in
      let free = day.isHoliday || day.date.weekday.rawValue >= Weekday.saturday.rawValue
      return Column(heading: format.short(day.date), weekday: format.weekday(day.date.weekday), isFree: free)
    }
    totalHeadings = [.rosterHours, .rosterNight, .rosterHoliday, .rosterNorm, .rosterBalance].map { catalogue.text($0) }
    let people = problem.people.indices.map { Self.row($0, roster) }
    rows = roster.missing.isEmpty ? people : people + [Self.missing(roster, catalogue)]
  }

  private static func row(_ person: Int, _ roster: Roster) -> Row {
    let problem = roster.problem
    let shifts = Dictionary(grouping: roster.assignments(of: person).map { problem.shifts[$0.shift] }, by: \.day)
    let cells = problem.dates.map { day -> Cell in
      if let worked = shifts[day] {
        let seconds = worked.reduce(0) { $0 + $1.paidSeconds }
        return .hours(seconds: seconds, isNight: worked.contains(where: problem.isNight))
      }
      return problem.isOnLeave(person, day: day) ? .leave : .off
    }
    let total = roster.totals(of: person)
    return Row(
      name: problem.people[person].label, cells: cells,
      totals: [
        total.paidSeconds, total.nightSeconds, total.holidaySeconds, total.normSeconds, total.balanceSeconds,
      ])
  }

  private static func missing(_ roster: Roster, _ catalogue: Catalogue) -> Row {
    var people: [Int: Int] = [:]
    for missing in roster.missing { people[roster.problem.shifts[missing.shift].day, default: 0] += missing.people }
    return Row(
      name: catalogue.text(.rosterMissing), cells: roster.problem.dates.map { .missing(people[$0] ?? 0) }, totals: [])
  }
}

extension DateFormat {
  /// `3–9 July 2017 (7 days)` of days in a row.
  func window(_ days: [CalendarDay]) -> String {
    window(days[0].date, days[days.count - 1].date, days: count(ofDays: days.count))
  }
}
