import CallCenterModel

extension ReadingContext {
  private static let peopleColumns = ["name", "label", "contract", "leave", "cannot", "wishes", "balanceHours"]

  /// People from a table: one a row, several entries of a cell apart by `|`.
  func rosterPeople(
    fromFile item: Item, pools: [StaffPoolDocument], shiftNames: [String]
  ) -> [RosterPersonDocument] {
    guard let table = table(item), let name = column("name", of: table), let contract = column("contract", of: table)
    else { return [] }
    for head in table.header where !Self.peopleColumns.contains(where: { head.text.isSame($0) }) {
      let hint = NearestName.hint(for: head.text.trimmed, among: Self.peopleColumns)
      issues.error(table.place(head), "", "there is no use for a column `\(head.text)`\(hint)")
    }
    guard table.rows.count <= PlanLimits.people else {
      issues.error(table.place(table.rows[0][0]), "", "at most \(PlanLimits.people) people, not \(table.rows.count)")
      return []
    }
    var lines: [String: Int] = [:]
    return table.rows.map { row in
      let key = row[name].text.trimmed
      if key.isEmpty { issues.error(table.place(row[name]), "", "a person needs a name") }
      if let line = lines[key] {
        issues.error(table.place(row[name]), "", "`\(key)` stands in line \(line) already; names are different")
      }
      lines[key] = row[name].line
      let written = Located(value: row[contract].text.trimmed, place: table.place(row[contract]), path: "")
      requireContract(written, pools)
      func entries<Value>(_ column: String, _ parse: (String) throws(QuantityError) -> [Value]) -> [Value] {
        guard let index = table.column(column) else { return [] }
        return row[index].text.split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }.flatMap { text in
          cell(row[index], table) { _ throws(QuantityError) in try parse(text) } ?? []
        }
      }
      let label = table.column("label").map { row[$0].text.trimmed } ?? ""
      return RosterPersonDocument(
        name: key, label: label.isEmpty ? key : label, contract: written,
        leave: entries("leave") { text throws(QuantityError) in [try Self.days(text)] },
        unavailable: entries("cannot") { text throws(QuantityError) in [try Self.times(text)] },
        wishes: entries("wishes") { text throws(QuantityError) in [try Self.wish(text, shiftNames)] },
        balanceSeconds: table.column("balanceHours").flatMap { balance(row[$0], table) } ?? 0,
        place: table.place(row[name]), path: "")
    }
  }

  /// `2017-07-10`, `2017-07-10..2017-07-23`, `10.07.2017-23.07.2017`.
  private static func days(_ text: String) throws(QuantityError) -> ClosedRange<LocalDate> {
    if let day = CSVTable.date(text) { return day...day }
    let wrong = QuantityError(
      "days of leave are written `10.07.2017-23.07.2017` or `2017-07-10..2017-07-23` and must exist, not `\(text)`")
    var ends = text.components(separatedBy: "..")
    if ends.count == 1 { ends = text.components(separatedBy: "–") }
    if ends.count == 1 { ends = text.components(separatedBy: "-") }
    guard ends.count == 2, let first = CSVTable.date(ends[0].trimmed), let last = CSVTable.date(ends[1].trimmed) else {
      throw wrong
    }
    guard first <= last else { throw QuantityError("the first day comes first: `\(text)`") }
    return first...last
  }

  /// `mon-fri 18:00-24:00`, `sat`, `08:00-10:00`.
  private static func times(_ text: String) throws(QuantityError) -> RosterPerson.Times {
    guard DaySet.isDays(text) else { return .init(days: DaySet.daily.flags, hours: try WallTime.range(text)) }
    let start = text.firstIndex { $0.isNumber } ?? text.endIndex
    let hours = text[start...].trimmed
    return RosterPerson.Times(
      days: try DaySet.parse(text[..<start].trimmed).flags,
      hours: hours.isEmpty ? 0..<WallTime.day : try WallTime.range(hours))
  }

  /// `night: -1`, `sat-sun: -2`, `long fri: 3`.
  private static func wish(
    _ text: String, _ shiftNames: [String]
  ) throws(QuantityError) -> (shift: String?, days: [Bool], weight: Double) {
    guard let colon = text.lastIndex(of: ":") else {
      throw QuantityError("a wish is written `night: -1` or `sat-sun: 2`, not `\(text)`")
    }
    let (number, rest) = try DecimalNumber.reading(
      text[text.index(after: colon)...].trimmed.replacing("−", with: "-").replacing(",", with: "."))
    guard rest.isEmpty, number.value != 0, number.value.magnitude <= 100 else {
      throw QuantityError("a wish weighs -100 to 100 and not 0: above 0 for, below 0 against, not `\(text)`")
    }
    let what = text[..<colon].trimmed
    if shiftNames.contains(what) { return (what, DaySet.daily.flags, number.value) }
    let words = what.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2, shiftNames.contains(words[0]) {
      return (words[0], try DaySet.parse(words[1].trimmed).flags, number.value)
    }
    do {
      return (nil, try DaySet.parse(what).flags, number.value)
    } catch {
      throw QuantityError(
        "`\(what)` is neither a shift in `plan.shifts` nor days\(NearestName.hint(for: what, among: shiftNames))")
    }
  }

  private func balance(_ balance: CSVTable.Cell, _ table: CSVTable) -> Int? {
    guard !balance.text.trimmed.isEmpty else { return 0 }
    return cell(balance, table) { cell throws(QuantityError) in
      var plain = cell
      plain.text = cell.text.trimmed.replacing("−", with: "-")
      if plain.text.hasPrefix("+") { plain.text.removeFirst() }
      let hours = try table.number(plain)
      guard hours.magnitude <= 8_784 else { throw QuantityError("allowed are -8784 to 8784 hours, not `\(cell.text)`") }
      return Int((hours * 3_600).rounded())
    }
  }
}

extension String {
  fileprivate func isSame(_ name: String) -> Bool { trimmed.lowercased() == name.lowercased() }

  fileprivate func components(separatedBy separator: String) -> [String] {
    guard let range = firstRange(of: separator) else { return [self] }
    return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
  }
}
