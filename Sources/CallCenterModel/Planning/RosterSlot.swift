/// A shift of a roster on one date, by the wall clock: what a file of a roster is held against.
package struct RosterSlot: Sendable, Hashable {
  package var date: LocalDate
  /// Index in ``PlanningBrief/pools``.
  package var pool: Int
  /// Index in ``PlanningBrief/shiftTypes``; `nil`: of no named type.
  package var shiftType: Int?
  /// Seconds after local midnight of the date, on past the next midnight.
  package var hours: Range<Int>
  /// One for each person needed: the breaks, in the same seconds.
  package var posts: [[Range<Int>]]

  package init(date: LocalDate, pool: Int, shiftType: Int?, hours: Range<Int>, posts: [[Range<Int>]]) {
    self.date = date
    self.pool = pool
    self.shiftType = shiftType
    self.hours = hours
    self.posts = posts
  }
}

/// A person on a post of a slot, all by index.
package struct SlotAssignment: Sendable, Hashable {
  package var person: Int
  package var slot: Int
  package var post: Int

  package init(person: Int, slot: Int, post: Int) {
    self.person = person
    self.slot = slot
    self.post = post
  }
}
