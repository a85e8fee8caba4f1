// MARK: Law

/// The law whose density rises in a straight line to a mode and falls in one from there.
public struct Triangular: Distribution {
  /// The least time, in seconds.
  public let from: Double
  /// The most likely time, in seconds.
  public let mode: Double
  /// The greatest time, in seconds.
  public let to: Double

  // MARK: Validation

  /// The triangular law with two ends and a mode.
  ///
  /// - Parameters:
  ///   - from: The least time, in seconds, at least 0.
  ///   - mode: The most likely time, in seconds, from `from` to `to`.
  ///   - to: The greatest time, in seconds, above `from`.
  /// - Throws: ``LawError`` for other values.
  public init(from: Double, mode: Double, to: Double) throws(LawError) {
    try LawError.requireSeconds(from, "from")
    try LawError.requireSeconds(to, "to")
    guard from < to else { throw .outOfRange(parameter: "to", value: to, allowed: "above from = \(from)") }
    try LawError.require(mode, "mode", in: from...to)
    self.from = from
    self.mode = mode
    self.to = to
  }

  // MARK: Moments

  /// The mean, (from + mode + to) / 3, in seconds.
  public var mean: Double { (from + mode + to) / 3 }

  /// The variance, (from² + mode² + to² − from·mode − from·to − mode·to) / 18, in seconds squared.
  public var variance: Double {
    let left = mode - from
    let right = to - mode
    return (left * left + left * right + right * right) / 18
  }

  // MARK: Cdf

  /// The probability of a value of at most `x`: a parabola up to the mode and one from there.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double {
    if x <= from { return 0 }
    return x < mode ? (x - from) * (x - from) / ((to - from) * (mode - from)) : 1 - survival(x)
  }

  /// The probability of a value above `x`: a parabola from the mode on and the rest to 1 before.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double {
    if x >= to { return 0 }
    return x >= mode ? (to - x) * (to - x) / ((to - from) * (to - mode)) : 1 - cdf(x)
  }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { .triangular(TriangularSampler(from: from, mode: mode, to: to)) }
}

/// Draws triangular times by inversion.
@frozen
public struct TriangularSampler: Sendable, Hashable {
  @usableFromInline var from: Double
  @usableFromInline var to: Double
  /// The probability of a value below the mode.
  @usableFromInline let modeProbability: Double
  /// (to − from)(mode − from) and (to − from)(to − mode).
  @usableFromInline let leftArea: Double
  @usableFromInline let rightArea: Double

  init(from: Double, mode: Double, to: Double) {
    self.from = from
    self.to = to
    modeProbability = (mode - from) / (to - from)
    leftArea = (to - from) * (mode - from)
    rightArea = (to - from) * (to - mode)
  }

  func shifted(by seconds: Double) -> Self {
    var copy = self
    copy.from += seconds
    copy.to += seconds
    return copy
  }

  /// One draw.
  ///
  /// - Parameter stream: The stream to draw from.
  /// - Returns: A time in seconds, at least 0.
  @inlinable
  public func draw(_ stream: inout RandomStream) -> Double {
    let u = stream.uniform()
    return u < modeProbability ? from + (u * leftArea).squareRoot() : to - ((1 - u) * rightArea).squareRoot()
  }
}
