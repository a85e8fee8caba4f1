public import NumericalMethods

/// Running sums of two integer quantities per replication, for the ratio of their sums.
///
/// Sums of order one and two are exact and do not depend on order; those of order three are `Double` and repeat bit by
/// bit where the replications are added in the same order.
///
/// - Complexity: 128 bytes for any number of replications.
@frozen
public struct RatioTally: Sendable, Equatable {
  @usableFromInline var count: Int64 = 0
  @usableFromInline var trialCount: Int64 = 0
  @usableFromInline var exactA = ExactSum()
  @usableFromInline var exactB = ExactSum()
  @usableFromInline var exactAA = ExactSum()
  @usableFromInline var exactAB = ExactSum()
  @usableFromInline var exactBB = ExactSum()
  @usableFromInline var sumAAA = 0.0
  @usableFromInline var sumAAB = 0.0
  @usableFromInline var sumABB = 0.0
  @usableFromInline var sumBBB = 0.0

  var sumA: Int128 { exactA.value }
  var sumB: Int128 { exactB.value }
  var sumAA: Int128 { exactAA.value }
  var sumAB: Int128 { exactAB.value }
  var sumBB: Int128 { exactBB.value }

  /// The number of replications added.
  public var replications: Int64 { count }
  /// The number of replications whose denominator was positive.
  public var trialReplications: Int64 { trialCount }

  /// Creates an empty tally.
  @inlinable
  public init() {}

  package init(
    replications: Int64, trialReplications: Int64, sumA: Int128, sumB: Int128, sumAA: Int128, sumAB: Int128,
    sumBB: Int128, sumAAA: Double, sumAAB: Double, sumABB: Double, sumBBB: Double
  ) {
    count = replications
    trialCount = trialReplications
    exactA = ExactSum(sumA)
    exactB = ExactSum(sumB)
    exactAA = ExactSum(sumAA)
    exactAB = ExactSum(sumAB)
    exactBB = ExactSum(sumBB)
    self.sumAAA = sumAAA
    self.sumAAB = sumAAB
    self.sumABB = sumABB
    self.sumBBB = sumBBB
  }

  /// Adds the pair of one replication.
  ///
  /// - Parameters:
  ///   - a: The numerator; |a| at most 2⁵², for up to 2²⁰ replications.
  ///   - b: The denominator, 0...2⁵²; for a proportion at least `a`.
  @inlinable
  public mutating func add(a: Int64, b: Int64) {
    assert(a.magnitude <= 1 << 52 && b >= 0 && b <= 1 << 52, "(\(a), \(b)) is outside the exact range")
    count &+= 1
    trialCount &+= b > 0 ? 1 : 0
    exactA.add(a)
    exactB.add(b)
    exactAA.addProduct(a, a)
    exactAB.addProduct(a, b)
    exactBB.addProduct(b, b)
    let realA = Double(a)
    let realB = Double(b)
    let squareA = realA * realA
    let squareB = realB * realB
    sumAAA += squareA * realA
    sumAAB += squareA * realB
    sumABB += squareB * realA
    sumBBB += squareB * realB
  }

  /// The ratio of the sums, with limits from the jackknife over replications.
  ///
  /// The choice between the interval methods is described at ``ReplicationInterval``.
  ///
  /// - Parameters:
  ///   - confidence: The confidence of the interval, strictly between 0 and 1.
  ///   - scale: The measure's units in one integer unit of a per integer unit of b, positive.
  ///   - kind: What the ratio is.
  ///   - isStructural: Whether the value is fixed by the scenario, so that a spread of zero is certainty.
  /// - Returns: The estimate, or `nil` where the denominators sum to zero.
  /// - Throws: ``NumericalError`` where a quantile of the interval cannot be had, such as a confidence of 1.
  public func estimate(
    confidence: Double, scale: Double = 1, kind: MeasureKind, isStructural: Bool = false
  ) throws(NumericalError) -> Estimate? {
    precondition(scale > 0 && scale.isFinite, "scale \(scale) must be positive and finite")
    guard let moments = RatioMoments(self) else { return nil }
    guard !isStructural else { return .structural(moments.ratio * scale) }
    let interval = try ReplicationInterval.limits(moments, kind: kind, confidence: confidence)
    return Estimate(
      mean: moments.ratio * scale, lower: interval.lower.map { $0 * scale }, upper: interval.upper.map { $0 * scale })
  }
}
