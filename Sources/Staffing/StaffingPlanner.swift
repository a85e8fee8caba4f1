package import CallCenterModel
internal import OutputAnalysis
internal import QueueingTheory

/// Agents per interval and group by formula, and the report on a requirement wherever it comes from.
package struct StaffingPlanner: Sendable {
  private let plan: Plan
  private let formula: FormulaStaffing
  private let method: StaffingMethod?
  package let assignment: LoadAssignment

  /// - Parameters:
  ///   - plan: The plan.
  ///   - method: A formula; `nil`: Erlang A where callers of a group may give up, Erlang C where they never do.
  package init(_ plan: Plan, method: StaffingMethod?) {
    self.plan = plan
    self.method = method
    let stationary = method == .erlangC || method == .erlangA
    formula = FormulaStaffing(plan, method: stationary ? method : nil)
    assignment = LoadAssignment(plan)
  }

  /// The requirement by formula.
  ///
  /// - Parameter isExplained: Whether its parts are wanted.
  /// - Returns: The requirement with what the formula promises.
  /// - Throws: ``StaffingError`` where the formula has no answer.
  package func requirement(isExplained: Bool = false) throws -> Requirement {
    let agents: AgentsByInterval
    let promised: [[StaffedPerformance]]
    if method == .timeVarying {
      let chain = TimeVaryingFormula(plan)
      agents = try chain.requirement(assignment)
      promised = try chain.performance(of: agents, assignment)
    } else {
      agents = try formula.requirement(assignment)
      promised = try formula.performance(of: agents, assignment)
    }
    var requirement = Requirement(
      method: method ?? overallMethod, agents: agents,
      scheduled: AgentsByInterval(
        agents: try plan.agentGroups.indices.map { group in
          try agents.agents[group].map { try Self.scheduled($0, for: plan.agentGroups[group]) }
        }))
    requirement.promised = promised
    if isExplained { requirement.parts = try parts(of: requirement) }
    return requirement
  }

  /// Agents by the stationary formula, for comparison.
  package func stationaryAgents() throws(StaffingError) -> AgentsByInterval { try formula.requirement(assignment) }

  /// Load, what patience saves, and shrinkage before and after it is rounded.
  private func parts(of requirement: Requirement) throws -> [[RequirementParts]] {
    let patient = plan.withoutAbandonment
    let withoutLoss =
      method == .timeVarying
      ? try TimeVaryingFormula(patient).requirement(assignment)
      : try FormulaStaffing(patient, method: .erlangC).requirement(assignment)
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    return plan.agentGroups.indices.map { group in
      let types = Set(assignment.loads[group].joined().map(\.callType))
      // Where only losses are limited, nothing can be said without them.
      let isSplit = types.allSatisfy { !plan.callTypes[$0].target.isSet || plan.callTypes[$0].target.level != nil }
      return window.map { index in
        let agents = Double(requirement.agents.agents[group][index])
        return RequirementParts(levels: [
          .load: erlangs(group, index), .variability: isSplit ? Double(withoutLoss.agents[group][index]) : agents,
          .abandonment: agents, .shrinkage: agents / (1 - plan.agentGroups[group].shrinkage.total),
          .wholeAgents: Double(requirement.scheduled.agents[group][index]),
        ])
      }
    }
  }

  private func erlangs(_ group: Int, _ index: Int) -> Double {
    assignment.loads[group][index].reduce(0) { $0 + $1.callsPerHour * $1.handleSeconds / 3600 }
  }

  /// The requirement by formula, and what `simulation` finds with just those agents.
  ///
  /// - Parameters:
  ///   - simulation: The evaluator that checks the formula.
  ///   - replications: Its replications, for the record.
  /// - Returns: Both, interval by interval.
  /// - Throws: ``StaffingError`` where the formula has no answer; errors of the evaluator.
  package func report(
    checkedBy simulation: some PerformanceEvaluator, replications: Int
  ) throws -> StaffingReport {
    let requirement = try requirement()
    return report(
      requirement, found: try simulation.performance(of: requirement.agents, assignment), replications: replications)
  }

  /// A requirement and what a simulation found with it, interval by interval.
  ///
  /// - Parameters:
  ///   - requirement: Wherever it comes from.
  ///   - found: Shape `[group][interval of the window]`.
  ///   - replications: Of the simulation, for the record.
  /// - Returns: Both, interval by interval.
  package func report(
    _ requirement: Requirement, found: [[StaffedPerformance]], replications: Int
  ) -> StaffingReport {
    let groups = plan.agentGroups.indices.map { group in
      let doubts = FormulaDoubts(plan, assignment, requirement.agents, group: group)
      var window = 0
      var intervals: [IntervalStaffing] = []
      for (index, interval) in assignment.intervals.enumerated() where interval.isInWindow {
        let agents = requirement.agents.agents[group][index]
        var row = IntervalStaffing(
          start: plan.calendar.iso(day: interval.day, elapsed: interval.range.lowerBound),
          seconds: interval.range.count,
          callsPerHour: assignment.loads[group][index].reduce(0) { $0 + $1.callsPerHour },
          offeredErlangs: erlangs(group, index), agents: agents,
          scheduled: requirement.scheduled.agents[group][index],
          formulaServiceLevel: requirement.promised?[group][window].serviceLevel?.mean,
          formulaOccupancy: requirement.promised?[group][window].occupancy?.mean)
        row.simulatedServiceLevel = found[group][window].serviceLevel
        row.simulatedOccupancy = found[group][window].occupancy
        row.formulaAgents = requirement.formulaAgents?.agents[group][index]
        row.needed = requirement.needed?.agents[group][index]
        row.parts = requirement.parts?[group][window]
        if requirement.promised != nil {
          row.unrounded = Double(agents) / (1 - plan.agentGroups[group].shrinkage.total)
        }
        if row.agreesWithFormula == false { row.differences = doubts.reasons(interval: index) }
        intervals.append(row)
        window += 1
      }
      return groupStaffing(group, intervals)
    }
    return StaffingReport(
      method: requirement.method, replications: replications, confidence: plan.run.confidence, groups: groups)
  }

  /// Agents to roster so that `agents` are left after shrinkage.
  package static func scheduled(_ agents: Int, for group: AgentGroup) throws -> Int {
    let shrinkage = group.shrinkage.total
    // The total of several shares is no longer the decimal number that somebody wrote.
    guard shrinkage < 1 else { return try QueueingTheory.Shrinkage.scheduled(agents: agents, shrinkage: shrinkage) }
    return WholePeople.covering(Double(agents) / (1 - shrinkage))
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
