internal import NumericalMethods
package import OutputAnalysis

/// How much a measure differs between two points that met the same callers.
package struct SweepDifference: Sendable, Equatable {
  /// Index of the factor in which the points differ.
  package var factor: Int
  /// Index of the measure.
  package var measure: Int
  /// Number of the point that the other is compared with.
  package var from: Int
  /// Number of the other point.
  package var to: Int
  /// Of `to` less that of `from`.
  package var estimate: Estimate
  /// How many times as many replications independent runs would have needed; `nil` where nothing varies.
  package var varianceRatio: Double?
}

extension SweepDifference {
  static func all(_ header: SweepHeader, _ points: [SweepPoint]) throws(NumericalError) -> [SweepDifference] {
    let pairs: [(factor: Int, from: Int, to: Int)]
    switch header.design {
    case .grid: pairs = SweepGrid(sizes: header.factors.map(\.values.count)).neighbours()
    case .tornado: pairs = header.factors.indices.flatMap { [($0, 1, 2 * $0 + 2), ($0, 1, 2 * $0 + 3)] }
    case .latinHypercube: pairs = []
    }
    let byNumber = Dictionary(points.map { ($0.number, $0) }) { first, _ in first }
    var differences: [SweepDifference] = []
    for measure in header.measures.indices {
      for (factor, from, to) in pairs {
        guard let base = byNumber[from]?.samples[measure], let other = byNumber[to]?.samples[measure]
        else { continue }
        let count = min(base.samples.count, other.samples.count)
        guard count > 1,
          let paired = PairedDifference(
            base: base.samples.prefix(count), other: other.samples.prefix(count), scales: (base.scale, other.scale))
        else { continue }
        var estimate = try paired.estimate(confidence: header.confidence)
        let estimates = (byNumber[from]?.estimates[measure], byNumber[to]?.estimates[measure])
        if let ofBase = estimates.0, let ofOther = estimates.1, ofBase.halfWidth == 0, ofOther.halfWidth == 0 {
          // What the scenario fixes at both points is known.
          estimate = .structural(ofOther.mean - ofBase.mean)
        }
        differences.append(
          SweepDifference(
            factor: factor, measure: measure, from: from, to: to, estimate: estimate,
            varianceRatio: paired.varianceRatio))
      }
    }
    return differences
  }
}

extension RatioSamples {
  fileprivate func prefix(_ count: Int) -> RatioSamples {
    guard count < self.count else { return self }
    return RatioSamples(numerators: Array(numerators.prefix(count)), denominators: Array(denominators.prefix(count)))
  }
}

/// What one factor alone does to a measure at its two ends.
package struct SweepEffect: Sendable, Equatable {
  /// Index of the factor.
  package var factor: Int
  /// At the low end, less the scenario as it stands.
  package var low: Estimate
  /// At the high end, less the scenario as it stands.
  package var high: Estimate

  /// How far the two ends and the scenario lie apart.
  fileprivate var span: Double { max(0, low.mean, high.mean) - min(0, low.mean, high.mean) }
}

extension SweepRecord {
  /// The effects of the factors of a tornado on a measure, the largest first; factors whose ends are not there are left out.
  package func effects(_ measure: Int) -> [SweepEffect] {
    let differences = differences.filter { $0.measure == measure }
    let effects = header.factors.indices.compactMap { factor -> SweepEffect? in
      guard let low = differences.first(where: { $0.to == 2 * factor + 2 }),
        let high = differences.first(where: { $0.to == 2 * factor + 3 })
      else { return nil }
      return SweepEffect(factor: factor, low: low.estimate, high: high.estimate)
    }
    return effects.sorted { ($0.span, $1.factor) > ($1.span, $0.factor) }
  }
}
