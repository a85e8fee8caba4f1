package import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis
internal import Synchronization

/// Independent replications of one plan, as many as it takes.
package struct Experiment: Sendable {
  /// What a run reports while it goes on.
  package struct Progress: Sendable {
    package var replications: Int
    /// The most there can be.
    package var limit: Int
    /// Replications that the precision asked for will take, as of the last look; `nil` before the first or without one.
    package var expectedReplications: Int?
  }

  let plan: Plan
  private let threads: Int
  private let version: String

  /// - Parameters:
  ///   - plan: The plan.
  ///   - threads: The number of threads; the result does not depend on it.
  ///   - version: The version of cherha, for the record.
  package init(_ plan: Plan, threads: Int, version: String) {
    self.plan = plan
    self.threads = threads
    self.version = version
  }

  /// The plan with rates of first attempts, where volumes counted something else.
  package static func solvingVolumes(
    of plan: Plan, threads: Int, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(ExperimentError) -> Plan {
    try VolumeSolver(plan, threads: threads, isCancelled: isCancelled).solve().plan
  }

  /// Runs the plan and estimates every measure.
  ///
  /// With a precision asked for, the run is looked at after 100 replications, then each time there are a quarter more, and
  /// uses exactly the replications of the first look at which every precision is reached. With batches there is one long
  /// replication, and its batches take the place of replications.
  ///
  /// - Parameters:
  ///   - scenario: For the record.
  ///   - isCancelled: Asked between replications; when it answers `true` the run ends with what it has.
  ///   - progress: Called after every replication, in order.
  /// - Returns: The estimates and how the run went.
  /// - Throws: ``ExperimentError`` where a stated volume cannot be reached or nothing was simulated.
  package func run(
    scenario: ScenarioIdentity, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws(ExperimentError) -> RunRecord {
    let (plan, volumes) = try VolumeSolver(plan, threads: threads, isCancelled: isCancelled).solve()
    let settings = plan.run
    var measured = plan
    measured.run.intervals = plan.measuredIntervals
    let replicated = measured
    let state = Mutex(RunState(plan, measured: measured))
    let merge: @Sendable (ReplicationMeasures) -> Bool = { measures in
      state.withLock { state in
        state.add(measures)
        progress(
          Progress(
            replications: state.tallies.replications, limit: settings.replications,
            expectedReplications: state.expectedReplications))
        return !state.isPrecise && !state.tallies.hasOverflowed
      }
    }
    if settings.batches > 0 {
      var replication = Replication(replicated)
      for batch in replication.runBatches(number: 0, isCancelled: isCancelled) { _ = merge(batch) }
    } else {
      ParallelReplications(replicated, threads: threads).run(
        upTo: settings.replications, isCancelled: isCancelled, merge: merge)
    }
    guard !state.withLock({ $0.tallies.hasOverflowed }) else { throw .endlessWaits }
    guard state.withLock({ $0.tallies.replications }) > 0 else { throw .interruptedEarly }
    do {
      return try state.withLock { state in
        try state.record(scenario: scenario, version: version, volumes: volumes)
      }
    } catch {
      throw .estimation("\(error)")
    }
  }
}

extension Precision {
  init(_ halfWidth: PrecisionTarget.HalfWidth) {
    switch halfWidth {
    case .absolute(let bound): self = .absolute(bound)
    case .relative(let share): self = .relative(share)
    }
  }
}
