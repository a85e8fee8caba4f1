internal import NumericalMethods

// MARK: Law

/// The Weibull law: survival e^(−(x/λ)ᵏ), with shape k and scale λ.
public struct Weibull: Distribution {
  /// The shape k, without unit; below 1 the hazard falls, above 1 it rises.
  public let shape: Double
  /// The scale λ, in seconds: 63 % of values lie below it.
  public let scale: Double
  /// The mean, λ·Γ(1 + 1/k), in seconds.
  public let mean: Double
  /// The variance, λ²·(Γ(1 + 2/k) − Γ(1 + 1/k)²), in seconds squared.
  public let variance: Double

  // MARK: Validation

  /// The Weibull law with a shape and a scale.
  ///
  /// - Parameters:
  ///   - shape: The shape k, 0.1 to 2000.
  ///   - scale: The scale λ, in seconds, positive.
  /// - Throws: ``LawError`` for other values.
  public init(shape: Double, scale: Double) throws(LawError) {
    try LawError.require(shape, "shape", in: Self.shapes)
    try LawError.requirePositiveSeconds(scale, "scale")
    self.init(checkedShape: shape, scale: scale)
  }

  /// The Weibull law with a mean and a coefficient of variation, its shape found by bisection.
  ///
  /// - Parameters:
  ///   - mean: The mean, in seconds, positive.
  ///   - cv: The coefficient of variation, 0.001 to 100.
  /// - Throws: ``LawError`` for other values.
  /// - Accuracy: The relative error of the shape is at most 1e-14 + 3e-16/cv².
  ///   It rests on the library's ln Γ, so that its last bits, unlike the draws of a given shape, may differ between
  ///   processors.
  public init(mean: Double, cv: Double) throws(LawError) {
    try LawError.requirePositiveSeconds(mean, "mean")
    try LawError.require(cv, "cv", in: 0.001...100)
    let wanted = Elementary.log1p(cv * cv)
    var low = Self.shapes.lowerBound
    var high = Self.shapes.upperBound
    // The coefficient of variation falls as the shape rises; the halves end where two doubles meet.
    while true {
      let middle = low < 0.5 * high ? (low * high).squareRoot() : low + 0.5 * (high - low)
      guard middle > low, middle < high else { break }
      if Self.logOnePlusSquaredVariation(middle) > wanted { low = middle } else { high = middle }
    }
    self.init(checkedShape: high, scale: mean / Elementary.exp(Self.logGamma(1 + 1 / high)))
  }

  private static let shapes = 0.1...2000.0

  private init(checkedShape shape: Double, scale: Double) {
    self.shape = shape
    self.scale = scale
    mean = scale * Elementary.exp(Self.logGamma(1 + 1 / shape))
    variance = mean * mean * Elementary.expm1(Self.logOnePlusSquaredVariation(shape))
  }

  // MARK: Moments

  /// ln(1 + cv²) = ln Γ(1 + 2/k) − 2·ln Γ(1 + 1/k).
  private static func logOnePlusSquaredVariation(_ shape: Double) -> Double {
    logGamma(1 + 2 / shape) - 2 * logGamma(1 + 1 / shape)
  }

  /// ln Γ for arguments from 1 to 21, where it cannot fail.
  private static func logGamma(_ x: Double) -> Double {
    do { return try SpecialFunction.logGamma(x) } catch { preconditionFailure("ln Γ(\(x)): \(error)") }
  }

  // MARK: Cdf

  /// The probability of a value of at most `x`: 1 − e^(−(x/λ)ᵏ).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  public func cdf(_ x: Double) -> Double { x > 0 ? -Elementary.expm1(-hazard(x)) : 0 }

  /// The probability of a value above `x`: e^(−(x/λ)ᵏ).
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  public func survival(_ x: Double) -> Double { x > 0 ? Elementary.exp(-hazard(x)) : 1 }

  /// (x/λ)ᵏ.
  private func hazard(_ x: Double) -> Double { Elementary.exp(shape * Elementary.log(x / scale)) }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler { .weibull(WeibullSampler(shape: shape, scale: scale)) }
}

/// Draws Weibull times: a power of a ziggurat exponential.
@frozen
public struct WeibullSampler: Sendable, Hashable {
  /// 1/k.
  @usableFromInline let power: Double
  @usableFromInline let scale: Double
  /// A fixed time added to every draw, in seconds.
  @usableFromInline var shift = 0.0
  @usableFromInline let ziggurat: Ziggurat

  init(shape: Double, scale: Double) {
    power = 1 / shape
    self.scale = scale
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
  /// - Returns: A time in seconds, at least 0.
  @inlinable
  public func draw(_ stream: inout RandomStream) -> Double {
    shift + scale * Elementary.exp(power * Elementary.log(stream.exponential(ziggurat)))
  }
}
