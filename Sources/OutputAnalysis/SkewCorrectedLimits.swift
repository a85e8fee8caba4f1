package import NumericalMethods

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Limits from the studentised statistic made symmetric by Hall's monotone cubic transformation.
///
/// With the skewness γ of the residuals and s = γ/√n, T = (estimate − truth) / se is transformed by
/// g(T) = T + s·(T²/3 + 1/6) + s²·T³/27, which is monotone, and the limits are estimate − se·g⁻¹(±t).
/// The t quantile has (n − 1) / (1 + γ²/2) degrees of freedom: the variance of a sample with excess kurtosis κ is as
/// uncertain as one of a normal sample of size n / (1 + κ/2), and κ = γ² is the relation of a compound of rare equal
/// events. Without it the intervals of strongly skewed samples of 100 replications cover 1 to 2 points too little.
///
/// - Source: Hall (1992), Journal of the Royal Statistical Society B 54, 221–228;
///   doi 10.1111/j.2517-6161.1992.tb01872.x (transformation g₁).
package enum SkewCorrectedLimits {
  package static func limits(
    _ moments: RatioMoments, variance: Double, confidence: Double
  ) throws(NumericalError) -> OpenLimits {
    try limits(
      moments.ratio, variance: variance, skewness: moments.skewness, replications: moments.replications,
      degreesOfFreedom: moments.replications - 1, confidence: confidence)
  }

  /// The limits around an estimate with a variance of so many degrees of freedom.
  static func limits(
    _ estimate: Double, variance: Double, skewness gamma: Double, replications: Double, degreesOfFreedom: Double,
    confidence: Double
  ) throws(NumericalError) -> OpenLimits {
    let degrees = max(degreesOfFreedom / (1 + gamma * gamma / 2), 1)
    let t = try Quantile.studentT((1 + confidence) / 2, degreesOfFreedom: degrees)
    let error = variance.squareRoot()
    let s = gamma / replications.squareRoot()
    return OpenLimits(
      lower: estimate - error * inverseTransformation(t, s), upper: estimate - error * inverseTransformation(-t, s))
  }

  /// g⁻¹(x) for s = γ/√n.
  package static func inverseTransformation(_ x: Double, _ s: Double) -> Double {
    let y = x - s / 6
    guard abs(s * y) > 1e-6 else { return y - s * y * y / 3 }
    return (cbrt(1 + s * y) - 1) * 3 / s
  }
}
