package import CallCenterModel
package import Scheduling

/// What labour rules forbid and what no plan can do, in the words of a language.
package struct LabourWords: Sendable {
  private let plan: Plan
  private let catalogue: Catalogue
  private let numbers: NumberFormat

  package init(_ plan: Plan, language: Language) {
    self.plan = plan
    catalogue = Catalogue(language)
    numbers = NumberFormat(language: language)
  }

  /// Without a full stop.
  package func text(_ crowd: Overcrowding, site: Int) -> String {
    let calendar = plan.calendar
    let day = calendar.days.lastIndex { $0.start <= crowd.instant } ?? 0
    let time = calendar.days[day].wall(atElapsed: crowd.instant).seconds
    let date = DateFormat(catalogue).heading(calendar.days[day].date)
    return catalogue.text(
      .scheduleSeatsMissing,
      [
        "site": plan.sites[site].label, "people": numbers.whole(crowd.people),
        "seats": numbers.whole(plan.sites[site].seats ?? 0), "time": "\(date) \(Self.clock(time..<time).prefix(5))",
      ])
  }

  /// Without a full stop.
  package func text(_ obstacle: PlanningObstacle) -> String {
    switch obstacle {
    case .nobodyAt(let callType, let hours, let days):
      let label = plan.callTypes[callType].label
      if days.count > 1, days.count == plan.calendar.windowDays {
        return catalogue.text(.obstacleNobodyAnyDay, ["type": label, "hours": Self.clock(hours)])
      }
      let format = DateFormat(catalogue)
      let dates = days.map { format.heading(plan.calendar.days[plan.calendar.warmUpDays + $0].date) }
      return catalogue.text(
        .obstacleNobodyOnDays,
        ["type": label, "hours": Self.clock(hours), "days": dates.joined(separator: ", ")])
    case .tooFewPeople(let callType, let isRoundTheClock, let needed, let available):
      return catalogue.text(
        isRoundTheClock ? .obstacleFewRoundTheClock : .obstacleFewAtAllHours, count: needed,
        [
          "type": plan.callTypes[callType].label, "count": numbers.whole(needed),
          "available": numbers.whole(available),
        ])
    case .hoursOutOfReach(let pool, let contract, let possible):
      let asked = self.contract(pool, contract)?.hoursPerWeek ?? possible
      return catalogue.text(
        .obstacleHours,
        ["contract": name(pool, contract), "asked": hours(asked), "possible": hours(possible)])
    case .noShift(let pool, let contract):
      return catalogue.text(.obstacleNoShift, ["contract": name(pool, contract)])
    case .noPlaceForBreak(let shiftType, let hours, let length, let isBesideAnother):
      let minutes = "\(numbers.trimmed(Double(length) / 60, decimals: 1))\u{A0}\(catalogue.text(.minuteUnit))"
      return catalogue.text(
        isBesideAnother ? .obstacleBreakBeside : .obstacleBreak,
        ["shift": plan.planning?.shiftTypes[shiftType].label ?? "", "hours": Self.clock(hours), "length": minutes])
    case .noWeek(let pool, let contract, let lifting):
      let limits = lifting.map { catalogue.text($0.message) }
      guard let first = limits.first else {
        return catalogue.text(.obstacleNoWeek, ["contract": name(pool, contract)])
      }
      let list = limits.dropFirst().reduce(first) { catalogue.text(.limitOr, ["first": $0, "second": $1]) }
      return catalogue.text(.obstacleNoWeekBut, ["contract": name(pool, contract), "limits": list])
    }
  }

  /// What was left out of the weeks of a contract; `nil`: nothing.
  package func text(_ scope: WeekScope, pool: Int, contract: Int) -> String? {
    let message: Message
    switch scope {
    case .every: return nil
    case .steadyBetweenDaysOff: message = .weeksSteadyBetweenDaysOff
    case .steadyAllWeek: message = .weeksSteadyAllWeek
    case .some: message = .weeksSome
    }
    return catalogue.text(message, ["contract": name(pool, contract)])
  }

  /// Without a date, with the article of the law where the rule comes from one.
  package func text(_ violation: LabourViolation) -> String {
    let found = hours(Double(violation.found) / 3_600)
    let limit = hours(Double(violation.limit) / 3_600)
    let text: String
    switch violation.rule {
    case .oneShiftAtATime: text = catalogue.text(.violationOverlap, ["found": found])
    case .restBetweenShifts: text = catalogue.text(.violationRest, ["found": found, "limit": limit])
    case .weeklyRest: text = catalogue.text(.violationWeeklyRest, ["found": found, "limit": limit])
    case .daysInARow:
      text = catalogue.text(
        .violationDaysInARow, count: violation.found,
        ["count": numbers.whole(violation.found), "limit": numbers.whole(violation.limit)])
    case .hoursPerWeek: text = catalogue.text(.violationHoursPerWeek, ["found": found, "limit": limit])
    case .overtime: text = catalogue.text(.violationOvertime, ["found": found, "limit": limit])
    case .normHours, .nightHours, .nightPay, .overtimePay, .holidayPay, .mealBreak, .leave:
      preconditionFailure("\(violation.rule) is no limit")
    }
    guard let article = violation.article else { return text }
    let source =
      switch article.source {
      case .labourCode: catalogue.text(.labourCode, ["article": article.article])
      case .martialLaw: catalogue.text(.martialLaw)
      }
    return catalogue.text(.withSource, ["text": text, "source": source])
  }

  private func contract(_ pool: Int, _ contract: Int) -> Contract? {
    plan.planning?.pools[pool].contracts[contract]
  }

  /// Group and contract, as people read them; one name where the two are called alike.
  private func name(_ pool: Int, _ contract: Int) -> String {
    let group = plan.planning.map { plan.agentGroups[$0.pools[pool].group].label } ?? ""
    let own = self.contract(pool, contract)?.label ?? ""
    return own == group ? own : "\(group), \(own)"
  }

  private func hours(_ value: Double) -> String {
    "\(numbers.trimmed(value, decimals: 2))\u{A0}\(catalogue.text(.hourUnit))"
  }

  private func hours(_ range: ClosedRange<Double>) -> String {
    let low = numbers.trimmed(range.lowerBound, decimals: 1)
    let high = hours((range.upperBound * 10).rounded() / 10)
    return high.hasPrefix("\(low)\u{A0}") ? high : "\(low)–\(high)"
  }

  /// Hours of the day, the second one of the next day where it is earlier.
  private static func clock(_ range: Range<Int>) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    func time(_ seconds: Int) -> String { "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))" }
    let end = range.upperBound > 86_400 ? range.upperBound - 86_400 : range.upperBound
    return "\(time(range.lowerBound))–\(time(end))"
  }
}

extension LiftedLimit {
  fileprivate var message: Message {
    switch self {
    case .restBetweenShifts: .limitRest
    case .weeklyRest: .limitWeeklyRest
    case .daysInARow: .limitDaysInARow
    case .mostHoursPerWeek: .limitHoursPerWeek
    case .daysPerWeek: .limitDaysPerWeek
    case .daysOffTogether: .limitDaysOff
    case .sameAllWeek: .limitSame
    }
  }
}
