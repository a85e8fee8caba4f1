import CallCenterModel

extension ReadingContext {
  /// The table in the file that an item names; read once, however often it is named.
  func table(_ item: Item?) -> CSVTable? {
    guard let item, let name = text(item, "the name of a CSV file") else { return nil }
    let path = InputFiles.resolve(name, in: item.place.source.directory)
    if let known = tables[path] { return known }
    do {
      let bytes = try files.read(path, limit: PlanLimits.csvBytes)
      guard let table = CSVReader(name: path, issues: issues).read(bytes) else { return nil }
      tables[path] = table
      remarks.append("\(path): \(table.dialect.text), \(table.rows.count) rows")
      return table
    } catch {
      issues.error(item.place, item.path, error)
      return nil
    }
  }

  /// The index of a column that must be there.
  func column(_ name: String, of table: CSVTable) -> Int? {
    if let index = table.column(name) { return index }
    let names = table.header.map(\.text)
    issues.error(
      table.source.place(line: 1, column: 1), "",
      "there is no column `\(name)`\(NearestName.hint(for: name, among: names))")
    return nil
  }

  /// A cell read by a parser.
  func cell<Value>(
    _ cell: CSVTable.Cell, _ table: CSVTable, _ parse: (CSVTable.Cell) throws(QuantityError) -> Value
  ) -> Value? {
    do {
      return try parse(cell)
    } catch {
      issues.error(table.place(cell), "", error.message)
      return nil
    }
  }

  /// Slots of the day from a column `time` and the columns of values beside it.
  ///
  /// A row holds until the next one, the last as long as the one before it, a single one until 24:00.
  func slots(_ table: CSVTable, valueName: String) -> ByDay<[(range: Range<Int>, value: Double, cell: CSVTable.Cell)]>?
  {
    guard let timeColumn = column("time", of: table) else { return nil }
    var starts: [Int] = []
    for row in table.rows {
      guard let start = cell(row[timeColumn], table, { cell throws(QuantityError) in try WallTime.parse(cell.text) })
      else { return nil }
      if let last = starts.last, last >= start {
        issues.error(table.place(row[timeColumn]), "", "the times must ascend")
        return nil
      }
      starts.append(start)
    }
    let ends = Self.ends(of: starts, alone: WallTime.day, limit: WallTime.day)
    var result = ByDay<[(range: Range<Int>, value: Double, cell: CSVTable.Cell)]>()
    for (index, head) in table.header.enumerated() where index != timeColumn {
      guard
        let days = head.text.trimmed.lowercased() == valueName
          ? DaySet.daily : cell(head, table, { cell throws(QuantityError) in try DaySet.parse(cell.text.trimmed) })
      else { return nil }
      var values: [(range: Range<Int>, value: Double, cell: CSVTable.Cell)] = []
      for (position, row) in table.rows.enumerated() {
        guard
          let value = cell(
            row[index], table,
            { cell throws(QuantityError) in
              let value = try table.number(cell)
              guard value >= 0, value <= 1e12 else { throw QuantityError("allowed is 0 to 1e12, not `\(cell.text)`") }
              return value
            }), starts[position] < ends[position]
        else { continue }
        values.append((starts[position]..<ends[position], value, row[index]))
      }
      if let twice = result.add(days, values) {
        issues.error(table.place(head), "", "the columns name \(twice) twice")
      }
    }
    guard !result.isEmpty else {
      issues.error(
        table.source.place(line: 1, column: 1), "", "a column `\(valueName)` or columns such as `mon-fri` are missing")
      return nil
    }
    return result
  }

  static func ends(of starts: [Int], alone: Int, limit: Int) -> [Int] {
    guard let last = starts.last else { return [] }
    guard starts.count > 1 else { return [alone] }
    return Array(starts.dropFirst()) + [min(limit, last + last - starts[starts.count - 2])]
  }
}
