internal import CallCenterModel
internal import RandomVariates

/// The contacts of one call type and date, made ready before the first of them comes.
///
/// A contact is named by its ordinal, which depends on how it came about and not on its place among the others: a larger
/// volume, fewer seats or another no-show rate leave the other contacts as they are.
struct DateArrivals {
  struct Attempt {
    var instant: Int64
    var ordinal: UInt64
  }

  /// In the order of time.
  private(set) var attempts: [Attempt] = []

  private let arrivals: ArrivalPlan
  private let dayRanges: [Range<Int>]
  private let intervalFactors: RateSteps.Intervals?
  private let batchSizes: BatchSampler?
  private let total: Sampler?
  /// Of `fixed` and `uniform`, shape `[day][segment]`, `[day][0]`; what is left of a contact counts for the next.
  private var counts: [[Int]] = []
  private var pieces = RatePieces()
  private var rate = PiecewiseLinearRate()

  /// Whether a plan is more than a rate that is constant in pieces and a factor of the day.
  static func isNeeded(for arrivals: ArrivalPlan) -> Bool {
    arrivals.process != .poisson || arrivals.intervalFactor != nil || arrivals.modulation != nil
      || arrivals.batches != nil || arrivals.segments.contains { $0.contains { !$0.isConstant } }
  }

  /// - Throws: `LawError` for parameters out of range.
  init(_ arrivals: ArrivalPlan, calendar: PlanCalendar) throws(LawError) {
    self.arrivals = arrivals
    dayRanges = calendar.days.map { $0.start..<$0.end }
    intervalFactors = try arrivals.intervalFactor.map { (factor) throws(LawError) in
      try RateSteps.Intervals(factor)
    }
    batchSizes = arrivals.batches.map(BatchSampler.init)
    if case .randomTotal(let law) = arrivals.process, law.cv > 0 {
      total = try Gamma(mean: 1, cv: law.cv).sampler
    } else {
      total = nil
    }
    switch arrivals.process {
    case .fixedCounts: counts = Self.wholeCounts(arrivals.segments.map { $0.map(\.expected) })
    case .fixedTotal: counts = Self.wholeCounts(arrivals.segments.map { [$0.reduce(0) { $0 + $1.expected }] })
    default: break
    }
  }

  /// Whole numbers whose sums are those of the expected numbers, rounded: 170 a year are 170.
  private static func wholeCounts(_ expected: [[Double]]) -> [[Int]] {
    var sum = 0.0
    var given = 0
    return expected.map { day in
      day.map { mean in
        sum += mean
        let count = Int((sum + 1e-7).rounded(.down)) - given
        given += count
        return count
      }
    }
  }

  mutating func removeAll() { attempts.removeAll(keepingCapacity: true) }

  /// Makes the contacts of a date.
  mutating func prepare(day: Int, key: StreamKey, dayNumber: Int, factor: DayFactor) {
    removeAll()
    guard !arrivals.segments[day].isEmpty else { return }
    switch arrivals.process {
    case .poisson:
      let factor = factor.draw(key, dayNumber: dayNumber)
      if factor > 0 { addPoisson(day, key, factor) }
      return
    case .fixedCounts: addFixedCounts(day, key)
    case .fixedTotal:
      fillRate(day)
      place(counts[day][0], key)
    case .randomTotal(let law): addRandomTotal(law, day, key, factor.draw(key, dayNumber: dayNumber))
    case .recorded: addRecorded(day)
    case .appointments(let book): addAppointments(book, day, key)
    }
    attempts.sort { ($0.instant, $0.ordinal) < ($1.instant, $1.ordinal) }
  }

  private mutating func fillRate(_ day: Int) {
    pieces.fill(arrivals.segments[day])
    pieces.move(to: &rate)
  }

  // MARK: - Rates

  private mutating func addPoisson(_ day: Int, _ key: StreamKey, _ factor: Double) {
    pieces.fill(arrivals.segments[day])
    let range = dayRanges[day]
    if let intervalFactors {
      var steps = RateSteps(intervalFactors, from: range.lowerBound, key)
      pieces.multiply(by: &steps)
    }
    if let modulation = arrivals.modulation {
      var steps = RateSteps(modulation, from: range.lowerBound, key)
      pieces.multiply(by: &steps)
    }
    pieces.move(to: &rate)
    let scale = (arrivals.batches?.mean ?? 1) / factor
    var stream = RandomStream(key.child(.arrivals))
    var sizes = RandomStream(key.child(.batchSize))
    var cumulative = stream.exponential() * scale
    var piece = 0
    while let time = rate.time(ofCumulative: cumulative, searchingFrom: &piece) {
      for _ in 0..<(batchSizes?.draw(&sizes) ?? 1) { add(Int64(time * 1e6), UInt64(attempts.count)) }
      cumulative += stream.exponential() * scale
    }
  }

  // MARK: - Counts

  private mutating func addFixedCounts(_ day: Int, _ key: StreamKey) {
    for (index, segment) in arrivals.segments[day].enumerated() {
      pieces.fill([segment])
      pieces.move(to: &rate)
      let offset = UInt64(segment.start - dayRanges[day].lowerBound)
      place(counts[day][index], key.child(.placement).child(offset), ordinals: offset << 32)
    }
  }

  private mutating func addRandomTotal(_ law: RandomTotal, _ day: Int, _ key: StreamKey, _ factor: Double) {
    let segments = arrivals.segments[day]
    var stream = RandomStream(key.child(.dayTotal))
    let share = stream.uniform()
    let mean = segments.reduce(0) { $0 + $1.expected } * factor
    let count = Int(min(mean * (total?.draw(&stream) ?? 1), 1e9) + share)
    guard count > 0 else { return }
    pieces.fill(segments)
    if let concentration = law.concentration {
      var shares = RandomStream(key.child(.dayShares))
      pieces.share(concentration: concentration, &shares)
    }
    pieces.move(to: &rate)
    place(count, key)
  }

  /// So many contacts by the present rate.
  private mutating func place(_ count: Int, _ key: StreamKey) { place(count, key.child(.placement), ordinals: 0) }

  private mutating func place(_ count: Int, _ key: StreamKey, ordinals: UInt64) {
    var stream = RandomStream(key)
    for number in 0..<max(count, 0) {
      let cumulative = min(stream.uniform() * rate.total, rate.total.nextDown)
      guard let time = rate.time(ofCumulative: cumulative) else { continue }
      add(Int64(time * 1e6), ordinals | UInt64(number))
    }
  }

  // MARK: - Given times

  private mutating func addRecorded(_ day: Int) {
    for segment in arrivals.segments[day] {
      let offset = UInt64(segment.start - dayRanges[day].lowerBound) << 32
      for number in 0..<UInt64(segment.expected.rounded()) { add(Int64(segment.start) * 1_000_000, offset | number) }
    }
  }

  private mutating func addAppointments(_ book: AppointmentBook, _ day: Int, _ key: StreamKey) {
    let lateness = book.lateness?.sampler
    let first = Int64(dayRanges[day].lowerBound) * 1_000_000
    let last = Int64(dayRanges[day].upperBound) * 1_000_000 - 1
    let early = Int64((book.earlySeconds * 1e6).rounded())
    for time in book.times[day] {
      let offset = UInt64(time - dayRanges[day].lowerBound) << 32
      for seat in 0..<UInt64(book.seats) {
        let caller = key.child(offset | seat)
        var choice = RandomStream(caller.child(.noShow))
        guard choice.uniform() >= book.noShow else { continue }
        var stream = RandomStream(caller.child(.punctuality))
        let late = Int64(min((lateness?.draw(&stream) ?? 0) * 1e6, 1e15))
        add(min(max(Int64(time) * 1_000_000 + late - early, first), last), offset | seat)
      }
    }
  }

  private mutating func add(_ instant: Int64, _ ordinal: UInt64) {
    attempts.append(Attempt(instant: instant, ordinal: ordinal))
  }
}
