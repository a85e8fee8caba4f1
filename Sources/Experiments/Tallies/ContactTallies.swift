internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// Running sums of the contact measures of one scope.
struct ContactTallies {
  private var counts = [Tally](repeating: Tally(), count: ContactMeasures.counts.count)
  private var ratios = [RatioTally](repeating: RatioTally(), count: ContactMeasures.ratios.count)
  private var queueTime = Tally()
  private var handlingTime = Tally()

  /// Adds a replication; one in which nothing happened adds nothing to any sum.
  mutating func add(_ sums: ContactSums) {
    guard sums != ContactSums() else { return }
    for index in counts.indices { counts[index].add(ContactMeasures.count(index, sums)) }
    for index in ratios.indices {
      let (a, b) = ContactMeasures.ratio(index, sums)
      ratios[index].add(a: a, b: b)
    }
    queueTime.add(ContactMeasures.milliseconds(sums.queueTime))
    handlingTime.add(ContactMeasures.milliseconds(sums.handlingTime))
  }

  /// The estimates over all replications of the run, the empty ones included; `clockSeconds` is the clock time of the
  /// scope in one replication.
  func estimates(
    replications: Int, clockSeconds: Double, fixed: StructuralValues, confidence: Double
  ) throws(NumericalError) -> [Measure: Estimate] {
    var result: [Measure: Estimate] = [:]
    for (measure, tally) in zip(ContactMeasures.counts, counts) {
      result[measure] = try tally.padded(to: replications).estimate(
        confidence: confidence, kind: .count, isStructural: fixed.contains(measure))
    }
    for (measure, tally) in zip(ContactMeasures.ratios, ratios) {
      result[measure] = try tally.padded(to: replications).estimate(
        confidence: confidence, scale: ContactMeasures.scale(measure), kind: ContactMeasures.kind(measure),
        isStructural: fixed.contains(measure))
    }
    result[.averageQueueLength] = try queueTime.padded(to: replications).estimate(
      confidence: confidence, scale: 1e-3 / clockSeconds)
    result[.handlingSeconds] = try handlingTime.padded(to: replications).estimate(confidence: confidence, scale: 1e-3)
    return result
  }
}

/// Running sums of what only the whole window is asked for: quantiles of waits, the longest queue, days on target.
struct ContactExtremes {
  static let probabilities = [0.5, 0.9, 0.95, 0.99]

  private var waits = QuantileTally()
  private var waitsOfAnswered = QuantileTally()
  private var maximumQueue = Tally()
  private var targetMet = RatioTally()

  mutating func add(
    answered: UnsafeBufferPointer<Int32>, all: UnsafeBufferPointer<Int32>, maximumQueue: Int64, daysMet: Int,
    daysCounted: Int
  ) {
    waitsOfAnswered.add(counts: answered, highestBin: answered.count - 1)
    waits.add(counts: all, highestBin: all.count - 1)
    self.maximumQueue.add(maximumQueue)
    targetMet.add(a: Int64(daysMet), b: Int64(daysCounted))
  }

  func maximumQueueLength(confidence: Double) throws(NumericalError) -> Estimate? {
    try maximumQueue.estimate(confidence: confidence, kind: .count)
  }

  func targetMet(confidence: Double) throws(NumericalError) -> Estimate? {
    try targetMet.estimate(confidence: confidence, kind: .proportion)
  }

  func quantiles(confidence: Double) throws(NumericalError) -> [Measure: [QuantileEstimate]] {
    [
      .waitQuantile: try Self.quantiles(of: waits, confidence: confidence),
      .waitQuantileOfAnswered: try Self.quantiles(of: waitsOfAnswered, confidence: confidence),
    ]
  }

  private static func quantiles(
    of tally: QuantileTally, confidence: Double
  ) throws(NumericalError) -> [QuantileEstimate] {
    try probabilities.map { (probability) throws(NumericalError) in
      QuantileEstimate(
        probability: probability, estimate: try tally.estimate(probability: probability, confidence: confidence))
    }
  }
}
