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

  /// In English, without dates.
  package var description: String {
    func hours(_ seconds: Int) -> String { "\((Double(seconds) / 36).rounded() / 100) h".replacingZero }
    let words =
      switch rule {
      case .oneShiftAtATime: "two shifts overlap by \(hours(found))"
      case .restBetweenShifts: "\(hours(found)) of rest after a shift that asks for \(hours(limit))"
      case .weeklyRest: "no unbroken rest of \(hours(limit)) in the week; the longest is \(hours(found))"
      case .daysInARow: "\(found) days in a row; at most \(limit)"
      case .hoursPerWeek: "\(hours(found)) in a week; at most \(hours(limit))"
      case .overtime: "\(hours(found)) above the norm; at most \(hours(limit)) a year"
      default: "\(rule.rawValue): \(found); \(limit) asked"
      }
    return article.map { "\(words) (\($0.description))" } ?? words
  }
}

extension String {
  /// Whole numbers without ".0".
  fileprivate var replacingZero: String { hasSuffix(".0 h") ? dropLast(4) + " h" : self }
}
