package import RandomVariates

/// A place where agent groups sit.
package struct Site: Sendable, Hashable {
  package var name: String
  package var label: String
  /// What makes everybody leave the phones together.
  package var outages: [SiteOutage] = []
  /// Most people on duty together; `nil`: no limit.
  package var seats: Int?

  package init(name: String, label: String) {
    self.name = name
    self.label = label
  }
}

/// An alarm or a blackout: all people of a site leave the phones together.
package struct SiteOutage: Sendable, Hashable {
  /// When it begins.
  package enum Timing: Sendable, Hashable {
    /// After a random time since the last one ended, counted within these hours only (elapsed seconds, ascending, apart).
    case every(Law, hours: [Range<Int>])
    /// Once, at this elapsed second.
    case at(Int)
  }

  /// Tells the outages of a site apart when they are drawn.
  package var name: String
  package var timing: Timing
  package var duration: Law
  /// Whether calls in hand are cut; else they are finished.
  package var dropsCalls: Bool

  package init(name: String, timing: Timing, duration: Law, dropsCalls: Bool) {
    self.name = name
    self.timing = timing
    self.duration = duration
    self.dropsCalls = dropsCalls
  }
}
