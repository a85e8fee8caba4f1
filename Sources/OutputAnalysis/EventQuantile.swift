package import NumericalMethods

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Quantiles of the gamma and beta laws for a few events among any number of trials.
///
/// GSL's own inverse of the beta law fails or loses its digits where one shape is below 10² and the other above 10³,
/// which is where rare events live, so the distribution functions are inverted here.
///
/// - Accuracy: Relative error at most 1e-9 for the smaller shape from 0.5 to 10⁴, the larger up to 10¹⁰ and tails from
///   1e-6; `EventQuantileTests` compare with scipy.
/// - Source: The continued fraction of the incomplete beta function: DLMF 8.17.22, https://dlmf.nist.gov/8.17.
package enum EventQuantile {
  /// The quantile of the gamma law with shape `shape` and scale 1.
  package static func gamma(_ probability: Double, shape: Double) throws(NumericalError) -> Double {
    let constant = try SpecialFunction.logGamma(shape)
    return exp(
      try root(of: probability, from: try logGammaNearby(probability, shape)) { (z) throws(NumericalError) in
        let x = exp(z)
        return (try SpecialFunction.gammaP(shape, x), exp(shape * z - x - constant))
      })
  }

  /// ln of a gamma quantile within a few per cent for tails to 1e-6, by Wilson and Hilferty (1931).
  private static func logGammaNearby(_ probability: Double, _ shape: Double) throws(NumericalError) -> Double {
    guard probability > 0, probability < 1 else { return 0 }
    let ninth = 1 / (9 * shape)
    let root = 1 - ninth + (try Quantile.normal(probability)) * ninth.squareRoot()
    return log(shape) + 3 * log(max(root, 0.05))
  }

  /// The quantile of the beta law with shapes `a` and `b`.
  package static func beta(_ probability: Double, a: Double, b: Double) throws(NumericalError) -> Double {
    guard a <= b else { return 1 - (try beta(1 - probability, a: b, b: a)) }
    let constant = try logBeta(a, b)
    let z = try root(of: probability, from: log(a / b)) { (z) throws(NumericalError) in
      let x = 1 / (1 + exp(-z))
      let y = 1 / (1 + exp(z))
      let density = exp(a * log(x) + b * (z > 0 ? log(y) : log1p(-x)) - constant)
      if x < (a + 1) / (a + b + 2) {
        return (density * (try continuedFraction(a, b, x)) / a, density)
      }
      return (1 - density * (try continuedFraction(b, a, y)) / b, density)
    }
    return 1 / (1 + exp(-z))
  }

  /// ln B(a, b) for a ≤ b, without the cancellation of ln Γ(a + b) − ln Γ(b) where b is large.
  private static func logBeta(_ a: Double, _ b: Double) throws(NumericalError) -> Double {
    let small = try SpecialFunction.logGamma(a)
    guard b > 1000 else {
      return small + (try SpecialFunction.logGamma(b)) - (try SpecialFunction.logGamma(a + b))
    }
    let sum = a + b
    func remainder(_ x: Double) -> Double { (1 / 12.0 - 1 / (360 * x * x)) / x }
    return small - (b - 0.5) * log1p(a / b) - a * log(sum) + a - remainder(sum) + remainder(b)
  }

  /// The continued fraction of a·B(a, b)·I_x(a, b) / (xᵃ(1 − x)ᵇ), by Lentz's method.
  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) throws(NumericalError) -> Double {
    let iterations = 100_000
    func away(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var value = d
    for step in 1...iterations {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      value *= d * c
      if abs(d * c - 1) < 1e-14 { return value }
    }
    throw .didNotConverge(function: "beta quantile", iterations: iterations, residual: abs(d * c - 1))
  }

  /// The root of a distribution function of ln x or of ln x − ln(1 − x), given with its density, by Newton's method
  /// kept inside a bracket that the steps themselves find.
  private static func root(
    of probability: Double, from start: Double,
    _ law: (Double) throws(NumericalError) -> (value: Double, density: Double)
  ) throws(NumericalError) -> Double {
    guard probability > 0, probability < 1 else {
      throw .domain(function: "event quantile", argument: "probability", value: probability)
    }
    var low = -Double.infinity
    var high = Double.infinity
    var z = start
    for _ in 0..<200 {
      let (value, density) = try law(z)
      if value == probability { return z }
      if value < probability { low = z } else { high = z }
      let newton = z + min(max((probability - value) / density, -1), 1)
      let tolerance = 1e-13 * max(1, abs(z))
      guard abs(newton - z) > tolerance else { return newton }
      let next = newton > low && newton < high ? newton : (low + high) / 2
      guard abs(next - z) > tolerance else { return next }
      z = next
    }
    return z
  }
}
