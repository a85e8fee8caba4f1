internal import CallCenterModel
internal import RandomVariates

/// First attempts of one call type: a unit-rate Poisson process sent through the inverse cumulative rate, day by day.
///
/// Each local date has a stream of its own, keyed by the name of the type and the date, so the callers of one day stay the
/// same whatever happens on another day, to another type or to the staff. Processes that are more than a rate that is
/// constant in pieces and a factor of the day have the contacts of a date made ready by ``DateArrivals``.
struct ArrivalSource {
  private let rates: [CumulativeRate]
  private let dayNumbers: [Int]
  private var dayFactor: DayFactor
  private let name: String
  private let isPrepared: Bool
  private var prepared: DateArrivals?
  /// Of the pending attempt among the prepared ones.
  private var position = 0

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
    let arrivals = type.arrivals
    dayNumbers = calendar.days.map(\.date.dayNumber)
    precondition(
      arrivals.segments.count == dayNumbers.count,
      "\(arrivals.segments.count) days of arrivals for \(dayNumbers.count) days")
    dayFactor = try DayFactor(arrivals, calendar: calendar)
    isPrepared = DateArrivals.isNeeded(for: arrivals)
    prepared = isPrepared ? try DateArrivals(arrivals, calendar: calendar) : nil
    rates =
      isPrepared
      ? []
      : try arrivals.segments.map { (segments) throws(LawError) in
        try CumulativeRate(
          segments.map { RateSegment(start: Double($0.start), end: Double($0.end), perSecond: $0.perSecond) })
      }
    typeKey = StreamKey(seed: 0, replication: 0)
    dayKey = typeKey
    stream = RandomStream(typeKey)
    cursor = try CumulativeRate([]).cursor()
  }

  /// Starts a replication.
  mutating func reset(root: StreamKey) {
    typeKey = root.child(name)
    dayFactor.reset(root: root)
    prepared?.removeAll()
    position = 0
    day = -1
  }

  /// The next attempt in microseconds, or `nil` after the last day; `dayKey` and `ordinal` then name the caller.
  @inline(__always)
  mutating func next() -> Int64? {
    if _slowPath(isPrepared) { return nextPrepared() }
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
      let factor = dayFactor.draw(dayKey, dayNumber: dayNumbers[day])
      guard factor > 0 else { continue }
      inverseFactor = 1 / factor
      stream = RandomStream(dayKey.child(.arrivals))
      cursor = rates[day].cursor()
      cumulative = stream.exponential(ziggurat) * inverseFactor
      ordinal = 0
      if let time = cursor.time(ofCumulative: cumulative) { return Int64(time * 1e6) }
    }
    return nil
  }

  @inline(never)
  private mutating func nextPrepared() -> Int64? {
    position += 1
    while position >= prepared?.attempts.count ?? 0 {
      guard day + 1 < dayNumbers.count else { return nil }
      day += 1
      dayKey = typeKey.child(UInt64(bitPattern: Int64(dayNumbers[day])))
      prepared?.prepare(day: day, key: dayKey, dayNumber: dayNumbers[day], factor: dayFactor)
      position = 0
    }
    guard let attempt = prepared?.attempts[position] else { return nil }
    ordinal = attempt.ordinal
    return attempt.instant
  }
}
