package import CallCenterModel
internal import CallCenterSimulation
internal import OutputAnalysis
package import Staffing
internal import Synchronization

/// What a staffing achieves in the simulation, shifts and queues carried from interval to interval.
package struct SimulationEvaluator: PerformanceEvaluator, Sendable {
  private let plan: Plan
  private let replications: Int
  private let threads: Int
  private let isCancelled: @Sendable () -> Bool

  /// - Parameters:
  ///   - plan: The plan; its staff is replaced by the one to be judged.
  ///   - replications: The number of replications.
  ///   - threads: The number of threads; the result does not depend on it.
  ///   - isCancelled: Asked between replications.
  package init(
    _ plan: Plan, replications: Int, threads: Int, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.plan = plan
    self.replications = replications
    self.threads = threads
    self.isCancelled = isCancelled
  }

  package func performance(
    of staffing: AgentsByInterval, _ assignment: LoadAssignment
  ) throws -> [[StaffedPerformance]] {
    try performance(ofPeopleIn: plan.staffed(with: staffing), assignment)
  }

  /// What the people of a plan achieve.
  func performance(ofPeopleIn staffed: Plan, _ assignment: LoadAssignment) throws -> [[StaffedPerformance]] {
    var measured = staffed
    measured.run.intervals = .dated
    let simulated = measured
    let groups = plan.agentGroups.count
    let types = plan.callTypes.count
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    let state = Mutex(
      (
        levels: [RatioTally](repeating: RatioTally(), count: window.count * groups),
        occupancies: [RatioTally](repeating: RatioTally(), count: window.count * groups)
      ))
    ParallelReplications(simulated, threads: threads).run(upTo: replications, isCancelled: isCancelled) { measures in
      state.withLock { state in
        for (cell, interval) in window.enumerated() {
          var pairs = [(a: Int64, b: Int64)](repeating: (0, 0), count: groups)
          for type in 0..<types {
            let group = assignment.groupOfType[type][interval]
            guard group >= 0 else { continue }
            let (a, b) = ContactMeasures.serviceLevel(
              simulated.callTypes[type].target.definition, measures.contactCells[cell * types + type])
            pairs[group].a += a
            pairs[group].b += b
          }
          for group in 0..<groups {
            state.levels[cell * groups + group].add(a: pairs[group].a, b: pairs[group].b)
            let sums = measures.agentCells[cell * groups + group]
            state.occupancies[cell * groups + group].add(a: sums.busy / 1000, b: (sums.busy + sums.available) / 1000)
          }
        }
      }
      return true
    }
    let confidence = plan.run.confidence
    return try state.withLock { state in
      try (0..<groups).map { group in
        try window.indices.map { cell in
          StaffedPerformance(
            serviceLevel: try state.levels[cell * groups + group].estimate(confidence: confidence, kind: .proportion),
            occupancy: try state.occupancies[cell * groups + group].estimate(
              confidence: confidence, kind: .nonNegative))
        }
      }
    }
  }
}
