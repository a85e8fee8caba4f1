package import CallCenterModel
package import Scheduling

/// Finds the cheapest plan that known cuts allow.
package protocol PlanMaster {
  /// - Parameter cuts: What the plan must satisfy; what cannot be is paid for.
  /// - Returns: The plan.
  func answer(to cuts: [ServiceCut]) throws -> MasterAnswer
  /// Indices of the planned groups.
  var groups: [Int] { get }
}

/// The cheapest plan under certain cuts.
package struct MasterAnswer: Sendable {
  /// The plan, ready to be simulated.
  package var plan: Plan
  /// People on the phones of each planned group, on average over each interval of the window; shape `[group][interval]`.
  package var people: [[Double]]
  /// What the plan costs.
  package var cost: Double
  /// With the prices of what is missing.
  package var objective: Double
  /// No plan under these cuts has a lower objective.
  package var bound: Double
  /// What each cut misses, in people of an interval.
  package var cutShortages: [Double]
  /// The shifts; `nil` where people come and go with the intervals.
  package var solution: CoverSolution?

  package init(
    plan: Plan, people: [[Double]], cost: Double, objective: Double, bound: Double, cutShortages: [Double],
    solution: CoverSolution? = nil
  ) {
    self.plan = plan
    self.people = people
    self.cost = cost
    self.objective = objective
    self.bound = bound
    self.cutShortages = cutShortages
    self.solution = solution
  }

  var misses: Double { cutShortages.reduce(0, +) }
}
