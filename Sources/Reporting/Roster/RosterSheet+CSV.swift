package import Scheduling

/// How spreadsheets of a language read numbers and dates.
struct SpreadsheetDialect {
  let language: Language

  /// Ukrainian spreadsheets take the comma for decimals.
  var separator: Character { language == .uk ? ";" : "," }
  /// So that spreadsheets know the text for UTF-8.
  var mark: [UInt8] { [0xEF, 0xBB, 0xBF] }

  /// Hours with at most two decimals.
  func hours(_ seconds: Int) -> String {
    let hundredths = (abs(seconds) * 100 + 1_800) / 3_600
    var text = String(hundredths / 100)
    if hundredths % 100 != 0 {
      let decimals = hundredths % 100
      text += (language == .uk ? "," : ".") + (decimals < 10 ? "0\(decimals)" : "\(decimals)")
      if decimals % 10 == 0 { text.removeLast() }
    }
    return seconds < 0 && hundredths > 0 ? "-" + text : text
  }
}

extension RosterSheet {
  /// The schedule as planners know it, for spreadsheets.
  var csv: [UInt8] {
    let dialect = SpreadsheetDialect(language: catalogue.language)
    var csv = CSVText(separator: dialect.separator)
    csv.append([catalogue.text(.rosterPerson)] + columns.map(\.heading) + totalHeadings)
    csv.append([""] + columns.map(\.weekday) + totalHeadings.map { _ in "" })
    for row in rows {
      let totals = totalHeadings.indices.map { row.totals.isEmpty ? "" : dialect.hours(row.totals[$0]) }
      csv.append([CSVText.harmless(row.name)] + row.cells.map { text($0, dialect) } + totals)
    }
    return dialect.mark + Array(csv.text.utf8)
  }

  func text(_ cell: Cell, _ dialect: SpreadsheetDialect) -> String {
    switch cell {
    case .hours(let seconds, let isNight):
      dialect.hours(seconds) + (isNight ? catalogue.text(.rosterNightMark) : "")
    case .off: catalogue.text(.rosterOff)
    case .leave: catalogue.text(.rosterLeave)
    case .missing(let people): people > 0 ? String(people) : ""
    }
  }
}

extension Roster {
  /// The month for people as `timetable.csv` and `timetable.xlsx`, and every shift, to be read back, as `roster.csv`.
  ///
  /// - Parameter language: Of headings and marks; it decides decimals, dates and separators too.
  /// - Returns: The files, without those of single people.
  package func files(language: Language) -> [NamedBytes] {
    let sheet = RosterSheet(self, language: language)
    return [
      NamedBytes(name: "roster.csv", bytes: shiftRows(language: language)),
      NamedBytes(name: "timetable.csv", bytes: sheet.csv), NamedBytes(name: "timetable.xlsx", bytes: sheet.xlsx),
    ]
  }
}
