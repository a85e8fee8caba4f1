public import NumericalMethods

/// Running sums of one integer quantity per replication, for its mean.
///
/// Counts, microseconds and micro-units of money are added as they are and scaled when estimating. The first two sums
/// are exact, so they do not depend on order; the third is a `Double` and repeats bit by bit where the replications
/// are added in the same order.
///
/// - Complexity: 48 bytes for any number of replications.
@frozen
public struct Tally: Sendable, Equatable {
  @usableFromInline var count: Int64 = 0
  @usableFromInline var sumCubes = 0.0
  @usableFromInline var exactSum = ExactSum()
  @usableFromInline var exactSquares = ExactSum()

  /// The number of replications added.
  public var replications: Int64 { count }

  /// Whether every value added was 0.
  package var isZero: Bool { exactSquares == ExactSum() }

  /// Creates an empty tally.
  @inlinable
  public init() {}

  /// Adds the value of one replication.
  ///
  /// - Parameter x: The value; |x| at most 2⁵⁰ (36 years in microseconds), for up to 2²⁶ replications.
  @inlinable
  public mutating func add(_ x: Int64) {
    assert(x.magnitude <= 1 << 50, "\(x) is outside the exact range")
    let real = Double(x)
    count &+= 1
    exactSum.add(x)
    exactSquares.addProduct(x, x)
    sumCubes += real * real * real
  }

  /// The mean over the replications, with skew-corrected limits.
  ///
  /// - Parameters:
  ///   - confidence: The confidence of the interval, strictly between 0 and 1.
  ///   - scale: The measure's units in one integer unit, positive; 1e-6 turns microseconds into seconds.
  ///   - kind: What is counted.
  ///   - isStructural: Whether the value is fixed by the scenario, so that a spread of zero is certainty.
  /// - Returns: The estimate, or `nil` where no replication was added.
  /// - Throws: ``NumericalError`` where a quantile of the interval cannot be had, such as a confidence of 1.
  public func estimate(
    confidence: Double, scale: Double = 1, kind: MeasureKind = .nonNegative, isStructural: Bool = false
  ) throws(NumericalError) -> Estimate? {
    try asRatio.estimate(confidence: confidence, scale: scale, kind: kind, isStructural: isStructural)
  }

  /// The same as a ratio whose denominator is 1 in every replication.
  var asRatio: RatioTally {
    let n = Int128(replications)
    let sum = exactSum.value
    let sumSquares = exactSquares.value
    return RatioTally(
      replications: replications, trialReplications: replications, sumA: sum, sumB: n, sumAA: sumSquares, sumAB: sum,
      sumBB: n, sumAAA: sumCubes, sumAAB: Double(sum: sumSquares), sumABB: Double(sum: sum),
      sumBBB: Double(sum: n))
  }
}
