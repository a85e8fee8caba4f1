public import NumericalMethods

// MARK: Law

/// A law chosen at random among several, by weight.
public struct Mixture: Distribution {
  /// The probability of each law; they sum to 1.
  public let probabilities: [Double]
  /// The laws.
  public let laws: [Law]

  // MARK: Validation

  /// The mixture of laws with given weights.
  ///
  /// - Parameters:
  ///   - weights: The weight of each law, at least 0, not all 0; only their ratios matter.
  ///   - laws: The laws, as many as weights.
  /// - Throws: ``LawError`` for other values.
  public init(weights: [Double], laws: [Law]) throws(LawError) {
    guard !weights.isEmpty else { throw .wrongCount(parameter: "weights", count: 0, allowed: "at least 1") }
    guard laws.count == weights.count else {
      throw .wrongCount(parameter: "laws", count: laws.count, allowed: "\(weights.count), as many as weights")
    }
    for (index, weight) in weights.enumerated() { try LawError.require(weight, "weights[\(index)]", in: 0...1e15) }
    let sum = weights.reduce(0, +)
    guard sum >= 1e-15 else { throw .outOfRange(parameter: "sum of weights", value: sum, allowed: "above 0") }
    probabilities = weights.map { $0 / sum }
    self.laws = laws
  }

  // MARK: Moments

  /// The mean, Σ pᵢ·meanᵢ, in seconds.
  public var mean: Double { zip(probabilities, laws).reduce(0) { $0 + $1.0 * $1.1.mean } }

  /// The variance, Σ pᵢ·(varianceᵢ + (meanᵢ − mean)²), in seconds squared.
  public var variance: Double {
    let mean = mean
    return zip(probabilities, laws).reduce(0) { sum, part in
      let distance = part.1.mean - mean
      return sum + part.0 * (part.1.variance + distance * distance)
    }
  }

  // MARK: Cdf

  /// The probability of a value of at most `x`: Σ pᵢ·cdfᵢ(x).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func cdf(_ x: Double) throws(NumericalError) -> Double {
    guard x < .infinity else { return 1 }
    var sum = 0.0
    for (probability, law) in zip(probabilities, laws) { sum += probability * (try law.cdf(x)) }
    return min(sum, 1)
  }

  /// The probability of a value above `x`: Σ pᵢ·survivalᵢ(x).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func survival(_ x: Double) throws(NumericalError) -> Double {
    guard x >= 0 else { return 1 }
    var sum = 0.0
    for (probability, law) in zip(probabilities, laws) { sum += probability * (try law.survival(x)) }
    return min(sum, 1)
  }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { CompositeSampler.mixture(probabilities, laws.map(\.sampler)) }
}
