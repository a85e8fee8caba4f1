package import NumericalMethods

/// Fieller's limits of a ratio of means: the values R₀ that a t test of mean(a − R₀·b) = 0 does not reject.
///
/// The set is bounded where the mean of b differs from zero at the same confidence; otherwise both limits are missing.
///
/// - Source: Fieller (1954), Journal of the Royal Statistical Society B 16, 175–185.
package enum FiellerLimits {
  package static func limits(_ moments: RatioMoments, confidence: Double) throws(NumericalError) -> OpenLimits {
    let n = moments.replications
    let t = try Quantile.studentT((1 + confidence) / 2, degreesOfFreedom: n - 1)
    let weight = t * t / (n * (n - 1))
    let mean = moments.denominator / n
    let p = mean * mean - weight * moments.bb
    guard p > 0 else { return .none }
    let centre = -weight * moments.eb / p
    let reach = (weight * weight * moments.eb * moments.eb + p * weight * moments.ee).squareRoot() / p
    return OpenLimits(lower: moments.ratio + centre - reach, upper: moments.ratio + centre + reach)
  }
}
