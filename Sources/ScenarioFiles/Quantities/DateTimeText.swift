import CallCenterModel

/// `2017-07-03T09:00`, `2017-07-03 09:00:00+03:00`, `03.07.2017 09:00`.
enum DateTimeText {
  static func parse(_ text: String) throws(QuantityError) -> (date: LocalDate, wall: Int, utcOffset: Int?) {
    let parts = text.trimmed.split { $0 == "T" || $0 == " " }
    let wrong = QuantityError("a date and time such as `2017-07-03T09:00` is expected, not `\(text)`")
    guard parts.count == 2, let date = CSVTable.date(parts[0]) else { throw wrong }
    var clock = String(parts[1])
    var offset: Int?
    if clock.hasSuffix("Z") {
      clock.removeLast()
      offset = 0
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let seconds = try WallTime.parse(String(clock[clock.index(after: sign)...]))
      offset = clock[sign] == "-" ? -seconds : seconds
      clock = String(clock[..<sign])
    }
    let wall = try WallTime.parse(clock)
    guard wall < WallTime.day else { throw wrong }
    return (date, wall, offset)
  }
}
