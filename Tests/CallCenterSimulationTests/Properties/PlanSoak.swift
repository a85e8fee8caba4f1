import Foundation
import Synchronization
import TestSupport

/// Runs small random plans on all cores until some break a rule.
struct PlanSoak {
  let plans: Int
  let reportsProgress: Bool

  private struct State {
    var next = 0
    var done = 0
    var failures: [Int: [String]] = [:]
  }

  private static let mostFailures = 5

  /// What is wrong with the plans that failed, at most so many; empty where none did.
  func run() -> [String] {
    let state = Mutex(State())
    let start = Date()
    PlansInFlight.watch()
    let workers = ProcessInfo.processInfo.activeProcessorCount
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while let number = claim(state) {
        PlansInFlight.set(number, worker: worker)
        var violations = PlanProperties.violations(RandomPlan.small(number), number: number)
        if number % 10 == 0 {
          let calls = RandomPlan.small(RandomPlan.calls(number), number)
          violations += TraceComparison(calls, number: number).violations
          violations += TraceComparison(RandomPlan.small(number), number: number).violations
        }
        state.withLock { state in
          state.done += 1
          if !violations.isEmpty { state.failures[number] = violations }
          if reportsProgress, state.done % 10_000 == 0 {
            report("\(state.done) of \(plans) plans, \(Int(Date().timeIntervalSince(start))) s\n")
          }
        }
      }
      PlansInFlight.set(-1, worker: worker)
    }
    return state.withLock { $0.failures.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  private func claim(_ state: borrowing Mutex<State>) -> Int? {
    state.withLock { state in
      guard state.failures.count < Self.mostFailures, state.next < plans else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func report(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// The plans that run at the moment, named when the engine stops the process by a failed precondition.
enum PlansInFlight {
  private static let most = 64
  nonisolated(unsafe) private static let numbers: UnsafeMutablePointer<Int> = {
    let numbers = UnsafeMutablePointer<Int>.allocate(capacity: most)
    numbers.initialize(repeating: -1, count: most)
    return numbers
  }()

  static func set(_ number: Int, worker: Int) {
    if worker < most { numbers[worker] = number }
  }

  static func watch() {
    set(-1, worker: 0)
    for trap in [SIGILL, SIGTRAP, SIGABRT] {
      signal(trap) { number in
        PlansInFlight.tell()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  private static func tell() {
    for worker in 0..<most where numbers[worker] >= 0 {
      let text = "stopped while plan \(numbers[worker]) ran\n"
      _ = text.withCString { Foundation.write(STDERR_FILENO, $0, strlen($0)) }
    }
  }
}
