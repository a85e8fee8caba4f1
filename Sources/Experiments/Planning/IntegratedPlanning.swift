/// Search, verification on fresh numbers, and search again with what the verification missed.
package struct VerifiedPlan: Sendable {
  package var plan: CutPlan
  /// The last one.
  package var verification: PlanVerification
  package var attempts: Int
  package var isKept: Bool { verification.isKept }
}

extension CutPlanner {
  /// The cheapest plan found whose promises hold on fresh random numbers.
  ///
  /// The search is run once without margins, then with margins as wide as the limits of the verification will be, and again
  /// with what a verification missed.
  ///
  /// - Parameters:
  ///   - start: A plan to compare with.
  ///   - error: α: the chance that a plan is said to meet its criteria and does not, over all attempts.
  ///   - replications: Of each verification.
  ///   - attempts: Numbers of the attempts that may be made.
  /// - Returns: The plan of the last attempt with its verification, kept or not.
  /// - Throws: `CancellationError` when interrupted; ``ProgramError`` where the master has no answer; ``NumericalError``
  ///   where limits cannot be had.
  package func verifiedPlan(
    start: MasterAnswer? = nil, error: Double, replications: Int, attempts: ClosedRange<Int> = 1...8
  ) throws -> VerifiedPlan {
    var plan = try plan(CriterionMargins(sampler.criteria), start: start, isDraft: true)
    var margins = try CriterionMargins(
      sampler.criteria, anticipating: plan.sample, of: sampler.replications, verifiedBy: replications, error: error)
    var attempt = attempts.lowerBound
    while true {
      if plan.ending != .outOfReach { plan = try self.plan(margins, known: plan, start: plan.answer) }
      let verification = try PlanVerification(
        of: plan.answer.plan, sampler: sampler, replications: replications, attempt: attempt, error: error)
      guard !verification.isKept, plan.meetsCriteria, attempt < attempts.upperBound else {
        return VerifiedPlan(plan: plan, verification: verification, attempts: attempt)
      }
      attempt += 1
      for promise in verification.promises where !promise.isKept {
        margins.tighten(promise.criterion, promise.period, by: promise.asked - promise.lower)
      }
    }
  }
}
