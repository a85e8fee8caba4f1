package import CallCenterModel
internal import CallCenterSimulation
package import OutputAnalysis
internal import Synchronization

/// What one point of a sweep came to.
package struct SweepOutcome: Sendable {
  package var replications: Int
  package var stoppedBy: StopReason
  package var estimates: [Estimate?]
  package var samples: [SweepSamples?]
}

/// Runs points of a sweep, one after the other, each on all threads.
///
/// Random numbers are keyed by seed, replication and names, so points of one seed meet the same callers and people:
/// their differences are paired by replication.
package struct SweepRunner: Sendable {
  private let threads: Int
  private let isCancelled: @Sendable () -> Bool

  /// - Parameters:
  ///   - threads: The number of threads; the result does not depend on it.
  ///   - isCancelled: Asked between replications.
  package init(threads: Int, isCancelled: @escaping @Sendable () -> Bool) {
    self.threads = threads
    self.isCancelled = isCancelled
  }

  /// First attempts per stated contact where volumes counted something else.
  package func volumes(of plan: Plan) throws(ExperimentError) -> [SolvedVolume] {
    try VolumeSolver(plan, threads: threads, isCancelled: isCancelled).solve().volumes
  }

  /// Runs a plan whose volumes have been solved.
  ///
  /// - Parameters:
  ///   - plan: The plan of the point.
  ///   - volumes: What its stated volumes are multiplied by.
  ///   - measures: What to estimate; one that the plan does not have is `nil` in the outcome.
  ///   - progress: Called after every replication with the number done and the number expected.
  /// - Returns: `nil` where it was cancelled.
  /// - Throws: ``ExperimentError`` where waits grow without end or an estimate fails.
  package func run(
    _ plan: Plan, volumes: [SolvedVolume], measures: [SweptMeasure],
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(ExperimentError) -> SweepOutcome? {
    var plan = plan
    plan.run.intervals = .none
    for volume in volumes {
      guard let type = plan.callTypes.firstIndex(where: { $0.name == volume.callType }) else { continue }
      plan.callTypes[type].arrivals = plan.callTypes[type].arrivals.scaled(by: volume.firstAttemptsPerContact)
    }
    let state = Mutex(PointState(plan, measures))
    ParallelReplications(plan, threads: threads).run(upTo: plan.run.replications, isCancelled: isCancelled) { sums in
      state.withLock { state in
        let goesOn = state.add(sums)
        progress(state.tallies.replications, state.tallies.plan.run.replications)
        return goesOn
      }
    }
    return try state.withLock { (state) throws(ExperimentError) in try state.outcome() }
  }
}

/// A point as far as it has come.
private struct PointState {
  private(set) var tallies: RunTallies
  private let measures: [SweptMeasure]
  private let sampled: [SampledMeasure?]
  private var samples: [RatioSamples]
  private let schedule: StoppingSchedule
  private var isPrecise = false

  init(_ plan: Plan, _ measures: [SweptMeasure]) {
    tallies = RunTallies(plan)
    self.measures = measures
    sampled = measures.map { SampledMeasure($0.measure, scope: $0.scope, of: plan) }
    samples = measures.map { _ in RatioSamples() }
    schedule = StoppingSchedule(limit: plan.run.replications)
  }

  /// Whether to go on.
  mutating func add(_ sums: ReplicationMeasures) -> Bool {
    tallies.add(sums)
    guard !tallies.hasOverflowed else { return false }
    if tallies.replications <= SweepSamples.most {
      for index in samples.indices {
        guard let pair = sampled[index]?.pair(sums) else { continue }
        samples[index].append(numerator: pair.numerator, denominator: pair.denominator)
      }
    }
    let settings = tallies.plan.run
    guard !settings.precision.isEmpty, schedule.look(after: tallies.replications - 1) == tallies.replications else {
      return true
    }
    isPrecise = settings.precision.allSatisfy { target in
      let estimate = try? tallies.estimate(target.measure, scope: target.scope, confidence: settings.confidence)
      return Precision(target.halfWidth).isMet(by: estimate)
    }
    return !isPrecise
  }

  func outcome() throws(ExperimentError) -> SweepOutcome? {
    guard !tallies.hasOverflowed else { throw .endlessWaits }
    let settings = tallies.plan.run
    let isDone = isPrecise || tallies.replications == settings.replications
    guard isDone else { return nil }
    let reason: StopReason = settings.precision.isEmpty ? .replications : isPrecise ? .precision : .limit
    var estimates: [Estimate?] = []
    for (measure, sampled) in zip(measures, sampled) {
      guard sampled != nil else {
        estimates.append(nil)
        continue
      }
      do {
        estimates.append(
          try tallies.estimate(measure.measure, scope: measure.scope, confidence: settings.confidence))
      } catch {
        throw .estimation("\(error)")
      }
    }
    return SweepOutcome(
      replications: tallies.replications, stoppedBy: reason, estimates: estimates,
      samples: zip(sampled, samples).map { measure, samples in
        measure.map { SweepSamples(scale: $0.scale, samples: samples) }
      })
  }
}
