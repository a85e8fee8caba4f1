import CallCenterModel

/// Spreads stated volumes over dates and hours.
struct ArrivalResolver {
  let days: DayTable
  let arrivals: ArrivalsDocument
  private var periodWeights: [LocalDate: Double] = [:]

  /// Stretches of constant rate of all types together that are refused before memory is spent.
  static let mostSegments = 4_000_000

  init(days: DayTable, arrivals: ArrivalsDocument) {
    self.days = days
    self.arrivals = arrivals
  }

  mutating func plan() -> ArrivalPlan {
    var segments: [[ArrivalPlan.Segment]] = []
    for day in days.calendar.days { segments.append(self.segments(of: day)) }
    return ArrivalPlan(segments: segments, dayFactorCV: arrivals.dayFactorCV, counts: arrivals.counts)
  }

  /// At most so many segments will be made.
  var estimatedSegments: Int {
    let finest = arrivals.timeOfDay?.all.map(\.pieces.count).max() ?? 1
    return finest * days.calendar.days.count
  }

  /// Contacts of a date by the rules of weights, before the clocks change anything.
  mutating func contacts(on date: LocalDate) -> Double {
    let own = weight(date)
    switch arrivals.period {
    case .hour: return arrivals.contacts * 24 * own
    case .day: return arrivals.contacts * own
    case .week, .month, .year:
      let dates = date.period(arrivals.period)
      let sum: Double
      if let known = periodWeights[dates.lowerBound] {
        sum = known
      } else {
        sum = (dates.lowerBound.dayNumber..<dates.upperBound.dayNumber)
          .reduce(0) { $0 + weight(LocalDate(dayNumber: $1)) }
        periodWeights[dates.lowerBound] = sum
      }
      return sum > 0 ? arrivals.contacts * own / sum : 0
    }
  }

  private func weight(_ date: LocalDate) -> Double {
    let kind = days.kind(of: date)
    if let rule = arrivals.timeOfDay, rule[kind].map({ $0.total == 0 }) ?? true { return 0 }
    guard let rule = arrivals.weekdays else { return 1 }
    return rule[kind] ?? 0
  }

  private mutating func segments(of day: CalendarDay) -> [ArrivalPlan.Segment] {
    let contacts = contacts(on: day.date)
    let shape = arrivals.timeOfDay.map { $0[day.kind] } ?? .flat
    guard contacts > 0, let shape else { return [] }
    let total = shape.total
    var pieces: [(range: Range<Int>, rate: Double)] = []
    for (wall, weight) in shape.pieces where weight > 0 {
      for range in day.elapsed(during: wall) { pieces.append((range, contacts * weight / total)) }
    }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    var result: [ArrivalPlan.Segment] = []
    for (range, rate) in pieces {
      if let last = result.last, last.end == range.lowerBound, last.perSecond == rate {
        result[result.count - 1].end = range.upperBound
      } else {
        result.append(.init(start: range.lowerBound, end: range.upperBound, perSecond: rate))
      }
    }
    return result
  }
}
