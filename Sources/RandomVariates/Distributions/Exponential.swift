// MARK: Law

/// The law without memory: density e^(−x/m) / m.
public struct Exponential: Distribution {
  /// The mean, m, in seconds.
  public let mean: Double

  // MARK: Validation

  /// The exponential law with a mean.
  ///
  /// - Parameter mean: The mean m, in seconds, positive.
  /// - Throws: ``LawError`` for another value.
  public init(mean: Double) throws(LawError) {
    try LawError.requirePositiveSeconds(mean, "mean")
    self.mean = mean
  }

  // MARK: Moments

  /// The variance, m², in seconds squared.
  public var variance: Double { mean * mean }

  // MARK: Cdf

  /// The probability of a value of at most `x`: 1 − e^(−x/m).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double { x > 0 ? -Elementary.expm1(-x / mean) : 0 }

  /// The probability of a value above `x`: e^(−x/m).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double { x > 0 ? Elementary.exp(-x / mean) : 1 }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { .exponential(ExponentialSampler(mean: mean)) }
}

/// Draws exponential times by the ziggurat.
@frozen
public struct ExponentialSampler: Sendable, Hashable {
  @usableFromInline let mean: Double
  /// A fixed time added to every draw, in seconds.
  @usableFromInline var shift = 0.0
  @usableFromInline let ziggurat: Ziggurat

  init(mean: Double) {
    self.mean = mean
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
  public func draw(_ stream: inout RandomStream) -> Double { shift + mean * stream.exponential(ziggurat) }
}
