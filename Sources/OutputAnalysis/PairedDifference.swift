package import NumericalMethods

/// How much a measure of one system exceeds that of another, both run on the same random numbers.
///
/// The difference of two ratios of sums over replications. Leaving out one replication at a time gives its jackknife
/// variance and the skewness of the pseudo-values, from which the limits follow as for a single measure
/// (``SkewCorrectedLimits``). The covariance that common random numbers bring is inside: no assumption is made of it.
package struct PairedDifference: Sendable, Equatable {
  /// Other less base, in the unit of the measure.
  package let mean: Double
  /// The jackknife variance of `mean`.
  package let variance: Double
  /// What the variance would be had the two systems been run on numbers of their own.
  package let independentVariance: Double
  /// Skewness of the pseudo-values.
  package let skewness: Double
  package let replications: Int

  /// Whether numerator and denominator were the same in every replication.
  package let isIdentical: Bool

  /// How many times as many replications independent runs would have needed; `nil` where nothing varies.
  package var varianceRatio: Double? { variance > 0 ? independentVariance / variance : nil }

  /// - Parameters:
  ///   - base: The system that the other is compared with.
  ///   - other: The other, of as many replications, at least 2; there is no difference (`nil`) where the denominators of
  ///     one of them sum to zero.
  ///   - scales: The measure's units in one of a numerator by one of a denominator, of each; positive.
  package init?(base: RatioSamples, other: RatioSamples, scales: (base: Double, other: Double) = (1, 1)) {
    precondition(base.count == other.count, "\(base.count) and \(other.count) replications")
    guard base.count > 1, let first = Leaving(base, scales.base),
      let second = Leaving(other, scales.other)
    else { return nil }
    let n = base.count
    let count = Double(n)
    var sums = (base: 0.0, other: 0.0, square: 0.0, cube: 0.0)
    // Of the ratios without one replication less the ratio of all; their mean is of the order of 1/n².
    let means = (base: first.meanDeviation, other: second.meanDeviation)
    for index in 0..<n {
      let ofBase = first.deviation(index) - means.base
      let ofOther = second.deviation(index) - means.other
      let difference = ofOther - ofBase
      sums.base += ofBase * ofBase
      sums.other += ofOther * ofOther
      sums.square += difference * difference
      sums.cube += difference * difference * difference
    }
    mean = second.value - first.value
    isIdentical = base == other && scales.base == scales.other
    variance = isIdentical ? 0 : (count - 1) / count * sums.square
    independentVariance = (count - 1) / count * (sums.base + sums.other)
    // Leaving out a large value makes the ratio small.
    let deviation = (sums.square / count).squareRoot()
    skewness = deviation > 0 ? -sums.cube / count / (deviation * deviation * deviation) : 0
    replications = n
  }

  /// The difference with limits.
  ///
  /// Without any spread between replications there are none, unless the systems did the same in every replication: then
  /// the difference is taken as 0.
  ///
  /// - Parameter confidence: The confidence of the interval, strictly between 0 and 1.
  /// - Returns: The difference, in the unit of the measure.
  /// - Throws: ``NumericalError`` where a quantile of the interval cannot be had.
  package func estimate(confidence: Double) throws(NumericalError) -> Estimate {
    guard !isIdentical else { return .structural(0) }
    guard variance > 0 else { return Estimate(mean: mean, lower: nil, upper: nil) }
    let limits = try SkewCorrectedLimits.limits(
      mean, variance: variance, skewness: skewness, replications: Double(replications),
      degreesOfFreedom: Double(replications - 1), confidence: confidence)
    return Estimate(mean: mean, lower: limits.lower, upper: limits.upper)
  }
}

/// A ratio of sums without one replication at a time.
private struct Leaving {
  /// In the unit of the measure.
  var value: Double { ratio * scale }
  private let ratio: Double
  private let scale: Double
  private let samples: RatioSamples
  private let denominator: Double
  private let count: Double

  init?(_ samples: RatioSamples, _ scale: Double) {
    guard let ratio = samples.ratio else { return nil }
    self.ratio = ratio
    self.scale = scale
    self.samples = samples
    denominator = samples.denominators.reduce(0.0) { $0 + Double($1) }
    count = Double(samples.count)
  }

  /// −(a − R·b) / (B − b); where one replication holds the whole denominator, as if it held its mean.
  func deviation(_ index: Int) -> Double {
    let b = Double(samples.denominators[index])
    let rest = denominator - b
    let residual = Double(samples.numerators[index]) - ratio * b
    return -scale * residual / (rest > 0 ? rest : denominator * (count - 1) / count)
  }

  var meanDeviation: Double { (0..<samples.count).reduce(0.0) { $0 + deviation($1) } / count }
}
