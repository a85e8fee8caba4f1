/// Whether more of a measure is better for callers and payers.
package enum MeasurePreference: String, Sendable, Hashable {
  case higher, lower, neither
}

extension Measure {
  package var preference: MeasurePreference {
    switch self {
    case .answered, .callersServed, .serviceLevelExcludingBlocked, .serviceLevelOfOffered, .serviceLevelOfAnswered,
      .serviceLevelExcludingShortAbandons, .serviceLevelShortAbandonsMet, .targetMet, .onTime, .callBackReached,
      .contained, .containment:
      .higher
    case .abandoned, .blocked, .unfinished, .closed, .callersLost, .attemptsPerCaller, .probabilityOfWait, .abandonment,
      .blocking, .averageSpeedOfAnswer, .averageWait, .averageWaitOfAbandoned, .averageWaitOfDelayed,
      .averageQueueLength, .maximumQueueLength, .waitQuantile, .waitQuantileOfAnswered, .overtimeSeconds, .cost,
      .backlog, .oldestAge, .interruptions, .firstResponse, .callBackWait, .averageVisitTime, .recalls:
      .lower
    case .offered, .deflected, .referred, .callers, .averageHandleTime, .handlingSeconds, .occupancy, .utilisation,
      .busyShare, .rosteredAgents, .busyAgents, .transferred, .created, .callBacks, .dialled, .visits, .slotOccupancy:
      .neither
    }
  }
}
