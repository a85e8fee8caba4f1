internal import CallCenterModel
package import Scheduling

extension Roster {
  /// The schedule for a terminal: as many dates beside one another as fit, then totals, then what is missing.
  ///
  /// - Parameters:
  ///   - language: Of the text.
  ///   - width: Columns of the terminal.
  ///   - color: Whether escape sequences may stand in it.
  /// - Returns: Lines, each ended by a line feed.
  package func text(language: Language, width: Int, color: Bool) -> String {
    RosterText(roster: self, sheet: RosterSheet(self, language: language), width: width, painter: Painter(color: color))
      .text
  }
}

private struct RosterText {
  let roster: Roster
  let sheet: RosterSheet
  let width: Int
  let painter: Painter

  private var catalogue: Catalogue { sheet.catalogue }
  private var dialect: SpreadsheetDialect { SpreadsheetDialect(language: catalogue.language) }
  private var numbers: NumberFormat { NumberFormat(language: catalogue.language) }

  var text: String {
    var lines = [painter.paint(sheet.title, .bold), ""]
    var next = 0
    while next < sheet.columns.count {
      let block = self.block(from: next)
      lines += dates(block) + [""]
      next = block.upperBound
    }
    lines += totals + [""] + ([legend] + missing + outcome).flatMap { $0.wrapped(to: width) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// As many dates as fit, at least one, whole weeks where a week fits.
  private func block(from first: Int) -> Range<Int> {
    var last = first + 1
    while last < sheet.columns.count, table(first..<last + 1).naturalWidth <= width { last += 1 }
    guard last < sheet.columns.count, last - first >= 7 else { return first..<last }
    return first..<first + (last - first) / 7 * 7
  }

  private func dates(_ block: Range<Int>) -> [String] { table(block).lines(width: width, painter: painter) }

  private func table(_ block: Range<Int>) -> Table {
    let columns =
      [TableColumn(heading: catalogue.text(.rosterPerson), alignment: .left, shortest: 12)]
      + sheet.columns[block].map { TableColumn(heading: $0.heading.replacing(" ", with: "\n") + "\n" + $0.weekday) }
    let rows = sheet.rows.map { row in
      [TableCell(row.name)] + row.cells[block].map { TableCell(sheet.text($0, dialect), style: style($0)) }
    }
    return Table(columns: columns, rows: rows)
  }

  private func style(_ cell: RosterSheet.Cell) -> Style {
    switch cell {
    case .hours(_, let isNight): isNight ? .bold : .plain
    case .off, .leave: .dim
    case .missing: .bold
    }
  }

  private var totals: [String] {
    let hasWishes = roster.totals.contains { $0.wishes > 0 }
    let more: [Message] = [.rosterNights, .rosterWeekends] + (hasWishes ? [.rosterWishes] : [])
    let headings = sheet.totalHeadings.map { $0.replacing(" ", with: "\n") } + more.map { catalogue.text($0) }
    let columns =
      [TableColumn(heading: catalogue.text(.rosterPerson), alignment: .left, shortest: 12)]
      + headings.enumerated().map { TableColumn(heading: $1, dispensable: $0 > 4 ? $0 : 0) }
    let rows = zip(sheet.rows, roster.totals).map { row, total in
      [TableCell(row.name)] + row.totals.map { TableCell(dialect.hours($0).replacing("-", with: "−")) }
        + [TableCell(String(total.nights)), TableCell(String(total.weekends))]
        + (hasWishes ? [TableCell(total.wishes > 0 ? "\(total.wishesGranted)/\(total.wishes)" : "")] : [])
    }
    return Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  private var legend: String {
    catalogue.text(
      .rosterLegend,
      [
        "night": catalogue.text(.rosterNightMark), "off": catalogue.text(.rosterOff),
        "leave": catalogue.text(.rosterLeave),
      ])
  }

  private var missing: [String] {
    let format = DateFormat(catalogue)
    return roster.missing.map { missing in
      let shift = roster.problem.shifts[missing.shift]
      let clock = roster.problem.clock(shift.time, shift.day)
      let name = shift.type.map { "\(roster.problem.shiftTypes[$0].label) \(clock)" } ?? clock
      let when = format.heading(roster.problem.calendar.days[shift.day].date)
      return catalogue.text(
        .rosterMissingShift, count: missing.people, ["when": when, "shift": name, "count": "\(missing.people)"])
    }
  }

  private var outcome: [String] {
    guard let objective = roster.objective, let bound = roster.bound, let gap = roster.gap else { return [] }
    let share = numbers.trimmed(gap * 100, decimals: 1) + "\u{A0}%"
    let points = catalogue.text(
      .rosterBound,
      ["points": numbers.fixed(objective, decimals: 1), "bound": numbers.fixed(bound, decimals: 1)])
    let limit = numbers.trimmed(max(roster.problem.limits.gap, gap) * 100, decimals: 1) + "\u{A0}%"
    let verdict =
      roster.isWithinGap
      ? catalogue.text(.rosterWithinGap, ["gap": limit]) : catalogue.text(.rosterOutsideGap, ["gap": share])
    return [points, verdict] + (roster.method == .weekByWeek ? [catalogue.text(.rosterByWeek)] : [])
  }
}
