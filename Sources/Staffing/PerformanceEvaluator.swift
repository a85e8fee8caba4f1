package import OutputAnalysis

/// Says what a staffing achieves: by formula, or by simulation.
package protocol PerformanceEvaluator {
  /// The performance of each group in each interval of the window, shape `[group][interval]`.
  ///
  /// - Parameters:
  ///   - staffing: Agents ready for contacts, over all intervals of the plan.
  ///   - assignment: Which group's result a call type belongs to.
  /// - Returns: The performances.
  /// - Throws: What keeps the evaluator from an answer.
  func performance(of staffing: AgentsByInterval, _ assignment: LoadAssignment) throws -> [[StaffedPerformance]]
}

/// What the agents of one group achieve in one interval.
package struct StaffedPerformance: Sendable, Equatable {
  /// By each type's own target, weighted by volume; `nil` where nothing is offered or no stationary value exists.
  package var serviceLevel: Estimate?
  package var occupancy: Estimate?

  package init(serviceLevel: Estimate?, occupancy: Estimate?) {
    self.serviceLevel = serviceLevel
    self.occupancy = occupancy
  }
}
