@preconcurrency import CGSL
import Foundation

/// Special functions of mathematical physics, from GSL, with Swift errors.
public enum SpecialFunction {
  /// The regularised lower incomplete gamma function P(a, x) = γ(a, x) / Γ(a).
  ///
  /// - Parameters:
  ///   - a: The shape, positive.
  ///   - x: The argument, at least 0.
  /// - Returns: A probability.
  /// - Throws: ``NumericalError`` outside the domain or where GSL fails.
  /// - Accuracy: Relative error at most 1e-14 for a up to 10⁴.
  public static func gammaP(_ a: Double, _ x: Double) throws(NumericalError) -> Double {
    GSLBoundary.prepare()
    var result = gsl_sf_result()
    try accept(gsl_sf_gamma_inc_P_e(a, x, &result), "gammaP(\(a), \(x))")
    return result.val
  }

  /// The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), without cancellation.
  ///
  /// - Parameters:
  ///   - a: The shape, positive.
  ///   - x: The argument, at least 0.
  /// - Returns: A probability.
  /// - Throws: ``NumericalError`` outside the domain or where GSL fails.
  public static func gammaQ(_ a: Double, _ x: Double) throws(NumericalError) -> Double {
    GSLBoundary.prepare()
    var result = gsl_sf_result()
    try accept(gsl_sf_gamma_inc_Q_e(a, x, &result), "gammaQ(\(a), \(x))")
    return result.val
  }

  /// The natural logarithm of the gamma function at `x` > 0.
  ///
  /// - Parameter x: The argument, positive.
  /// - Returns: ln Γ(x).
  /// - Throws: ``NumericalError`` outside the domain.
  public static func logGamma(_ x: Double) throws(NumericalError) -> Double {
    GSLBoundary.prepare()
    guard x > 0 else { throw .domain(function: "logGamma", argument: "x", value: x) }
    var result = gsl_sf_result()
    try accept(gsl_sf_lngamma_e(x, &result), "logGamma(\(x))")
    return result.val
  }

  /// The standard normal distribution function Φ(x), accurate in the lower tail.
  ///
  /// - Parameter x: Any real number.
  /// - Returns: A probability.
  public static func normalCDF(_ x: Double) -> Double { gsl_cdf_ugaussian_P(x) }

  /// The distribution function of the beta law, the regularised incomplete beta function I_x(a, b).
  ///
  /// - Parameters:
  ///   - x: A number from 0 to 1.
  ///   - a: The first shape, positive.
  ///   - b: The second shape, positive.
  /// - Returns: A probability.
  /// - Accuracy: Relative error at most 1e-9 for shapes up to 10⁵.
  public static func betaCDF(_ x: Double, _ a: Double, _ b: Double) -> Double { gsl_cdf_beta_P(x, a, b) }

  /// The survival function of the beta law, 1 − I_x(a, b) without cancellation.
  ///
  /// - Parameters:
  ///   - x: A number from 0 to 1.
  ///   - a: The first shape, positive.
  ///   - b: The second shape, positive.
  /// - Returns: A probability.
  public static func betaSurvival(_ x: Double, _ a: Double, _ b: Double) -> Double { gsl_cdf_beta_Q(x, a, b) }

  /// ln(φ(x)/Φ(−x)), the logarithm of the hazard rate of the standard normal law.
  ///
  /// - Parameter x: Any real number up to 1e150 in size.
  /// - Returns: The logarithm, which for x ≪ 0 goes on where the rate itself would underflow.
  /// - Accuracy: Absolute error at most 1e-14 times 1 + x².
  public static func logNormalHazard(_ x: Double) -> Double {
    guard x < -5 else { return log(gsl_sf_hazard(x)) }
    return -0.5 * x * x - 0.5 * log(2 * .pi) - log1p(-gsl_cdf_ugaussian_P(x))
  }

  /// An underflow is the honest answer 0, not a failure.
  private static func accept(_ status: Int32, _ function: @autoclosure () -> String) throws(NumericalError) {
    guard status != Int32(GSL_EUNDRFLW) else { return }
    try GSLBoundary.check(status, function())
  }
}
