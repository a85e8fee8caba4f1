#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Picks the best of k systems by the fully sequential procedure of Kim and Nelson.
///
/// The observations are means of batches of replications, so that they are close to normal; they may depend on each
/// other between systems, as common random numbers make them. If the best system is better than every other by at least
/// δ, the one that is left at the end is the best with the stated probability at least.
///
/// With η = ½·((2α/(k−1))^(−2/(n₀−1)) − 1), h² = 2η(n₀−1) and S²ᵢⱼ the variance of the differences of the first n₀
/// batches, system i falls out after r batches when some j still in the race is ahead of it on average by more than
/// Wᵢⱼ(r) = max(0, δ/(2r)·(h²S²ᵢⱼ/δ² − r)).
///
/// - Source: Kim and Nelson (2001), ACM Transactions on Modeling and Computer Simulation 11, 251–273,
///   doi 10.1145/502109.502111.
package struct BestSelection: Sendable {
  /// n₀.
  package static let firstBatches = 10

  /// Systems that are still in the race; one at the end.
  package private(set) var remaining: [Int]
  /// Batches that were looked at.
  package private(set) var batches = 0
  /// δ: a smaller advantage does not matter.
  package let indifference: Double
  private let threshold: Double
  private var observations: [[Double]]
  private var variances: [[Double]] = []
  private var sums: [Double]

  /// - Parameters:
  ///   - systems: k, at least 2.
  ///   - error: 1 − the probability of a correct selection, strictly between 0 and 1 − 1/k.
  ///   - indifference: δ in the unit of the observations, positive.
  package init(systems: Int, error: Double, indifference: Double) {
    precondition(systems >= 2 && error > 0 && error < 1 && indifference > 0, "\(systems), \(error), \(indifference)")
    remaining = Array(0..<systems)
    self.indifference = indifference
    let degrees = Double(Self.firstBatches - 1)
    let eta = 0.5 * (pow(2 * error / Double(systems - 1), -2 / degrees) - 1)
    threshold = 2 * eta * degrees
    observations = Array(repeating: [], count: systems)
    sums = Array(repeating: 0, count: systems)
  }

  /// Takes one batch mean of every system, more being better; later ones change nothing once one system is left.
  ///
  /// Of systems that did the same in every batch the first stays.
  package mutating func add(_ batch: [Double]) {
    precondition(batch.count == sums.count, "\(batch.count) observations of \(sums.count) systems")
    guard remaining.count > 1 else { return }
    batches += 1
    for system in batch.indices { sums[system] += batch[system] }
    guard batches >= Self.firstBatches else {
      for system in batch.indices { observations[system].append(batch[system]) }
      return
    }
    if variances.isEmpty {
      for system in batch.indices { observations[system].append(batch[system]) }
      variances = batch.indices.map { i in batch.indices.map { j in varianceOfDifference(i, j) } }
      observations = []
    }
    remaining = remaining.filter { system in !remaining.contains { isBeaten(system, by: $0) } }
  }

  private func isBeaten(_ i: Int, by j: Int) -> Bool {
    let lead = (sums[j] - sums[i]) / Double(batches)
    let margin = continuation(i, j)
    return i != j && (lead > margin || (margin == 0 && lead == 0 && j < i))
  }

  private func continuation(_ i: Int, _ j: Int) -> Double {
    let r = Double(batches)
    return max(0, indifference / (2 * r) * (threshold * variances[i][j] / (indifference * indifference) - r))
  }

  private func varianceOfDifference(_ i: Int, _ j: Int) -> Double {
    let differences = zip(observations[i], observations[j]).map { $0 - $1 }
    let mean = differences.reduce(0, +) / Double(differences.count)
    return differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(differences.count - 1)
  }
}
