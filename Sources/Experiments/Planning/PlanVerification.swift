package import CallCenterModel
internal import OutputAnalysis
internal import RandomVariates

/// Whether people reach their targets on random numbers that had no part in finding them.
///
/// Periods with so few contacts that even if all went well nothing would be proved are left out and counted.
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
    /// By how much the lower limit is below what is asked; below 0 there is room.
    package var missing: Double { asked - lower }
  }

  /// Of the periods that could be judged.
  package private(set) var promises: [Promise] = []
  /// Periods in which something came, but too little to prove anything.
  package private(set) var unjudged = 0
  package let replications: Int
  /// Counted from 1.
  package let attempt: Int
  /// The chance of all limits of this attempt together to err.
  package let error: Double
  /// What was seen.
  package let sample: OutcomeSample

  /// Nothing is kept where nothing could be judged.
  package var isKept: Bool { !promises.isEmpty && promises.allSatisfy(\.isKept) }
  /// Whether nothing came for which anything is asked.
  package var isEmpty: Bool { promises.isEmpty && unjudged == 0 }

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
    sample = try sampler.fresh(attempt: attempt, replications: replications).sample(plan)
    let each = Self.errorOfEach(sampler.criteria, attempt: attempt, error: error)
    self.attempt = attempt
    self.replications = replications
    self.error = each * Double(Self.comparisons(sampler.criteria))
    for (index, criterion) in sampler.criteria.enumerated() {
      let asked = criterion.probability ?? criterion.level
      for period in criterion.periods.indices {
        guard let estimate = try sample.promise(index, period, error: each) else { continue }
        guard Double(sample.trials(index, period)) >= Self.fewestTrials(asked: asked, error: each) else {
          unjudged += 1
          continue
        }
        promises.append(
          Promise(
            criterion: index, period: period, estimate: estimate.mean, lower: estimate.lower ?? 0, asked: asked))
      }
    }
  }

  private static func comparisons(_ criteria: [ServiceCriterion]) -> Int {
    criteria.reduce(0) { $0 + $1.periods.count }
  }

  private static func errorOfEach(_ criteria: [ServiceCriterion], attempt: Int, error: Double) -> Double {
    1 - ErrorSpending(error: error, comparisons: max(1, comparisons(criteria))).confidence(look: attempt)
  }

  /// Trials of which all must go well to prove a share.
  private static func fewestTrials(asked: Double, error: Double) -> Double {
    Elementary.log(error) / Elementary.log(asked)
  }

  /// Replications that give every period contacts enough, within five times as many and two hundred million contacts.
  ///
  /// - Parameters:
  ///   - sample: What the search saw.
  ///   - seen: In so many replications.
  ///   - least: That many in any case.
  ///   - error: α.
  /// - Returns: The number.
  static func replications(toJudge sample: OutcomeSample, seen: Int, least: Int, error: Double) -> Int {
    let each = errorOfEach(sample.criteria, attempt: 1, error: error)
    var wanted = least
    var contacts = 0.0
    for (index, criterion) in sample.criteria.enumerated() where criterion.probability == nil {
      let enough = 1.5 * fewestTrials(asked: criterion.level, error: each)
      for period in criterion.periods.indices {
        let perReplication = Double(sample.trials(index, period)) / Double(seen)
        contacts += perReplication
        if perReplication > 0 { wanted = max(wanted, Int(min(enough / perReplication, 1e6).rounded(.up))) }
      }
    }
    return max(least, min(wanted, 5 * least, Int(2e8 / max(contacts, 1))))
  }
}
