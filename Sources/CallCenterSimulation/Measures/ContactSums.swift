/// What happened to the attempts of one scope: exact integer sums, times in microseconds.
package struct ContactSums: Sendable, Hashable {
  /// First attempts drawn for the type, at whatever hour; a mean the plan fixes.
  package var firstAttempts: Int64 = 0
  package var answered: Int64 = 0
  package var abandoned: Int64 = 0
  package var blocked: Int64 = 0
  package var deflected: Int64 = 0
  package var unfinished: Int64 = 0
  /// Outside opening hours; not offered.
  package var closed: Int64 = 0
  /// Outside opening hours and passed on to another type; not offered here.
  package var referred: Int64 = 0
  package var queued: Int64 = 0
  /// Answered within the threshold T of the type.
  package var answeredInTime: Int64 = 0
  /// Abandoned within S of the type.
  package var shortAbandons: Int64 = 0
  package var waitOfAnswered: Int64 = 0
  package var waitOfAbandoned: Int64 = 0
  /// Time agents spent on the answered, to their end.
  package var handlingTime: Int64 = 0
  /// ∫ contacts waiting dt over the clock time of the scope.
  package var queueTime: Int64 = 0
  /// People whose first attempt came in the scope, and what became of them.
  package var callersServed: Int64 = 0
  package var callersLost: Int64 = 0
  package var callersUnfinished: Int64 = 0
  /// Attempts of those people, whenever they came.
  package var attemptsOfCallers: Int64 = 0

  /// Ended in self-service: they reached the number, and are not offered.
  package var contained: Int64 = 0

  package init() {}

  package var offered: Int64 { answered + abandoned + blocked + deflected + unfinished }
  package var callers: Int64 { callersServed + callersLost + callersUnfinished }

  package static func += (left: inout ContactSums, right: ContactSums) {
    left.firstAttempts += right.firstAttempts
    left.answered += right.answered
    left.abandoned += right.abandoned
    left.blocked += right.blocked
    left.deflected += right.deflected
    left.unfinished += right.unfinished
    left.closed += right.closed
    left.referred += right.referred
    left.queued += right.queued
    left.answeredInTime += right.answeredInTime
    left.shortAbandons += right.shortAbandons
    ContactSums.add(right.waitOfAnswered, to: &left.waitOfAnswered)
    ContactSums.add(right.waitOfAbandoned, to: &left.waitOfAbandoned)
    ContactSums.add(right.handlingTime, to: &left.handlingTime)
    ContactSums.add(right.queueTime, to: &left.queueTime)
    left.callersServed += right.callersServed
    left.callersLost += right.callersLost
    left.callersUnfinished += right.callersUnfinished
    left.attemptsOfCallers += right.attemptsOfCallers
    left.contained += right.contained
  }

  /// Adds a sum of microseconds; one that does not fit stays at the largest, which ``isExact`` tells.
  @inline(__always)
  static func add(_ microseconds: Int64, to sum: inout Int64) {
    let (result, overflows) = sum.addingReportingOverflow(microseconds)
    sum = overflows ? .max : result
  }

  /// Whether no sum of times is beyond what sums over replications hold exactly, 146,000 years of waiting.
  package var isExact: Bool {
    let limit: Int64 = 1 << 62
    return max(waitOfAnswered, waitOfAbandoned, max(handlingTime, queueTime)) < limit
  }

  /// Takes away part of the sums.
  package static func -= (left: inout ContactSums, right: ContactSums) {
    left.firstAttempts -= right.firstAttempts
    left.answered -= right.answered
    left.abandoned -= right.abandoned
    left.blocked -= right.blocked
    left.deflected -= right.deflected
    left.unfinished -= right.unfinished
    left.closed -= right.closed
    left.referred -= right.referred
    left.queued -= right.queued
    left.answeredInTime -= right.answeredInTime
    left.shortAbandons -= right.shortAbandons
    left.waitOfAnswered -= right.waitOfAnswered
    left.waitOfAbandoned -= right.waitOfAbandoned
    left.handlingTime -= right.handlingTime
    left.queueTime -= right.queueTime
    left.callersServed -= right.callersServed
    left.callersLost -= right.callersLost
    left.callersUnfinished -= right.callersUnfinished
    left.attemptsOfCallers -= right.attemptsOfCallers
    left.contained -= right.contained
  }
}
