/// How contacts of a type come, and how they wait.
package enum Channel: String, Sendable, Hashable, CaseIterable {
  /// A call on a line: the caller waits on the phone and may give up.
  case voice
  /// Written in a window on a page: an agent holds several at a time.
  case chat
  /// Deferred work with a deadline: nobody waits on a line, nobody gives up.
  case email, letter
  case item = "case"
  /// Calls that the centre makes.
  case outbound
  /// People who come in person and take a ticket.
  case walkIn

  /// Whether contacts wait as work to be done by a due time.
  package var isDeferred: Bool { self == .email || self == .letter || self == .item }
}
