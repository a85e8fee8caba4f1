internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// The intervals that pictures over time show: a week at most, and less where intervals are short.
struct IntervalSeries {
  struct Cell {
    var record: IntervalRecord
    /// Of the wall clock, since 1970-01-01T00:00; the days of a profile are those of an arbitrary week.
    var minute: Int
  }

  /// So that the page stays small.
  private static let mostCells = 700

  let cells: [Cell]
  /// Whether the days are days of the week and not dates.
  let isProfile: Bool
  let isOneDay: Bool
  /// The first and last date of the days that were chosen out of a longer window; `nil` where all is shown.
  let chosen: (first: LocalDate, last: LocalDate)?

  /// Of a longer window the days with the most `lateness` are taken: contacts of an interval not answered in time.
  init(_ record: RunRecord, lateness: (IntervalRecord) -> Double) {
    isProfile = record.intervalReport == .profile
    let all = record.intervals.compactMap { interval in Self.minute(interval).map { Cell(record: interval, minute: $0) }
    }
    let perDay = 86_400 / max(1, all.first?.record.seconds ?? 1800)
    let length = min(7, max(1, Self.mostCells / max(1, perDay)))
    let days = all.map { $0.minute / 1440 }
    guard let first = days.first, let last = days.last, last - first >= length else {
      cells = all
      isOneDay = Set(days).count <= 1
      chosen = nil
      return
    }
    var late: [Int: Double] = [:]
    for (day, cell) in zip(days, all) { late[(day - first) / length, default: 0] += lateness(cell.record) }
    // The last days may be fewer; the earlier of equal ones.
    let worst = late.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    let range = (first + length * worst)...min(first + length * worst + length - 1, last)
    cells = zip(days, all).filter { range.contains($0.0) }.map(\.1)
    isOneDay = range.count == 1
    chosen = isProfile ? nil : (LocalDate(dayNumber: range.lowerBound), LocalDate(dayNumber: range.upperBound))
  }

  private static func minute(_ interval: IntervalRecord) -> Int? {
    let monday = 11_323  // 2001-01-01
    let day = interval.weekday.map { monday + $0.rawValue } ?? DateFormat.date(ofStart: interval.start)?.dayNumber
    let clock = interval.weekday == nil ? String(interval.start.dropFirst(11)) : interval.start
    let parts = clock.prefix(5).split(separator: ":").compactMap { Int($0) }
    guard let day, parts.count == 2 else { return nil }
    return day * 1440 + parts[0] * 60 + parts[1]
  }

  /// The time of a row: minutes since the first one.
  func time(_ cell: Cell) -> (key: String, value: JSONValue) {
    ("m", .integer(cell.minute - (cells.first?.minute ?? 0)))
  }

  /// A picture over time of rows that begin with their ``time(_:)``.
  func specification(
    height: JSONValue, rows: [JSONValue], encoding: [(key: String, value: JSONValue)] = [], layers: [JSONValue]
  ) -> JSONValue {
    let start = (cells.first?.minute ?? 0) * 60_000
    return Chart.specification(
      height: height, rows: rows,
      transform: [["calculate": .string("datum.m * 60000 + \(start)"), "as": "t"]],
      encoding: .object([("x", axis)] + encoding), layers: layers)
  }

  var seconds: Int { cells.first?.record.seconds ?? 1800 }

  /// The axis of the days, or of the hours of one day.
  private var axis: JSONValue {
    let axis: JSONValue =
      isOneDay
      ? ["format": "%H:%M", "tickCount": ["interval": "hours", "step": 3], "labelOverlap": true]
      : [
        "format": .string(isProfile ? "%a" : "%a %-d"), "tickCount": ["interval": "day", "step": 1],
        "labelOverlap": true, "labelAlign": "left", "labelOffset": 0, "grid": true,
      ]
    return ["field": "t", "type": "temporal", "title": nil, "scale": ["type": "utc"], "axis": axis]
  }

  /// Over the whole height of an interval, so that pointing anywhere shows its numbers.
  func pointer(_ tooltips: [JSONValue]) -> JSONValue {
    let format = isProfile ? "%A %H:%M" : "%a %-d %b %H:%M"
    return [
      "mark": ["type": "rect", "opacity": 0],
      "transform": [
        ["calculate": .string("datum.t + \(seconds * 1000)"), "as": "e"],
        ["calculate": .string("utcFormat(datum.t, '\(format)')"), "as": "k"],
      ],
      "encoding": ["x2": ["field": "e"], "tooltip": .array([["field": "k", "title": " "]] + tooltips)],
    ]
  }
}

extension Estimate {
  /// The sum of estimates; its limits lie within the sums of the limits.
  static func sum(_ estimates: [Estimate?]) -> Estimate? {
    let known = estimates.compactMap { $0 }
    guard !known.isEmpty else { return nil }
    let lower = known.map(\.lower)
    let upper = known.map(\.upper)
    return Estimate(
      mean: known.reduce(0) { $0 + $1.mean },
      lower: lower.contains(nil) ? nil : lower.reduce(0) { $0 + ($1 ?? 0) },
      upper: upper.contains(nil) ? nil : upper.reduce(0) { $0 + ($1 ?? 0) })
  }
}
