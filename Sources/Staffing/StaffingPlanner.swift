package import CallCenterModel
internal import OutputAnalysis
internal import QueueingTheory

/// Agents per interval and group by formula, checked by a second evaluator.
package struct StaffingPlanner: Sendable {
  private let plan: Plan
  private let formula: FormulaStaffing
  private let assignment: LoadAssignment

  package init(_ plan: Plan, method: StaffingMethod?) {
    self.plan = plan
    formula = FormulaStaffing(plan, method: method)
    assignment = LoadAssignment(plan)
  }

  /// The requirement, and what `simulation` finds with just those agents.
  ///
  /// - Parameters:
  ///   - simulation: The evaluator that checks the formula.
  ///   - replications: Its replications, for the record.
  /// - Returns: Both, interval by interval.
  /// - Throws: ``StaffingError`` where the formula has no answer; errors of the evaluator.
  package func report(
    checkedBy simulation: some PerformanceEvaluator, replications: Int
  ) throws -> StaffingReport {
    let staffing = try formula.requirement(assignment)
    let promised = try formula.performance(of: staffing, assignment)
    let found = try simulation.performance(of: staffing, assignment)
    let groups = try plan.agentGroups.indices.map { group in
      let doubts = FormulaDoubts(plan, assignment, staffing, group: group)
      var window = 0
      var intervals: [IntervalStaffing] = []
      for (index, interval) in assignment.intervals.enumerated() where interval.isInWindow {
        let loads = assignment.loads[group][index]
        let agents = staffing.agents[group][index]
        let callsPerHour = loads.reduce(0) { $0 + $1.callsPerHour }
        var row = IntervalStaffing(
          start: plan.calendar.iso(day: interval.day, elapsed: interval.range.lowerBound),
          seconds: interval.range.count, callsPerHour: callsPerHour,
          offeredErlangs: loads.reduce(0) { $0 + $1.callsPerHour * $1.handleSeconds / 3600 }, agents: agents,
          scheduled: try Self.scheduled(agents, for: plan.agentGroups[group]),
          formulaServiceLevel: promised[group][window].serviceLevel?.mean,
          formulaOccupancy: promised[group][window].occupancy?.mean)
        row.simulatedServiceLevel = found[group][window].serviceLevel
        row.simulatedOccupancy = found[group][window].occupancy
        if row.agreesWithFormula == false { row.differences = doubts.reasons(interval: index) }
        intervals.append(row)
        window += 1
      }
      return groupStaffing(group, intervals)
    }
    return StaffingReport(
      method: overallMethod, replications: replications, confidence: plan.run.confidence, groups: groups)
  }

  /// Agents to roster so that `agents` are left after shrinkage.
  package static func scheduled(_ agents: Int, for group: AgentGroup) throws -> Int {
    try QueueingTheory.Shrinkage.scheduled(agents: agents, shrinkage: group.shrinkage.total)
  }

  private var overallMethod: StaffingMethod {
    plan.agentGroups.indices.contains { formula.method(forGroup: $0, assignment) == .erlangA } ? .erlangA : .erlangC
  }

  private func groupStaffing(_ group: Int, _ intervals: [IntervalStaffing]) -> GroupStaffing {
    let types = Set(assignment.loads[group].joined().map(\.callType)).sorted()
    let targets = types.map { plan.callTypes[$0].target }.filter(\.isSet)
    let strictest = targets.max { ($0.level ?? 0, -$0.thresholdSeconds) < ($1.level ?? 0, -$1.thresholdSeconds) }
    return GroupStaffing(
      name: plan.agentGroups[group].name, label: plan.agentGroups[group].label,
      callTypes: types.map { plan.callTypes[$0].name }, target: strictest ?? .none,
      shrinkage: plan.agentGroups[group].shrinkage.total, maximumOccupancy: plan.agentGroups[group].maximumOccupancy,
      intervals: intervals)
  }
}
