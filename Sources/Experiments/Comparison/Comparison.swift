internal import CallCenterModel
internal import CallCenterSimulation
internal import Dispatch
internal import OutputAnalysis
internal import Synchronization

/// Several systems run on the same random numbers until it is clear how they differ.
package struct Comparison: Sendable {
  package struct Progress: Sendable {
    package var replications: Int
    package var limit: Int
    /// Comparisons that are decided, as of the last look, of all that have to be.
    package var decided: Int
    package var comparisons: Int
    /// Replications that it will take, as of the last look; `nil` before the first.
    package var expectedReplications: Int?
  }

  private let systems: [ComparedSystem]
  private let measures: [ComparedMeasure]
  private let limit: Int
  private let confidence: Double
  private let threads: Int
  private let version: String

  /// - Parameters:
  ///   - systems: At least two, volumes solved (``solvingVolumes(of:threads:isCancelled:)``); the first is the base.
  ///   - measures: Each of them has a value in every plan (``ComparedMeasure/objection(in:)``); at least one is gated.
  ///   - limit: The most replications of each system.
  ///   - confidence: That all intervals of gated measures hold together, at every look.
  ///   - threads: The number of threads; the result does not depend on it.
  ///   - version: The version of cherha, for the record.
  package init(
    _ systems: [ComparedSystem], measures: [ComparedMeasure], limit: Int, confidence: Double, threads: Int,
    version: String
  ) {
    precondition(systems.count >= 2 && measures.contains(where: \.isGated) && limit >= 2)
    self.systems = systems.map { system in
      var profiled = system
      profiled.plan.run.intervals = .profile
      profiled.plan.run.seed = systems[0].plan.run.seed
      profiled.plan.run.controls = false
      return profiled
    }
    // Gated measures first: they are the family whose error is shared out.
    self.measures = measures.filter(\.isGated) + measures.filter { !$0.isGated }
    self.limit = limit
    self.confidence = confidence
    self.threads = threads
    self.version = version
  }

  /// Runs the systems replication by replication until every gated measure is decided for every pair and the best is
  /// selected, looked at after 100 replications and then each time there are a quarter more.
  ///
  /// - Parameters:
  ///   - earlier: Samples of the same comparison that were put aside and fit it; the outcome is that of a run in one piece.
  ///   - isCancelled: Asked between replications; when it answers `true` the run ends with what it has.
  ///   - progress: Called after every replication, in order.
  ///   - atLook: Called at every look and at the end, with the samples so far.
  /// - Returns: What was found; `nil` where fewer than two replications were done.
  /// - Throws: ``ExperimentError`` where waits never end or an interval cannot be had.
  package func run(
    resuming earlier: ComparisonSamples? = nil, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Progress) -> Void = { _ in },
    atLook: @escaping @Sendable (ComparisonSamples) -> Void = { _ in }
  ) throws(ExperimentError) -> ComparisonRecord? {
    var sampled: [[SampledMeasure]] = []
    for system in systems {
      sampled.append(
        measures.map { measure in
          guard let one = SampledMeasure(measure.measure, scope: measure.scope, of: system.plan) else {
            preconditionFailure("\(measure) has no value in \(system.name)")
          }
          return one
        })
    }
    let analysis = ComparisonAnalysis(
      systems: systems, measures: measures, scales: sampled.map { $0.map(\.scale) }, confidence: confidence,
      limit: limit)
    let state = Mutex(ComparisonState(analysis, earlier, limit: limit))
    let merge: @Sendable (ReplicationSample) -> Bool = { sample in
      state.withLock { state in
        guard state.add(sample) else { return false }
        if state.isAtLook {
          state.look()
          atLook(state.samples)
        }
        progress(state.progress)
        return !state.isDone
      }
    }
    let begin = state.withLock { $0.isDone ? limit : $0.samples.replications }
    if begin < limit {
      let queue = OrderedHandOver(numbers: begin..<limit, ahead: 4 * threads, merge: merge)
      let plans = systems.map(\.plan)
      let samplings = sampled
      DispatchQueue.concurrentPerform(iterations: min(threads, limit - begin)) { _ in
        let own = zip(plans, samplings).map { SamplingSystem($0, $1) }
        while let number = queue.claim(), !isCancelled() {
          var sample = ReplicationSample()
          for system in own { system.run(number: number, into: &sample) }
          queue.hand(over: sample, number: number)
        }
        queue.stop()
      }
    }
    let (samples, failure) = state.withLock { ($0.samples, $0.failure) }
    if let failure { throw failure }
    guard samples.replications >= 2 else { return nil }
    atLook(samples)
    do {
      return try analysis.record(samples, version: version)
    } catch {
      throw .estimation("\(error)")
    }
  }
}

/// A comparison as far as it has come.
private struct ComparisonState {
  private(set) var samples: ComparisonSamples
  private(set) var isDone = false
  private(set) var failure: ExperimentError?
  private var latest: ComparisonAnalysis.Look?
  private let analysis: ComparisonAnalysis
  private let limit: Int
  private var nextLook: Int

  init(_ analysis: ComparisonAnalysis, _ earlier: ComparisonSamples?, limit: Int) {
    self.analysis = analysis
    self.limit = limit
    samples = earlier ?? analysis.noSamples
    let schedule = StoppingSchedule(limit: limit)
    nextLook = schedule.look(after: samples.replications) ?? limit
    // Samples that were put aside at a look may have been enough.
    if samples.replications >= limit || schedule.contains(samples.replications) { look() }
  }

  /// - Returns: Whether the sample could be added.
  mutating func add(_ sample: ReplicationSample) -> Bool {
    guard !sample.hasOverflowed else {
      failure = .endlessWaits
      return false
    }
    samples.add(sample)
    return true
  }

  var isAtLook: Bool { samples.replications == nextLook }

  mutating func look() {
    do {
      let found = try analysis.look(samples)
      latest = found
      isDone = found.isDecided
    } catch {
      failure = .estimation("\(error)")
      isDone = true
    }
    nextLook = StoppingSchedule(limit: limit).look(after: samples.replications) ?? limit
  }

  var progress: Comparison.Progress {
    Comparison.Progress(
      replications: samples.replications, limit: limit, decided: latest?.decided ?? 0,
      comparisons: analysis.comparisons, expectedReplications: latest.map { min(limit, $0.expectedReplications) })
  }
}
