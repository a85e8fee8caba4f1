package import CallCenterModel

/// What came of reading the file of a roster.
package struct RosterFileReading: Sendable {
  /// `nil` where an error was found.
  package var assignments: [SlotAssignment]?
  package var issues: [ScenarioIssue]
  package var isUnreadable = false
  /// The dialect of the file.
  package var remarks: [String]
}

/// Reads rosters: a row a shift, with `date`, `person`, `start`, `end` and, where it matters, `breaks`.
package enum RosterFileReader {
  private static let columns = [
    "date", "person", "shift", "start", "end", "paidHours", "nightHours", "holidayHours", "breaks",
  ]

  /// Reads a file and holds every row against the people and shifts there are; whether labour rules are kept is not looked at.
  ///
  /// - Parameters:
  ///   - path: Of the file.
  ///   - people: Of the brief.
  ///   - slots: Shifts of the roster.
  ///   - shiftTypes: To name what is allowed.
  /// - Returns: The assignments, or all that is wrong, with line and column.
  package static func read(
    path: String, people: [RosterPerson], slots: [RosterSlot], shiftTypes: [ShiftType]
  ) -> RosterFileReading {
    let issues = IssueCollector()
    do {
      let bytes = try InputFiles().read(path, limit: PlanLimits.csvBytes)
      return read(bytes, name: path, people: people, slots: slots, shiftTypes: shiftTypes)
    } catch {
      issues.error(SourceText(name: path, directory: "", text: "").place(line: 1, column: 1), "", error)
      return RosterFileReading(
        assignments: nil, issues: issues.sorted(), isUnreadable: issues.onlyUnreadable, remarks: [])
    }
  }

  static func read(
    _ bytes: [UInt8], name: String, people: [RosterPerson], slots: [RosterSlot], shiftTypes: [ShiftType]
  ) -> RosterFileReading {
    let issues = IssueCollector()
    guard let table = CSVReader(name: name, issues: issues).read(bytes) else {
      return RosterFileReading(assignments: nil, issues: issues.sorted(), remarks: [])
    }
    var rows = RosterRows(table: table, issues: issues, people: people, slots: slots, shiftTypes: shiftTypes)
    for head in table.header where !columns.contains(where: { $0.lowercased() == head.text.trimmed.lowercased() }) {
      let hint = NearestName.hint(for: head.text.trimmed, among: columns)
      issues.error(table.place(head), "", "there is no use for a column `\(head.text)`\(hint)")
    }
    let assignments = rows.assignments()
    return RosterFileReading(
      assignments: issues.hasErrors ? nil : assignments, issues: issues.sorted(),
      remarks: ["\(name): \(table.dialect.text), \(table.rows.count) rows"])
  }
}

private struct RosterRows {
  let table: CSVTable
  let issues: IssueCollector
  let people: [RosterPerson]
  let slots: [RosterSlot]
  let shiftTypes: [ShiftType]
  private var taken: Set<[Int]> = []
  private var lines: [[Int]: Int] = [:]

  init(
    table: CSVTable, issues: IssueCollector, people: [RosterPerson], slots: [RosterSlot], shiftTypes: [ShiftType]
  ) {
    self.table = table
    self.issues = issues
    self.people = people
    self.slots = slots
    self.shiftTypes = shiftTypes
  }

  mutating func assignments() -> [SlotAssignment] {
    let columns = ["date", "person", "start", "end"].compactMap(column)
    guard columns.count == 4 else { return [] }
    return table.rows.compactMap { assignment($0, columns) }
  }

  private func column(_ name: String) -> Int? {
    if let index = table.column(name) { return index }
    let hint = NearestName.hint(for: name, among: table.header.map(\.text))
    issues.error(table.source.place(line: 1, column: 1), "", "there is no column `\(name)`\(hint)")
    return nil
  }

  private mutating func assignment(_ row: [CSVTable.Cell], _ columns: [Int]) -> SlotAssignment? {
    let date = date(row[columns[0]])
    let person = person(row[columns[1]])
    let start = time(row[columns[2]])
    let end = time(row[columns[3]])
    guard let date, let person, let start, let end else { return nil }
    let hours = start..<(end <= start ? end + WallTime.day : end)
    let pool = people[person].pool
    let today = slots.indices.filter { slots[$0].date == date && slots[$0].pool == pool }
    guard let slot = today.first(where: { slots[$0].hours == hours && isNamed($0, row) }) else {
      let known = today.map { name(slots[$0]) }.joined(separator: ", ")
      issues.error(
        table.place(row[columns[2]]), "",
        "on \(date) there is no such shift for `\(people[person].name)`; "
          + (known.isEmpty ? "there is none" : "there are \(known)"))
      return nil
    }
    if let line = lines.updateValue(row[0].line, forKey: [slot, person]) {
      issues.error(
        table.place(row[columns[1]]), "", "`\(people[person].name)` has this shift in line \(line) already")
      return nil
    }
    return post(of: slot, row).map { SlotAssignment(person: person, slot: slot, post: $0) }
  }

  private func isNamed(_ slot: Int, _ row: [CSVTable.Cell]) -> Bool {
    guard let column = table.column("shift"), !row[column].text.trimmed.isEmpty else { return true }
    let written = row[column].text.trimmed
    return slots[slot].shiftType.map { Self.isMeant(shiftTypes[$0].name, by: written) } ?? false
  }

  /// Whether a cell has a name, or the name after the apostrophe that keeps spreadsheets from taking it for a formula.
  private static func isMeant(_ name: String, by written: String) -> Bool {
    guard written != name else { return true }
    guard written.hasPrefix("'"), let first = name.unicodeScalars.first else { return false }
    return "=+-@".unicodeScalars.contains(first) && written.dropFirst() == name
  }

  private func name(_ slot: RosterSlot) -> String {
    let hours = "\(WallTime.clock(slot.hours.lowerBound))-\(WallTime.clock(slot.hours.upperBound % WallTime.day))"
    return slot.shiftType.map { "`\(shiftTypes[$0].name)` \(hours)" } ?? hours
  }

  /// The first post that nobody has: with the breaks that stand in the row, if any do.
  private mutating func post(of slot: Int, _ row: [CSVTable.Cell]) -> Int? {
    let posts = slots[slot].posts
    let breaks = table.column("breaks").map { row[$0] }
    let written = breaks?.text.trimmed ?? ""
    let free = posts.indices.filter { !taken.contains([slot, $0]) }
    guard let post = free.first(where: { written.isEmpty || Self.text(posts[$0]) == written }) else {
      let place = table.place(free.isEmpty ? row[0] : breaks ?? row[0])
      let open = Set(free.map { Self.text(posts[$0]) }).sorted().map { "`\($0)`" }.joined(separator: ", ")
      issues.error(
        place, "",
        free.isEmpty
          ? "\(name(slots[slot])) has no place for more than \(posts.count)"
          : "no free place of \(name(slots[slot])) has the breaks `\(written)`; there are \(open)")
      return nil
    }
    taken.insert([slot, post])
    return post
  }

  private static func text(_ breaks: [Range<Int>]) -> String {
    breaks.map { rest in
      let ends = [rest.lowerBound, rest.upperBound].map { WallTime.clock($0 % WallTime.day) }
      return ends.joined(separator: "-")
    }.joined(separator: " ")
  }

  private func date(_ cell: CSVTable.Cell) -> LocalDate? {
    guard let date = CSVTable.date(cell.text.trimmed) else {
      issues.error(
        table.place(cell), "", "a date such as `2017-07-03` or `03.07.2017` is expected, not `\(cell.text)`")
      return nil
    }
    let dates = slots.map(\.date)
    if let first = dates.min(), let last = dates.max(), !(first...last).contains(date) {
      issues.error(table.place(cell), "", "the roster runs from \(first) to \(last), not on \(date)")
      return nil
    }
    return date
  }

  private func person(_ cell: CSVTable.Cell) -> Int? {
    let name = cell.text.trimmed
    if let person = people.firstIndex(where: { Self.isMeant($0.name, by: name) }) { return person }
    issues.error(
      table.place(cell), "", "there is no person `\(name)`\(NearestName.hint(for: name, among: people.map(\.name)))")
    return nil
  }

  private func time(_ cell: CSVTable.Cell) -> Int? {
    do {
      return try WallTime.parse(cell.text)
    } catch {
      issues.error(table.place(cell), "", error.message)
      return nil
    }
  }
}
