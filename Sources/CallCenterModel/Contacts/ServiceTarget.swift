/// How the service of a call type is judged.
package struct ServiceTarget: Sendable, Hashable {
  /// T: a contact is answered in time when it waited at most this long.
  package var thresholdSeconds: Double
  /// S: who gave up within it is a short abandon.
  package var shortAbandonSeconds: Double
  package var definition: ServiceLevelDefinition
  /// The service level asked for; `nil` where no target was set and only the threshold counts.
  package var level: Double?
  /// The largest share of abandoned and blocked attempts among the offered; `nil`: not limited.
  package var maximumLost: Double?
  /// The share of deferred work asked to be done by its due time; `nil`: not asked for.
  package var onTimeLevel: Double?

  package init(
    thresholdSeconds: Double, shortAbandonSeconds: Double, definition: ServiceLevelDefinition, level: Double?,
    maximumLost: Double?
  ) {
    self.thresholdSeconds = thresholdSeconds
    self.shortAbandonSeconds = shortAbandonSeconds
    self.definition = definition
    self.level = level
    self.maximumLost = maximumLost
  }

  /// No target, and the usual threshold of 20 seconds.
  package static let none = ServiceTarget(
    thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: nil, maximumLost: nil)

  /// Whether anything is asked for.
  package var isSet: Bool { level != nil || maximumLost != nil || onTimeLevel != nil }
}

/// The five ways in which centres compute a service level.
package enum ServiceLevelDefinition: String, Sendable, Hashable, CaseIterable {
  /// Answered within T / (offered − blocked).
  case excludingBlocked
  /// Answered within T / offered.
  case ofOffered
  /// Answered within T / answered.
  case ofAnswered
  /// Answered within T / (offered − abandoned within S).
  case excludingShortAbandons
  /// (Answered within T + abandoned within S) / offered.
  case shortAbandonsMet

  package var measure: Measure {
    switch self {
    case .excludingBlocked: .serviceLevelExcludingBlocked
    case .ofOffered: .serviceLevelOfOffered
    case .ofAnswered: .serviceLevelOfAnswered
    case .excludingShortAbandons: .serviceLevelExcludingShortAbandons
    case .shortAbandonsMet: .serviceLevelShortAbandonsMet
    }
  }
}
