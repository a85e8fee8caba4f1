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
    start: MasterAnswer? = nil, error: Double, replications: Int, attempts: ClosedRange<Int> = 1...8
  ) throws -> VerifiedPlan {
    var known: CutPlan?
    if start == nil { known = try plan(CriterionMargins(sampler.criteria)) }
    let sample = try known?.sample ?? sampler.sample((start ?? master.answer(to: ServiceModel())).plan)
    var margins = try CriterionMargins(
      sampler.criteria, anticipating: sample, of: sampler.replications, verifiedBy: replications, error: error)
    var attempt = attempts.lowerBound
    while true {
      var plan = known
      if plan?.ending != .outOfReach {
        plan = try self.plan(margins, known: known, start: known == nil ? start : nil)
      }
      guard let plan else { preconditionFailure("no search") }
      known = plan
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
