public import NumericalMethods

// MARK: Law

/// The gamma law: density x^(k−1) e^(−x/θ) / (Γ(k) θᵏ), with shape k and scale θ; for whole k the Erlang law.
public struct Gamma: Distribution {
  /// The shape k, without unit.
  public let shape: Double
  /// The scale θ, in seconds.
  public let scale: Double

  // MARK: Validation

  /// The gamma law with a shape and a scale.
  ///
  /// - Parameters:
  ///   - shape: The shape k, 1e-4 to 1e6.
  ///   - scale: The scale θ, in seconds, positive.
  /// - Throws: ``LawError`` for other values.
  public init(shape: Double, scale: Double) throws(LawError) {
    try LawError.require(shape, "shape", in: 1e-4...1e6)
    try LawError.requirePositiveSeconds(scale, "scale")
    self.shape = shape
    self.scale = scale
  }

  /// The gamma law with a mean and a coefficient of variation: k = 1/cv², θ = mean·cv².
  ///
  /// - Parameters:
  ///   - mean: The mean, in seconds, positive.
  ///   - cv: The coefficient of variation, 0.001 to 100.
  /// - Throws: ``LawError`` for other values.
  public init(mean: Double, cv: Double) throws(LawError) {
    try LawError.requirePositiveSeconds(mean, "mean")
    try LawError.require(cv, "cv", in: 0.001...100)
    shape = 1 / (cv * cv)
    scale = mean * (cv * cv)
  }

  /// The Erlang law: the sum of equal, independent exponential stages.
  ///
  /// - Parameters:
  ///   - stages: The number of stages k, 1 to 1,000,000.
  ///   - mean: The mean of the sum, in seconds, positive.
  /// - Returns: The gamma law with shape k and scale mean/k.
  /// - Throws: ``LawError`` for other values.
  public static func erlang(stages: Int, mean: Double) throws(LawError) -> Gamma {
    try LawError.require(Double(stages), "stages", in: 1...1e6)
    try LawError.requirePositiveSeconds(mean, "mean")
    return Gamma(checkedShape: Double(stages), scale: mean / Double(stages))
  }

  private init(checkedShape shape: Double, scale: Double) {
    self.shape = shape
    self.scale = scale
  }

  // MARK: Moments

  /// The mean, kθ, in seconds.
  public var mean: Double { shape * scale }

  /// The variance, kθ², in seconds squared.
  public var variance: Double { shape * scale * scale }

  // MARK: Cdf

  /// The probability of a value of at most `x`: P(k, x/θ), the regularised lower incomplete gamma function.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func cdf(_ x: Double) throws(NumericalError) -> Double {
    guard x > 0 else { return 0 }
    return x < .infinity ? try SpecialFunction.gammaP(shape, x / scale) : 1
  }

  /// The probability of a value above `x`: Q(k, x/θ), the regularised upper incomplete gamma function.
  ///
  /// - Parameter x: A time in seconds, any number but NaN.
  /// - Returns: A probability, without the cancellation of 1 − cdf.
  /// - Throws: `NumericalError` where the library behind it fails.
  public func survival(_ x: Double) throws(NumericalError) -> Double {
    guard x > 0 else { return 1 }
    return x < .infinity ? try SpecialFunction.gammaQ(shape, x / scale) : 0
  }

  // MARK: Sampling

  /// The law made ready to draw from.
  public var sampler: Sampler {
    shape == 1
      ? .exponential(ExponentialSampler(mean: scale)) : .gamma(GammaSampler(shape: shape, scale: scale))
  }
}

/// Draws gamma times by squeezed rejection from the cube of a normal number.
///
/// Below shape 1 the draw is that of shape k + 1 times U^(1/k), U uniform: e^(−E/k), E standard exponential.
///
/// - Source: Marsaglia & Tsang (2000), A simple method for generating gamma variables, ACM Transactions on Mathematical
///   Software 26(3), 363–372; doi:10.1145/358407.358414.
@frozen
public struct GammaSampler: Sendable, Hashable {
  /// d = k − ⅓ and c = 1/√(9d).
  @usableFromInline let d: Double
  @usableFromInline let c: Double
  @usableFromInline let scale: Double
  /// 1/k where the shape k is below 1, else 0.
  @usableFromInline let boost: Double
  /// A fixed time added to every draw, in seconds.
  @usableFromInline var shift = 0.0
  @usableFromInline let ziggurat: Ziggurat

  init(shape: Double, scale: Double) {
    d = (shape < 1 ? shape + 1 : shape) - 1 / 3
    c = 1 / (9 * d).squareRoot()
    self.scale = scale
    boost = shape < 1 ? 1 / shape : 0
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
  /// - Returns: A time in seconds, at least 0; it underflows to 0 for shapes far below 1.
  @inlinable
  public func draw(_ stream: inout RandomStream) -> Double {
    var factor = scale * d
    if boost > 0 { factor *= Elementary.exp(-boost * stream.exponential(ziggurat)) }
    while true {
      let x = stream.normal(ziggurat)
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = stream.uniform()
      let x2 = x * x
      if _fastPath(u < 1 - 0.0331 * (x2 * x2)) { return shift + factor * v }
      if Elementary.log(u) < 0.5 * x2 + d * (1 - v + Elementary.log(v)) { return shift + factor * v }
    }
  }
}
