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
    let state = Mutex(RunState(plan))
    let merge: @Sendable (ReplicationMeasures) -> Bool = { measures in
      state.withLock { state in
        state.tallies.add(measures)
        if !settings.precision.isEmpty, state.tallies.replications == state.nextLook { state.look() }
        progress(
          Progress(
            replications: state.tallies.replications, limit: settings.replications,
            expectedReplications: state.expectedReplications))
        return !state.isPrecise && !state.tallies.hasOverflowed
      }
    }
    if settings.batches > 0 {
      var replication = Replication(plan)
      for batch in replication.runBatches(number: 0, isCancelled: isCancelled) { _ = merge(batch) }
    } else {
      ParallelReplications(plan, threads: threads).run(
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

/// A run as far as it has come.
private struct RunState {
  var tallies: RunTallies
  var nextLook: Int
  var isPrecise = false
  var expectedReplications: Int?
  private let schedule: StoppingSchedule

  init(_ plan: Plan) {
    tallies = RunTallies(plan)
    schedule = StoppingSchedule(limit: plan.run.replications)
    nextLook = schedule.look(after: 0) ?? plan.run.replications
  }

  mutating func look() {
    let outcomes = outcomes()
    isPrecise = outcomes.allSatisfy(\.isMet)
    // Half-widths shrink with the square root of the number of replications.
    let needed = outcomes.map { outcome -> Double in
      guard let estimate = outcome.estimate, let halfWidth = estimate.halfWidth else { return 2 }
      let wanted: Double
      switch outcome.target.halfWidth {
      case .absolute(let bound): wanted = bound
      case .relative(let share): wanted = share * abs(estimate.mean)
      }
      return wanted > 0 ? (halfWidth / wanted) * (halfWidth / wanted) : 2
    }
    expectedReplications = Int(min(Double(schedule.limit), Double(tallies.replications) * max(1, needed.max() ?? 1)))
    nextLook = schedule.look(after: tallies.replications) ?? schedule.limit
  }

  private func outcomes() -> [PrecisionOutcome] {
    let settings = tallies.plan.run
    return settings.precision.map { target in
      let estimate = try? tallies.estimate(target.measure, scope: target.scope, confidence: settings.confidence)
      let isMet = Precision(target.halfWidth).isMet(by: estimate)
      return PrecisionOutcome(target: target, estimate: estimate, isMet: isMet)
    }
  }

  func record(
    scenario: ScenarioIdentity, version: String, volumes: [SolvedVolume]
  ) throws(NumericalError) -> RunRecord {
    let plan = tallies.plan
    let settings = plan.run
    let confidence = settings.confidence
    let outcomes = outcomes()
    let reason: StopReason
    if tallies.replications < settings.replications, !isPrecise {
      reason = .interruption
    } else if settings.precision.isEmpty {
      reason = .replications
    } else {
      reason = isPrecise ? .precision : .limit
    }
    let callTypes = try plan.callTypes.indices.map { (index) throws(NumericalError) in
      let type = plan.callTypes[index]
      return NamedMeasures(
        name: type.name, label: type.label, channel: type.channel, target: type.target,
        deadline: type.deferred.map { StatedDeadline($0.deadline) },
        measures: try tallies.typeMeasures(index, confidence: confidence))
    }
    return RunRecord(
      scenario: scenario,
      run: RunSummary(
        version: version, seed: settings.seed, replications: settings.batches > 0 ? 1 : tallies.replications,
        days: plan.calendar.windowDays / max(settings.batches, 1),
        confidence: confidence, stoppedBy: reason, currency: plan.costs.currency, precision: outcomes,
        solvedVolumes: volumes, controls: try tallies.controlRecord(confidence: confidence),
        batches: try tallies.batchRecord()),
      total: try tallies.totalMeasures(confidence: confidence),
      callTypes: callTypes,
      agentGroups: try plan.agentGroups.indices.map { (index) throws(NumericalError) in
        let group = plan.agentGroups[index]
        return NamedMeasures(
          name: group.name, label: group.label, target: nil,
          measures: try tallies.groupMeasures(index, confidence: confidence))
      },
      formulas: try FormulaRecord.all(
        of: plan, callTypes, replications: tallies.replications, confidence: confidence),
      intervals: try tallies.intervalRecords(confidence: confidence), intervalReport: settings.intervals,
      days: try tallies.dayRecords(confidence: confidence))
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
