import CallCenterModel

// Arrivals that are given one by one: recorded ones and appointments.
extension ReadingContext {
  func replay(_ item: Item?) -> [RecordedArrival]? {
    guard let item, let fields = fields(item, "replay") else { return nil }
    let (table, column) = (table(fields["csv"]), label(fields["column"]))
    guard let table, let time = self.column(column ?? "time", of: table) else { return nil }
    let count = table.column("count")
    let rows = table.rows.compactMap { row -> RecordedArrival? in
      let moment = cell(row[time], table) { cell throws(QuantityError) in try DateTimeText.parse(cell.text) }
      let number = count.flatMap { index in
        cell(row[index], table) { cell throws(QuantityError) in try contacts(cell, table) }
      }
      guard let moment, number != nil || count == nil else { return nil }
      return RecordedArrival(date: moment.date, wall: moment.wall, utcOffset: moment.utcOffset, count: number ?? 1)
    }
    guard rows.count == table.rows.count else { return nil }
    if let first = rows.first, let odd = rows.firstIndex(where: { ($0.utcOffset == nil) != (first.utcOffset == nil) }) {
      issues.error(table.place(table.rows[odd][time]), "", "either all times carry a UTC offset or none")
      return nil
    }
    return rows
  }

  private func contacts(_ cell: CSVTable.Cell, _ table: CSVTable) throws(QuantityError) -> Int {
    let value = try table.number(cell)
    guard value == value.rounded(), (0...1e6).contains(value) else {
      throw QuantityError("a whole number of contacts, 0 to 1000000, is expected, not `\(cell.text)`")
    }
    return Int(value)
  }

  func appointments(_ item: Item?) -> AppointmentsDocument? {
    guard let item, let fields = fields(item, "appointments") else { return nil }
    let times = appointmentTimes(fields["times"])
    let (seats, noShow) = (whole(fields["seats"], 1...100_000), share(fields["noShow"]))
    let (lateness, early) = (law(fields["punctuality"]), time(fields["early"]))
    if let early, early >= Double(WallTime.day), let item = fields["early"] {
      error(item, "nobody comes a day before, or earlier")
    }
    return times.map {
      AppointmentsDocument(
        times: $0, seats: seats ?? 1, noShow: noShow ?? 0, lateness: lateness, earlySeconds: early ?? 0)
    }
  }

  private func appointmentTimes(_ item: Item?) -> ByDay<[Int]>? {
    guard let item else { return nil }
    guard let entries = item.tree.entries, let first = entries.first else {
      error(item, "a map such as `{09:00-17:00: 15 min}` is expected, not \(item.tree.kindName)")
      return nil
    }
    guard DaySet.isDays(first.key) else { return dayAppointments(item).map { ByDay(daily: $0) } }
    return byDay(item, entries) { self.dayAppointments($0) }
  }

  private func dayAppointments(_ item: Item) -> [Int]? {
    guard let entries = item.tree.entries else {
      error(item, "a map such as `{09:00-17:00: 15 min}` is expected, not \(item.tree.kindName)")
      return nil
    }
    guard let ranges = byTime(item, entries, { self.wholeSeconds($0, least: 60) }) else { return nil }
    var times: [Int] = []
    for (range, length) in ranges {
      guard range.upperBound <= WallTime.day, range.count >= length else {
        error(item, "appointments lie in one day, and their hours hold at least one of them")
        return nil
      }
      times += Array(stride(from: range.lowerBound, through: range.upperBound - length, by: length))
    }
    return times
  }
}
