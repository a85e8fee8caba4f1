package import CallCenterModel
internal import OutputAnalysis

/// Whether a plan keeps its promises on random numbers that had no part in finding it.
package struct PlanVerification: Sendable {
  /// One criterion in one period.
  package struct Promise: Sendable, Hashable {
    package var criterion: Int
    package var period: Int
    /// The share, or the probability of a good period.
    package var estimate: Double
    package var lower: Double
    /// What the lower limit must reach.
    package var asked: Double
    package var isKept: Bool { lower >= asked * (1 - 1e-12) }
  }

  package var promises: [Promise]
  package var replications: Int
  /// Counted from 1.
  package var attempt: Int
  /// The chance of all limits of this attempt together to err.
  package var error: Double

  /// Nothing is kept where nothing could be judged.
  package var isKept: Bool { !promises.isEmpty && promises.allSatisfy(\.isKept) }

  /// Simulates the plan and bounds every promise from below.
  ///
  /// Attempt k may err with 6α/(π²k²), shared out evenly over criteria and periods, so that of all attempts together one
  /// errs with probability α at most.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - sampler: Of the search; other numbers are used here.
  ///   - replications: How many are simulated; at least 2.
  ///   - attempt: Counted from 1.
  ///   - error: α.
  /// - Throws: `CancellationError` when interrupted; ``NumericalError`` where a limit cannot be had.
  package init(
    of plan: Plan, sampler: OutcomeSampler, replications: Int, attempt: Int, error: Double
  ) throws {
    let sample = try sampler.fresh(attempt: attempt, replications: replications).sample(plan)
    let count = sampler.criteria.reduce(0) { $0 + $1.periods.count }
    let spending = ErrorSpending(error: error, comparisons: max(count, 1))
    let each = 1 - spending.confidence(look: attempt)
    self.attempt = attempt
    self.replications = replications
    self.error = each * Double(count)
    promises = []
    for (index, criterion) in sampler.criteria.enumerated() {
      for period in criterion.periods.indices {
        guard let estimate = try sample.promise(index, period, error: each) else { continue }
        promises.append(
          Promise(
            criterion: index, period: period, estimate: estimate.mean, lower: estimate.lower ?? 0,
            asked: criterion.probability ?? criterion.level))
      }
    }
  }
}
