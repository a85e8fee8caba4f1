/// What each replication adds to one measure: numerators and denominators, in the order of the replications.
///
/// - Complexity: 16 bytes for each replication.
package struct RatioSamples: Sendable, Equatable {
  package private(set) var numerators: [Int64] = []
  package private(set) var denominators: [Int64] = []

  /// Creates samples of no replication.
  package init() {}

  /// Creates samples of several replications.
  ///
  /// - Parameters:
  ///   - numerators: One for each replication.
  ///   - denominators: As many; each at least 0.
  package init(numerators: [Int64], denominators: [Int64]) {
    precondition(
      numerators.count == denominators.count, "\(numerators.count) numerators, \(denominators.count) denominators")
    self.numerators = numerators
    self.denominators = denominators
  }

  /// The number of replications.
  package var count: Int { numerators.count }

  /// Adds a replication.
  package mutating func append(numerator: Int64, denominator: Int64) {
    numerators.append(numerator)
    denominators.append(denominator)
  }

  /// Σ numerators / Σ denominators of the replications in `range`; `nil` where the denominators sum to zero.
  package func ratio(in range: Range<Int>) -> Double? {
    let bottom = denominators[range].reduce(Int128(0)) { $0 + Int128($1) }
    guard bottom > 0 else { return nil }
    return Double(sum: numerators[range].reduce(Int128(0)) { $0 + Int128($1) }) / Double(sum: bottom)
  }

  /// Σ numerators / Σ denominators; `nil` where the denominators sum to zero.
  package var ratio: Double? { ratio(in: 0..<count) }

  /// The running sums of all of them.
  package var tally: RatioTally {
    zip(numerators, denominators).reduce(into: RatioTally()) { $0.add(a: $1.0, b: $1.1) }
  }
}
