/// The measures, by their names in result files; docs/guides/measures.md defines them.
package enum Measure: String, Sendable, Hashable, CaseIterable {
  case offered, answered, abandoned, blocked, deflected, closed, referred, unfinished
  case callers, callersServed, callersLost, attemptsPerCaller
  case probabilityOfWait, abandonment, blocking
  case averageSpeedOfAnswer, averageWait, averageWaitOfAbandoned, averageWaitOfDelayed
  case serviceLevelExcludingBlocked = "serviceLevel.excludingBlocked"
  case serviceLevelOfOffered = "serviceLevel.ofOffered"
  case serviceLevelOfAnswered = "serviceLevel.ofAnswered"
  case serviceLevelExcludingShortAbandons = "serviceLevel.excludingShortAbandons"
  case serviceLevelShortAbandonsMet = "serviceLevel.shortAbandonsMet"
  case averageHandleTime, handlingSeconds
  case averageQueueLength, maximumQueueLength
  case waitQuantile, waitQuantileOfAnswered
  case occupancy, utilisation, busyShare, overtimeSeconds
  case rosteredAgents, busyAgents
  case cost
  case targetMet
  case contained, containment
  case transferred, recalls, created
  case onTime, backlog, oldestAge, interruptions
  case firstResponse
  case callBacks, callBackWait, callBackReached
  case dialled
  case visits, averageVisitTime
  case slotOccupancy

  /// Measures of channels and rules that most scenarios do not have; reported only where they have a value.
  package static let special: Set<Measure> = [
    .contained, .containment, .transferred, .recalls, .created, .onTime, .backlog, .oldestAge, .interruptions,
    .firstResponse, .callBacks, .callBackWait, .callBackReached, .dialled, .visits, .averageVisitTime,
    .slotOccupancy,
  ]

  /// Whether the measure is one of agents; the others are of contacts, and the total has both.
  package var isOfAgents: Bool {
    switch self {
    case .occupancy, .utilisation, .busyShare, .overtimeSeconds, .rosteredAgents, .busyAgents, .cost, .slotOccupancy:
      true
    default: false
    }
  }

  /// Whether the measure is several numbers, one for each probability.
  package var isQuantile: Bool { self == .waitQuantile || self == .waitQuantileOfAnswered }

  /// What the numbers of a measure are.
  package enum Kind: Sendable { case count, probability, ratio, seconds, agents, money }

  package var kind: Kind {
    switch self {
    case .offered, .answered, .abandoned, .blocked, .deflected, .closed, .referred, .unfinished, .callers,
      .callersServed, .callersLost, .averageQueueLength, .maximumQueueLength, .contained, .transferred, .recalls,
      .created, .backlog, .interruptions, .callBacks, .dialled, .visits:
      .count
    case .attemptsPerCaller: .ratio
    case .probabilityOfWait, .abandonment, .blocking, .serviceLevelExcludingBlocked, .serviceLevelOfOffered,
      .serviceLevelOfAnswered, .serviceLevelExcludingShortAbandons, .serviceLevelShortAbandonsMet, .occupancy,
      .utilisation, .busyShare, .targetMet, .containment, .onTime, .callBackReached, .slotOccupancy:
      .probability
    case .averageSpeedOfAnswer, .averageWait, .averageWaitOfAbandoned, .averageWaitOfDelayed, .waitQuantile,
      .waitQuantileOfAnswered, .overtimeSeconds, .averageHandleTime, .handlingSeconds, .oldestAge, .firstResponse,
      .callBackWait, .averageVisitTime:
      .seconds
    case .rosteredAgents, .busyAgents: .agents
    case .cost: .money
    }
  }
}
