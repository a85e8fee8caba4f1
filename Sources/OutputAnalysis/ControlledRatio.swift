package import NumericalMethods

/// A ratio of means, or a mean, adjusted for what chance did to the controls.
///
/// With the controls' mean deviation δ and the regression coefficients β of a quantity on the controls, the adjusted
/// means are ã = ā − β_a'δ and b̃ = b̄ − β_b'δ, and R̃ = ã / b̃ is the value at which the adjusted mean of the residual
/// e = a − R·b vanishes. Its variance is that of the adjusted mean of e over b̃²:
/// s²·(1/n + δ'S⁻¹δ) / b̃², s² = Σ r² / (n − q − 1), r the residuals of the regression of e on the q controls and S their
/// centred sums of products. Limits come from t with n − q − 1 degrees of freedom, corrected for the skewness of r as
/// ``SkewCorrectedLimits`` are.
///
/// - Source: Lavenberg and Welch (1981), Management Science 27, 322–335, doi 10.1287/mnsc.27.3.322; Bratley, Fox and
///   Schrage (1987), A Guide to Simulation, 2nd ed., section 2.3; for ratios Iglehart and Lewis (1979), Journal of the
///   ACM 26, 271–282.
package struct ControlledRatio: Sendable {
  /// R̃.
  package let ratio: Double
  /// The squared standard error of R̃; 0 where the controls explain every replication.
  package let variance: Double
  /// The sample skewness of the residuals of the regression.
  package let skewness: Double
  /// n − q − 1.
  package let degreesOfFreedom: Double
  private let replications: Double

  /// - Returns: `nil` where no control is in use, nothing varies, or the adjusted denominator is not positive.
  package init?(_ tally: RatioTally, _ products: ControlledSums, _ basis: ControlBasis) {
    guard !basis.used.isEmpty, tally.replications == basis.replications, let moments = RatioMoments(tally),
      moments.ee > 0
    else { return nil }
    let n = Int128(tally.replications)
    let count = Double(n)
    let sums = products.completed(by: basis.sums)
    func standardised(_ cross: [Int128], _ sum: Int128) -> [Double] {
      basis.standardised(basis.used.map { CentredProduct.value(cross[$0], sum, basis.sums.sums[$0], n) })
    }
    func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    let ua = standardised(sums.a, tally.sumA)
    let ub = standardised(sums.b, tally.sumB)
    let denominator = Double(tally.sumB) / count - dot(ub, basis.deviation)
    guard denominator > 0 else { return nil }
    let r = (Double(tally.sumA) / count - dot(ua, basis.deviation)) / denominator

    let aa = CentredProduct.value(tally.sumAA, tally.sumA, tally.sumA, n)
    let ab = CentredProduct.value(tally.sumAB, tally.sumA, tally.sumB, n)
    let bb = CentredProduct.value(tally.sumBB, tally.sumB, tally.sumB, n)
    let all = aa - 2 * r * ab + r * r * bb
    let ue = zip(ua, ub).map { $0 - r * $1 }
    let explained = dot(ue, ue)
    let left = all - explained
    let isExplained = left <= 1e-11 * max(all, 1e-2 * (aa + r * r * bb))

    ratio = r
    replications = count
    degreesOfFreedom = count - Double(basis.used.count) - 1
    let scatter = isExplained ? 0 : left / degreesOfFreedom
    variance = scatter * (1 / count + basis.inflation) / (denominator * denominator)
    skewness = isExplained ? 0 : Self.skewness(tally, sums, basis, ratio: r, ue: ue, squares: left)
  }

  /// The limits at a confidence.
  package func limits(confidence: Double) throws(NumericalError) -> OpenLimits {
    try SkewCorrectedLimits.limits(
      ratio, variance: variance, skewness: skewness, replications: replications, degreesOfFreedom: degreesOfFreedom,
      confidence: confidence)
  }

  /// Σ r³ / n over (Σ r² / n)^1.5 with r = a − R·b − β'(d − E d); 0 where it is mostly rounding.
  private static func skewness(
    _ tally: RatioTally, _ sums: ControlledSums, _ basis: ControlBasis, ratio r: Double, ue: [Double], squares: Double
  ) -> Double {
    let n = Double(tally.replications)
    let coefficients = basis.coefficients(ue)
    // r = x − β'd with x = a − R·b − level, so that no power of d is lost: Σ x^i·d^j from the raw sums.
    var level = (Double(tally.sumA) - r * Double(tally.sumB)) / n
    for (beta, control) in zip(coefficients, basis.used) { level -= beta * Double(basis.sums.sums[control]) / n }
    var cubes = Accumulator()
    cubes.add(tally.sumAAA)
    cubes.add(-3 * r * tally.sumAAB)
    cubes.add(3 * r * r * tally.sumABB)
    cubes.add(-r * r * r * tally.sumBBB)
    let pairs = ControlPairs.count(basis.sums.count)
    for (beta, control) in zip(coefficients, basis.used) {
      cubes.add(-3 * beta * sums.aa[control])
      cubes.add(6 * beta * r * sums.ab[control])
      cubes.add(-3 * beta * r * r * sums.bb[control])
      for (other, second) in zip(coefficients, basis.used) {
        let pair = ControlPairs.index(control, second)
        cubes.add(3 * beta * other * sums.aPairs[pair])
        cubes.add(-3 * beta * other * r * sums.bPairs[pair])
        for (third, last) in zip(coefficients, basis.used) {
          cubes.add(-beta * other * third * basis.sums.triples[last * pairs + pair])
        }
      }
    }
    // Σ(y − level)³ = Σ y³ − 3·level·Σ y² + 3·level²·Σ y − n·level³ with Σ y = n·level, Σ y² = squares + n·level².
    cubes.add(-3 * level * (squares + n * level * level))
    cubes.add(2 * n * level * level * level)
    let unit = n * (squares / n) * (squares / n).squareRoot()
    let rounding = 4 * Double.ulpOfOne * n.squareRoot()
    return rounding * cubes.size < 0.05 * unit ? cubes.sum / unit : 0
  }

  private struct Accumulator {
    var sum = 0.0
    var size = 0.0

    mutating func add(_ term: Double) {
      sum += term
      size += abs(term)
    }
  }
}

/// An estimate, and what the controls bought where they were used.
package struct ControlledEstimate: Sendable, Equatable {
  package var estimate: Estimate
  /// The variance without controls over that with them: how many times the replications they are worth.
  ///
  /// `nil` where the plain interval was kept, infinite where the controls explain every replication.
  package var varianceRatio: Double?

  package init(estimate: Estimate, varianceRatio: Double? = nil) {
    self.estimate = estimate
    self.varianceRatio = varianceRatio
  }
}

extension RatioTally {
  /// The ratio of the sums, adjusted by the controls of the run where they apply.
  ///
  /// They do not, and ``estimate(confidence:scale:kind:isStructural:)`` is returned, where the value is structural, where
  /// nothing varied, for proportions and counts of fewer than 100 events or complements (their law is known, and it is
  /// not that of a regression), and where the mean denominator is uncertain (coefficient of variation above 0.1).
  package func estimate(
    confidence: Double, scale: Double = 1, kind: MeasureKind, isStructural: Bool = false, products: ControlledSums,
    basis: ControlBasis
  ) throws(NumericalError) -> ControlledEstimate? {
    guard let plain = try estimate(confidence: confidence, scale: scale, kind: kind, isStructural: isStructural) else {
      return nil
    }
    guard !isStructural, let moments = RatioMoments(self),
      moments.denominatorVariation <= ReplicationInterval.uncertainDenominator,
      let controlled = ControlledRatio(self, products, basis)
    else { return ControlledEstimate(estimate: plain) }
    let variance = moments.jackknifeVariance
    if kind == .proportion || kind == .count {
      let events = try ClusteredEventLimits(moments, variance: variance, kind: kind, confidence: confidence)
      guard variance > 0, events.fewest >= ReplicationInterval.fewEvents else {
        return ControlledEstimate(estimate: plain)
      }
    }
    var mean = controlled.ratio
    if let end = kind.naturalLower { mean = max(mean, end) }
    if let end = kind.naturalUpper { mean = min(mean, end) }
    guard controlled.variance > 0 else {
      return ControlledEstimate(estimate: .structural(mean * scale), varianceRatio: .infinity)
    }
    let limits = try controlled.limits(confidence: confidence).clipped(to: kind, unless: false)
    return ControlledEstimate(
      estimate: Estimate(
        mean: mean * scale, lower: limits.lower.map { $0 * scale }, upper: limits.upper.map { $0 * scale }),
      varianceRatio: variance / controlled.variance)
  }
}

extension Tally {
  /// The mean over the replications, adjusted by the controls of the run where they apply, as for ratios.
  package func estimate(
    confidence: Double, scale: Double = 1, kind: MeasureKind = .nonNegative, isStructural: Bool = false,
    products: ControlledSums, basis: ControlBasis
  ) throws(NumericalError) -> ControlledEstimate? {
    try asRatio.estimate(
      confidence: confidence, scale: scale, kind: kind, isStructural: isStructural, products: products, basis: basis)
  }
}
