// MARK: Law

/// A time that never varies.
public struct Constant: Distribution {
  /// The time, in seconds.
  public let value: Double

  // MARK: Validation

  /// The law that always gives `value`.
  ///
  /// - Parameter value: The time, in seconds, at least 0.
  /// - Throws: ``LawError`` for another value.
  public init(_ value: Double) throws(LawError) {
    try LawError.requireSeconds(value, "value")
    self.value = value
  }

  // MARK: Moments

  /// The mean in seconds.
  public var mean: Double { value }

  /// The variance, 0, in seconds squared.
  public var variance: Double { 0 }

  // MARK: Cdf

  /// The probability of a value of at most `x`: 1 from the value on, 0 below.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double { x >= value ? 1 : 0 }

  /// The probability of a value above `x`: 1 below the value, 0 from it on.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double { x >= value ? 0 : 1 }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { .constant(value) }
}
