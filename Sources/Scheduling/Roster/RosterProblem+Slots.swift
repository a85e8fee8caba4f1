package import CallCenterModel

extension RosterProblem {
  /// The shifts by the wall clock, in their order.
  package var slots: [RosterSlot] {
    shifts.map { shift in
      func wall(_ range: Range<Int>) -> Range<Int> {
        calendar.wall(range.lowerBound, since: shift.day)..<calendar.wall(range.upperBound, since: shift.day)
      }
      return RosterSlot(
        date: calendar.days[shift.day].date, pool: shift.pool, shiftType: shift.type, hours: wall(shift.time),
        posts: shift.posts.map { $0.map(wall) })
    }
  }
}

extension Roster {
  /// A roster that was not searched for.
  ///
  /// - Parameters:
  ///   - problem: Which shifts there are.
  ///   - given: Slots are those of the problem; no post has two people.
  package init(_ problem: RosterProblem, given: [SlotAssignment]) {
    let kept = given.map { Assignment(person: $0.person, shift: $0.slot, post: $0.post) }
    var shifts = [[Int]](repeating: [], count: problem.people.count)
    for assignment in kept { shifts[assignment.person].append(assignment.shift) }
    self.init(problem, shifts: shifts, keeping: kept, method: .given)
  }

  /// The labour rules that each person's shifts break; none of a roster that was searched for.
  package var violations: [(person: Int, violation: LabourViolation)] {
    problem.people.indices.flatMap { person in
      problem.violations(person, assignments(of: person).map { problem.shifts[$0.shift] }).map { (person, $0) }
    }
  }
}
