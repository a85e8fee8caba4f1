internal import NumericalMethods

/// Turns standard normal numbers into gamma numbers of mean 1: F⁻¹(Φ(z)), with F the gamma law.
///
/// Normal numbers that depend on each other so become gamma numbers that do: the Gaussian copula. The logarithm of the
/// quantile is kept at steps of 1/16 with its slope and is a cubic between them.
///
/// - Accuracy: Relative error below 2e-6 for a coefficient of variation up to 10 (see `NormalToGammaTests`).
/// - Source: Cario & Nelson (1997), Modeling and generating random vectors with arbitrary marginal distributions and
///   correlation matrix, Northwestern University; for call centres Channouf & L'Ecuyer (2012), A normal copula model for
///   the arrival process in a call center, International Transactions in Operational Research 19, 771–787;
///   doi:10.1111/j.1475-3995.2012.00849.x.
public struct NormalToGamma: Sendable {
  private static let limit = 14.0
  private static let steps = 16.0

  /// Logarithm of the quantile and its slope at z = −14, −14 + 1/16, …, 14.
  private let nodes: [(value: Double, slope: Double)]

  /// The transformation to the gamma law of mean 1 with a coefficient of variation.
  ///
  /// - Parameter cv: The coefficient of variation, 0.001 to 100.
  /// - Throws: ``LawError`` for other values.
  public init(cv: Double) throws(LawError) {
    let shape = try Gamma(mean: 1, cv: cv).shape
    var solver = LogQuantile(shape: shape)
    nodes = (0...Int(2 * Self.limit * Self.steps)).map { index in
      let node = solver.node(score: -Self.limit + Double(index) / Self.steps)
      return (node.value - Elementary.log(shape), node.slope)
    }
  }

  /// The gamma number at a normal score.
  ///
  /// - Parameter score: A standard normal number; beyond ±14 the value at ±14 is given.
  /// - Returns: A number of at least 0; it underflows to 0 for large coefficients of variation.
  public func callAsFunction(_ score: Double) -> Double {
    let position = (min(max(score, -Self.limit), Self.limit) + Self.limit) * Self.steps
    let index = min(Int(position), nodes.count - 2)
    let t = position - Double(index)
    let (left, right) = (nodes[index], nodes[index + 1])
    let u = 1 - t
    let ends = u * u * (1 + 2 * t) * left.value + t * t * (1 + 2 * u) * right.value
    let slopes = t * u * (u * left.slope - t * right.slope) / Self.steps
    return Elementary.exp(ends + slopes)
  }
}

/// The logarithm x of the quantile of a gamma law with scale 1, by Newton's method at scores that rise.
///
/// ln P(k, eˣ) and ln Q(k, eˣ) are concave, so that the method cannot circle.
private struct LogQuantile {
  let shape: Double
  private let logGamma: Double
  private var x: Double?

  init(shape: Double) {
    self.shape = shape
    logGamma = (try? SpecialFunction.logGamma(shape)) ?? 0
  }

  mutating func node(score z: Double) -> (value: Double, slope: Double) {
    // Above it the cube of a normal number is exact to 1e-9 z³, and the incomplete gamma functions are not.
    guard shape < 1e5 else {
      let cube = wilsonHilferty(z)
      return (Elementary.log(shape) + 3 * Elementary.log(cube), 1 / (shape.squareRoot() * cube))
    }
    let tail = Elementary.log(SpecialFunction.normalCDF(-z.magnitude))
    let logDensityOfScore = -0.5 * z * z - 0.918_938_533_204_672_7
    // P(k, q) ≤ qᵏ/Γ(k + 1), with equality up to rounding where q is tiny.
    let bound = (tail + logGamma + Elementary.log(shape)) / shape
    if z <= 0, bound < -40 { return (bound, Elementary.exp(logDensityOfScore - tail) / shape) }
    var x = self.x ?? start(z, bound)
    for _ in 0..<200 {
      let logTail = logTail(x, isLower: z <= 0)
      let slope = Elementary.exp(shape * x - Elementary.exp(x) - logGamma - logTail)
      let full = (logTail - tail) / (z <= 0 ? slope : -slope)
      guard full.isFinite else {
        x -= z <= 0 ? -0.1 : 0.1
        continue
      }
      let step = min(max(full, -5 / min(shape, 1)), 5 / min(shape, 1))
      x -= step
      if step.magnitude < 1e-13 * max(1, x.magnitude) { break }
    }
    self.x = x
    return (x, Elementary.exp(logDensityOfScore - (shape * x - Elementary.exp(x) - logGamma)))
  }

  private func logTail(_ x: Double, isLower: Bool) -> Double {
    let q = Elementary.exp(x)
    let tail = isLower ? try? SpecialFunction.gammaP(shape, q) : try? SpecialFunction.gammaQ(shape, q)
    return Elementary.log(tail ?? 0)
  }

  private func start(_ z: Double, _ bound: Double) -> Double {
    let cube = wilsonHilferty(z)
    return cube > 0.1 ? max(bound, Elementary.log(shape) + 3 * Elementary.log(cube)) : bound
  }

  /// The cube root of the quantile over the shape, nearly.
  ///
  /// - Source: Wilson & Hilferty (1931), The distribution of chi-square, Proceedings of the National Academy of Sciences
  ///   17, 684–688.
  private func wilsonHilferty(_ z: Double) -> Double { 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot()) }
}
