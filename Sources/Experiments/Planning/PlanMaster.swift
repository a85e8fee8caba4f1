package import CallCenterModel
package import Scheduling

/// Finds the cheapest plan that known cuts allow.
package protocol PlanMaster {
  /// - Parameters:
  ///   - model: What the plan must satisfy; what cannot be is paid for.
  ///   - start: A plan to begin the search with; `nil`: none.
  /// - Returns: The plan.
  /// - Throws: Where the rules of the master contradict one another.
  func answer(to model: ServiceModel, from start: MasterAnswer?) throws -> MasterAnswer
  /// Indices of the planned groups.
  var groups: [Int] { get }
}

/// The cheapest plan under a certain model.
package struct MasterAnswer: Sendable {
  /// The plan, ready to be simulated.
  package var plan: Plan
  /// People on the phones of each planned group, on average over each interval of the window; shape `[group][interval]`.
  package var people: [[Double]]
  /// What the plan costs.
  package var cost: Double
  /// With the prices of what is missing.
  package var objective: Double
  /// No plan under this model has a lower objective.
  package var bound: Double
  /// By how much each budget of the model is overrun, as a share of the period's contacts.
  package var overruns: [Double]
  /// The shifts; `nil` where people come and go with the intervals.
  package var solution: CoverSolution?

  package init(
    plan: Plan, people: [[Double]], cost: Double, objective: Double, bound: Double, overruns: [Double],
    solution: CoverSolution? = nil
  ) {
    self.plan = plan
    self.people = people
    self.cost = cost
    self.objective = objective
    self.bound = bound
    self.overruns = overruns
    self.solution = solution
  }

  /// Whether the limits left more open than the master may leave to the next look.
  var isOverrun: Bool { overruns.contains { $0 > Self.leeway * (1 + 1e-6) } }

  /// So much of a period's contacts may a budget be overrun at a low price: cuts are not known that well, and whole people
  /// and breaks do not fit them to the last.
  static let leeway = 0.003
}
