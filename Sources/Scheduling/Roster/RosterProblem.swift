package import CallCenterModel

/// Named people over dates, and the shifts that must be staffed on them.
package struct RosterProblem: Sendable, Hashable {
  /// Its window are the dates to be planned; the days before it hold what was worked before.
  package var calendar: PlanCalendar
  package var people: [RosterPerson]
  /// Agent groups and their contracts, to which people refer by index.
  package var pools: [StaffPool]
  package var shiftTypes: [ShiftType]
  package var shifts: [RosterShift]
  package var rules: LabourRules
  /// Local time that counts as night, seconds after midnight, up to 48:00.
  package var night: Range<Int>
  /// What each person worked before the first date, in the order of time; empty lists: nothing is known.
  package var history: [[WorkedShift]]
  package var prices = RosterPrices()
  package var limits = SearchLimits(gap: 0.01, nodes: 20)

  package init(
    calendar: PlanCalendar, people: [RosterPerson], pools: [StaffPool], shiftTypes: [ShiftType],
    shifts: [RosterShift], rules: LabourRules, night: Range<Int>, history: [[WorkedShift]]? = nil
  ) {
    precondition(history.map { $0.count == people.count } ?? true, "history of other people")
    self.calendar = calendar
    self.people = people
    self.pools = pools
    self.shiftTypes = shiftTypes
    self.shifts = shifts
    self.rules = rules
    self.night = night
    self.history = history ?? people.map { _ in [] }
  }

  /// Indices of the planned dates in the days of the calendar.
  package var dates: Range<Int> { calendar.windowDayIndices }

  package func contract(of person: Int) -> Contract {
    pools[people[person].pool].contracts[people[person].contract]
  }

  /// The labour rules as they bind a person's contract.
  func rules(of person: Int) -> LabourRules { rules.binding(contract(of: person)) }
}

/// A shift on one date, for as many people as it has posts.
package struct RosterShift: Sendable, Hashable {
  /// Index of the calendar day on which it begins.
  package var day: Int
  /// Index in ``RosterProblem/pools``.
  package var pool: Int
  /// Index in ``RosterProblem/shiftTypes``; `nil`: of no named type, open to every contract.
  package var type: Int?
  /// Elapsed seconds of the calendar.
  package var time: Range<Int>
  package var paidSeconds: Int
  /// One for each person needed: the breaks, ascending, apart, inside the shift, in elapsed seconds.
  package var posts: [[Range<Int>]]

  package init(day: Int, pool: Int, type: Int?, time: Range<Int>, paidSeconds: Int, posts: [[Range<Int>]]) {
    self.day = day
    self.pool = pool
    self.type = type
    self.time = time
    self.paidSeconds = paidSeconds
    self.posts = posts
  }

  /// The breaks of a post that are not paid.
  ///
  /// Where only some are, the longest are taken to be those: meals, not rests.
  func unpaidBreaks(post: Int) -> [Range<Int>] {
    var unpaid = time.count - paidSeconds
    return posts[post].sorted { ($0.count, $1.lowerBound) > ($1.count, $0.lowerBound) }.filter { rest in
      guard rest.count <= unpaid else { return false }
      unpaid -= rest.count
      return true
    }
  }
}

/// A shift that somebody worked.
package struct WorkedShift: Sendable, Hashable {
  /// Elapsed seconds of the calendar.
  package var time: Range<Int>
  package var paidSeconds: Int

  package init(time: Range<Int>, paidSeconds: Int) {
    self.time = time
    self.paidSeconds = paidSeconds
  }
}

/// What a roster is judged by, in points.
///
/// A point is one person one working day of eight hours off the norm; two days off are four points: unevenness counts by
/// squares, so that it is shared.
package struct RosterPrices: Sendable, Hashable {
  /// Of a paid hour for which nobody is there.
  package var missingHour = 100.0
  /// Of the square of the days by which the hours of a person differ from the norm, the balance brought along included.
  package var hours = 1.0
  /// Of the square of the nights by which a person differs from the fair share.
  package var nights = 1.0
  /// Of the square of the weekend shifts by which a person differs from the fair share.
  package var weekends = 1.0
  /// Of a wish of weight 1 that is granted.
  package var wishes = 1.0

  package init() {}
}
