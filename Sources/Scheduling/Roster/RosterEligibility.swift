internal import CallCenterModel

/// Which shifts a person can be given, each looked at by itself.
struct RosterEligibility {
  private let problem: RosterProblem
  /// Elapsed stretches, shape `[person]`.
  private let leave: [[Range<Int>]]
  private let unavailable: [[Range<Int>]]

  init(_ problem: RosterProblem) {
    self.problem = problem
    let days = problem.calendar.days
    leave = problem.people.indices.map { person in
      days.indices.filter { problem.isOnLeave(person, day: $0) }.map { days[$0].start..<days[$0].end }
    }
    unavailable = problem.people.map { person in
      person.unavailable.flatMap { times in
        days.indices.filter { times.days[days[$0].kind.index] }.flatMap { problem.instants(of: times.hours, day: $0) }
      }
    }
  }

  func obstacle(_ person: Int, _ shift: RosterShift) -> StandIn.Obstacle? {
    guard problem.people[person].pool == shift.pool else { return .otherGroup }
    if let type = shift.type, !problem.contract(of: person).shiftTypes.contains(type) { return .contract }
    if leave[person].contains(where: { $0.overlaps(shift.time) }) { return .leave }
    if unavailable[person].contains(where: { $0.overlaps(shift.time) }) { return .unavailable }
    return nil
  }
}
