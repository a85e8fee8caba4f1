// MARK: Law

/// The law that is equally likely everywhere between two times.
public struct Uniform: Distribution {
  /// The least time, in seconds.
  public let from: Double
  /// The greatest time, in seconds.
  public let to: Double

  // MARK: Validation

  /// The uniform law between two times.
  ///
  /// - Parameters:
  ///   - from: The least time, in seconds, at least 0.
  ///   - to: The greatest time, in seconds, above `from`.
  /// - Throws: ``LawError`` for other values.
  public init(from: Double, to: Double) throws(LawError) {
    try LawError.requireSeconds(from, "from")
    try LawError.requireSeconds(to, "to")
    guard from < to else { throw .outOfRange(parameter: "to", value: to, allowed: "above from = \(from)") }
    self.from = from
    self.to = to
  }

  // MARK: Moments

  /// The mean, (from + to) / 2, in seconds.
  public var mean: Double { 0.5 * (from + to) }

  /// The variance, (to − from)² / 12, in seconds squared.
  public var variance: Double { (to - from) * (to - from) / 12 }

  // MARK: Cdf

  /// The probability of a value of at most `x`: (x − from) / (to − from).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double { min(max((x - from) / (to - from), 0), 1) }

  /// The probability of a value above `x`: (to − x) / (to − from).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double { min(max((to - x) / (to - from), 0), 1) }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { .uniform(UniformSampler(from: from, width: to - from)) }
}

/// Draws uniform times.
@frozen
public struct UniformSampler: Sendable, Hashable {
  @usableFromInline let from: Double
  @usableFromInline let width: Double

  init(from: Double, width: Double) {
    self.from = from
    self.width = width
  }

  func shifted(by seconds: Double) -> Self { Self(from: from + seconds, width: width) }

  /// One draw.
  ///
  /// - Parameter stream: The stream to draw from.
  /// - Returns: A time in seconds, at least 0.
  @inlinable
  public func draw(_ stream: inout RandomStream) -> Double { from + width * stream.uniform() }
}
