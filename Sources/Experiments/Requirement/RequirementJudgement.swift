internal import CallCenterModel
internal import OutputAnalysis
package import Staffing

/// What people achieve, judged on random numbers of their own.
package struct RequirementJudgement: Sendable {
  /// Shape `[group][interval of the window]`.
  package var performance: [[StaffedPerformance]]
  package var targets: [JudgedTarget]

  /// - Parameters:
  ///   - people: Shape `[group][interval of the window]`.
  ///   - question: Its targets are judged.
  ///   - presence: Whom the numbers count.
  ///   - attempt: Of random numbers that have not been used; 0: those of the scenario's seed.
  /// - Throws: `CancellationError`; what keeps an estimate from having limits.
  package init(of people: [[Int]], _ question: RequirementQuestion, _ presence: StaffPresence, attempt: Int) throws {
    var plan = question.plan.manned(by: people, presence)
    var sampler = question.sampler(replications: question.replications)
    if attempt > 0 {
      plan.run.seed = SeedSeries.seed(plan.run.seed, attempt)
      sampler = sampler.fresh(attempt: attempt, replications: question.replications)
    }
    let evaluator = SimulationEvaluator(
      plan, replications: question.replications, threads: question.threads, isCancelled: question.isCancelled)
    performance = try evaluator.performance(ofPeopleIn: plan, LoadAssignment(question.plan))
    let sample = try sampler.sample(plan)
    targets = try question.targets.map { target in try Self.judged(target, question.plan, sample) }
  }

  private static func judged(
    _ target: PlanningTarget, _ plan: Plan, _ sample: OutcomeSample
  ) throws -> JudgedTarget {
    let type = plan.callTypes[target.callType]
    let criteria = sample.criteria.indices.filter {
      let criterion = sample.criteria[$0]
      return criterion.callType == target.callType && criterion.period == target.period
        && criterion.probability == target.probability
    }
    let starts = plan.calendar.windowDayIndices.flatMap { day in
      plan.calendar.intervals(ofDay: day).map { plan.calendar.iso(day: day, elapsed: $0.lowerBound) }
    }
    let ranges = criteria.first.map { sample.criteria[$0].periods } ?? []
    let error = (1 - plan.run.confidence) / 2
    let periods = try ranges.indices.compactMap { period -> JudgedTarget.Period? in
      let verdicts = try criteria.compactMap { index -> (estimate: Estimate, isMet: Bool?)? in
        guard let estimate = try sample.promise(index, period, error: error) else { return nil }
        let asked = target.probability ?? sample.criteria[index].level
        if let lower = estimate.lower, lower >= asked * (1 - 1e-12) { return (estimate, true) }
        if let upper = estimate.upper, upper < asked { return (estimate, false) }
        return (estimate, nil)
      }
      guard let first = verdicts.first, let interval = ranges[period].first else { return nil }
      var isMet: Bool? = true
      if verdicts.contains(where: { $0.isMet == nil }) { isMet = nil }
      if verdicts.contains(where: { $0.isMet == false }) { isMet = false }
      return JudgedTarget.Period(start: starts[interval], estimate: first.estimate, isMet: isMet)
    }
    return JudgedTarget(
      callType: type.name, label: type.label, target: type.target, period: target.period,
      probability: target.probability, periods: periods)
  }
}
