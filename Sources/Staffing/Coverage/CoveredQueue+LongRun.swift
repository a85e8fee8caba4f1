internal import CallCenterModel
internal import QueueingTheory
internal import RandomVariates

extension CoveredQueue {
  /// Where nothing changes and the warm-up is long, a formula for the long run; else step by step.
  func answer(in plan: Plan, types: [Int]) -> FormulaOpinion.Answer {
    if let answer = longRun(in: plan, types: types) { return answer }
    var obstacles: [FormulaObstacle] = []
    if !isExponential(handling) { obstacles.append(.handlingLaw) }
    if patience.map(isExponential) == false || balking > 0 { obstacles.append(.patienceLaw) }
    guard obstacles.isEmpty else { return .notCovered(obstacles) }
    return stepByStep(in: plan, types: types)
  }

  private func isExponential(_ law: Law) -> Bool {
    if case .exponential = law { true } else { false }
  }

  private func longRun(in plan: Plan, types: [Int]) -> FormulaOpinion.Answer? {
    guard stretches.count == 1, let stretch = stretches.first, stretch.agents > 0 else { return nil }
    let calls = stretch.totalPerSecond * 3600
    let warmUp = Double(plan.calendar.days[plan.calendar.warmUpDays].start)
    guard warmUp >= 20 * relaxationSeconds(callsPerHour: calls, agents: stretch.agents) else { return nil }
    do {
      guard let (model, performance) = try longRun(callsPerHour: calls, agents: stretch.agents) else { return nil }
      return .covered(
        model,
        try zip(types, callTypes).map { index, type in
          FormulaOpinion.TypeOpinion(
            callType: index, measures: Self.measures(try performance(type.target), type.target))
        })
    } catch {
      return nil
    }
  }

  private typealias Performance = (ServiceTarget) throws -> QueuePerformance

  /// The formula for these laws, if there is one.
  private func longRun(callsPerHour calls: Double, agents: Int) throws -> (FormulaOpinion.Model, Performance)? {
    if lines == agents {
      // What is lost does not depend on the law of the handling.
      let queue = try erlangA(calls, agents, patience: .infinity)
      return (.erlangB, { try queue.performance(of: $0) })
    }
    switch (handling, patience) {
    case (.exponential, nil) where lines == nil && balking == 0:
      let queue = try ErlangC(callsPerHour: calls, handleSeconds: handleSeconds, agents: agents)
      return (.erlangC, { try queue.performance(thresholdSeconds: $0.thresholdSeconds) })
    case (.exponential, nil), (.exponential, .exponential?):
      let queue = try erlangA(calls, agents, patience: patience?.mean ?? .infinity)
      return (.erlangA, { try queue.performance(of: $0) })
    case (.exponential, let patience?) where lines == nil:
      let queue = try GeneralPatience(
        callsPerHour: calls, handleSeconds: handleSeconds, agents: agents, patience: patience, balking: balking)
      return (
        .generalPatience,
        { try queue.performance(thresholdSeconds: $0.thresholdSeconds, shortAbandonSeconds: $0.shortAbandonSeconds) }
      )
    case (.constant, nil) where lines == nil && balking == 0:
      let queue = try FixedHandling(callsPerHour: calls, handleSeconds: handleSeconds, agents: agents)
      return (.fixedHandling, { try queue.performance(thresholdSeconds: $0.thresholdSeconds) })
    case (let handling, nil) where agents == 1 && lines == nil && balking == 0 && handling.mean == handleSeconds:
      let queue = try SingleAgentQueue(callsPerHour: calls, handling: handling)
      return (.singleAgent, { try queue.performance(thresholdSeconds: $0.thresholdSeconds) })
    default: return nil
    }
  }

  private func erlangA(_ calls: Double, _ agents: Int, patience: Double) throws -> ErlangA {
    try ErlangA(
      callsPerHour: calls, handleSeconds: handleSeconds, agents: agents, patienceSeconds: patience, lines: lines,
      balking: balking)
  }

  /// How long the queue remembers, in seconds; infinite where it grows without end.
  private func relaxationSeconds(callsPerHour: Double, agents: Int) -> Double {
    if let patience { return max(handleSeconds, patience.mean) }
    if let lines { return handleSeconds * Double(lines) }
    let erlangs = callsPerHour * handleSeconds / 3600
    guard erlangs < Double(agents) else { return .infinity }
    let gap = Double(agents).squareRoot() - erlangs.squareRoot()
    return max(handleSeconds, handleSeconds / (gap * gap))
  }

  private static func measures(_ result: QueuePerformance, _ target: ServiceTarget) -> [Measure: Double] {
    var measures: [Measure: Double] = [
      .probabilityOfWait: result.probabilityOfWait, .abandonment: result.abandonment, .blocking: result.blocking,
    ]
    measures[target.definition.measure] = result.serviceLevel(target.definition.formula)
    measures[.averageSpeedOfAnswer] = result.averageSpeedOfAnswer
    return measures
  }
}

extension ErlangA {
  fileprivate func performance(of target: ServiceTarget) throws -> QueuePerformance {
    try performance(thresholdSeconds: target.thresholdSeconds, shortAbandonSeconds: target.shortAbandonSeconds)
  }
}
