internal import CallCenterModel

/// Who works which shift, and how good that is.
package struct Roster: Sendable, Hashable {
  package struct Assignment: Sendable, Hashable {
    /// Index in ``RosterProblem/people``.
    package var person: Int
    /// Index in ``RosterProblem/shifts``.
    package var shift: Int
    /// Index in ``RosterShift/posts``.
    package var post: Int

    package init(person: Int, shift: Int, post: Int) {
      self.person = person
      self.shift = shift
      self.post = post
    }
  }

  /// Posts of a shift for which nobody is there.
  package struct Missing: Sendable, Hashable {
    /// Index in ``RosterProblem/shifts``.
    package var shift: Int
    package var people: Int
  }

  /// How it was found.
  package enum Method: String, Sendable, Hashable {
    /// All dates at once.
    case whole
    /// Week by week with the weeks to come relaxed; the bound is that of all dates.
    case weekByWeek
    /// Read from a file: nothing was searched for.
    case given
  }

  package var problem: RosterProblem
  /// By the start of the shift, then by person.
  package var assignments: [Assignment]
  package var method: Method
  /// Points of ``RosterPrices``; `nil`: nothing was searched for.
  package var objective: Double?
  /// No roster has fewer points.
  package var bound: Double?
  package var isWithinGap: Bool

  /// Assigns posts, and nothing else: whether rules are kept is for the caller to know.
  ///
  /// `shifts` are the indices of the shifts of each person; whoever works a shift of `keeping` keeps its post.
  init(
    _ problem: RosterProblem, shifts: [[Int]], keeping: [Assignment] = [], method: Method, objective: Double? = nil,
    bound: Double? = nil,
    isWithinGap: Bool = true
  ) {
    self.problem = problem
    self.method = method
    self.objective = objective
    self.bound = bound
    self.isWithinGap = isWithinGap
    var takers: [Int: [Int]] = [:]
    for (person, shifts) in shifts.enumerated() {
      for shift in shifts { takers[shift, default: []].append(person) }
    }
    let kept = Dictionary(grouping: keeping, by: \.shift)
    assignments = takers.flatMap { shift, people in
      let staying = (kept[shift] ?? []).filter { people.contains($0.person) }
      let new = people.filter { person in !staying.contains { $0.person == person } }
      let free = problem.shifts[shift].posts.indices.filter { post in !staying.contains { $0.post == post } }
      precondition(new.count <= free.count, "\(new.count) people on \(free.count) posts")
      return staying
        + new.enumerated().map { index, person in
          // Spread over the posts, another one every day: nobody always has the early break.
          let post = free[(index * free.count / new.count + problem.shifts[shift].day) % free.count]
          return Assignment(person: person, shift: shift, post: post)
        }
    }.sorted { a, b in
      let (first, second) = (problem.shifts[a.shift].time.lowerBound, problem.shifts[b.shift].time.lowerBound)
      return (first, a.person, a.shift) < (second, b.person, b.shift)
    }
  }

  /// (objective − bound) / |objective|.
  package var gap: Double? {
    guard let objective, let bound else { return nil }
    return objective - bound < 1e-9 ? 0 : (objective - bound) / max(abs(objective), 1e-9)
  }

  /// Where people are missing, by shift.
  package var missing: [Missing] {
    let staffed = Dictionary(grouping: assignments, by: \.shift).mapValues(\.count)
    return problem.shifts.enumerated().compactMap { index, shift in
      let people = shift.posts.count - staffed[index, default: 0]
      return people > 0 ? Missing(shift: index, people: people) : nil
    }
  }

  /// The assignments of a person in the order of time.
  package func assignments(of person: Int) -> [Assignment] { assignments.filter { $0.person == person } }
}

/// What a person works over the dates of a roster.
package struct RosterTotals: Sendable, Hashable {
  package var shifts = 0
  package var paidSeconds = 0
  package var nightSeconds = 0
  package var holidaySeconds = 0
  /// Shifts of which at least half lies at night.
  package var nights = 0
  /// Shifts that begin on a Saturday or Sunday.
  package var weekends = 0
  package var normSeconds = 0
  /// Above (+) or below (−) the norm, with what was brought along.
  package var balanceSeconds = 0
  package var wishesGranted = 0
  /// Wishes that there was an occasion to grant.
  package var wishes = 0
}

extension Roster {
  /// Of each person.
  package var totals: [RosterTotals] { problem.people.indices.map(totals) }

  package func totals(of person: Int) -> RosterTotals {
    let assignments = assignments(of: person)
    var total = RosterTotals()
    for assignment in assignments {
      let shift = problem.shifts[assignment.shift]
      total.shifts += 1
      total.paidSeconds += shift.paidSeconds
      total.nightSeconds += problem.nightSeconds(shift, post: assignment.post)
      total.holidaySeconds += problem.holidaySeconds(shift, post: assignment.post)
      total.nights += problem.isNight(shift) ? 1 : 0
      total.weekends += problem.isWeekend(shift) ? 1 : 0
    }
    total.normSeconds = problem.normSeconds(of: person)
    total.balanceSeconds = problem.people[person].balanceSeconds + total.paidSeconds - total.normSeconds
    let worked = Dictionary(grouping: assignments.map { problem.shifts[$0.shift] }, by: \.day)
    for wish in problem.people[person].wishes {
      for day in problem.dates where wish.days[problem.calendar.days[day].kind.index] {
        let shifts = worked[day] ?? []
        // A wish for a shift is judged on days of work; one for any work, on all but leave.
        guard wish.shiftType == nil ? !problem.isOnLeave(person, day: day) : !shifts.isEmpty else { continue }
        let isMatched = wish.shiftType == nil ? !shifts.isEmpty : shifts.contains { $0.type == wish.shiftType }
        total.wishes += 1
        total.wishesGranted += isMatched == (wish.weight > 0) ? 1 : 0
      }
    }
    return total
  }
}
