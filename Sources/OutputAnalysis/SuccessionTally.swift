package import NumericalMethods

/// Running sums that tell whether the residuals of a ratio of sums are correlated from one batch to the next.
///
/// With e = a − R·b, Σ e = 0, the statistic is C = 1 − Σ (eᵢ₊₁ − eᵢ)² / (2·Σ e²), half of von Neumann's ratio below its
/// mean: the correlation of successive batches with a correction for the ends. For independent batches C has mean 0 and
/// variance (n − 2) / (n² − 1) and is nearly normal from n = 8 on.
///
/// - Complexity: 200 bytes for any number of batches.
/// - Source: von Neumann (1941), Annals of Mathematical Statistics 12, 367–395; Fishman and Yarberry (1997), INFORMS
///   Journal on Computing 9, 296–310.
package struct SuccessionTally: Sendable {
  private var sums = RatioTally()
  /// Σ aᵢ·aᵢ₊₁, Σ (aᵢ·bᵢ₊₁ + bᵢ·aᵢ₊₁), Σ bᵢ·bᵢ₊₁.
  private var lagAA: Int128 = 0
  private var lagAB: Int128 = 0
  private var lagBB: Int128 = 0
  private var first: (a: Int64, b: Int64) = (0, 0)
  private var last: (a: Int64, b: Int64) = (0, 0)

  package init() {}

  package var count: Int { Int(sums.replications) }

  /// Adds the next batch, as ``RatioTally/add(a:b:)``.
  package mutating func add(a: Int64, b: Int64) {
    if count == 0 {
      first = (a, b)
    } else {
      lagAA += Int128(last.a) * Int128(a)
      lagAB += Int128(last.a) * Int128(b) + Int128(last.b) * Int128(a)
      lagBB += Int128(last.b) * Int128(b)
    }
    last = (a, b)
    sums.add(a: a, b: b)
  }

  /// C; `nil` with fewer than three batches or where nothing varied.
  package var correlation: Double? {
    guard count >= 3, let moments = RatioMoments(sums), moments.ee > 0 else { return nil }
    // Shifted by whole numbers near the means, so that little is lost between large products.
    let n = Int128(count)
    let (centreA, centreB) = (sums.sumA / n, sums.sumB / n)
    let endsA = Int128(first.a) + Int128(last.a)
    let endsB = Int128(first.b) + Int128(last.b)
    let innerA = 2 * sums.sumA - endsA
    let innerB = 2 * sums.sumB - endsB
    let aa = Double(lagAA - centreA * innerA + (n - 1) * centreA * centreA)
    let ab = Double(lagAB - centreA * innerB - centreB * innerA + 2 * (n - 1) * centreA * centreB)
    let bb = Double(lagBB - centreB * innerB + (n - 1) * centreB * centreB)
    // e = (a − centreA) − R·(b − centreB) + shift.
    let r = moments.ratio
    let shift = Double(centreA) - r * Double(centreB)
    func residual(_ pair: (a: Int64, b: Int64)) -> Double {
      Double(Int128(pair.a) - centreA) - r * Double(Int128(pair.b) - centreB) + shift
    }
    let (start, end) = (residual(first), residual(last))
    // Σ over neighbours of (e − shift): all but the ends twice; Σ e = 0.
    let neighbours = -start - end - 2 * Double(count - 1) * shift
    let products = aa - r * ab + r * r * bb + shift * neighbours + Double(count - 1) * shift * shift
    return (products + (start * start + end * end) / 2) / moments.ee
  }

  /// The correlation that independent batches exceed with probability `falseAlarm`.
  package static func correlationLimit(count: Int, falseAlarm: Double) throws(NumericalError) -> Double {
    guard count >= 3 else { return 1 }
    let n = Double(count)
    return -(try Quantile.normal(falseAlarm)) * ((n - 2) / (n * n - 1)).squareRoot()
  }
}
