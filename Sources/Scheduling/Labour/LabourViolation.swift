package import CallCenterModel

/// A shift that one person works.
package struct LabourShift: Sendable, Hashable {
  /// Elapsed seconds, breaks included.
  package var range: Range<Int>
  package var paidSeconds: Int

  package init(range: Range<Int>, paidSeconds: Int) {
    precondition(!range.isEmpty, "shift of no length at \(range.lowerBound)")
    self.range = range
    self.paidSeconds = paidSeconds
  }
}

/// A rule that the shifts of a person break.
package struct LabourViolation: Sendable, Hashable {
  package var rule: LabourRule
  /// Where the rule comes from; `nil`: from the plan itself.
  package var article: LabourArticle?
  /// Elapsed seconds: the rest that is too short, the week, the days in a row, the shifts that overlap.
  package var range: Range<Int>
  /// What there is: seconds of rest or of paid work, or days.
  package var found: Int
  /// What the rule asks, in the same unit.
  package var limit: Int
}
