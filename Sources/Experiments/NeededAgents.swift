internal import CallCenterModel
internal import Staffing

/// Agents to roster in each interval of the window so that the targets are met, by Erlang A where callers may give up and by
/// Erlang C where they never do, each interval taken by itself; shrinkage is on top.
enum NeededAgents {
  /// - Returns: Shape `[interval of the window][agentGroup]`; `nil` where the plan has work that the formulas do not know, a
  ///   group without a target, or a target out of reach.
  static func byInterval(_ plan: Plan) -> [[Int?]]? {
    let assignment = LoadAssignment(plan)
    guard let needed = try? FormulaStaffing(plan, method: nil).requirement(assignment) else { return nil }
    return assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }.map { interval in
      plan.agentGroups.indices.map { group in
        try? StaffingPlanner.scheduled(needed.agents[group][interval], for: plan.agentGroups[group])
      }
    }
  }
}
