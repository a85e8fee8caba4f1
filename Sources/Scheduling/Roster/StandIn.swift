internal import CallCenterModel

/// Somebody who might take over a shift.
package struct StandIn: Sendable, Hashable {
  /// Why a person may not take a shift.
  package enum Obstacle: Sendable, Hashable {
    /// Works in another group.
    case otherGroup
    /// The contract has no such shift.
    case contract
    case leave
    /// Has said not to be able to work then.
    case unavailable
    case worksThatDay
    case daysPerWeek
    case sameAllWeek
    case daysOffTogether
    case rule(LabourViolation)
  }

  /// Index in ``RosterProblem/people``.
  package var person: Int
  /// What stands against it; `nil`: may take over.
  package var obstacle: Obstacle?
  /// Paid seconds by which it would exceed the norm of the dates, balance brought along included; those above already left out.
  package var overtimeSeconds: Int
}

extension Roster {
  /// Everybody else, those who may take over first, the cheapest in overtime before the others.
  ///
  /// - Parameters:
  ///   - shift: Index in ``RosterProblem/shifts``.
  ///   - absent: Index of the person who cannot work it.
  /// - Returns: One entry for each other person.
  package func standIns(for shift: Int, absent: Int) -> [StandIn] {
    let eligibility = RosterEligibility(problem)
    let paid = totals
    return problem.people.indices.filter { $0 != absent }.map { person in
      let balance = paid[person].balanceSeconds
      return StandIn(
        person: person, obstacle: obstacle(person, shift, eligibility),
        overtimeSeconds: max(0, balance + problem.shifts[shift].paidSeconds) - max(0, balance))
    }.sorted {
      ($0.obstacle == nil ? 0 : 1, $0.overtimeSeconds, $0.person)
        < ($1.obstacle == nil ? 0 : 1, $1.overtimeSeconds, $1.person)
    }
  }

  private func obstacle(_ person: Int, _ shift: Int, _ eligibility: RosterEligibility) -> StandIn.Obstacle? {
    let new = problem.shifts[shift]
    if let obstacle = eligibility.obstacle(person, new) { return obstacle }
    let own = assignments(of: person).map { problem.shifts[$0.shift] }
    if own.contains(where: { $0.day == new.day }) { return .worksThatDay }
    if let rule = problem.violations(person, own + [new]).first(where: { problem.isNew($0, person, own) }) {
      return .rule(rule)
    }
    guard let week = problem.weeks.first(where: { $0.contains(new.day) }) else { return nil }
    let inWeek = own.filter { week.contains($0.day) }
    let contract = problem.contract(of: person)
    if inWeek.count + problem.worked(person, in: week).count >= contract.daysPerWeek.upperBound { return .daysPerWeek }
    if contract.sameAllWeek != .nothing, inWeek.contains(where: { !problem.isSame($0, new, contract.sameAllWeek) }) {
      return .sameAllWeek
    }
    let days = Set((inWeek + [new]).map(\.day))
    let begun = week.count { day in
      days.contains(day) && !days.contains(day == week.lowerBound ? week.upperBound - 1 : day - 1)
    }
    if contract.daysOffTogether, begun > 1, problem.isWholeWeekOfWork(week, of: person) { return .daysOffTogether }
    return nil
  }
}

extension RosterProblem {
  /// The labour rules that shifts of a person break, with what was worked before the dates.
  package func violations(_ person: Int, _ shifts: [RosterShift]) -> [LabourViolation] {
    let worked =
      history[person].map { LabourShift(range: $0.time, paidSeconds: $0.paidSeconds) }
      + shifts.map { LabourShift(range: $0.time, paidSeconds: $0.paidSeconds) }
    let rules = rules(of: person)
    var found = rules.violations(of: worked, in: calendar).filter { $0.rule != .overtime }
    // The norm of a person is less for leave and part time.
    if let most = rules.maximumOvertimePerYear {
      let over = shifts.reduce(0) { $0 + $1.paidSeconds } - normSeconds(of: person)
      let limit = Int((most * 3_600).rounded())
      if over > limit {
        let article = rules.articles.first { $0.rule == .overtime }
        let window = calendar.days[dates.lowerBound].start..<calendar.windowEnd
        found.append(
          LabourViolation(rule: .overtime, article: article, range: window, found: over, limit: limit))
      }
    }
    return found
  }

  /// Whether shifts of a person do not break a rule already.
  fileprivate func isNew(_ violation: LabourViolation, _ person: Int, _ shifts: [RosterShift]) -> Bool {
    !violations(person, shifts).contains(violation)
  }

  fileprivate func isSame(_ a: RosterShift, _ b: RosterShift, _ stability: Contract.Stability) -> Bool {
    kind(of: a, stability) == kind(of: b, stability)
  }

  /// What stays the same all week: the type and, where asked, the local time of the start.
  func kind(of shift: RosterShift, _ stability: Contract.Stability) -> [Int] {
    let wall = calendar.days[shift.day].wall(atElapsed: shift.time.lowerBound).seconds
    return [shift.type ?? -1, stability == .start ? wall : 0]
  }

  func isWholeWeekOfWork(_ week: Range<Int>, of person: Int) -> Bool {
    week.count == 7 && week.allSatisfy { dates.contains($0) && !isOnLeave(person, day: $0) }
  }
}
