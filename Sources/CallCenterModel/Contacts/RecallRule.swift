package import RandomVariates

/// Who comes again because an answer did not solve the matter.
package struct RecallRule: Sendable, Hashable {
  /// Probability that an answer does not solve the matter; a ``Skill`` may have its own.
  package var unsolved: Double
  /// From the end of the talk to the next contact.
  package var delay: Law
  /// Further contacts of one person in one matter, at least 1.
  package var maximum: Int

  package init(unsolved: Double, delay: Law, maximum: Int) {
    self.unsolved = unsolved
    self.delay = delay
    self.maximum = maximum
  }
}
