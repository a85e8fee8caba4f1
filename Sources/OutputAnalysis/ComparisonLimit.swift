public import NumericalMethods

/// The largest |z| that a table of comparisons may show before it counts as a difference.
///
/// zLimit = Φ⁻¹(1 − falseAlarm / comparisons), so that all comparisons together raise a false alarm upwards with at
/// most that probability (Bonferroni), and in either direction with at most twice it: 1e-6 for the default.
///
/// - Parameters:
///   - falseAlarm: The probability of a false alarm on one side, strictly between 0 and 1.
///   - comparisons: The number of comparisons, at least 1.
/// - Returns: The limit: 4.9 for one comparison, 6.3 for 3,000.
/// - Throws: ``NumericalError/domain(function:argument:value:)`` outside that domain.
public func zLimit(falseAlarm: Double = 5e-7, comparisons: Int) throws(NumericalError) -> Double {
  guard comparisons >= 1 else {
    throw .domain(function: "zLimit", argument: "comparisons", value: Double(comparisons))
  }
  return -(try Quantile.normal(falseAlarm / Double(comparisons)))
}
