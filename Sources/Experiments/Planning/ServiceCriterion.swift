package import CallCenterModel
internal import CallCenterSimulation

/// What a plan must achieve for one call type: a share of its contacts, over stretches of time.
package struct ServiceCriterion: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case serviceLevel(ServiceLevelDefinition)
    /// The complement of the abandoned and the blocked.
    case notLost
  }

  /// Index of the call type.
  package var callType: Int
  package var kind: Kind
  /// The least share, 0…1.
  package var level: Double
  package var period: PlanningTarget.Period
  /// The least probability that a period's own share reaches `level`; `nil`: the ratio of expectations reaches it.
  package var probability: Double?
  /// Intervals of the window that belong to each period.
  package var periods: [Range<Int>]

  /// The criteria of a plan's targets.
  ///
  /// - Parameters:
  ///   - targets: Over which periods each call type's own target is to be met.
  ///   - plan: The plan.
  /// - Returns: The criteria, in the order of the targets.
  package static func all(_ targets: [PlanningTarget], of plan: Plan) -> [ServiceCriterion] {
    let days = plan.calendar.windowDayIndices.map { plan.calendar.intervals(ofDay: $0).count }
    let total = days.reduce(0, +)
    return targets.flatMap { target -> [ServiceCriterion] in
      let periods: [Range<Int>]
      switch target.period {
      case .interval: periods = (0..<total).map { $0..<$0 + 1 }
      case .day:
        var first = 0
        periods = days.map { count in
          defer { first += count }
          return first..<first + count
        }
      case .week: periods = [0..<total]
      }
      let asked = plan.callTypes[target.callType].target
      var criteria: [ServiceCriterion] = []
      func add(_ kind: Kind, _ level: Double) {
        criteria.append(
          ServiceCriterion(
            callType: target.callType, kind: kind, level: level, period: target.period,
            probability: target.probability, periods: periods))
      }
      if let level = asked.level { add(.serviceLevel(asked.definition), level) }
      if let lost = asked.maximumLost { add(.notLost, 1 - lost) }
      return criteria
    }
  }

  /// Contacts that went as asked, and those that count.
  func counts(_ sums: ContactSums) -> (good: Int64, base: Int64) {
    switch kind {
    case .serviceLevel(let definition):
      let (good, base) = ContactMeasures.serviceLevel(definition, sums)
      return (good, base)
    case .notLost: return (sums.offered - sums.abandoned - sums.blocked, sums.offered)
    }
  }

  /// So that 55 of 100 meet a target of 55 %, which no double is.
  func isMet(good: Int64, base: Int64) -> Bool { Double(good) >= level * Double(base) * (1 - 1e-12) }
}
