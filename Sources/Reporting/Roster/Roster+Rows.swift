internal import CallCenterModel
internal import Scheduling

extension Roster {
  /// One row a shift: all that is needed to read the roster back, and hours for whoever adds up.
  func shiftRows(language: Language) -> [UInt8] {
    let dialect = SpreadsheetDialect(language: language)
    var csv = CSVText(separator: dialect.separator)
    csv.append(["date", "person", "shift", "start", "end", "paidHours", "nightHours", "holidayHours", "breaks"])
    for assignment in assignments {
      let shift = problem.shifts[assignment.shift]
      let date = problem.calendar.days[shift.day].date
      let breaks = shift.posts[assignment.post].map { problem.clock($0, shift.day) }
      csv.append([
        dialect.date(date), CSVText.harmless(problem.people[assignment.person].name),
        shift.type.map { CSVText.harmless(problem.shiftTypes[$0].name) } ?? "",
        problem.clock(shift.time.lowerBound, shift.day),
        problem.clock(shift.time.upperBound, shift.day), dialect.hours(shift.paidSeconds),
        dialect.hours(problem.nightSeconds(shift, post: assignment.post)),
        dialect.hours(problem.holidaySeconds(shift, post: assignment.post)), breaks.joined(separator: " "),
      ])
    }
    return dialect.mark + Array(csv.text.utf8)
  }
}

extension RosterProblem {
  /// Local time of an instant of a shift, `00:00` to `23:59`.
  func clock(_ instant: Int, _ day: Int) -> String {
    let days = calendar.days
    let holding = (day..<days.count).first { instant < days[$0].end } ?? day
    let minutes = days[holding].wall(atElapsed: instant).seconds / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  func clock(_ stretch: Range<Int>, _ day: Int) -> String {
    "\(clock(stretch.lowerBound, day))-\(clock(stretch.upperBound, day))"
  }
}

extension SpreadsheetDialect {
  func date(_ date: LocalDate) -> String {
    guard language == .uk else { return date.description }
    let (year, month, day) = date.components
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(day)).\(two(month)).\(year)"
  }
}
