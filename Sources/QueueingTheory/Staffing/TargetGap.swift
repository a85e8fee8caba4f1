import Foundation

/// How far a performance is from the targets.
struct TargetGap {
  /// The largest ln(value / limit), for a service level of the odds of a miss, which are nearly a straight line in the
  /// agents: at most 0 where all targets hold.
  private(set) var excess = -Double.infinity
  private(set) var holds = true
  /// Whether the first target that fails is one that is only approached: a limit of 0, a service level of 1.
  private(set) var askedForPerfection = false
  private var failing: (name: String, value: Double?, limit: Double, isFloor: Bool)?

  /// Compares a performance with the targets; `inQueue` is the share still in the queue at the time limited by the
  /// targets, `noQueue` tells that waits and abandonment are 0 by construction and not
  /// by underflow.
  init(_ targets: StaffingTargets, _ performance: QueuePerformance, inQueue: Double?, noQueue: Bool) {
    guard performance.isStable else {
      holds = false
      excess = .infinity
      return
    }
    let noLoad = performance.offeredErlangs == 0
    if let target = targets.serviceLevel, target > 0 {
      let definition = targets.definition
      let level = performance.serviceLevel(definition)
      let blockingCounts = definition != .excludingBlocked && definition != .ofAnswered
      let passes =
        target > 0.5
        ? compare(performance.outcomes.shortfall(definition), 1 - target, exact: noLoad || noQueue && !blockingCounts)
        : compare(level.map { target / $0 }, 1, exact: true)
      if excess.isFinite, let level, let missed = performance.outcomes.shortfall(definition), level > 0, target < 1 {
        excess = log(missed / level * target / (1 - target))
      }
      if !passes { fail("the service level", level, target, isFloor: true) }
    }
    check(performance.occupancy, targets.maximumOccupancy, exact: noLoad, "the occupancy")
    check(performance.abandonment, targets.maximumAbandonment, exact: noLoad || noQueue, "the abandonment")
    check(
      performance.averageSpeedOfAnswer, targets.maximumAverageSpeedOfAnswer, exact: noLoad || noQueue,
      "the average speed of answer")
    check(
      performance.probabilityOfWait, targets.maximumProbabilityOfWait, exact: noLoad || noQueue,
      "the probability of waiting")
    if let limit = targets.maximumWaitQuantile {
      check(
        inQueue, 1 - limit.share, exact: noLoad || noQueue, "the share in queue for longer than \(limit.seconds) s")
    }
    check(performance.blocking, targets.maximumBlocking, exact: noLoad, "the blocking")
  }

  /// What fails, in words.
  var failure: String {
    guard let failing else { return "the queue grows without end" }
    if askedForPerfection { return "\(failing.name) comes near \(failing.limit) but never reaches it" }
    let bound = failing.isFloor ? "asked is at least" : "allowed is at most"
    return "\(failing.name) is \(failing.value.map { "\($0)" } ?? "undefined"), \(bound) \(failing.limit)"
  }

  private mutating func check(_ value: Double?, _ limit: Double?, exact: Bool, _ name: String) {
    guard let limit else { return }
    if !compare(value, limit, exact: exact) { fail(name, value, limit, isFloor: false) }
  }

  private mutating func fail(_ name: String, _ value: Double?, _ limit: Double, isFloor: Bool) {
    guard holds else { return }
    holds = false
    askedForPerfection = limit == (isFloor ? 1 : 0)
    failing = (name, value, limit, isFloor)
  }

  /// A limit of 0 holds only where the value is 0 exactly.
  private mutating func compare(_ value: Double?, _ limit: Double, exact: Bool) -> Bool {
    guard let value else {
      excess = .infinity
      return false
    }
    let passes = limit > 0 ? value <= limit : exact && value == 0
    excess = max(excess, limit > 0 ? log(value / limit) : passes ? -.infinity : .infinity)
    return passes
  }
}
