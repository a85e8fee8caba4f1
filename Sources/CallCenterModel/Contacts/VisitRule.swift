package import RandomVariates

/// What else a visitor does in the centre.
package struct VisitRule: Sendable, Hashable {
  /// Before the ticket is drawn; `nil`: no time.
  package var registration: Law?
  /// After a service the visitor needs at most one of these.
  package var next: [TypeShare]

  package init(registration: Law?, next: [TypeShare]) {
    self.registration = registration
    self.next = next
  }
}
