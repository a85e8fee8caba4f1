internal import CallCenterModel
internal import NumericalMethods
internal import OutputAnalysis

/// What the samples of a comparison say.
struct ComparisonAnalysis: Sendable {
  /// What is known at a look.
  struct Look {
    /// Gated comparisons that are decided.
    var decided: Int
    var isDecided: Bool
    var expectedReplications: Int
  }

  private let systems: [ComparedSystem]
  private let measures: [ComparedMeasure]
  /// Shape `[system][measure]`.
  private let scales: [[Double]]
  private let confidence: Double
  private let limit: Int
  private let pairs: [(base: Int, other: Int)]
  private let spending: ErrorSpending

  init(
    systems: [ComparedSystem], measures: [ComparedMeasure], scales: [[Double]], confidence: Double, limit: Int
  ) {
    self.systems = systems
    self.measures = measures
    self.scales = scales
    self.confidence = confidence
    self.limit = limit
    pairs = systems.indices.flatMap { base in (base + 1..<systems.count).map { (base, $0) } }
    spending = ErrorSpending(error: 1 - confidence, comparisons: pairs.count * measures.filter(\.isGated).count)
  }

  var noSamples: ComparisonSamples { ComparisonSamples(systems: systems, measures: measures.count) }

  /// Gated comparisons: pairs × gated measures.
  var comparisons: Int { spending.comparisons }

  func look(_ samples: ComparisonSamples) throws(NumericalError) -> Look {
    let confidence = intervalConfidence(samples.replications)
    var decided = 0
    var expected = samples.replications
    for (index, measure) in measures.enumerated() where measure.isGated {
      for pair in pairs {
        let difference = try difference(samples, pair, index, confidence)
        if difference.verdict != .undecided {
          decided += 1
        } else {
          expected = max(expected, samples.replications + (difference.moreReplications ?? samples.replications))
        }
      }
    }
    let isSelected = selection(samples).map { $0.remaining.count == 1 } ?? true
    return Look(
      decided: decided, isDecided: decided == comparisons && isSelected, expectedReplications: expected)
  }

  /// The confidence of each interval after so many replications: that of the first look there or later.
  private func intervalConfidence(_ replications: Int) -> Double {
    let looks = StoppingSchedule(limit: limit)
    let look = looks.enumerated().first { $0.element >= replications }?.offset ?? 0
    return spending.confidence(look: look + 1)
  }

  private func difference(
    _ samples: ComparisonSamples, _ pair: (base: Int, other: Int), _ index: Int, _ confidence: Double
  ) throws(NumericalError) -> ComparisonRecord.Difference {
    let base = samples.samples(system: pair.base, measure: index)
    let other = samples.samples(system: pair.other, measure: index)
    let scales = (base: scales[pair.base][index], other: scales[pair.other][index])
    let measure = measures[index]
    var result = ComparisonRecord.Difference(measure: measure)
    guard let paired = PairedDifference(base: base, other: other, scales: scales), let ratio = base.ratio else {
      return result
    }
    result.margin = Self.margin(measure, base: ratio * scales.base)
    result.varianceRatio = paired.varianceRatio
    let isFixed = paired.variance == 0 && [.money, .agents].contains(measure.measure.kind)
    var estimate = isFixed ? .structural(paired.mean) : try paired.estimate(confidence: confidence)
    if estimate.halfWidth == nil {
      estimate = try apart(base, other, measure.measure, scales, confidence) ?? estimate
    }
    result.difference = estimate
    result.verdict = DifferenceVerdict(estimate, margin: result.margin)
    if result.verdict == .undecided {
      result.moreReplications = DifferenceVerdict.moreReplications(
        estimate, margin: result.margin, replications: samples.replications)
    }
    return result
  }

  /// A difference without any spread, of shares that were always 0 or 1: from the limits of each by itself.
  private func apart(
    _ base: RatioSamples, _ other: RatioSamples, _ measure: Measure, _ scales: (base: Double, other: Double),
    _ confidence: Double
  ) throws(NumericalError) -> Estimate? {
    let kind = ContactMeasures.kind(measure)
    let each = (1 + confidence) / 2
    guard let own = try base.tally.estimate(confidence: each, scale: scales.base, kind: kind),
      let theirs = try other.tally.estimate(confidence: each, scale: scales.other, kind: kind),
      let ownLower = own.lower, let ownUpper = own.upper, let lower = theirs.lower, let upper = theirs.upper
    else { return nil }
    return Estimate(mean: theirs.mean - own.mean, lower: lower - ownUpper, upper: upper - ownLower)
  }

  static func margin(_ measure: ComparedMeasure, base: Double) -> Double {
    switch measure.margin {
    case .absolute(let margin): margin
    case .relative(let share): share * abs(base)
    }
  }

  /// The race for the best by the first gated measure; `nil` where more of it is neither better nor worse, or nothing
  /// can be told of some batch.
  private func selection(_ samples: ComparisonSamples) -> BestSelection? {
    let measure = measures[0]
    let batch = ComparisonRecord.Best.replicationsOfBatch
    guard measure.measure.preference != .neither, samples.replications >= batch * BestSelection.firstBatches else {
      return nil
    }
    let sign = measure.measure.preference == .higher ? 1.0 : -1.0
    let all = systems.indices.map { samples.samples(system: $0, measure: 0) }
    // A relative margin is one of the base in the first batches, which later ones do not change.
    guard let base = all[0].ratio(in: 0..<batch * BestSelection.firstBatches) else { return nil }
    let indifference = Self.margin(measure, base: base * scales[0][0])
    guard indifference > 0 else { return nil }
    var race = BestSelection(systems: systems.count, error: 1 - confidence, indifference: indifference)
    for index in 0..<samples.replications / batch where race.remaining.count > 1 {
      var means: [Double] = []
      for (system, own) in all.enumerated() {
        guard let ratio = own.ratio(in: index * batch..<(index + 1) * batch) else { return nil }
        means.append(sign * ratio * scales[system][0])
      }
      race.add(means)
    }
    return race
  }
}

extension ComparisonAnalysis {
  func record(_ samples: ComparisonSamples, version: String) throws(NumericalError) -> ComparisonRecord {
    let look = try look(samples)
    let intervals = intervalConfidence(samples.replications)
    let reason: StopReason =
      look.isDecided ? .precision : samples.replications < limit ? .interruption : .limit
    let records = try systems.indices.map { (system) throws(NumericalError) in
      ComparisonRecord.System(
        name: systems[system].name, label: systems[system].plan.name, scenario: systems[system].scenario,
        estimates: try estimates(samples, system))
    }
    let pairRecords = try pairs.map { (pair) throws(NumericalError) in
      ComparisonRecord.Pair(
        base: pair.base, other: pair.other,
        differences: try measures.indices.map { (index) throws(NumericalError) in
          try difference(samples, pair, index, intervals)
        },
        explanation: DifferenceExplanation(
          base: samples.outcomes[pair.base], systems[pair.base].plan, other: samples.outcomes[pair.other],
          systems[pair.other].plan))
    }
    let race = selection(samples)
    let plan = systems[0].plan
    return ComparisonRecord(
      version: version, seed: plan.run.seed, replications: samples.replications, days: plan.calendar.windowDays,
      confidence: confidence, intervalConfidence: intervals, stoppedBy: reason, currency: plan.costs.currency,
      measures: measures, systems: records, pairs: pairRecords,
      best: race.map {
        ComparisonRecord.Best(remaining: $0.remaining, batches: $0.batches, indifference: $0.indifference)
      })
  }

  private func estimates(_ samples: ComparisonSamples, _ system: Int) throws(NumericalError) -> [Estimate?] {
    try measures.indices.map { (index) throws(NumericalError) in
      let kind = measures[index].measure.kind
      let estimate = try samples.samples(system: system, measure: index).tally.estimate(
        confidence: confidence, scale: scales[system][index], kind: ContactMeasures.kind(measures[index].measure))
      guard let estimate, estimate.halfWidth == nil, [.money, .agents].contains(kind), samples.replications > 1 else {
        return estimate
      }
      return .structural(estimate.mean)
    }
  }
}
