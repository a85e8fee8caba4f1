package import CallCenterModel

/// A requirement brought from a spreadsheet.
package struct RequirementReading: Sendable {
  /// Shape `[group][interval of the window]`; absent where an error was found.
  package var people: [[Int]]?
  /// Whether the numbers count people on the roster, shrinkage included, and not people ready for contacts.
  package var countsRostered = false
  /// Intervals of the window for which the file has no row, by group.
  package var uncovered: [[Int]] = []
  package var issues: [ScenarioIssue] = []
  /// Whether a file that could not be read is all that is wrong.
  package var isUnreadable = false
  /// The base name of the file.
  package var file = ""
  package var sha256 = ""
  /// How the file is written.
  package var remark: String?

  package var hasErrors: Bool { issues.contains { $0.severity == .error } }
}

/// Reads numbers of people per interval and group from CSV, or all that is wrong with them.
///
/// Long: rows `start;group;agents`, or `scheduled` in place of `agents` for people on the roster. Wide: a column `start` and
/// one for each group. A row holds from its start for the shortest time between two starts of the file.
package struct RequirementReader {
  /// A number in its cell.
  private struct Entry {
    var group: Int
    /// The window's interval in which it begins.
    var interval: Int
    var people: Int
    var cell: CSVTable.Cell
  }

  private let plan: Plan
  private let issues = IssueCollector()
  /// The window's intervals in elapsed seconds, and where days begin among them.
  private let intervals: [Range<Int>]

  static let most = 100_000

  private init(_ plan: Plan) {
    self.plan = plan
    intervals = plan.calendar.windowDayIndices.flatMap { plan.calendar.intervals(ofDay: $0) }
  }

  /// - Parameters:
  ///   - path: The CSV file.
  ///   - plan: Whose groups and days it is about.
  /// - Returns: The numbers, or what is wrong with them.
  package static func read(path: String, for plan: Plan) -> RequirementReading {
    let reader = RequirementReader(plan)
    let files = InputFiles()
    var reading = RequirementReading()
    reading.file = String(path.split(separator: "/").last ?? "")
    do {
      let bytes = try files.read(path, limit: PlanLimits.csvBytes)
      if let table = CSVReader(name: path, issues: reader.issues).read(bytes) {
        reading.remark = "\(path): \(table.dialect.text), \(table.rows.count) rows"
        reader.read(table, into: &reading)
      }
    } catch {
      let place = SourceText(name: path, directory: "", text: "").place(line: 1, column: 1)
      reader.issues.error(place, "", error)
    }
    reading.issues = reader.issues.sorted()
    reading.isUnreadable = reader.issues.onlyUnreadable
    if reader.issues.hasErrors { reading.people = nil }
    reading.sha256 = files.sha256.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return reading
  }

  private func read(_ table: CSVTable, into reading: inout RequirementReading) {
    guard let start = table.column("start") else {
      let names = table.header.map(\.text)
      issues.error(
        table.source.place(line: 1, column: 1), "",
        "there is no column `start`\(NearestName.hint(for: "start", among: names))")
      return
    }
    let isLong = table.column("group") != nil || table.column("agentGroup") != nil
    let columns: [Column]
    if isLong {
      (columns, reading.countsRostered) = longColumns(table)
    } else {
      columns = wideColumns(table, start)
    }
    var entries: [Entry] = []
    var starts: [Int: CSVTable.Cell] = [:]
    for row in table.rows {
      let interval = read(row[start], table) { cell throws(QuantityError) in try self.interval(of: cell) }
      if let interval { starts[interval] = starts[interval] ?? row[start] }
      for column in columns {
        var group = column.group
        if let name = column.name {
          group = read(row[name], table) { cell throws(QuantityError) in try self.group(of: cell) }
        }
        let people = read(row[column.number], table) { cell throws(QuantityError) in
          try self.people(cell, table)
        }
        guard let interval, let group, let people else { continue }
        entries.append(Entry(group: group, interval: interval, people: people, cell: row[column.number]))
      }
    }
    guard !issues.hasErrors else { return }
    fill(&reading, entries, span: span(starts), table)
  }

  /// Cells that name the group and give its number; a column of which the group is known has a group.
  private typealias Column = (name: Int?, number: Int, group: Int?)

  private func longColumns(_ table: CSVTable) -> (columns: [Column], countsRostered: Bool) {
    guard let name = table.column("group") ?? table.column("agentGroup") else { return ([], false) }
    if let number = table.column("agents") { return ([(name, number, nil)], false) }
    if let number = table.column("scheduled") { return ([(name, number, nil)], true) }
    issues.error(
      table.source.place(line: 1, column: 1), "",
      "a column `agents` (people ready for contacts) or `scheduled` (people on the roster) is missing")
    return ([], false)
  }

  /// A column whose name is no group's is reported, and its numbers are looked at all the same.
  private func wideColumns(_ table: CSVTable, _ start: Int) -> [Column] {
    table.header.indices.filter { $0 != start }.map { index in
      (nil, index, read(table.header[index], table) { cell throws(QuantityError) in try self.group(of: cell) })
    }
  }

  private func read<Value>(
    _ cell: CSVTable.Cell, _ table: CSVTable, _ parse: (CSVTable.Cell) throws(QuantityError) -> Value
  ) -> Value? {
    do {
      return try parse(cell)
    } catch {
      issues.error(table.place(cell), "", error.message)
      return nil
    }
  }

  private func people(_ cell: CSVTable.Cell, _ table: CSVTable) throws(QuantityError) -> Int {
    let allowed = "a whole number of people, 0 to \(Self.most), is expected, not `\(cell.text)`"
    guard !cell.text.trimmed.isEmpty else { throw QuantityError("the number of people is missing; 0 is a number too") }
    let value = try table.number(cell)
    guard value >= 0, value <= Double(Self.most) else { throw QuantityError(allowed) }
    guard value == value.rounded() else { throw QuantityError(allowed + "; round it as you mean it") }
    return Int(value)
  }

  private func group(of cell: CSVTable.Cell) throws(QuantityError) -> Int {
    let name = cell.text.trimmed
    let groups = plan.agentGroups
    if let index = groups.firstIndex(where: { $0.name == name }) { return index }
    if let index = groups.firstIndex(where: { $0.label == name }) { return index }
    if let index = groups.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) { return index }
    throw QuantityError(
      "there is no agent group `\(name)`\(NearestName.hint(for: name, among: groups.map(\.name)))")
  }

  private func interval(of cell: CSVTable.Cell) throws(QuantityError) -> Int {
    let (date, wall, utcOffset) = try DateTimeText.parse(cell.text)
    let calendar = plan.calendar
    let days = calendar.windowDayIndices.map { calendar.days[$0] }
    guard let day = days.first(where: { $0.date == date }) else {
      throw QuantityError("`\(cell.text)` is not a day of the window, \(days[0].date) to \(days[days.count - 1].date)")
    }
    var instant = day.elapsed(atWall: wall)
    if let utcOffset {
      let twins = day.elapsed(during: wall..<wall + 1).map(\.lowerBound)
      guard let exact = twins.first(where: { day.wall(atElapsed: $0).utcOffset == utcOffset }) else {
        throw QuantityError("`\(cell.text)` has another UTC offset than \(calendar.timeZone) at that time")
      }
      instant = exact
    }
    guard let index = intervals.firstIndex(where: { $0.lowerBound == instant }) else {
      throw QuantityError(
        "`\(cell.text)` is not the start of a reporting interval; they begin every"
          + " \(calendar.intervalSeconds / 60) minutes from midnight (calendar.interval)")
    }
    return index
  }

  /// Intervals for which a row holds: the fewest between two starts of one day, one where a day has but one.
  private func span(_ starts: [Int: CSVTable.Cell]) -> Int {
    let ordered = starts.keys.sorted()
    let days = plan.calendar.windowDayIndices.map { plan.calendar.days[$0].end }
    let gaps = zip(ordered, ordered.dropFirst()).compactMap { left, right -> Int? in
      let isSameDay = !days.contains { intervals[left].lowerBound < $0 && $0 <= intervals[right].lowerBound }
      return isSameDay ? right - left : nil
    }
    return gaps.min() ?? 1
  }

  private func fill(_ reading: inout RequirementReading, _ entries: [Entry], span: Int, _ table: CSVTable) {
    var people = plan.agentGroups.map { _ in [Int?](repeating: nil, count: intervals.count) }
    var first: [[Int]: Int] = [:]
    for entry in entries {
      if let line = first[[entry.group, entry.interval]] {
        issues.error(
          table.place(entry.cell), "",
          "\(plan.agentGroups[entry.group].name) has a number for this time already, in line \(line)")
      }
      first[[entry.group, entry.interval]] = entry.cell.line
      for interval in entry.interval..<min(entry.interval + span, intervals.count) {
        people[entry.group][interval] = entry.people
      }
    }
    for (index, group) in plan.agentGroups.enumerated() where people[index].allSatisfy({ $0 == nil }) {
      issues.error(
        table.source.place(line: 1, column: 1), "",
        "there is no number for the agent group `\(group.name)`; write 0 where nobody of it is needed")
    }
    reading.uncovered = people.map { row in row.indices.filter { row[$0] == nil } }
    reading.people = people.map { $0.map { $0 ?? 0 } }
  }
}
