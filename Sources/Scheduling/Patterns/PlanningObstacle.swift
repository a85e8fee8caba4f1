package import CallCenterModel

/// A limit of a contract or of the rules that could be given up.
package enum LiftedLimit: String, Sendable, Hashable, CaseIterable {
  case restBetweenShifts
  case weeklyRest
  case daysInARow
  case mostHoursPerWeek
  case daysPerWeek
  case daysOffTogether
  case sameAllWeek
}

/// Why no plan can do what was wished, whatever it costs.
package enum PlanningObstacle: Sendable, Hashable {
  /// Where contacts of a type come, nobody who serves it can be at work.
  ///
  /// `hours` are seconds after midnight; `days` those of the window.
  case nobodyAt(callType: Int, hours: Range<Int>, days: [Int])
  /// One person at a time at all hours of a type takes more people than there may be.
  case tooFewPeople(callType: Int, isRoundTheClock: Bool, needed: Int, available: Int)
  /// The hours asked of a person on average cannot be reached; `possible` are the fewest and the most that can.
  case hoursOutOfReach(pool: Int, contract: Int, possible: ClosedRange<Double>)
  /// No shift of a contract may begin on any day of the window.
  case noShift(pool: Int, contract: Int)
  /// A break has no place in a shift, or none beside another of its breaks, and the shift is left out.
  ///
  /// `hours` are seconds after midnight, up to 48:00.
  case noPlaceForBreak(shiftType: Int, hours: Range<Int>, lengthSeconds: Int, isBesideAnother: Bool)
  /// The rules allow no week; each of `lifting` by itself, if given up, would.
  case noWeek(pool: Int, contract: Int, lifting: [LiftedLimit])
}

extension PlanningObstacle {
  /// In English.
  package func description(in plan: Plan) -> String {
    switch self {
    case .nobodyAt(let callType, let hours, let days):
      let whole = days.count == plan.calendar.windowDays && days.count > 1
      let dates = days.map { plan.calendar.days[plan.calendar.warmUpDays + $0].date }
      let when = whole ? "on any day" : "on \(dates.map(\.description).joined(separator: ", "))"
      return "no shift covers \(Self.clock(hours)) \(when), when \(plan.callTypes[callType].name) contacts come"
    case .tooFewPeople(let callType, let isRoundTheClock, let needed, let available):
      let name = plan.callTypes[callType].name
      let hours = isRoundTheClock ? "round the clock" : "at all its hours"
      return "one post for \(name) \(hours) takes at least \(needed) people under these rules; there are \(available)"
    case .hoursOutOfReach(let pool, let contract, let possible):
      let asked = self.contract(pool, contract, plan)?.hoursPerWeek ?? possible
      return "\(name(pool, contract, plan)): \(Self.hours(asked)) hours a week are asked of a person; "
        + "these shifts and rules give \(Self.hours(possible))"
    case .noShift(let pool, let contract):
      return "\(name(pool, contract, plan)): none of its shifts may begin on a day of the window"
    case .noPlaceForBreak(let shiftType, let hours, let length, let isBesideAnother):
      let name = plan.planning?.shiftTypes[shiftType].name ?? ""
      let place = isBesideAnother ? "no place beside the other breaks of" : "no place in"
      return "a break of \(length / 60) min has \(place) the shift \(name) from \(Self.clock(hours)), which is left out"
    case .noWeek(let pool, let contract, let lifting):
      let cure =
        lifting.isEmpty
        ? "no single rule is the reason"
        : "it could without " + lifting.map { $0.words }.joined(separator: ", or without ")
      return "\(name(pool, contract, plan)): nobody can work a week under these rules; \(cure)"
    }
  }

  private func contract(_ pool: Int, _ contract: Int, _ plan: Plan) -> Contract? {
    plan.planning?.pools[pool].contracts[contract]
  }

  private func name(_ pool: Int, _ contract: Int, _ plan: Plan) -> String {
    let group = plan.planning.map { plan.agentGroups[$0.pools[pool].group].name } ?? ""
    return "\(group).\(self.contract(pool, contract, plan)?.name ?? "")"
  }

  private static func clock(_ range: Range<Int>) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    func time(_ seconds: Int) -> String { "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))" }
    let end = range.upperBound > 86_400 ? range.upperBound - 86_400 : range.upperBound
    return "\(time(range.lowerBound))–\(time(end))"
  }

  private static func hours(_ range: ClosedRange<Double>) -> String {
    func number(_ value: Double) -> String {
      let tenths = (value * 10).rounded() / 10
      return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
    let (low, high) = (number(range.lowerBound), number(range.upperBound))
    return low == high ? low : "\(low) to \(high)"
  }
}

extension LiftedLimit {
  fileprivate var words: String {
    switch self {
    case .restBetweenShifts: "the rest between shifts"
    case .weeklyRest: "the weekly rest"
    case .daysInARow: "the limit of days in a row"
    case .mostHoursPerWeek: "the limit of hours a week"
    case .daysPerWeek: "the number of days a week"
    case .daysOffTogether: "days off that follow one another"
    case .sameAllWeek: "the same shift all week"
    }
  }
}
