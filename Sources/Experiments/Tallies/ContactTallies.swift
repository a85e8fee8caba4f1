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
  /// Products with the controls of the counts, the ratios, handling time and the queue; empty without controls.
  private var products: [ControlledSums] = []

  /// - Parameter controls: The number of controls that the measures of this scope are compared with.
  init(controls: Int = 0) {
    guard controls > 0 else { return }
    products =
      counts.map { _ in ControlledSums(controls: controls, isMean: true) }
      + ratios.map { _ in ControlledSums(controls: controls, isMean: false) }
      + (0..<2).map { _ in ControlledSums(controls: controls, isMean: true) }
  }

  /// Adds a replication; one in which nothing happened adds nothing to any sum.
  mutating func add(_ sums: ContactSums) {
    guard sums != ContactSums() else { return }
    counts.withUnsafeMutableBufferPointer { counts in
      for index in counts.indices { counts[index].add(ContactMeasures.count(index, sums)) }
    }
    ratios.withUnsafeMutableBufferPointer { ratios in
      for index in ratios.indices {
        let (a, b) = ContactMeasures.ratio(index, sums)
        ratios[index].add(a: a, b: b)
      }
    }
    queueTime.add(ContactMeasures.milliseconds(sums.queueTime))
    handlingTime.add(ContactMeasures.milliseconds(sums.handlingTime))
  }

  /// Adds a replication together with its controls.
  mutating func add(_ sums: ContactSums, deviations: [Int64]) {
    add(sums)
    guard sums != ContactSums(), !products.isEmpty else { return }
    for index in counts.indices { products[index].add(a: ContactMeasures.count(index, sums), deviations: deviations) }
    for index in ratios.indices {
      let (a, b) = ContactMeasures.ratio(index, sums)
      products[counts.count + index].add(a: a, b: b, deviations: deviations)
    }
    products[products.count - 2].add(a: ContactMeasures.milliseconds(sums.handlingTime), deviations: deviations)
    products[products.count - 1].add(a: ContactMeasures.milliseconds(sums.queueTime), deviations: deviations)
  }

  /// The estimates over all replications of the run, the empty ones included; `clockSeconds` is the clock time of the
  /// scope in one replication, `basis` the controls in use.
  func estimates(
    replications: Int, clockSeconds: Double, fixed: StructuralValues, confidence: Double, basis: ControlBasis? = nil
  ) throws(NumericalError) -> [Measure: ControlledEstimate] {
    var result: [Measure: ControlledEstimate] = [:]
    let controls = Controls(basis, products)
    for (index, measure) in ContactMeasures.counts.enumerated() {
      result[measure] = try controls.estimate(
        counts[index].padded(to: replications), index, confidence: confidence, kind: .count,
        isStructural: fixed.contains(measure))
    }
    for (index, measure) in ContactMeasures.ratios.enumerated() {
      result[measure] = try controls.estimate(
        ratios[index].padded(to: replications), counts.count + index, confidence: confidence,
        scale: ContactMeasures.scale(measure), kind: ContactMeasures.kind(measure),
        isStructural: fixed.contains(measure))
    }
    result[.averageQueueLength] = try controls.estimate(
      queueTime.padded(to: replications), products.count - 1, confidence: confidence, scale: 1e-3 / clockSeconds)
    result[.handlingSeconds] = try controls.estimate(
      handlingTime.padded(to: replications), products.count - 2, confidence: confidence, scale: 1e-3)
    return result
  }
}

/// Estimates of one scope, with its controls where the run has them.
struct Controls {
  private let basis: ControlBasis?
  private let products: [ControlledSums]

  init(_ basis: ControlBasis?, _ products: [ControlledSums]) {
    self.basis = products.isEmpty ? nil : basis
    self.products = products
  }

  func estimate(
    _ tally: Tally, _ index: Int, confidence: Double, scale: Double = 1, kind: MeasureKind = .nonNegative,
    isStructural: Bool = false
  ) throws(NumericalError) -> ControlledEstimate? {
    guard let basis else {
      return try tally.estimate(confidence: confidence, scale: scale, kind: kind, isStructural: isStructural)
        .map { ControlledEstimate(estimate: $0) }
    }
    return try tally.estimate(
      confidence: confidence, scale: scale, kind: kind, isStructural: isStructural, products: products[index],
      basis: basis)
  }

  func estimate(
    _ tally: RatioTally, _ index: Int, confidence: Double, scale: Double = 1, kind: MeasureKind = .nonNegative,
    isStructural: Bool = false
  ) throws(NumericalError) -> ControlledEstimate? {
    guard let basis else {
      return try tally.estimate(confidence: confidence, scale: scale, kind: kind, isStructural: isStructural)
        .map { ControlledEstimate(estimate: $0) }
    }
    return try tally.estimate(
      confidence: confidence, scale: scale, kind: kind, isStructural: isStructural, products: products[index],
      basis: basis)
  }
}

/// Running sums of what only the whole window is asked for: quantiles of waits, the longest queue, days on target.
struct ContactExtremes {
  static let probabilities = [0.5, 0.9, 0.95, 0.99]
  /// Times at which the distribution of waits is read, in seconds: to two hours, then to thirty days.
  private static let waitTimes: [Double] = [
    0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800,
    432_000, 864_000, 2_592_000,
  ]

  private var waits = QuantileTally()
  private var waitsOfAnswered = QuantileTally()
  private var maximumQueue = Tally()
  private var targetMet = RatioTally()

  mutating func addDays(met: Int, counted: Int, maximumQueue: Int64) {
    self.maximumQueue.add(maximumQueue)
    targetMet.add(a: Int64(met), b: Int64(counted))
  }

  mutating func addWaits(_ pair: HistogramPair) {
    pair.answered.withUnsafeBufferPointer { waitsOfAnswered.add(counts: $0, highestBin: $0.count - 1) }
    pair.all.withUnsafeBufferPointer { waits.add(counts: $0, highestBin: $0.count - 1) }
  }

  func maximumQueueLength(confidence: Double) throws(NumericalError) -> Estimate? {
    try maximumQueue.estimate(confidence: confidence, kind: .count)
  }

  func targetMet(confidence: Double) throws(NumericalError) -> Estimate? {
    try targetMet.estimate(confidence: confidence, kind: .proportion)
  }

  func quantile(
    _ measure: Measure, _ probability: Double, confidence: Double
  ) throws(NumericalError) -> Estimate? {
    try (measure == .waitQuantile ? waits : waitsOfAnswered).estimate(probability: probability, confidence: confidence)
  }

  func quantiles(confidence: Double) throws(NumericalError) -> [Measure: [QuantileEstimate]] {
    [
      .waitQuantile: try Self.quantiles(of: waits, confidence: confidence),
      .waitQuantileOfAnswered: try Self.quantiles(of: waitsOfAnswered, confidence: confidence),
    ]
  }

  /// The distribution of the waits of the answered, up to where (almost) all of them have ended.
  func waitShares(confidence: Double) throws(NumericalError) -> [WaitShare] {
    var shares: [WaitShare] = []
    for seconds in Self.waitTimes {
      guard let share = try waitsOfAnswered.share(within: seconds, confidence: confidence) else { break }
      shares.append(WaitShare(seconds: seconds, share: share))
      if share.mean >= 0.9995 { break }
    }
    return shares
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

/// Waits of the answered, and of all, in the bins of a ``WaitHistogram``.
struct HistogramPair {
  private(set) var answered: [Int32]
  private(set) var all: [Int32]

  init(bins: Int) {
    answered = Array(repeating: 0, count: bins)
    all = answered
  }

  init(answered: UnsafeBufferPointer<Int32>, abandoned: UnsafeBufferPointer<Int32>) {
    self.answered = Array(answered)
    all = Array(unsafeUninitializedCapacity: answered.count) { buffer, count in
      for bin in 0..<answered.count { buffer.initializeElement(at: bin, to: answered[bin] &+ abandoned[bin]) }
      count = answered.count
    }
  }

  mutating func add(_ other: HistogramPair) {
    Self.add(other.answered, to: &answered)
    Self.add(other.all, to: &all)
  }

  /// Takes out the waits of legs, shape `[type × bin]`.
  mutating func subtract(answered legs: [Int32], abandoned: [Int32], types: Int) {
    for type in 0..<types {
      for bin in answered.indices {
        let index = type * answered.count + bin
        answered[bin] -= legs[index]
        all[bin] -= legs[index] + abandoned[index]
      }
    }
  }

  private static func add(_ counts: [Int32], to sums: inout [Int32]) {
    precondition(counts.count == sums.count, "\(counts.count) bins added to \(sums.count)")
    sums.withUnsafeMutableBufferPointer { sums in
      counts.withUnsafeBufferPointer { counts in
        for bin in 0..<sums.count { sums[bin] &+= counts[bin] }
      }
    }
  }
}
