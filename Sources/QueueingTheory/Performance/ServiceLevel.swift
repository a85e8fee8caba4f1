/// What counts as a service level: which calls are met, out of which.
///
/// T is the threshold of the wait, S the limit of a short abandonment.
public enum ServiceLevelDefinition: String, Sendable, CaseIterable {
  /// Answered within T / (offered − blocked): the usual figure of a telephone system.
  case excludingBlocked
  /// Answered within T / offered.
  case ofOffered
  /// Answered within T / answered.
  case ofAnswered
  /// Answered within T / (offered − abandoned within S).
  case excludingShortAbandons
  /// (Answered within T + abandoned within S) / offered.
  case shortAbandonsMet
}

/// What becomes of an offered call, from which the service level follows in any definition.
///
/// All five shares are probabilities and add up to 1; each is a sum of positive terms, so a share keeps its digits
/// however small it is.
public struct CallOutcomes: Sendable, Equatable {
  /// Answered within the threshold.
  public let answeredWithin: Double
  /// Answered after the threshold.
  public let answeredLater: Double
  /// Abandoned within the limit of a short abandonment; hanging up at once included.
  public let abandonedShort: Double
  /// Abandoned after that limit.
  public let abandonedLater: Double
  /// Turned away because all lines were taken.
  public let blocked: Double

  /// The share of calls that are met.
  ///
  /// - Parameter definition: What counts as met, out of which.
  /// - Returns: A probability, or nil where no call falls under the definition.
  public func serviceLevel(_ definition: ServiceLevelDefinition) -> Double? {
    let (met, missed) = counts(definition)
    return Self.share(met, missed)
  }

  /// The share of calls that are not met: 1 − service level without cancellation.
  ///
  /// - Parameter definition: What counts as met, out of which.
  /// - Returns: A probability, or nil where no call falls under the definition.
  public func shortfall(_ definition: ServiceLevelDefinition) -> Double? {
    let (met, missed) = counts(definition)
    return Self.share(missed, met)
  }

  /// The outcomes of several lots of calls together.
  ///
  /// - Parameter lots: Numbers of calls, at least 0, and what becomes of them.
  /// - Returns: The shares of all calls; nil where there are none.
  public static func mean(of lots: [(calls: Double, outcomes: CallOutcomes)]) -> CallOutcomes? {
    let calls = lots.reduce(0) { $0 + $1.calls }
    guard calls > 0 else { return nil }
    func share(_ part: (CallOutcomes) -> Double) -> Double {
      lots.reduce(0) { $0 + $1.calls * part($1.outcomes) } / calls
    }
    return CallOutcomes(
      answeredWithin: share(\.answeredWithin), answeredLater: share(\.answeredLater),
      abandonedShort: share(\.abandonedShort), abandonedLater: share(\.abandonedLater), blocked: share(\.blocked))
  }

  func counts(_ definition: ServiceLevelDefinition) -> (met: Double, missed: Double) {
    switch definition {
    case .excludingBlocked: (answeredWithin, answeredLater + abandonedShort + abandonedLater)
    case .ofOffered: (answeredWithin, answeredLater + abandonedShort + abandonedLater + blocked)
    case .ofAnswered: (answeredWithin, answeredLater)
    case .excludingShortAbandons: (answeredWithin, answeredLater + abandonedLater + blocked)
    case .shortAbandonsMet: (answeredWithin + abandonedShort, answeredLater + abandonedLater + blocked)
    }
  }

  private static func share(_ part: Double, _ rest: Double) -> Double? {
    let whole = part + rest
    return whole > 0 ? part / whole : nil
  }
}
