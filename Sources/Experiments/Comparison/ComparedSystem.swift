package import CallCenterModel

/// One of the options that are compared.
package struct ComparedSystem: Sendable {
  /// How the option is called in the comparison; no two have the same name.
  package var name: String
  package var scenario: ScenarioIdentity
  package var plan: Plan

  package init(name: String, scenario: ScenarioIdentity, plan: Plan) {
    self.name = name
    self.scenario = scenario
    self.plan = plan
  }
}

/// A measure that options are compared by.
package struct ComparedMeasure: Sendable, Hashable {
  package var measure: Measure
  /// A call type or agent group; `nil`: the whole centre.
  package var scope: String?
  /// δ: how large a difference must be to matter; relative to the base where it is relative.
  package var margin: PrecisionTarget.HalfWidth
  /// Whether the comparison goes on until this measure is decided for every pair.
  package var isGated: Bool

  package init(_ measure: Measure, scope: String? = nil, margin: PrecisionTarget.HalfWidth, isGated: Bool) {
    self.measure = measure
    self.scope = scope
    self.margin = margin
    self.isGated = isGated
  }

  /// Half a percentage point of a probability, 2 % of a time, 1 % of anything else.
  package static func usualMargin(_ measure: Measure) -> PrecisionTarget.HalfWidth {
    switch measure.kind {
    case .probability: .absolute(0.005)
    case .seconds: .relative(0.02)
    case .count, .ratio, .agents, .money: .relative(0.01)
    }
  }

  /// What is compared unless something else is asked for: service level and abandonment decide, work in time where it
  /// has a target; waits, occupancy and cost are shown beside them.
  package static func usual(for systems: [ComparedSystem]) -> [ComparedMeasure] {
    let plans = systems.map(\.plan)
    let types = plans.flatMap(\.callTypes)
    var gated: [Measure] = []
    let live = plans.flatMap { plan in plan.callTypes.filter { !$0.channel.isDeferred } }
    if !live.isEmpty {
      let asked = live.filter { $0.target.level != nil }.map(\.target.definition)
      gated.append((asked.first ?? .excludingBlocked).measure)
      if live.contains(where: { $0.patience != nil || $0.balking > 0 }) { gated.append(.abandonment) }
    }
    if types.contains(where: { $0.target.onTimeLevel != nil }) || live.isEmpty { gated.append(.onTime) }
    var shown: [Measure] = live.isEmpty ? [.backlog] : [.averageSpeedOfAnswer]
    shown.append(.occupancy)
    if types.contains(where: \.target.isSet) { shown.append(.targetMet) }
    if plans.contains(where: { $0.agentGroups.contains { $0.costPerHour > .zero } }) { shown.append(.cost) }
    return gated.map { ComparedMeasure($0, margin: usualMargin($0), isGated: true) }
      + shown.map { ComparedMeasure($0, margin: usualMargin($0), isGated: false) }
  }
}

extension [ComparedSystem] {
  /// The systems with rates of first attempts, where volumes counted something else.
  ///
  /// A volume that counts answered calls is solved with the staff of the base. An option whose arrivals of that type are
  /// written the same has the same callers, not those who would give the same count with its own staff.
  ///
  /// - Parameters:
  ///   - threads: The number of threads; the result does not depend on it.
  ///   - isCancelled: Asked between replications.
  /// - Returns: The same systems in the same order.
  /// - Throws: ``ExperimentError`` where a stated volume cannot be reached.
  package func solvingVolumes(
    threads: Int, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExperimentError) -> [ComparedSystem] {
    var solved = self
    for index in indices {
      if let first, index > 0 {
        for type in solved[index].plan.callTypes.indices {
          let own = self[index].plan.callTypes[type]
          if let same = first.plan.callTypes.firstIndex(where: { $0.name == own.name && $0.arrivals == own.arrivals }) {
            solved[index].plan.callTypes[type].arrivals = solved[0].plan.callTypes[same].arrivals
            solved[index].plan.callTypes[type].arrivals.counts = .firstAttempts
          }
        }
      }
      solved[index].plan = try Experiment.solvingVolumes(
        of: solved[index].plan, threads: threads, isCancelled: isCancelled)
    }
    return solved
  }
}
