package import CallCenterModel
internal import QueueingTheory

/// Groups that serve the same types, with fewer people in all than one pool would have to hold in which everybody serves
/// everything.
///
/// Whoever counts a person with two skills once in each group comes below that: no routing can then reach the targets.
package struct PoolShortfall: Sendable, Equatable {
  /// Names of the groups.
  package var groups: [String]
  /// ISO 8601 with offset.
  package var start: String
  /// Agents ready in all the groups.
  package var agents: Int
  /// Agents ready that one pool needs.
  package var needed: Int
  /// What a pool of `agents` reaches in the long run; `nil` where its queue grows without end.
  package var serviceLevel: Double?

  package init(groups: [String], start: String, agents: Int, needed: Int, serviceLevel: Double?) {
    self.groups = groups
    self.start = start
    self.agents = agents
    self.needed = needed
    self.serviceLevel = serviceLevel
  }
}

/// The guard against counting skills twice.
package struct SkillPools: Sendable {
  /// Indices of groups that serve types in common, directly or by way of others; every group is in one.
  package let all: [[Int]]
  /// Those of two groups and more.
  package var pools: [[Int]] { all.filter { $0.count > 1 } }
  private let plan: Plan

  package init(_ plan: Plan) {
    self.plan = plan
    var label = Array(plan.agentGroups.indices)
    for type in plan.callTypes.indices {
      let servers = plan.groups(serving: type)
      guard let lowest = servers.map({ label[$0] }).min() else { continue }
      let merged = Set(servers.map { label[$0] })
      for group in label.indices where merged.contains(label[group]) { label[group] = lowest }
    }
    all = Set(label).sorted().map { own in label.indices.filter { label[$0] == own } }
  }

  /// The intervals of the window in which a pool would have to be larger than all its groups together.
  ///
  /// - Parameters:
  ///   - staffing: Agents ready.
  ///   - assignment: The load.
  ///   - method: The formula of the pool; `nil`: Erlang A where callers may give up.
  /// - Returns: The intervals, pool by pool.
  /// - Throws: ``StaffingError`` where the formula has no answer.
  package func shortfalls(
    of staffing: AgentsByInterval, _ assignment: LoadAssignment, method: StaffingMethod? = nil
  ) throws(StaffingError) -> [PoolShortfall] {
    let formula = FormulaStaffing(plan, method: method)
    var found: [PoolShortfall] = []
    for pool in pools {
      for (index, interval) in assignment.intervals.enumerated() where interval.isInWindow {
        let loads = pool.flatMap { assignment.loads[$0][index] }
        let agents = pool.reduce(0) { $0 + staffing.agents[$1][index] }
        // The fastest group's times, so that the pool is never larger than people could be.
        guard
          let answer = try formula.pooled(
            loads.map { fastest($0, in: pool) }, agents: agents, group: pool[0]), answer.needed > agents
        else { continue }
        found.append(
          PoolShortfall(
            groups: pool.map { plan.agentGroups[$0].name },
            start: plan.calendar.iso(day: interval.day, elapsed: interval.range.lowerBound), agents: agents,
            needed: answer.needed, serviceLevel: answer.serviceLevel))
      }
    }
    return found
  }

  private func fastest(_ load: LoadAssignment.TypeLoad, in pool: [Int]) -> LoadAssignment.TypeLoad {
    var load = load
    let speeds = pool.flatMap { plan.agentGroups[$0].skills }.filter { $0.callType == load.callType }.map(\.speed)
    load.handleSeconds = plan.callTypes[load.callType].expectedHandleSeconds / (speeds.max() ?? 1)
    return load
  }
}
