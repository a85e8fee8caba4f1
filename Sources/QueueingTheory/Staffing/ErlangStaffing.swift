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
/// ln(value / limit), for a service level on its log odds, whichever limit is furthest off. Nearly every measure improves
/// with each agent; with `shortAbandonsMet` and `excludingShortAbandons` and S ≠ T, and for shares of offered calls where
/// lines are few, more than one crossing is possible, and the answer is one of them: its staffing reaches the targets, one
/// agent less does not.
///
/// - Source: Halfin and Whitt (1981), Heavy-traffic limits for queues with many exponential servers, Operations Research
///   29(3), 567–588, doi:10.1287/opre.29.3.567.
public struct ErlangStaffing: Sendable {
  /// The queue to staff.
  public let queue: any WaitingModel
  /// What has to be reached.
  public let targets: StaffingTargets

  /// Puts the question.
  ///
  /// - Parameters:
  ///   - queue: The queue to staff.
  ///   - targets: The limits, at least one.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a limit outside its domain;
  ///   ``QueueingError/noTarget`` without any.
  public init(of queue: any WaitingModel, targets: StaffingTargets) throws(QueueingError) {
    try targets.validate()
    self.queue = queue
    self.targets = targets
  }

  /// Puts the question to Erlang B, C or A.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - model: The formula with what it needs beside the traffic.
  ///   - targets: The limits, at least one.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside the domain of the formula or of a limit;
  ///   ``QueueingError/noTarget`` without any limit.
  public init(
    callsPerHour: Double, handleSeconds: Double, model: StaffingModel, targets: StaffingTargets
  ) throws(QueueingError) {
    let queue = try ErlangQueue(callsPerHour: callsPerHour, handleSeconds: handleSeconds, model: model)
    try self.init(of: queue, targets: targets)
  }

  /// The performance of a number of agents under the question's formula and threshold.
  ///
  /// - Parameter agents: The number of agents, a count, at least 0, not above the lines.
  /// - Returns: All measures.
  /// - Throws: What the formula throws; Erlang B, C and A never do.
  public func performance(agents: Int) throws(QueueingError) -> QueuePerformance {
    try queue.performance(
      agents: agents, thresholdSeconds: targets.thresholdSeconds,
      shortAbandonSeconds: targets.shortAbandonSeconds ?? targets.thresholdSeconds)
  }

  /// The fewest agents that reach the targets.
  ///
  /// - Returns: The agents and their performance, or why no number of agents is enough.
  /// - Throws: What the formula throws; Erlang B, C and A never do.
  /// - Complexity: Two to three evaluations of the formula for a service level, about five for other limits.
  public func requirement() throws(QueueingError) -> StaffingRequirement {
    var search = StaffingSearch(queue.staffable, load: queue.load, start: queue.likelyAgents(targets))
    while let agents = search.next {
      let performance = try performance(agents: agents)
      search.record(agents, performance, try gap(agents, performance))
    }
    guard let best = search.best else { return .unreachable(reason: try reason(search)) }
    var fewer = search.failing?.performance
    if fewer == nil, best.agents > 0 { fewer = try performance(agents: best.agents - 1) }
    return .reachable(agents: best.agents, performance: best.performance, withOneLess: fewer)
  }

  func gap(_ agents: Int, _ performance: QueuePerformance) throws(QueueingError) -> TargetGap {
    var inQueue: Double?
    if let limit = targets.maximumWaitQuantile, performance.isStable {
      inQueue = try queue.shareInQueue(after: limit.seconds, agents: agents)
    }
    return TargetGap(targets, performance, inQueue: inQueue, noQueue: queue.hasNoQueue(agents: agents))
  }

  private func reason(_ search: StaffingSearch) throws(QueueingError) -> String {
    let most = queue.staffable.upperBound
    let agents = search.failing?.agents ?? most
    let gap = try gap(agents, try performance(agents: agents))
    if agents == most, most < OfferedLoad.maximumAgents {
      return "with \(agents) agents, one for each line, \(gap.failure)"
    }
    return gap.askedForPerfection
      ? "no finite number of agents is enough: \(gap.failure)"
      : "more than \(agents) agents would be needed: \(gap.failure)"
  }
}
