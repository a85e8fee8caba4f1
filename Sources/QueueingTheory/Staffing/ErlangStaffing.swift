import Foundation

/// The formula a staffing is computed by.
public enum StaffingModel: Sendable, Equatable {
  /// Calls that find all agents busy are lost.
  case erlangB
  /// Patient callers, unlimited lines.
  case erlangC
  /// Impatient callers; `lines` nil where unlimited, agents included.
  case erlangA(patienceSeconds: Double, lines: Int? = nil, balking: Double = 0)
}

/// The answer to a question for a staffing.
public enum StaffingRequirement: Sendable, Equatable {
  /// The fewest agents that reach the targets, their performance, and that of one agent less (nil if there is none).
  case reachable(agents: Int, performance: QueuePerformance, withOneLess: QueuePerformance?)
  /// No number of agents reaches the targets.
  case unreachable(reason: String)
}

/// The fewest agents that reach the targets.
///
/// The agents are bracketed outward from square-root staffing and the bracket is narrowed by false position on
/// ln(value / limit), for a service level on its log odds, whichever limit is furthest off. Every measure but two improves with each agent; with
/// `shortAbandonsMet` and `excludingShortAbandons` and S ≠ T more than one crossing is possible, and the answer is one of
/// them: its staffing reaches the targets, one agent less does not.
///
/// - Source: Halfin and Whitt (1981), Heavy-traffic limits for queues with many exponential servers, Operations Research
///   29(3), 567–588, doi:10.1287/opre.29.3.567.
public struct ErlangStaffing: Sendable, Equatable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The formula.
  public let model: StaffingModel
  /// What has to be reached.
  public let targets: StaffingTargets

  /// Puts the question.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - model: The formula.
  ///   - targets: What has to be reached, at least one target.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for an input outside its domain;
  ///   ``QueueingError/noTarget``.
  public init(
    callsPerHour: Double, handleSeconds: Double, model: StaffingModel, targets: StaffingTargets
  ) throws(QueueingError) {
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    try targets.validate()
    if case .erlangA(let patience, let lines, let balking) = model {
      _ = try ErlangA(
        callsPerHour: 0, handleSeconds: 0, agents: 0, patienceSeconds: patience, lines: lines, balking: balking)
      try ErlangA.requireBoundedQueue(load, 0, patience, lines, balking)
    }
    self.model = model
    self.targets = targets
  }

  /// The performance of a number of agents under the question's formula and threshold.
  ///
  /// - Parameter agents: The number of agents, a count, at least 0, not above the lines.
  /// - Returns: All measures.
  public func performance(agents: Int) -> QueuePerformance {
    let states =
      switch model {
      case .erlangB: QueueStates(load: load, agents: agents, patienceSeconds: .infinity, room: 0, balking: 0)
      case .erlangC: QueueStates(load: load, agents: agents, patienceSeconds: .infinity, room: nil, balking: 0)
      case .erlangA(let patience, let lines, let balking):
        QueueStates(
          load: load, agents: agents, patienceSeconds: patience, room: lines.map { max(0, $0 - agents) },
          balking: balking)
      }
    return .of(
      load, states, thresholdSeconds: targets.thresholdSeconds,
      shortAbandonSeconds: targets.shortAbandonSeconds ?? targets.thresholdSeconds)
  }

  /// The fewest agents that reach the targets.
  ///
  /// - Returns: The agents and their performance, or why no number of agents is enough.
  /// - Complexity: Two to three evaluations of the formula for a service level, about five for other limits.
  public func requirement() -> StaffingRequirement {
    var search = StaffingSearch(lowest: lowestAgents, highest: highestAgents, load: load, start: start)
    while let agents = search.next {
      let performance = performance(agents: agents)
      search.record(agents, performance, TargetGap(targets, performance, noQueue: noQueue(agents)))
    }
    guard let best = search.best else { return .unreachable(reason: reason(search)) }
    let fewer = best.agents > 0 ? search.failing?.performance ?? performance(agents: best.agents - 1) : nil
    return .reachable(agents: best.agents, performance: best.performance, withOneLess: fewer)
  }

  private var highestAgents: Int {
    if case .erlangA(_, let lines?, _) = model { lines } else { OfferedLoad.maximumAgents }
  }

  private var lowestAgents: Int {
    model == .erlangC ? Int(min(load.erlangs, Double(OfferedLoad.maximumAgents - 1))) : 0
  }

  /// Square-root staffing around the agents that would let the fluid wait T; the multiple of √a is a fit.
  private var start: Double {
    let root = load.erlangs.squareRoot()
    let odds = targets.serviceLevel.map { min(max(log($0 / (1 - $0)), -3), 30) } ?? 0.7
    let tolerated = load.handleSeconds > 0 ? targets.thresholdSeconds / load.handleSeconds * root : 0
    let safety = odds / 1.4 / (1 + tolerated / 2)
    guard case .erlangA(let patience, _, let balking) = model, patience > 0 else { return load.erlangs + safety * root }
    let impatience = targets.thresholdSeconds / patience
    let fluid = load.erlangs * exp(-min(impatience, 0.7)) * (1 - balking)
    return fluid + (safety + 0.27 * min(impatience, 0.7) * root) * root
  }

  private func noQueue(_ agents: Int) -> Bool {
    switch model {
    case .erlangB: true
    case .erlangC: false
    case .erlangA(_, let lines, _): lines == agents
    }
  }

  private func reason(_ search: StaffingSearch) -> String {
    let agents = search.failing?.agents ?? highestAgents
    let performance = performance(agents: agents)
    let gap = TargetGap(targets, performance, noQueue: noQueue(agents))
    if case .erlangA(_, let lines?, _) = model, agents == lines {
      return "with \(agents) agents, one for each line, \(gap.failure)"
    }
    return gap.askedForPerfection
      ? "no finite number of agents is enough: \(gap.failure)"
      : "more than \(agents) agents would be needed: \(gap.failure)"
  }
}
