// MARK: Law

/// A mixture of exponential laws, more variable than one of them.
public struct Hyperexponential: Distribution {
  /// The probability of each phase; they sum to 1.
  public let probabilities: [Double]
  /// The mean of each phase, in seconds.
  public let means: [Double]

  // MARK: Validation

  /// The hyperexponential law with given phases.
  ///
  /// - Parameters:
  ///   - probabilities: The probability of each phase; their sum must be 1 up to 1e-9, and is then made exact.
  ///   - means: The mean of each phase, in seconds, positive; as many as probabilities.
  /// - Throws: ``LawError`` for other values.
  public init(probabilities: [Double], means: [Double]) throws(LawError) {
    guard !probabilities.isEmpty else {
      throw .wrongCount(parameter: "probabilities", count: 0, allowed: "at least 1")
    }
    guard means.count == probabilities.count else {
      throw .wrongCount(
        parameter: "means", count: means.count, allowed: "\(probabilities.count), as many as probabilities")
    }
    for (index, mean) in means.enumerated() { try LawError.requirePositiveSeconds(mean, "means[\(index)]") }
    self.probabilities = try LawError.requireProbabilities(probabilities, "probabilities")
    self.means = means
  }

  /// The law of two phases that contribute equally to the mean (balanced means).
  ///
  /// p₁ = (1 + √((cv² − 1)/(cv² + 1))) / 2, p₂ = 1 − p₁, and the mean of phase i is mean / (2pᵢ).
  ///
  /// - Parameters:
  ///   - mean: The mean, in seconds, positive.
  ///   - cv: The coefficient of variation, 1 to 100.
  /// - Throws: ``LawError`` for other values.
  /// - Source: Tijms (2003), A First Course in Stochastic Models, Wiley, appendix B; doi:10.1002/047001363X.
  public init(mean: Double, cv: Double) throws(LawError) {
    try LawError.requirePositiveSeconds(mean, "mean")
    try LawError.require(cv, "cv", in: 1...100)
    let square = cv * cv
    let first = 0.5 * (1 + ((square - 1) / (square + 1)).squareRoot())
    // p₁p₂ = 1 / (2(cv² + 1)), which keeps the digits of a small p₂.
    let second = 1 / (2 * (square + 1) * first)
    probabilities = [first, second]
    means = [mean / (2 * first), mean / (2 * second)]
  }

  // MARK: Moments

  /// The mean, Σ pᵢmᵢ, in seconds.
  public var mean: Double { zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 } }

  /// The variance, 2·Σ pᵢmᵢ² − mean², in seconds squared.
  public var variance: Double {
    let mean = mean
    return zip(probabilities, means).reduce(0) { $0 + $1.0 * ($1.1 * $1.1 + ($1.1 - mean) * ($1.1 - mean)) }
  }

  // MARK: Cdf

  /// The probability of a value of at most `x`: Σ pᵢ(1 − e^(−x/mᵢ)).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < .infinity else { return 1 }
    return min(zip(probabilities, means).reduce(0) { $0 - $1.0 * Elementary.expm1(-x / $1.1) }, 1)
  }

  /// The probability of a value above `x`: Σ pᵢ·e^(−x/mᵢ).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double {
    x > 0 ? min(zip(probabilities, means).reduce(0) { $0 + $1.0 * Elementary.exp(-x / $1.1) }, 1) : 1
  }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { CompositeSampler.phases(probabilities, means: means) }
}
