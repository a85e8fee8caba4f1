package import RandomVariates

/// Work that waits for an agent until it is done: e-mails, letters, cases.
package struct DeferredWork: Sendable, Hashable {
  package var deadline: Deadline
  /// Days on which nothing falls due; a due time on one of them moves to the end of the next other day.
  package var restDays: Set<DayKind>
  /// Whether an agent puts it aside for a contact that cannot wait, and at the end of a duty.
  package var isInterruptible: Bool
  /// Work added each time it is taken up again after an interruption.
  package var resumption: Law?

  package init(
    deadline: Deadline, restDays: Set<DayKind> = Self.weekend, isInterruptible: Bool = true, resumption: Law? = nil
  ) {
    precondition(!restDays.isSuperset(of: Weekday.allCases.map(DayKind.weekday)), "no day is a working day")
    self.deadline = deadline
    self.restDays = restDays
    self.isInterruptible = isInterruptible
    self.resumption = resumption
  }

  /// Saturday, Sunday and holidays.
  package static let weekend: Set<DayKind> = [.weekday(.saturday), .weekday(.sunday), .holiday]
  /// Below live contacts, whose default is 10.
  package static let priority = 50
}

/// When an item must be done, counted from its receipt.
package enum Deadline: Sendable, Hashable {
  /// So much later by the clock.
  case elapsed(seconds: Double)
  /// At the end of the n-th day after the day of receipt.
  case days(Int)
  /// At the end of the day with the same number n months later; of the last day of that month if it is shorter.
  case months(Int)
  /// After so much time inside `open`: elapsed seconds from the plan's origin, ascending and apart, reaching far enough
  /// beyond the last day for what is received on it.
  case working(seconds: Double, open: [Range<Int>])
}
