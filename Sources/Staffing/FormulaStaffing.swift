package import CallCenterModel
internal import OutputAnalysis
internal import QueueingTheory
internal import RandomVariates

/// Agents by a stationary formula, interval by interval: each interval is treated as if it lasted for ever.
///
/// The types of a group are pooled into one queue with their mean handling time and mean rate of giving up; the agents are
/// enough for the target of every type in it.
package struct FormulaStaffing: Sendable, PerformanceEvaluator {
  private let plan: Plan
  private let method: StaffingMethod?

  /// - Parameters:
  ///   - plan: The plan.
  ///   - method: The formula; `nil`: Erlang A where callers of a group may give up, Erlang C where they never do.
  package init(_ plan: Plan, method: StaffingMethod?) {
    self.plan = plan
    self.method = method
  }

  /// The fewest agents of each group in each interval, shape `[group][interval]`.
  package func requirement(_ assignment: LoadAssignment) throws(StaffingError) -> AgentsByInterval {
    if let type = plan.callTypes.first(where: { $0.channel != .voice }) {
      throw .channel(callType: type.name, channel: type.channel.rawValue)
    }
    return AgentsByInterval(
      agents: try assignment.loads.indices.map { (group) throws(StaffingError) in
        var known: [Pool: Int] = [:]
        return try assignment.loads[group].map { (loads) throws(StaffingError) in
          guard let pool = Pool(loads, plan) else { return 0 }
          if let agents = known[pool] { return agents }
          let agents = try agents(for: pool, group: group)
          known[pool] = agents
          return agents
        }
      })
  }

  package func performance(
    of staffing: AgentsByInterval, _ assignment: LoadAssignment
  ) throws(StaffingError) -> [[StaffedPerformance]] {
    try assignment.loads.indices.map { (group) throws(StaffingError) in
      var result: [StaffedPerformance] = []
      for (index, interval) in assignment.intervals.enumerated() where interval.isInWindow {
        guard let pool = Pool(assignment.loads[group][index], plan) else {
          result.append(StaffedPerformance(serviceLevel: nil, occupancy: nil))
          continue
        }
        result.append(try performance(of: pool, agents: staffing.agents[group][index]))
      }
      return result
    }
  }

  /// What one pool for these loads would need, and what it reaches with some agents; `nil` where nothing comes.
  func pooled(
    _ loads: [LoadAssignment.TypeLoad], agents: Int, group: Int
  ) throws(StaffingError) -> (needed: Int, serviceLevel: Double?)? {
    guard let pool = Pool(loads, plan) else { return nil }
    // A type without a target of its own only adds to the load.
    guard loads.contains(where: { plan.callTypes[$0.callType].target.isSet }) else { return nil }
    let needed = try self.agents(for: pool, group: group, limitsOccupancy: false)
    return (needed, try performance(of: pool, agents: agents).serviceLevel?.mean)
  }

  /// The formula a group is staffed by.
  package func method(forGroup group: Int, _ assignment: LoadAssignment) -> StaffingMethod {
    if let method { return method }
    let impatient = assignment.loads[group].joined().contains { plan.callTypes[$0.callType].patience != nil }
    return impatient ? .erlangA : .erlangC
  }

  private func agents(for pool: Pool, group: Int, limitsOccupancy: Bool = true) throws(StaffingError) -> Int {
    let targeted = pool.loads.filter { plan.callTypes[$0.callType].target.isSet }
    guard !targeted.isEmpty else { throw .noTarget(group: plan.agentGroups[group].name) }
    var most = 0
    for load in targeted {
      let target = plan.callTypes[load.callType].target
      let limit = limitsOccupancy ? plan.agentGroups[group].maximumOccupancy : 1
      let requirement: QueueingTheory.StaffingRequirement
      do {
        let question = try ErlangStaffing(
          callsPerHour: pool.callsPerHour, handleSeconds: pool.handleSeconds, model: model(pool),
          targets: StaffingTargets(
            serviceLevel: target.level, definition: target.definition.formula,
            thresholdSeconds: target.thresholdSeconds, shortAbandonSeconds: target.shortAbandonSeconds,
            maximumOccupancy: limit < 1 ? limit : nil, maximumAbandonment: target.maximumLost))
        requirement = try question.requirement()
      } catch {
        throw .formula(group: plan.agentGroups[group].name, reason: "\(error)")
      }
      switch requirement {
      case .reachable(let agents, _, _): most = max(most, agents)
      case .unreachable(let reason): throw .formula(group: plan.agentGroups[group].name, reason: reason)
      }
    }
    return most
  }

  private func performance(of pool: Pool, agents: Int) throws(StaffingError) -> StaffedPerformance {
    var met = 0.0
    var occupancy: Double?
    do {
      for load in pool.loads {
        let target = plan.callTypes[load.callType].target
        let performance: QueuePerformance
        switch model(pool) {
        case .erlangA(let patience, let lines, let balking):
          performance = try ErlangA(
            callsPerHour: pool.callsPerHour, handleSeconds: pool.handleSeconds, agents: agents,
            patienceSeconds: patience, lines: lines, balking: balking
          ).performance(thresholdSeconds: target.thresholdSeconds, shortAbandonSeconds: target.shortAbandonSeconds)
        default:
          performance = try ErlangC(
            callsPerHour: pool.callsPerHour, handleSeconds: pool.handleSeconds, agents: agents
          ).performance(thresholdSeconds: target.thresholdSeconds)
        }
        occupancy = performance.occupancy
        met += (performance.serviceLevel(target.definition.formula) ?? 0) * load.callsPerHour
      }
    } catch {
      throw .formula(group: "", reason: "\(error)")
    }
    return StaffedPerformance(
      serviceLevel: .structural(met / pool.callsPerHour), occupancy: occupancy.map { .structural($0) })
  }

  private func model(_ pool: Pool) -> StaffingModel {
    guard method != .erlangC, pool.patienceSeconds < .infinity else { return .erlangC }
    return .erlangA(patienceSeconds: pool.patienceSeconds)
  }
}

/// The types of one group in one interval as one queue.
private struct Pool: Hashable {
  struct Load: Hashable {
    var callType: Int
    var callsPerHour: Double
  }

  var loads: [Load]
  var callsPerHour: Double
  var handleSeconds: Double
  /// The mean rate of giving up is 1 / this.
  var patienceSeconds: Double

  init?(_ loads: [LoadAssignment.TypeLoad], _ plan: Plan) {
    callsPerHour = loads.reduce(0) { $0 + $1.callsPerHour }
    guard callsPerHour > 0 else { return nil }
    handleSeconds = loads.reduce(0) { $0 + $1.callsPerHour * $1.handleSeconds } / callsPerHour
    let rate = loads.reduce(0) { sum, load in
      sum + load.callsPerHour * (plan.callTypes[load.callType].patience.map { 1 / max($0.mean, 1e-9) } ?? 0)
    }
    patienceSeconds = rate > 0 ? callsPerHour / rate : .infinity
    self.loads = loads.map { Load(callType: $0.callType, callsPerHour: $0.callsPerHour) }
  }
}

/// Why there is no requirement.
package enum StaffingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No call type of the group has a target.
  case noTarget(group: String)
  /// The formulas are of calls.
  case channel(callType: String, channel: String)
  /// The formula has no answer.
  case formula(group: String, reason: String)
  /// The queue of the group is not one that the chain with changing load and staff covers.
  case notCovered(group: String, obstacles: [FormulaObstacle])
  /// Reporting intervals differ in length.
  case unevenIntervals
  /// No number of people makes a target hold that leaves no room for chance.
  case certainty(callType: String)
  /// The search came to a number that no group would ever have.
  case outOfReach(group: String, start: String, most: Int)

  package var description: String {
    switch self {
    case .noTarget(let group):
      "agentGroups.\(group): none of the call types it carries has a target; write `target: 80/20` in one of them"
    case .channel(let callType, let channel):
      "callTypes.\(callType): requirements are of calls, not of the channel `\(channel)`; use `cherha simulate`"
    case .formula(let group, let reason):
      "agentGroups.\(group): \(reason)"
    case .notCovered(let group, let obstacles):
      "agentGroups.\(group): no formula covers its queue as it changes: "
        + obstacles.map(\.reason).joined(separator: "; ") + "; use --method simulation"
    case .unevenIntervals:
      "calendar.interval: the method time-varying needs intervals of equal length"
    case .certainty(let callType):
      "callTypes.\(callType).target: no number of people is enough for certain; a target below 100 % is needed"
    case .outOfReach(let group, let start, let most):
      "agentGroups.\(group): at \(start) even \(most) people do not reach the targets in the simulation"
    }
  }
}

extension CallCenterModel.ServiceLevelDefinition {
  /// The same definition in the words of QueueingTheory.
  var formula: QueueingTheory.ServiceLevelDefinition {
    switch self {
    case .excludingBlocked: .excludingBlocked
    case .ofOffered: .ofOffered
    case .ofAnswered: .ofAnswered
    case .excludingShortAbandons: .excludingShortAbandons
    case .shortAbandonsMet: .shortAbandonsMet
    }
  }
}
