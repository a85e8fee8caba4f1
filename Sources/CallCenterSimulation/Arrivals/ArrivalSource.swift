internal import CallCenterModel
internal import RandomVariates

/// First attempts of one call type: a unit-rate Poisson process sent through the inverse cumulative rate, day by day.
///
/// Each local date has a stream of its own, keyed by the name of the type and the date, so the callers of one day stay the
/// same whatever happens on another day, to another type or to the staff.
struct ArrivalSource {
  private let rates: [CumulativeRate]
  private let dayNumbers: [Int]
  private let dayFactor: Sampler?
  private let name: String

  private var typeKey: StreamKey
  /// Key of the date the pending attempt belongs to.
  private(set) var dayKey: StreamKey
  private var stream: RandomStream
  private var cursor: CumulativeRateCursor
  private var day = -1
  private var cumulative = 0.0
  private var inverseFactor = 1.0
  private let ziggurat = Ziggurat.shared
  /// Attempts of the date before the pending one.
  private(set) var ordinal: UInt64 = 0

  /// - Throws: `LawError` for rates or a day factor out of range.
  init(_ type: CallType, calendar: PlanCalendar) throws(LawError) {
    name = type.name
    rates = try type.arrivals.segments.map { (segments) throws(LawError) in
      try CumulativeRate(
        segments.map { RateSegment(start: Double($0.start), end: Double($0.end), perSecond: $0.perSecond) })
    }
    dayNumbers = calendar.days.map(\.date.dayNumber)
    precondition(rates.count == dayNumbers.count, "\(rates.count) days of arrivals for \(dayNumbers.count) days")
    let cv = type.arrivals.dayFactorCV
    dayFactor = cv > 0 ? try Gamma(mean: 1, cv: cv).sampler : nil
    typeKey = StreamKey(seed: 0, replication: 0)
    dayKey = typeKey
    stream = RandomStream(typeKey)
    cursor = try CumulativeRate([]).cursor()
  }

  /// Starts a replication.
  mutating func reset(root: StreamKey) {
    typeKey = root.child(name)
    day = -1
  }

  /// The next attempt in microseconds, or `nil` after the last day; `dayKey` and `ordinal` then name the caller.
  @inline(__always)
  mutating func next() -> Int64? {
    guard day >= 0 else { return firstOfNextDay() }
    ordinal &+= 1
    return advance()
  }

  @inline(__always)
  private mutating func advance() -> Int64? {
    cumulative += stream.exponential(ziggurat) * inverseFactor
    guard let time = cursor.time(ofCumulative: cumulative) else { return firstOfNextDay() }
    return Int64(time * 1e6)
  }

  @inline(never)
  private mutating func firstOfNextDay() -> Int64? {
    while day + 1 < rates.count {
      day += 1
      guard rates[day].total > 0 else { continue }
      dayKey = typeKey.child(UInt64(bitPattern: Int64(dayNumbers[day])))
      inverseFactor = 1
      if let dayFactor {
        var factorStream = RandomStream(dayKey.child(.dayFactor))
        let factor = dayFactor.draw(&factorStream)
        guard factor > 0 else { continue }
        inverseFactor = 1 / factor
      }
      stream = RandomStream(dayKey.child(.arrivals))
      cursor = rates[day].cursor()
      cumulative = stream.exponential(ziggurat) * inverseFactor
      ordinal = 0
      if let time = cursor.time(ofCumulative: cumulative) { return Int64(time * 1e6) }
    }
    return nil
  }
}
