internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// The intervals that pictures over time show: one week at most.
struct IntervalSeries {
  struct Cell {
    var record: IntervalRecord
    /// Wall clock, `2017-07-03T09:00`; the days of a profile are those of an arbitrary week.
    var time: String
  }

  let cells: [Cell]
  /// Whether the days are days of the week and not dates.
  let isProfile: Bool
  let isOneDay: Bool
  /// The first and last date of the week that was chosen out of a longer window; `nil` where all is shown.
  let chosen: (first: LocalDate, last: LocalDate)?

  /// Of a longer window the week with the most `lateness` is taken: contacts of an interval not answered in time.
  init(_ record: RunRecord, lateness: (IntervalRecord) -> Double) {
    isProfile = record.intervalReport == .profile
    guard !isProfile else {
      let monday = 11_323  // 2001-01-01
      cells = record.intervals.map { interval in
        let date = LocalDate(dayNumber: monday + (interval.weekday?.rawValue ?? 0))
        return Cell(record: interval, time: "\(date)T\(interval.start)")
      }
      isOneDay = false
      chosen = nil
      return
    }
    let all = record.intervals.map { Cell(record: $0, time: String($0.start.prefix(16))) }
    let days = all.compactMap { DateFormat.date(ofStart: $0.time)?.dayNumber }
    guard days.count == all.count, let first = days.first, let last = days.last, last - first > 6 else {
      cells = all
      isOneDay = Set(days).count <= 1
      chosen = nil
      return
    }
    var late: [Int: Double] = [:]
    for (day, cell) in zip(days, all) { late[(day - first) / 7, default: 0] += lateness(cell.record) }
    // The last days may be less than a week; the earlier of equal weeks.
    let worst = late.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    let range = (first + 7 * worst)...min(first + 7 * worst + 6, last)
    cells = zip(days, all).filter { range.contains($0.0) }.map(\.1)
    isOneDay = range.count == 1
    chosen = (LocalDate(dayNumber: range.lowerBound), LocalDate(dayNumber: range.upperBound))
  }

  var seconds: Int { cells.first?.record.seconds ?? 1800 }

  /// The axis of the days, or of the hours of one day.
  var axis: JSONValue {
    let axis: JSONValue =
      isOneDay
      ? ["format": "%H:%M", "tickCount": ["interval": "hour", "step": 3], "labelOverlap": true]
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
        ["calculate": .string("+datum.t + \(seconds * 1000)"), "as": "e"],
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
