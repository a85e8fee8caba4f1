/// Agents per interval and group before they are reported, and what is known of them.
package struct Requirement: Sendable {
  package var method: StaffingMethod
  /// Ready for contacts.
  package var agents: AgentsByInterval
  /// To be rostered so that `agents` are left after shrinkage.
  package var scheduled: AgentsByInterval
  /// By the stationary formula, where `agents` come from elsewhere.
  package var formulaAgents: AgentsByInterval?
  /// By simulation, of the kind that was brought.
  package var needed: AgentsByInterval?
  /// What the formula promises with `agents`, shape `[group][interval of the window]`.
  package var promised: [[StaffedPerformance]]?
  /// Shape `[group][interval of the window]`.
  package var parts: [[RequirementParts]]?

  package init(method: StaffingMethod, agents: AgentsByInterval, scheduled: AgentsByInterval) {
    self.method = method
    self.agents = agents
    self.scheduled = scheduled
  }
}

extension AgentsByInterval {
  /// The numbers of the window's intervals, shape `[group][interval of the window]`.
  package func window(_ assignment: LoadAssignment) -> [[Int]] {
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    return agents.map { row in window.map { row[$0] } }
  }

  /// Numbers of the window's intervals, and nobody at other times.
  package init(window people: [[Int]], _ assignment: LoadAssignment) {
    agents = people.map { row in
      var next = row.makeIterator()
      return assignment.intervals.map { $0.isInWindow ? next.next() ?? 0 : 0 }
    }
  }
}
