package import CallCenterModel
package import CallCenterSimulation
internal import Dispatch

/// Runs replications on several threads and hands their measures over in the order of their numbers, so that nothing
/// downstream can depend on the number of threads.
package struct ParallelReplications: Sendable {
  private let plan: Plan
  private let threads: Int

  /// - Parameters:
  ///   - plan: The plan; its rates are those of first attempts.
  ///   - threads: The number of threads, at least 1.
  package init(_ plan: Plan, threads: Int) {
    precondition(threads >= 1, "\(threads) threads")
    self.plan = plan
    self.threads = threads
  }

  /// Runs replications 0, 1, 2, … until `merge` says it has enough or `count` are done.
  ///
  /// - Parameters:
  ///   - count: The most replications to run.
  ///   - isCancelled: Asked before each replication; `true` ends the run with those merged so far.
  ///   - merge: Called for every replication in order, one call at a time; returns whether to go on.
  package func run(
    upTo count: Int, isCancelled: @escaping @Sendable () -> Bool,
    merge: @escaping @Sendable (ReplicationMeasures) -> Bool
  ) {
    let queue = OrderedHandOver(numbers: 0..<count, ahead: 4 * threads, merge: merge)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      var replication = Replication(plan)
      while let number = queue.claim(), !isCancelled() {
        queue.hand(over: replication.run(number: number), number: number)
      }
      queue.stop()
    }
  }
}
