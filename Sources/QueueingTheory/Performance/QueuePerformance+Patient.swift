extension QueuePerformance {
  /// Patient callers and unlimited lines: everything follows from the queue and from the law of the wait; `later` is P(wait > threshold).
  static func patient(
    _ load: OfferedLoad, agents: Int, probabilityOfWait: Double, queueLength: Double, within: Double, later: Double
  ) -> QueuePerformance {
    let noCalls = load.callsPerHour == 0
    let wait = noCalls ? 0 : queueLength / load.callsPerHour * 3600
    return QueuePerformance(
      offeredErlangs: load.erlangs, isStable: true, probabilityOfWait: probabilityOfWait, abandonment: 0, blocking: 0,
      averageSpeedOfAnswer: wait, averageWait: wait, averageWaitOfAbandoned: noCalls ? 0 : nil,
      averageWaitOfDelayed: noCalls ? 0 : probabilityOfWait > 0 ? wait / probabilityOfWait : nil, virtualWait: wait,
      averageQueueLength: queueLength, averageInSystem: load.erlangs + queueLength,
      occupancy: agents > 0 ? min(load.erlangs / Double(agents), 1) : nil,
      outcomes: CallOutcomes(
        answeredWithin: within, answeredLater: later, abandonedShort: 0, abandonedLater: 0, blocked: 0),
      abandonmentWithinThreshold: 0)
  }

  /// Patient callers whose queue grows without end.
  static func unstable(_ load: OfferedLoad, agents: Int) -> QueuePerformance {
    QueuePerformance(
      offeredErlangs: load.erlangs, isStable: false, probabilityOfWait: 1, abandonment: 0, blocking: 0,
      averageSpeedOfAnswer: nil, averageWait: nil, averageWaitOfAbandoned: nil, averageWaitOfDelayed: nil,
      virtualWait: nil, averageQueueLength: nil, averageInSystem: nil, occupancy: agents > 0 ? 1 : nil,
      outcomes: CallOutcomes(answeredWithin: 0, answeredLater: 1, abandonedShort: 0, abandonedLater: 0, blocked: 0),
      abandonmentWithinThreshold: 0)
  }
}
