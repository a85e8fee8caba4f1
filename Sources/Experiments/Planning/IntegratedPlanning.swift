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
  /// What is asked beyond the criteria is at first as wide as the limits of the verification will be; then what a verification
  /// missed is added.
  ///
  /// - Parameters:
  ///   - start: A plan to begin with.
  ///   - error: α: the chance that a plan is said to meet its criteria and does not, over all attempts.
  ///   - replications: Of each verification.
  ///   - attempts: Numbers of the attempts that may be made.
  /// - Returns: The plan of the last attempt with its verification, kept or not.
  /// - Throws: `CancellationError` when interrupted; ``ProgramError`` where the master has no answer; ``NumericalError``
  ///   where limits cannot be had.
  package func verifiedPlan(
    start: MasterAnswer, error: Double, replications: Int, attempts: ClosedRange<Int> = 1...8
  ) throws -> VerifiedPlan {
    var margins = try CriterionMargins(
      sampler.criteria, anticipating: sampler.sample(start.plan), of: sampler.replications, verifiedBy: replications,
      attempt: attempts.lowerBound, error: error)
    var plan = try self.plan(margins, start: start)
    var attempt = attempts.lowerBound
    while true {
      let verification = try PlanVerification(
        of: plan.answer.plan, sampler: sampler, replications: replications, attempt: attempt, error: error)
      guard !verification.isKept, plan.meetsCriteria, attempt < attempts.upperBound else {
        return VerifiedPlan(plan: plan, verification: verification, attempts: attempt)
      }
      attempt += 1
      for promise in verification.promises where !promise.isKept {
        margins.tighten(promise.criterion, promise.period, by: promise.asked - promise.lower)
      }
      plan = try self.plan(margins, known: plan)
    }
  }
}
