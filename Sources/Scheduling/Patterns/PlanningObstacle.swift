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
