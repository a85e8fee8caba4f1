/// A kind of shift: when it may begin, how long it may last, and where its breaks may lie.
package struct ShiftType: Sendable, Hashable {
  package var name: String
  /// What people read; the name where no label was given.
  package var label: String
  /// Seconds after local midnight, ascending.
  package var starts: [Int]
  /// Seconds from the start to the end, breaks included, ascending.
  package var lengths: [Int]
  package var breaks: [PlannedBreak]
  /// Days on which it may begin, by ``DayKind/index``.
  package var days: [Bool]

  package init(
    name: String, label: String, starts: [Int], lengths: [Int], breaks: [PlannedBreak],
    days: [Bool] = [Bool](repeating: true, count: 8)
  ) {
    precondition(days.count == 8, "\(days.count) kinds of days")
    self.name = name
    self.label = label
    self.starts = starts
    self.lengths = lengths
    self.breaks = breaks
    self.days = days
  }
}

/// A break of a shift whose place is to be found.
package struct PlannedBreak: Sendable, Hashable {
  /// When it may begin.
  package enum Window: Sendable, Hashable {
    /// Seconds after the start of the shift.
    case after(ClosedRange<Int>)
    /// Local time; the break lies wholly within. Shifts that do not contain it have no such break.
    case between(Range<Int>)
  }

  package var window: Window
  package var length: Int
  package var isPaid: Bool

  package init(window: Window, length: Int, isPaid: Bool) {
    precondition(length > 0, "break of \(length) s")
    self.window = window
    self.length = length
    self.isPaid = isPaid
  }
}
