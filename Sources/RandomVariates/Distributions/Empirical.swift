// MARK: Law

/// A law taken from data: a list of observed times, or points of their quantile function.
public struct Empirical: Distribution {
  /// A point of a quantile function.
  public struct Point: Sendable, Hashable {
    /// The probability of a value of at most ``value``, 0 to 1.
    public let probability: Double
    /// The quantile, in seconds.
    public let value: Double

    /// A point of a quantile function.
    ///
    /// - Parameters:
    ///   - probability: The probability of a value of at most `value`, 0 to 1.
    ///   - value: The quantile, in seconds.
    public init(probability: Double, value: Double) {
      self.probability = probability
      self.value = value
    }
  }

  /// What the law is made of.
  public enum Form: Sendable, Hashable {
    /// Observed times in seconds, in rising order, each with the same probability.
    case values([Double])
    /// Points of the quantile function, straight between them, from probability 0 to probability 1.
    case quantiles([Point])
  }

  /// What the law is made of.
  public let form: Form
  /// The mean in seconds.
  public let mean: Double
  /// The variance in seconds squared.
  public let variance: Double

  // MARK: Validation

  /// The law that gives each of the observed times with the same probability.
  ///
  /// - Parameter values: The times, in seconds, at least one, each at least 0; equal ones count as often as they occur.
  /// - Throws: ``LawError`` for other values.
  /// - Complexity: O(n log n).
  public init(values: [Double]) throws(LawError) {
    guard !values.isEmpty else { throw .wrongCount(parameter: "values", count: 0, allowed: "at least 1") }
    for (index, value) in values.enumerated() { try LawError.requireSeconds(value, "values[\(index)]") }
    let sorted = values.sorted()
    let mean = sorted.reduce(0, +) / Double(sorted.count)
    form = .values(sorted)
    self.mean = mean
    variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count)
  }

  /// The law whose quantile function is straight between given points.
  ///
  /// - Parameter quantiles: At least two points, the first at probability 0, the last at probability 1, probabilities
  ///   rising, values (in seconds, at least 0) not falling; equal values in a row give that value a probability.
  /// - Throws: ``LawError`` for other points.
  public init(quantiles: [Point]) throws(LawError) {
    guard let first = quantiles.first, let last = quantiles.last, quantiles.count >= 2 else {
      throw .wrongCount(parameter: "quantiles", count: quantiles.count, allowed: "at least 2")
    }
    try LawError.require(first.probability, "quantiles[0].probability", in: 0...0)
    try LawError.require(last.probability, "quantiles[\(quantiles.count - 1)].probability", in: 1...1)
    for (index, point) in quantiles.enumerated() {
      try LawError.requireSeconds(point.value, "quantiles[\(index)].value")
      guard index > 0 else { continue }
      let before = quantiles[index - 1]
      guard point.probability > before.probability else {
        throw .outOfRange(
          parameter: "quantiles[\(index)].probability", value: point.probability, allowed: "above \(before.probability)"
        )
      }
      guard point.value >= before.value else {
        throw .outOfRange(
          parameter: "quantiles[\(index)].value", value: point.value, allowed: "at least \(before.value)")
      }
    }
    form = .quantiles(quantiles)
    let pieces = zip(quantiles, quantiles.dropFirst())
    let mean = pieces.reduce(0) { $0 + ($1.1.probability - $1.0.probability) * 0.5 * ($1.0.value + $1.1.value) }
    self.mean = mean
    variance = pieces.reduce(0) { sum, piece in
      let centre = 0.5 * (piece.0.value + piece.1.value) - mean
      let width = piece.1.value - piece.0.value
      return sum + (piece.1.probability - piece.0.probability) * (centre * centre + width * width / 12)
    }
  }

  // MARK: Cdf

  /// The probability of a value of at most `x`: the share of observed times, or the inverse of the quantile function.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double {
    switch form {
    case .values(let values): return Double(values.count { $0 <= x }) / Double(values.count)
    case .quantiles(let points):
      guard let upper = points.firstIndex(where: { $0.value > x }) else { return 1 }
      guard upper > 0 else { return 0 }
      let (low, high) = (points[upper - 1], points[upper])
      let share = (x - low.value) / (high.value - low.value)
      return low.probability + share * (high.probability - low.probability)
    }
  }

  /// The probability of a value above `x`: the share of greater observed times, or the rest to 1 of the cdf.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double {
    switch form {
    case .values(let values): return Double(values.count { $0 > x }) / Double(values.count)
    case .quantiles(let points):
      guard let upper = points.firstIndex(where: { $0.value > x }) else { return 0 }
      guard upper > 0 else { return 1 }
      let (low, high) = (points[upper - 1], points[upper])
      let share = (high.value - x) / (high.value - low.value)
      return (1 - high.probability) + share * (high.probability - low.probability)
    }
  }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler {
    switch form {
    case .values(let values): CompositeSampler.values(values)
    case .quantiles(let points): CompositeSampler.quantiles(points)
    }
  }
}
