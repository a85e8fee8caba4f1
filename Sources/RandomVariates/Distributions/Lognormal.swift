internal import NumericalMethods

// MARK: Law

/// The law of e^(μ + σZ), Z standard normal.
public struct Lognormal: Distribution {
  /// μ, the mean of the logarithm of the time in seconds.
  public let logMean: Double
  /// σ, the standard deviation of that logarithm.
  public let logStandardDeviation: Double

  // MARK: Validation

  /// The lognormal law with the parameters of its logarithm.
  ///
  /// - Parameters:
  ///   - logMean: μ, −20 to 30.
  ///   - logStandardDeviation: σ, above 0, at most 4.
  /// - Throws: ``LawError`` for other values.
  public init(logMean: Double, logStandardDeviation: Double) throws(LawError) {
    try LawError.require(logMean, "logMean", in: -20...30)
    try LawError.require(logStandardDeviation, "logStandardDeviation", in: 1e-6...4)
    self.logMean = logMean
    self.logStandardDeviation = logStandardDeviation
  }

  /// The lognormal law with a mean and a coefficient of variation: σ² = ln(1 + cv²), μ = ln mean − σ²/2.
  ///
  /// - Parameters:
  ///   - mean: The mean, in seconds, positive.
  ///   - cv: The coefficient of variation, 0.001 to 100.
  /// - Throws: ``LawError`` for other values.
  public init(mean: Double, cv: Double) throws(LawError) {
    try LawError.requirePositiveSeconds(mean, "mean")
    try LawError.require(cv, "cv", in: 0.001...100)
    let logVariance = Elementary.log1p(cv * cv)
    logMean = Elementary.log(mean) - 0.5 * logVariance
    logStandardDeviation = logVariance.squareRoot()
  }

  /// The lognormal law with a median and the standard deviation of the logarithm.
  ///
  /// - Parameters:
  ///   - median: The median e^μ, in seconds, positive.
  ///   - logStandardDeviation: σ, above 0, at most 4.
  /// - Throws: ``LawError`` for other values.
  public init(median: Double, logStandardDeviation: Double) throws(LawError) {
    try LawError.requirePositiveSeconds(median, "median")
    try LawError.require(logStandardDeviation, "logStandardDeviation", in: 1e-6...4)
    logMean = Elementary.log(median)
    self.logStandardDeviation = logStandardDeviation
  }

  // MARK: Moments

  private var logVariance: Double { logStandardDeviation * logStandardDeviation }

  /// The mean, e^(μ + σ²/2), in seconds.
  public var mean: Double { Elementary.exp(logMean + 0.5 * logVariance) }

  /// The variance, (e^(σ²) − 1)·mean², in seconds squared.
  public var variance: Double { mean * mean * Elementary.expm1(logVariance) }

  // MARK: Cdf

  /// The probability of a value of at most `x`: Φ((ln x − μ)/σ).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double { x > 0 ? SpecialFunction.normalCDF(standardised(x)) : 0 }

  /// The probability of a value above `x`: Φ((μ − ln x)/σ).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double { x > 0 ? SpecialFunction.normalCDF(-standardised(x)) : 1 }

  private func standardised(_ x: Double) -> Double { (Elementary.log(x) - logMean) / logStandardDeviation }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler {
    .lognormal(LognormalSampler(logMean: logMean, logStandardDeviation: logStandardDeviation))
  }
}

/// Draws lognormal times: the exponential of a ziggurat normal.
@frozen
public struct LognormalSampler: Sendable, Hashable {
  @usableFromInline let logMean: Double
  @usableFromInline let logStandardDeviation: Double
  /// A fixed time added to every draw, in seconds.
  @usableFromInline var shift = 0.0
  @usableFromInline let ziggurat: Ziggurat

  init(logMean: Double, logStandardDeviation: Double) {
    self.logMean = logMean
    self.logStandardDeviation = logStandardDeviation
    ziggurat = .shared
  }

  func shifted(by seconds: Double) -> Self {
    var copy = self
    copy.shift += seconds
    return copy
  }

  /// One draw.
  ///
  /// - Parameter stream: The stream to draw from.
  /// - Returns: A positive time, in seconds.
  @inlinable @inline(__always)
  public func draw(_ stream: inout RandomStream) -> Double {
    shift + Elementary.exp(logMean + logStandardDeviation * stream.normal(ziggurat))
  }
}
