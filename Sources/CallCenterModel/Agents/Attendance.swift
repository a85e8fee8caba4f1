package import RandomVariates

/// People who come late to a duty or leave it early.
package struct Attendance: Sendable, Hashable {
  /// How often, and by how much.
  package struct Deviation: Sendable, Hashable {
    /// Probability, drawn for each duty of a person.
    package var share: Double
    package var by: Law

    package init(share: Double, by: Law) {
      self.share = share
      self.by = by
    }
  }

  package var late: Deviation?
  package var early: Deviation?

  package init(late: Deviation?, early: Deviation?) {
    self.late = late
    self.early = early
  }
}
