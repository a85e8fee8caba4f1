extension QueuePerformance {
  static func of(
    _ load: OfferedLoad, _ states: QueueStates, thresholdSeconds: Double, shortAbandonSeconds: Double
  ) -> QueuePerformance {
    states.isStable
      ? QueuePerformance(stable: load, states, thresholdSeconds, shortAbandonSeconds)
      : QueuePerformance(unstable: load, states)
  }

  private init(
    stable load: OfferedLoad, _ states: QueueStates, _ thresholdSeconds: Double, _ shortAbandonSeconds: Double
  ) {
    let sums = states.sums
    let unit = states.unitSeconds
    let queued = states.below == .infinity ? 0 : (1 - states.balking) * states.perTotal
    let balked = states.below == .infinity ? 0 : states.balking * states.perTotal * sums.joined
    let joiners = states.outcomes(at: unit > 0 ? thresholdSeconds / unit : .infinity)
    let short =
      shortAbandonSeconds == thresholdSeconds
      ? joiners : states.outcomes(at: unit > 0 ? shortAbandonSeconds / unit : .infinity)

    offeredErlangs = load.erlangs
    isStable = true
    probabilityOfWait = queued * sums.joined
    abandonment = balked + queued * sums.lost
    blocking = states.below == .infinity ? 0 : states.perTotal * sums.full
    outcomes = CallOutcomes(
      answeredWithin: states.free + queued * joiners.answeredWithin, answeredLater: queued * joiners.answeredLater,
      abandonedShort: balked + queued * short.lostWithin, abandonedLater: queued * short.lostLater, blocked: blocking)
    abandonmentWithinThreshold = balked + queued * joiners.lostWithin

    let noCalls = load.callsPerHour == 0
    func mean(_ total: Double, over count: Double) -> Double? {
      if noCalls { return 0 }
      return count > 0 && total.isFinite ? max(0, total / count * unit) : nil
    }
    let answered = states.free + queued * sums.answered
    averageSpeedOfAnswer = mean(queued * sums.waitOfAnswered, over: answered)
    averageWait = mean(queued * (sums.waitOfAnswered + sums.waitOfLost), over: states.notBlocked)
    averageWaitOfAbandoned = mean(
      (1 - states.balking) * sums.waitOfLost, over: (1 - states.balking) * sums.lost + states.balking * sums.joined)
    averageWaitOfDelayed =
      states.balking < 1 ? mean(sums.waitOfAnswered + sums.waitOfLost, over: sums.joined) : noCalls ? 0 : nil
    virtualWait = mean(
      states.below == .infinity ? 0 : states.perTotal * sums.virtualWait, over: states.notBlocked)
    let queueLength = states.below == .infinity ? 0 : states.perTotal * sums.queueLength
    averageQueueLength = queueLength
    let busy = load.erlangs * answered
    averageInSystem = busy + queueLength
    occupancy = states.agents > 0 ? min(busy / Double(states.agents), 1) : nil
  }

  /// A queue that grows without end: whoever joins it waits for ever.
  private init(unstable load: OfferedLoad, _ states: QueueStates) {
    offeredErlangs = load.erlangs
    isStable = false
    probabilityOfWait = 1 - states.balking
    abandonment = states.balking
    blocking = 0
    averageSpeedOfAnswer = nil
    averageWait = nil
    averageWaitOfAbandoned = states.balking > 0 ? 0 : nil
    averageWaitOfDelayed = nil
    virtualWait = nil
    averageQueueLength = nil
    averageInSystem = nil
    occupancy = states.agents > 0 ? 1 : nil
    outcomes = CallOutcomes(
      answeredWithin: 0, answeredLater: 1 - states.balking, abandonedShort: states.balking, abandonedLater: 0,
      blocked: 0)
    abandonmentWithinThreshold = states.balking
  }
}
