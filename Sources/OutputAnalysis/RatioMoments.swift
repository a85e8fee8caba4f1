/// The moments of the residuals e = a − R·b of a ratio of sums R = Σa / Σb, from the running sums of a ``RatioTally``.
///
/// The second-order sums are centred in integers before they become `Double`, so nothing is lost to cancellation
/// between large counts. A third-order sum that is mostly rounding counts as zero.
package struct RatioMoments: Sendable {
  package let replications: Double
  package let trialReplications: Double
  package let numerator: Double
  package let denominator: Double
  /// R = Σa / Σb.
  package let ratio: Double
  /// Σ e², Σ e·(b − mean b), Σ (b − mean b)²; Σ e is zero.
  package let ee: Double
  package let eb: Double
  package let bb: Double
  /// Σ e²·(b − mean b).
  package let eeb: Double
  /// The sample skewness of e, at most about the root of the number of replications in absolute value.
  package let skewness: Double

  /// - Returns: `nil` where the denominators sum to zero.
  package init?(_ tally: RatioTally) {
    guard tally.sumB > 0 else { return nil }
    let n = Int128(tally.replications)
    let count = Double(sum: n)
    replications = count
    trialReplications = Double(tally.trialReplications)
    numerator = Double(sum: tally.sumA)
    denominator = Double(sum: tally.sumB)
    let r = numerator / denominator
    ratio = r

    let (wholeA, restA) = tally.sumA.quotientAndRemainder(dividingBy: n)
    let (wholeB, restB) = tally.sumB.quotientAndRemainder(dividingBy: n)
    let fractionA = Double(sum: restA) / count
    let fractionB = Double(sum: restB) / count
    let aa = Double(sum: tally.sumAA - 2 * wholeA * tally.sumA + n * wholeA * wholeA) - count * fractionA * fractionA
    let ab =
      Double(sum: tally.sumAB - wholeA * tally.sumB - wholeB * tally.sumA + n * wholeA * wholeB)
      - count * fractionA * fractionB
    bb = Double(sum: tally.sumBB - 2 * wholeB * tally.sumB + n * wholeB * wholeB) - count * fractionB * fractionB
    eb = ab - r * bb
    let residual = aa - 2 * r * ab + r * r * bb
    ee = residual > 1e-13 * (aa + r * r * bb) ? residual : 0

    let size = abs(r)
    let mean = denominator / count
    let rounding = 4 * Double.ulpOfOne * count.squareRoot()
    let slopes = tally.sumAAB - 2 * r * tally.sumABB + r * r * tally.sumBBB - mean * ee
    let slopeSize = tally.sumAAB + 2 * size * abs(tally.sumABB) + r * r * tally.sumBBB
    eeb = bb > 0 && rounding * slopeSize < 1e-3 * denominator * ee ? slopes : 0

    let cubes = tally.sumAAA - 3 * r * tally.sumAAB + 3 * r * r * tally.sumABB - r * r * r * tally.sumBBB
    let cubeSize =
      abs(tally.sumAAA) + 3 * size * tally.sumAAB + 3 * r * r * abs(tally.sumABB) + size * r * r * tally.sumBBB
    let unit = count * (ee / count) * (ee / count).squareRoot()
    skewness = rounding * cubeSize < 0.05 * unit ? cubes / unit : 0
  }

  /// The jackknife variance of the ratio over replications.
  ///
  /// Leaving out replication r changes the ratio by exactly −e_r / (B − b_r) with B = Σb. With D = B − B/n and
  /// δ_r = b_r − B/n, 1 / (B − b_r) = (1/D)·(1 + δ_r/D + (δ_r/D)² + …), and
  /// (n−1)/n · Σ (d_r − mean d)² = (n−1)/(n·D²) · (Σ e² + 2·Σ e²δ / D) up to a relative error of about
  /// 4·max(δ/D)², that is of order cv(b)²/n². The correction is kept above −1/2, which binds only below six
  /// replications.
  /// - Source: Quenouille (1956), Biometrika 43, 353–360; Miller (1974), Biometrika 61, 1–15.
  package var jackknifeVariance: Double {
    guard replications > 1, ee > 0 else { return 0 }
    let remaining = denominator * (replications - 1) / replications
    let correction = max(2 * eeb / (remaining * ee), -0.5)
    return (replications - 1) / replications * ee * (1 + correction) / (remaining * remaining)
  }

  /// The coefficient of variation of the mean denominator.
  package var denominatorVariation: Double {
    guard replications > 1 else { return 0 }
    return (bb / (replications * (replications - 1))).squareRoot() * replications / denominator
  }
}
