internal import CallCenterModel
internal import NumericalMethods
internal import OutputAnalysis
internal import RandomVariates

/// Whether people reach their targets on random numbers that had no part in finding them.
///
/// Verification k may err with 6α/(π²k²), shared out evenly over all criteria and periods. Periods with so few contacts
/// that even if all went well nothing would be proved are left out and counted.
struct RequirementVerification {
  struct Miss {
    var criterion: Int
    var period: Int
    /// By how much the lower limit is below what is asked.
    var missing: Double
  }

  let replications: Int
  let attempt: Int
  let sample: OutcomeSample
  private(set) var misses: [Miss] = []
  private(set) var unjudged = 0

  /// - Parameters:
  ///   - plan: With the people to be judged.
  ///   - sampler: Of the search; fresh numbers are used here.
  ///   - replications: Of the verification.
  ///   - attempt: Counted from 1.
  ///   - error: α.
  /// - Throws: `CancellationError`; what keeps an estimate from having limits.
  init(of plan: Plan, _ sampler: OutcomeSampler, replications: Int, attempt: Int, error: Double) throws {
    self.replications = replications
    self.attempt = attempt
    sample = try sampler.fresh(attempt: attempt, replications: replications).sample(plan)
    let each = Self.errorOfEach(sampler.criteria, attempt: attempt, error: error)
    for (index, criterion) in sampler.criteria.enumerated() {
      let asked = criterion.probability ?? criterion.level
      for (period, range) in criterion.periods.enumerated() {
        guard let promise = try sample.promise(index, period, error: each) else { continue }
        let trials =
          criterion.probability == nil
          ? sample.base[index][range].reduce(0, +) : sample.met[index][period].trialReplications
        guard Double(trials) >= Self.fewestTrials(asked: asked, error: each) else {
          unjudged += 1
          continue
        }
        let lower = promise.lower ?? 0
        if lower < asked * (1 - 1e-12) { misses.append(Miss(criterion: index, period: period, missing: asked - lower)) }
      }
    }
  }

  private static func errorOfEach(_ criteria: [ServiceCriterion], attempt: Int, error: Double) -> Double {
    let comparisons = max(1, criteria.reduce(0) { $0 + $1.periods.count })
    return 1 - ErrorSpending(error: error, comparisons: comparisons).confidence(look: attempt)
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
  static func replications(_ sample: OutcomeSample, seen: Int, least: Int, error: Double) -> Int {
    let each = errorOfEach(sample.criteria, attempt: 1, error: error)
    var wanted = least
    var contacts = 0.0
    for (index, criterion) in sample.criteria.enumerated() where criterion.probability == nil {
      let enough = 1.5 * fewestTrials(asked: criterion.level, error: each)
      for range in criterion.periods {
        let perReplication = Double(sample.base[index][range].reduce(0, +)) / Double(seen)
        contacts += perReplication
        if perReplication > 0 { wanted = max(wanted, Int(min(enough / perReplication, 1e6).rounded(.up))) }
      }
    }
    return max(least, min(wanted, 5 * least, Int(2e8 / max(contacts, 1))))
  }
}
