package import CallCenterModel

extension Roster {
  /// The duties of a pool's people on the calendar of the roster; a person's ordinal is the place among the people of the pool.
  package func duties(ofPool pool: Int) -> [Duty] {
    let people = problem.people.indices.filter { problem.people[$0].pool == pool }
    return assignments.compactMap { assignment in
      let shift = problem.shifts[assignment.shift]
      guard let ordinal = people.firstIndex(of: assignment.person) else { return nil }
      return Duty(
        people: ordinal..<ordinal + 1, day: shift.day, start: shift.time.lowerBound, end: shift.time.upperBound,
        breaks: shift.posts[assignment.post], paidSeconds: shift.paidSeconds)
    }
  }
}
