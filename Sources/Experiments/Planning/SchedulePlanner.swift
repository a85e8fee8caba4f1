package import CallCenterModel
internal import Scheduling

/// Shifts for a brief: two-step and integrated, both verified on fresh random numbers, the cheaper of those that hold.
package struct SchedulePlanner {
  /// How much is simulated.
  package struct Effort: Sendable, Hashable {
    /// Of every look of the search.
    package var replications: Int
    /// Of every verification.
    package var verificationReplications: Int
    package var threads: Int

    package init(replications: Int, verificationReplications: Int, threads: Int) {
      self.replications = replications
      self.verificationReplications = verificationReplications
      self.threads = threads
    }
  }

  private static let nodes = 50
  /// Cuts are not known more closely.
  private static let leastGap = 0.01
  private let plan: Plan
  private let brief: PlanningBrief
  private let effort: Effort
  private let isCancelled: @Sendable () -> Bool
  private let progress: (CutProgress) -> Void

  /// - Parameters:
  ///   - plan: A plan with a brief; volumes solved.
  ///   - effort: How much is simulated.
  ///   - isCancelled: Asked between replications.
  ///   - progress: Called after every plan that was simulated in the search.
  package init(
    _ plan: Plan, effort: Effort, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping (CutProgress) -> Void = { _ in }
  ) {
    guard let brief = plan.planning else { preconditionFailure("nothing is to be planned") }
    self.plan = plan
    self.brief = brief
    self.effort = effort
    self.isCancelled = isCancelled
    self.progress = progress
  }

  /// - Throws: ``PlanningFailure`` in words; `CancellationError` when interrupted.
  package func schedule() throws -> ScheduleRecord {
    let criteria = ServiceCriterion.all(brief.targets, of: plan)
    guard !criteria.isEmpty else { throw PlanningFailure.noTarget }
    let sampler = OutcomeSampler(
      criteria, seed: plan.run.seed, replications: effort.replications, threads: effort.threads,
      isCancelled: isCancelled)
    let book = ShiftBook(plan)
    let groups = Array(Set(brief.pools.map(\.group))).sorted()
    let capacity = CapacityNeed.all(plan, groups: groups, criteria: criteria)
    let master = ShiftMaster(
      book, capacity: capacity, limits: SearchLimits(gap: max(brief.gap, Self.leastGap), nodes: Self.nodes))
    let error = 1 - brief.confidence
    let planning = TwoStepPlanning(plan, master: master, sampler: sampler)
    var twoStep = try twoStepPlan(planning, sampler, error: error)
    let planner = CutPlanner(master, sampler: sampler, settings: CutSettings(), progress: progress)
    let integrated = try planner.verifiedPlan(
      start: twoStep?.answer ?? master.answer(to: ServiceModel(), from: nil), error: error,
      replications: effort.verificationReplications, attempts: 3...10)
    if let taken = twoStep, taken.isTaken(before: integrated) {
      twoStep?.answer = try planning.proved(taken.answer, raisedBy: taken.raised)
    }
    return ScheduleRecord(
      plan: plan, brief: brief, master: master, twoStep: twoStep, integrated: integrated,
      requirement: planning.requirement(raisedBy: 0))
  }

  /// Verified as the integrated plan is; attempts 1 and 2 are its own.
  private func twoStepPlan(
    _ planning: TwoStepPlanning, _ sampler: OutcomeSampler, error: Double
  ) throws -> TwoStepResult? {
    guard var found = try planning.answer(CriterionMargins(sampler.criteria)) else { return nil }
    var verification = try PlanVerification(
      of: found.answer.plan, sampler: sampler, replications: effort.verificationReplications, attempt: 1, error: error)
    if !verification.isKept, found.meetsCriteria {
      let sample = try sampler.sample(found.answer.plan)
      let margins = try CriterionMargins(
        sampler.criteria, anticipating: sample, of: effort.replications,
        verifiedBy: effort.verificationReplications, attempt: 2, error: error)
      if let again = try planning.answer(margins) {
        found = again
        verification = try PlanVerification(
          of: found.answer.plan, sampler: sampler, replications: effort.verificationReplications, attempt: 2,
          error: error)
      }
    }
    return TwoStepResult(answer: found.answer, raised: found.raised, verification: verification)
  }
}

/// The plan of requirement first, shifts second.
package struct TwoStepResult: Sendable {
  package var answer: MasterAnswer
  /// By how much the targets of the formula were raised, 0…1.
  package var raised: Double
  package var verification: PlanVerification

  /// Whether it is the one to return: it keeps its promises, and the integrated plan does not or is not cheaper.
  func isTaken(before integrated: VerifiedPlan) -> Bool {
    verification.isKept && (!integrated.isKept || answer.cost <= integrated.plan.answer.cost)
  }
}

/// Why nothing can be planned.
package enum PlanningFailure: Error, Sendable, Equatable, CustomStringConvertible {
  case noTarget

  package var description: String {
    switch self {
    case .noTarget: "plan.targets: no call type with a target is planned for"
    }
  }
}
