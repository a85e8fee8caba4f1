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

  /// The plan of a number that is open in these ranges.
  mutating func plan(open: [Range<Int>]) -> ArrivalPlan {
    var segments: [[ArrivalPlan.Segment]] = []
    var process = ArrivalProcess.poisson
    switch arrivals.process {
    case .recorded(let rows): (process, segments) = (.recorded, days.segments(of: rows))
    case .appointments(let written):
      let book = days.book(written, open: open)
      (process, segments) = (.appointments(book), days.expectedSegments(of: book))
    case .poisson, .fixedCounts, .fixedTotal, .randomTotal:
      for day in days.calendar.days { segments.append(self.segments(of: day)) }
    }
    switch arrivals.process {
    case .fixedCounts: (process, segments) = (.fixedCounts, segments.map(WholeCounts.bySegment))
    case .fixedTotal: (process, segments) = (.fixedTotal, segments.map(WholeCounts.ofDay))
    case .randomTotal(let law): process = .randomTotal(law)
    case .poisson, .recorded, .appointments: break
    }
    var plan = ArrivalPlan(segments: segments, dayFactorCV: arrivals.dayFactorCV, counts: arrivals.counts)
    plan.process = process
    plan.dayFactorCorrelation = arrivals.dayFactorCorrelation
    plan.intervalFactor = arrivals.intervalFactor
    plan.modulation = arrivals.modulation
    plan.batches = arrivals.batches
    return plan
  }

  /// At most so many segments will be made.
  var estimatedSegments: Int {
    switch arrivals.process {
    case .recorded(let rows): return rows.count
    case .appointments: return DayTable.minutes * days.calendar.days.count
    default:
      let finest = arrivals.timeOfDay?.all.map(\.pieces.count).max() ?? 1
      return finest * days.calendar.days.count + arrivals.surges.count * DayTable.minutes
    }
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
    let surged = arrivals.surges.reduce(shape) { $1.date == day.date ? $0.multiplied(by: $1) : $0 }
    var pieces: [(range: Range<Int>, rate: Double, rateAtEnd: Double)] = []
    for piece in surged.pieces where piece.total > 0 {
      for clock in day.pieces {
        let wall = piece.range.clamped(to: clock.wall..<clock.wall + clock.length)
        guard !wall.isEmpty else { continue }
        let shift = day.start + clock.elapsed - clock.wall
        let part = piece.part(wall)
        pieces.append(
          (
            wall.lowerBound + shift..<wall.upperBound + shift, contacts * part.weight / total,
            contacts * part.weightAtEnd / total
          ))
      }
    }
    pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
    var result: [ArrivalPlan.Segment] = []
    for (range, rate, rateAtEnd) in pieces {
      if joinsEqualRates, let last = result.last, last.end == range.lowerBound, last.isConstant, rate == rateAtEnd,
        last.perSecond == rate
      {
        result[result.count - 1].end = range.upperBound
      } else {
        result.append(
          .init(start: range.lowerBound, end: range.upperBound, perSecond: rate, perSecondAtEnd: rateAtEnd))
      }
    }
    return result
  }

  /// Whether only the rate matters, and not the intervals in which it was stated.
  private var joinsEqualRates: Bool {
    switch arrivals.process {
    case .fixedCounts, .randomTotal: false
    default: true
    }
  }
}

/// Rates changed so that their expected counts are whole.
enum WholeCounts {
  /// Every segment has a whole number; what the rounding down leaves of the day goes to the largest remainders.
  static func bySegment(_ segments: [ArrivalPlan.Segment]) -> [ArrivalPlan.Segment] {
    let exact = segments.map(\.expected)
    var counts = exact.map { $0.rounded(.down) }
    let missing = Int((exact.reduce(0, +).rounded() - counts.reduce(0, +)).rounded())
    let order = segments.indices.sorted { (counts[$0] - exact[$0], $0) < (counts[$1] - exact[$1], $1) }
    for index in order.prefix(max(0, missing)) { counts[index] += 1 }
    return segments.indices.compactMap { index in
      counts[index] > 0 ? segments[index].scaled(by: counts[index] / exact[index]) : nil
    }
  }

  /// The day has a whole number.
  static func ofDay(_ segments: [ArrivalPlan.Segment]) -> [ArrivalPlan.Segment] {
    let exact = segments.reduce(0) { $0 + $1.expected }
    let count = exact.rounded()
    return count > 0 ? segments.map { $0.scaled(by: count / exact) } : []
  }
}
