package import CallCenterSimulation

/// Measures of contacts as ratios of sums, by the definitions of docs/guides/measures.md.
package enum ContactRatio: String, CaseIterable, Sendable {
  case probabilityOfWait, abandonment, blocking
  case averageSpeedOfAnswer, averageWait, averageWaitOfDelayed, averageWaitOfAbandoned
  case excludingBlocked, ofOffered, ofAnswered, excludingShortAbandons, shortAbandonsMet

  /// The five service levels, which stand under one name in files of rows.
  package static let serviceLevels: [ContactRatio] = [
    .excludingBlocked, .ofOffered, .ofAnswered, .excludingShortAbandons, .shortAbandonsMet,
  ]

  package var isProportion: Bool {
    switch self {
    case .averageSpeedOfAnswer, .averageWait, .averageWaitOfDelayed, .averageWaitOfAbandoned: false
    default: true
    }
  }

  /// Numerator and denominator: counts, or microseconds over counts.
  package func parts(_ sums: ContactSums) -> (Int64, Int64) {
    let offered = sums.answered + sums.abandoned + sums.blocked + sums.deflected + sums.unfinished
    switch self {
    case .probabilityOfWait: return (sums.queued, offered)
    case .abandonment: return (sums.abandoned, offered)
    case .blocking: return (sums.blocked, offered)
    case .averageSpeedOfAnswer: return (sums.waitOfAnswered, sums.answered)
    case .averageWait: return (sums.waitOfAnswered + sums.waitOfAbandoned, sums.answered + sums.abandoned)
    case .averageWaitOfDelayed: return (sums.waitOfAnswered + sums.waitOfAbandoned, sums.queued)
    case .averageWaitOfAbandoned: return (sums.waitOfAbandoned, sums.abandoned)
    case .excludingBlocked: return (sums.answeredInTime, offered - sums.blocked)
    case .ofOffered: return (sums.answeredInTime, offered)
    case .ofAnswered: return (sums.answeredInTime, sums.answered)
    case .excludingShortAbandons: return (sums.answeredInTime, offered - sums.shortAbandons)
    case .shortAbandonsMet: return (sums.answeredInTime + sums.shortAbandons, offered)
    }
  }
}
