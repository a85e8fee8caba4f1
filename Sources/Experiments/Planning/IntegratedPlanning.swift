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
  /// - Parameters:
  ///   - start: A plan to compare with.
  ///   - error: α: the chance that a plan is said to meet its criteria and does not.
  ///   - replications: Of each verification.
  ///   - attempts: The most.
  package func verifiedPlan(
    start: MasterAnswer? = nil, error: Double, replications: Int, attempts: Int = 8
  ) throws -> VerifiedPlan {
    let first = try start ?? master.answer(to: [])
    var margins = try CriterionMargins(
      sampler.criteria, anticipating: try sampler.sample(first.plan), of: sampler.replications,
      verifiedBy: replications, error: error)
    var known: [ServiceCut] = []
    var attempt = 0
    while true {
      attempt += 1
      let plan = try plan(margins, known: known, start: attempt == 1 ? start : nil)
      let verification = try PlanVerification(
        of: plan.answer.plan, sampler: sampler, replications: replications, attempt: attempt, error: error)
      let result = VerifiedPlan(plan: plan, verification: verification, attempts: attempt)
      guard !verification.isKept, plan.meetsCriteria, attempt < attempts else { return result }
      known = plan.cuts
      for promise in verification.promises where !promise.isKept {
        margins.tighten(promise.criterion, promise.period, by: promise.asked - promise.lower)
      }
    }
  }
}
