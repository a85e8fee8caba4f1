package import CallCenterModel
internal import OutputAnalysis
internal import QueueingTheory
internal import RandomVariates

/// Agents by the chain with changing load and staff: what is left over from one interval meets the agents of the next.
///
/// Each group is staffed over all intervals up to two hours after the window, so that the target of its types holds in
/// every one and no agent of any one can be spared.
package struct TimeVaryingFormula: Sendable, PerformanceEvaluator {
  private let plan: Plan

  private static let afterSeconds = 7_200

  package init(_ plan: Plan) { self.plan = plan }

  /// The fewest agents of each group in each interval, shape `[group][interval]`.
  ///
  /// - Parameter assignment: The load.
  /// - Returns: The agents.
  /// - Throws: ``StaffingError`` where a group's queue is not one of this model, or out of reach.
  package func requirement(_ assignment: LoadAssignment) throws(StaffingError) -> AgentsByInterval {
    // Where the chain ends, and who is there in the day after it, hardly matters.
    var agents = try FormulaStaffing(plan, method: nil).requirement(assignment)
    for group in plan.agentGroups.indices {
      guard let question = try question(group, assignment, agents) else { continue }
      let answer: TimeVaryingRequirement
      do { answer = try question.staffing.requirement() } catch {
        throw .formula(group: plan.agentGroups[group].name, reason: "\(error)")
      }
      switch answer {
      case .reachable(let found, _, _): agents.agents[group].replaceSubrange(..<found.count, with: found)
      case .unreachable(let interval, let reason):
        let place = assignment.intervals[interval]
        let start = plan.calendar.iso(day: place.day, elapsed: place.range.lowerBound)
        throw .formula(group: plan.agentGroups[group].name, reason: "at \(start) \(reason)")
      }
    }
    return agents
  }

  package func performance(
    of staffing: AgentsByInterval, _ assignment: LoadAssignment
  ) throws(StaffingError) -> [[StaffedPerformance]] {
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    return try plan.agentGroups.indices.map { (group) throws(StaffingError) in
      guard let question = try question(group, assignment, staffing) else {
        return window.map { _ in StaffedPerformance(serviceLevel: nil, occupancy: nil) }
      }
      do {
        let targets = question.staffing.targets
        let agents = Array(staffing.agents[group][..<question.intervals])
        let performance = try question.staffing.queue(agents: agents).performance(
          thresholdSeconds: targets.thresholdSeconds, shortAbandonSeconds: targets.shortAbandonSeconds)
        return window.map { index in
          let arrivals = performance.byArrival[index]
          let clock = performance.byClock[index]
          guard arrivals.offered > 0 else { return StaffedPerformance(serviceLevel: nil, occupancy: nil) }
          let busy = max(0, clock.busyAgents - clock.overtimeAgents)
          return StaffedPerformance(
            serviceLevel: arrivals.serviceLevel(targets.definition).map { .structural($0) },
            occupancy: agents[index] > 0 ? .structural(min(1, busy / Double(agents[index]))) : nil)
        }
      } catch {
        throw .formula(group: plan.agentGroups[group].name, reason: "\(error)")
      }
    }
  }

  /// The queue of a group and what is asked of it; `nil` where nothing comes.
  private func question(
    _ group: Int, _ assignment: LoadAssignment, _ agents: AgentsByInterval
  ) throws(StaffingError) -> (staffing: TimeVaryingStaffing, intervals: Int)? {
    let name = plan.agentGroups[group].name
    let types = plan.agentGroups[group].skills.map(\.callType).sorted()
    guard assignment.loads[group].contains(where: { !$0.isEmpty }) else { return nil }
    let staffed = plan.staffed(with: agents)
    let queue = CoveredQueue(staffed, group: staffed.agentGroups[group], types: types)
    var obstacles = FormulaObstacles(staffed, group: group, types: types).all
    if !queue.isExponential { obstacles += queue.lawObstacles }
    let targets = types.map { plan.callTypes[$0].target }
    guard let target = targets.first(where: \.isSet) else { throw .noTarget(group: name) }
    if targets.contains(where: { $0 != target }) { obstacles.append(.severalTypes) }
    let intervals = assignment.intervals.prefix { $0.range.upperBound <= plan.calendar.windowEnd + Self.afterSeconds }
    guard let first = intervals.first?.range.count, intervals.allSatisfy({ $0.range.count == first }) else {
      throw .unevenIntervals
    }
    let rates = intervals.map { queue.perSecond(during: $0.range) }
    if rates.contains(nil) { obstacles.append(.changingRate) }
    guard obstacles.isEmpty else {
      throw .notCovered(group: name, obstacles: FormulaObstacle.allCases.filter(obstacles.contains))
    }
    let limit = plan.agentGroups[group].maximumOccupancy
    do {
      let staffing = try TimeVaryingStaffing(
        callsPerHour: rates.map { ($0 ?? 0) * 3600 }, intervalSeconds: Double(first),
        handleSeconds: queue.handleSeconds, patienceSeconds: queue.patience?.mean ?? .infinity, lines: queue.lines,
        targets: StaffingTargets(
          serviceLevel: target.level, definition: target.definition.formula,
          thresholdSeconds: target.thresholdSeconds, shortAbandonSeconds: target.shortAbandonSeconds,
          maximumOccupancy: limit < 1 ? limit : nil, maximumAbandonment: target.maximumLost))
      return (staffing, intervals.count)
    } catch {
      throw .formula(group: name, reason: "\(error)")
    }
  }
}

extension CoveredQueue {
  fileprivate var isExponential: Bool { lawObstacles.isEmpty }

  fileprivate var lawObstacles: [FormulaObstacle] {
    var found: [FormulaObstacle] = []
    if case .exponential = handling {} else { found.append(.handlingLaw) }
    switch patience {
    case nil, .exponential: if balking > 0 { found.append(.patienceLaw) }
    default: found.append(.patienceLaw)
    }
    return found
  }

  /// First attempts per second in a stretch; `nil` where that changes in it.
  fileprivate func perSecond(during range: Range<Int>) -> Double? {
    let rates = stretches.filter { $0.start < range.upperBound && $0.end > range.lowerBound }.map(\.totalPerSecond)
    guard let first = rates.first else { return 0 }
    return rates.allSatisfy { $0 == first } ? first : nil
  }
}
