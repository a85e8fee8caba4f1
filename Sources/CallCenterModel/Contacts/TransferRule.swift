package import RandomVariates

/// Which calls go on to another type at the end of the talk, and how.
package struct TransferRule: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The caller waits alone; the agent is free.
    case cold
    /// The agent waits with the caller and hands over in conference.
    case warm
  }

  /// At most one of them; a ``Skill`` may have its own total.
  package var targets: [TypeShare]
  package var kind: Kind
  /// From the end of the talk until the caller waits in the other queue; `nil`: at once.
  package var delay: Law?
  /// Both agents and the caller on the line; warm transfers only.
  package var conference: Law?

  package init(targets: [TypeShare], kind: Kind, delay: Law?, conference: Law?) {
    self.targets = targets
    self.kind = kind
    self.delay = delay
    self.conference = conference
  }
}
