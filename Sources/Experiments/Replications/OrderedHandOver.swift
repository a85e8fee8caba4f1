internal import Foundation

/// Gives out replication numbers and merges what came of them in order; a thread that is too far ahead waits.
///
/// All state is guarded by `condition`, which is why the class may be shared.
final class OrderedHandOver<Output: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private let end: Int
  private let ahead: Int
  private let merge: @Sendable (Output) -> Bool
  private var nextNumber: Int
  private var merged: Int
  private var early: [Int: Output] = [:]
  private var isStopped = false

  init(numbers: Range<Int>, ahead: Int, merge: @escaping @Sendable (Output) -> Bool) {
    nextNumber = numbers.lowerBound
    merged = numbers.lowerBound
    end = numbers.upperBound
    self.ahead = ahead
    self.merge = merge
  }

  func claim() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while !isStopped, nextNumber < end, nextNumber >= merged + ahead { condition.wait() }
    guard !isStopped, nextNumber < end else { return nil }
    nextNumber += 1
    return nextNumber - 1
  }

  func hand(over output: Output, number: Int) {
    condition.lock()
    defer { condition.unlock() }
    early[number] = output
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
    if nextNumber < end { isStopped = true }
    condition.broadcast()
  }
}
