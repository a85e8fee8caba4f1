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
      let model: FormulaOpinion.Model
      let performance: (ServiceTarget) throws -> QueuePerformance
      switch (handling, patience) {
      case (.exponential, nil) where lines == nil && balking == 0:
        let queue = try ErlangC(callsPerHour: calls, handleSeconds: handleSeconds, agents: stretch.agents)
        model = .erlangC
        performance = { try queue.performance(thresholdSeconds: $0.thresholdSeconds) }
      case (.exponential, nil), (.exponential, .exponential?):
        let queue = try ErlangA(
          callsPerHour: calls, handleSeconds: handleSeconds, agents: stretch.agents,
          patienceSeconds: patience?.mean ?? .infinity, lines: lines, balking: balking)
        model = .erlangA
        performance = {
          try queue.performance(thresholdSeconds: $0.thresholdSeconds, shortAbandonSeconds: $0.shortAbandonSeconds)
        }
      default: return nil
      }
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
