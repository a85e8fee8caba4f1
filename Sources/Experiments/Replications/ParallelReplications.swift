package import CallCenterModel
package import CallCenterSimulation
internal import Dispatch
internal import Foundation

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
    let queue = OrderedHandOver(count: count, ahead: 4 * threads, merge: merge)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      var replication = Replication(plan)
      while let number = queue.claim(), !isCancelled() {
        queue.hand(over: replication.run(number: number), number: number)
      }
      queue.stop()
    }
  }
}

/// Gives out replication numbers and merges the measures in order; a thread that is too far ahead waits.
///
/// All state is guarded by `condition`, which is why the class may be shared.
private final class OrderedHandOver: @unchecked Sendable {
  private let condition = NSCondition()
  private let count: Int
  private let ahead: Int
  private let merge: @Sendable (ReplicationMeasures) -> Bool
  private var nextNumber = 0
  private var merged = 0
  private var early: [Int: ReplicationMeasures] = [:]
  private var isStopped = false

  init(count: Int, ahead: Int, merge: @escaping @Sendable (ReplicationMeasures) -> Bool) {
    self.count = count
    self.ahead = ahead
    self.merge = merge
  }

  func claim() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while !isStopped, nextNumber < count, nextNumber >= merged + ahead { condition.wait() }
    guard !isStopped, nextNumber < count else { return nil }
    nextNumber += 1
    return nextNumber - 1
  }

  func hand(over measures: ReplicationMeasures, number: Int) {
    condition.lock()
    defer { condition.unlock() }
    early[number] = measures
    while !isStopped, let next = early.removeValue(forKey: merged) {
      merged += 1
      if !merge(next) { isStopped = true }
    }
    condition.broadcast()
  }

  /// Called by a thread that found no more work or was cancelled; nobody waits for it.
  func stop() {
    condition.lock()
    defer { condition.unlock() }
    if nextNumber < count { isStopped = true }
    condition.broadcast()
  }
}
