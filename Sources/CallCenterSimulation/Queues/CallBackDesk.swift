internal import CallCenterModel
internal import RandomVariates

/// Call-backs of a running replication: rules by call type, and the waits from which the next is predicted.
struct CallBackDesk {
  /// What the loop needs to know of a call type that calls back.
  struct Rules {
    let line: Int
    let threshold: Int64
    let predictor: CallBackRule.Predictor
    let accepted: Double
    let keepsPlace: Bool
    let dialling: Sampler?
    let reached: Double
    let maximumTries: Int
    let retryDelay: Sampler?
    let patienceOfOthers: Double
    let meanHandling: Int64
  }

  /// The waits of the contacts answered last, in a ring.
  private struct RecentWaits {
    var waits: [Int64]
    var next = 0
    var count = 0
    var sum: Int64 = 0

    mutating func add(_ wait: Int64) {
      sum += wait - waits[next]
      waits[next] = wait
      next = next + 1 < waits.count ? next + 1 : 0
      count = min(count + 1, waits.count)
    }

    mutating func reset() {
      for index in waits.indices { waits[index] = 0 }
      (next, count, sum) = (0, 0, 0)
    }
  }

  /// By type; empty where no type calls back.
  let rules: [Rules?]
  /// The types of the lines beyond those of the types.
  private let types: [Int]
  private var waits: [RecentWaits]
  private var hours: [OpeningHours]

  init(_ plan: Plan) {
    let lines = plan.promiseLines
    types = plan.callTypes.indices.filter { lines[$0] >= 0 }
    guard !types.isEmpty else {
      (rules, waits, hours) = ([], [], [])
      return
    }
    func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1e6).rounded()) }
    rules = plan.callTypes.enumerated().map { index, type in
      type.callBack.map { rule in
        Rules(
          line: lines[index], threshold: microseconds(rule.thresholdSeconds), predictor: rule.predictor,
          accepted: rule.accepted, keepsPlace: rule.keepsPlace, dialling: rule.dialling?.sampler, reached: rule.reached,
          maximumTries: rule.maximumTries, retryDelay: rule.retryDelay?.sampler,
          patienceOfOthers: rule.patienceOfOthers, meanHandling: microseconds(type.meanHandleSeconds))
      }
    }
    waits = plan.callTypes.map { type in
      if case .meanOfLast(let count) = type.callBack?.predictor {
        RecentWaits(waits: Array(repeating: 0, count: count))
      } else {
        RecentWaits(waits: [0])
      }
    }
    hours = plan.callTypes.map { OpeningHours($0.callBack?.open ?? []) }
  }

  mutating func reset() {
    for type in waits.indices {
      waits[type].reset()
      hours[type].reset()
    }
  }

  /// The type whose promises stand in a line.
  func type(ofLine line: Int) -> Int { types[line - rules.count] }

  mutating func isOpen(_ type: Int, at now: Int64) -> Bool { hours[type].isOpen(at: now) }

  /// A contact has been answered after this wait.
  mutating func note(wait: Int64, of type: Int) { waits[type].add(wait) }

  /// The mean of the last waits, 0 before the first answer.
  func recentWait(of type: Int) -> Int64 { waits[type].count > 0 ? waits[type].sum / Int64(waits[type].count) : 0 }
}
