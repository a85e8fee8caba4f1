public import NumericalMethods

// MARK: Law

/// A law moved to the right: a fixed time, then a random one.
public struct Shifted: Distribution {
  /// The law of the random part.
  public let law: Law
  /// The fixed part, in seconds.
  public let shift: Double

  // MARK: Validation

  /// A fixed time followed by a random one.
  ///
  /// - Parameters:
  ///   - law: The law of the random part.
  ///   - shift: The fixed part, in seconds, at least 0.
  /// - Throws: ``LawError`` for another shift.
  public init(_ law: Law, by shift: Double) throws(LawError) {
    try LawError.requireSeconds(shift, "shift")
    self.law = law
    self.shift = shift
  }

  // MARK: Moments

  /// The mean, shift + mean of the random part, in seconds.
  public var mean: Double { shift + law.mean }

  /// The variance, that of the random part, in seconds squared.
  public var variance: Double { law.variance }

  // MARK: Cdf

  /// The probability of a value of at most `x`: that of the random part at x − shift.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func cdf(_ x: Double) throws(NumericalError) -> Double { x < shift ? 0 : try law.cdf(x - shift) }

  /// The probability of a value above `x`: that of the random part at x − shift.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func survival(_ x: Double) throws(NumericalError) -> Double { x < shift ? 1 : try law.survival(x - shift) }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { law.sampler.shifted(by: shift) }
}
