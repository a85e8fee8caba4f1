/// How the chance of a wrong decision is shared out over many comparisons and over repeated looks at growing data.
///
/// Look k may err with probability 6α / (π²k²), which sums to α over all looks without end, and each of m comparisons
/// with a m-th of that (Bonferroni). So all intervals of all looks hold together with probability 1 − α at least,
/// whenever the run is stopped and however the comparisons depend on each other.
package struct ErrorSpending: Sendable, Hashable {
  /// α: the chance that any of the intervals of any look misses, strictly between 0 and 1.
  package let error: Double
  /// m, at least 1.
  package let comparisons: Int

  package init(error: Double, comparisons: Int) {
    precondition(error > 0 && error < 1 && comparisons >= 1, "error \(error) over \(comparisons) comparisons")
    self.error = error
    self.comparisons = comparisons
  }

  /// The confidence of each interval of a look, counted from 1.
  package func confidence(look: Int) -> Double {
    precondition(look >= 1, "look \(look)")
    return 1 - 6 * error / (Double.pi * Double.pi * Double(look) * Double(look)) / Double(comparisons)
  }
}
