internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// How the days of one scope spread: each simulated day gives one value of each measure.
///
/// - Accuracy: Counts are exact to 256 and known to 0.8 % above, service levels to 0.4 points, times to 0.8 %.
struct DayTallies {
  static let probabilities = [0.1, 0.5, 0.9]
  /// Steps into which a share is divided.
  private static let steps = 256.0
  /// Microseconds in one unit of ``WaitHistogram``.
  private static let unit: Int64 = 1024

  private let definition: ServiceLevelDefinition
  private let level: Measure
  private var offered = QuantileTally()
  private var serviceLevel = QuantileTally()
  private var speed = QuantileTally()

  init(_ definition: ServiceLevelDefinition, level: Measure) {
    self.definition = definition
    self.level = level
  }

  /// Adds the days of one replication that fall together; a ratio of nothing is left out.
  mutating func add(_ days: [ContactSums]) {
    Self.add(days.map { Self.bin(ofCount: $0.offered) }, to: &offered)
    Self.add(
      days.compactMap { sums in
        let (met, of) = ContactMeasures.serviceLevel(definition, sums)
        return of > 0 ? Self.bin(ofCount: Int64((Double(met) / Double(of) * Self.steps).rounded(.up))) : nil
      }, to: &serviceLevel)
    Self.add(
      days.compactMap { sums in
        sums.answered > 0 ? WaitHistogram.bin(ofMicroseconds: sums.waitOfAnswered / sums.answered) : nil
      }, to: &speed)
  }

  func spreads(confidence: Double) throws(NumericalError) -> [DaySpread] {
    let unit = Double(Self.unit) * 1e-6
    return [
      try Self.spread(.offered, offered, scale: 1 / unit, confidence: confidence),
      try Self.spread(level, serviceLevel, scale: 1 / (unit * Self.steps), confidence: confidence),
      try Self.spread(.averageSpeedOfAnswer, speed, scale: 1, confidence: confidence),
    ].compactMap { $0 }
  }

  private static func spread(
    _ measure: Measure, _ tally: QuantileTally, scale: Double, confidence: Double
  ) throws(NumericalError) -> DaySpread? {
    guard tally.observations > 0 else { return nil }
    return DaySpread(
      measure: measure,
      quantiles: try probabilities.map { (probability) throws(NumericalError) in
        let estimate = try tally.estimate(probability: probability, confidence: confidence)
        return QuantileEstimate(probability: probability, estimate: estimate?.scaled(by: scale))
      })
  }

  /// The bin that ends with so many units; the first holds 0.
  private static func bin(ofCount count: Int64) -> Int {
    count == 0 ? 0 : WaitHistogram.bin(ofMicroseconds: max(1, (count - 1) * unit))
  }

  private static func add(_ bins: [Int], to tally: inout QuantileTally) {
    let highest = bins.max() ?? -1
    var counts = [Int32](repeating: 0, count: highest + 1)
    for bin in bins { counts[bin] += 1 }
    counts.withUnsafeBufferPointer { tally.add(counts: $0, highestBin: highest) }
  }
}

/// The spreads of all scopes on each date, or on each day of the week where the window is longer than one.
struct WindowDayTallies {
  /// Indices of window days that are taken together.
  private let groups: [[Int]]
  private let typeCount: Int
  private let isTotalled: [Bool]
  private var total: [DayTallies]
  /// Shape `[group × callTypes]`.
  private var types: [DayTallies]
  private var hasLegs = false

  init(_ plan: Plan, days: Int) {
    let asked = plan.run.intervals != .none && plan.run.batches == 0
    let indices = Array(plan.calendar.windowDayIndices.prefix(days))
    if !asked {
      groups = []
    } else if days <= 7 {
      groups = indices.indices.map { [$0] }
    } else {
      groups = Weekday.allCases.map { weekday in
        indices.indices.filter { plan.calendar.days[indices[$0]].date.weekday == weekday }
      }
    }
    typeCount = plan.callTypes.count
    isTotalled = plan.totalTypes
    let definitions = Set(plan.callTypes.map(\.target.definition))
    let common = definitions.count == 1 ? definitions.first ?? .excludingBlocked : .excludingBlocked
    total = groups.map { _ in DayTallies(common, level: common.measure) }
    types = groups.flatMap { _ in
      plan.callTypes.map { DayTallies($0.target.definition, level: $0.target.definition.measure) }
    }
  }

  mutating func add(_ measures: ReplicationMeasures) {
    if !measures.legTotals.isEmpty { hasLegs = true }
    for (group, days) in groups.enumerated() {
      for type in 0..<typeCount {
        types[group * typeCount + type].add(days.map { measures.contactDays[$0 * typeCount + type] })
      }
      total[group].add(
        days.map { day in
          var all = ContactSums()
          for type in 0..<typeCount where isTotalled[type] { all += measures.contactDays[day * typeCount + type] }
          return all
        })
    }
  }

  func records(_ plan: Plan, confidence: Double) throws(NumericalError) -> [DayRecord] {
    var records: [DayRecord] = []
    for (group, days) in groups.enumerated() {
      guard let first = days.first else { continue }
      let date = plan.calendar.days[plan.calendar.warmUpDays + first].date
      records.append(
        DayRecord(
          date: plan.calendar.windowDays <= 7 ? date.description : nil, weekday: date.weekday,
          total: hasLegs ? [] : try total[group].spreads(confidence: confidence),
          callTypes: try (0..<typeCount).map { (type) throws(NumericalError) in
            try types[group * typeCount + type].spreads(confidence: confidence)
          }))
    }
    return records
  }
}

extension StatedDeadline {
  init(_ deadline: Deadline) {
    switch deadline {
    case .elapsed(let seconds): self.init(unit: .seconds, count: seconds)
    case .days(let days): self.init(unit: .days, count: Double(days))
    case .months(let months): self.init(unit: .months, count: Double(months))
    case .working(let seconds, _): self.init(unit: .workingSeconds, count: seconds)
    }
  }
}
