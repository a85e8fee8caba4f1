package import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis
internal import Synchronization

/// What one scenario, or one of its options, is checked for.
package struct CheckSubject: Sendable {
  package var name: String
  package var scenario: ScenarioIdentity
  package var plan: Plan
  /// Those of the plan's assertions that are judged.
  package var assertions: [Assertion]
  package var committed: CommittedResult?

  package init(
    name: String, scenario: ScenarioIdentity, plan: Plan, assertions: [Assertion], committed: CommittedResult?
  ) {
    self.name = name
    self.scenario = scenario
    self.plan = plan
    self.assertions = assertions
    self.committed = committed
  }
}

/// One run that serves everything a scenario is checked for.
///
/// The run begins as the committed one did, with its seed. At its number of replications the results are compared; it goes
/// on while an assertion or the comparison is undecided, as far as allowed. Assertions are looked at after 100
/// replications, then each time there are a quarter more.
package struct ScenarioCheck: Sendable {
  private let subject: CheckSubject
  private let settings: RegressionSettings
  /// Assertions of the whole suite, over which the error is shared out.
  private let assertionsInAll: Int
  private let limit: Int
  private let threads: Int
  private let version: String

  /// So many times the replications of the scenario are spent on assertions unless another limit is given.
  package static let usualEffort = 25

  /// - Parameters:
  ///   - subject: What is checked.
  ///   - settings: Of the regression of the whole suite.
  ///   - assertionsInAll: The number of assertions of the whole suite.
  ///   - limit: The most replications for assertions; `nil`: ``usualEffort`` times those of the scenario.
  ///   - threads: The number of threads; the result does not depend on it.
  ///   - version: The version of cherha, for the record.
  package init(
    _ subject: CheckSubject, settings: RegressionSettings, assertionsInAll: Int, limit: Int?, threads: Int,
    version: String
  ) {
    self.subject = subject
    self.settings = settings
    self.assertionsInAll = max(assertionsInAll, 1)
    let own = subject.plan.run
    self.limit = limit ?? (own.precision.isEmpty ? own.replications * Self.usualEffort : own.replications)
    self.threads = threads
    self.version = version
  }

  /// Runs as far as it takes.
  ///
  /// - Parameters:
  ///   - isIdentical: Whether a record is written with the bytes of the committed result.
  ///   - isCancelled: Asked between replications.
  ///   - progress: Called after every replication with their number and the most there can be.
  /// - Returns: What was found.
  /// - Throws: ``ExperimentError`` where a stated volume cannot be reached or nothing can be estimated.
  package func run(
    isIdentical: @escaping @Sendable (RunRecord) -> Bool, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(ExperimentError) -> CheckedScenario {
    var plan = subject.plan
    plan.run.intervals = .none
    if let committed = subject.committed {
      plan.run.seed = committed.seed
      if plan.run.precision.isEmpty, plan.run.batches == 0 { plan.run.replications = committed.replications }
    }
    let solver = VolumeSolver(plan, threads: threads, isCancelled: isCancelled)
    var (solved, volumes) = try solver.solve()
    var remarks: [RegressionRecord.Remark] = []
    if let committed = subject.committed, !committed.solvedVolumes.isEmpty, committed.solvedVolumes != volumes {
      remarks = Self.remarks(committed.solvedVolumes, volumes)
      volumes = volumes.map { own in committed.solvedVolumes.first { $0.callType == own.callType } ?? own }
      solved = solver.plan(with: volumes)
    }
    var measured = solved
    measured.run.intervals = solved.measuredIntervals
    let replicated = measured
    let most = subject.committed.map { max($0.replications * RegressionSettings.mostTimes, limit) } ?? limit
    let state = Mutex(
      CheckState(
        subject, settings, RunState(solved, measured: replicated), volumes: volumes, remarks: remarks,
        assertionsInAll: assertionsInAll, limit: limit, version: version))
    let merge: @Sendable (ReplicationMeasures) -> Bool = { measures in
      state.withLock { state in
        state.add(measures, isIdentical)
        progress(state.replications, most)
        return !state.isDone
      }
    }
    if solved.run.batches > 0 {
      var replication = Replication(replicated)
      for batch in replication.runBatches(number: 0, isCancelled: isCancelled) { _ = merge(batch) }
    } else if !state.withLock({ $0.isDone }) {
      ParallelReplications(replicated, threads: threads).run(upTo: most, isCancelled: isCancelled, merge: merge)
    }
    return try state.withLock { (state) throws(ExperimentError) in try state.checked() }
  }

  private static func remarks(_ committed: [SolvedVolume], _ now: [SolvedVolume]) -> [RegressionRecord.Remark] {
    now.compactMap { volume in
      guard let before = committed.first(where: { $0.callType == volume.callType }), before != volume else {
        return nil
      }
      return .volume(
        callType: volume.callType, committed: before.firstAttemptsPerContact, now: volume.firstAttemptsPerContact)
    }
  }
}
