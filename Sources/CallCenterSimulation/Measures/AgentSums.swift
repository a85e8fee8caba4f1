/// What the agents of one group did in one scope: agent-microseconds.
package struct AgentSums: Sendable, Hashable {
  /// Talk and wrap-up, overtime included.
  package var busy: Int64 = 0
  /// On duty, not away: ready, or busy and not about to leave.
  package var present: Int64 = 0
  /// Handling above the number ready: while a break has begun, a shift has ended or a spell off the phone is due.
  package var excess: Int64 = 0
  /// Handling above the number on shift.
  package var overtime: Int64 = 0
  /// On duty by the roster, breaks excluded, before shrinkage.
  package var rostered: Int64 = 0
  package var paid: Int64 = 0

  /// Chats in hand, and places for chats of the agents present or still busy: milliseconds.
  package var chatTime: Int64 = 0
  package var slotTime: Int64 = 0

  package init() {}

  /// Ready and waiting for a contact.
  package var available: Int64 { present - busy + excess }

  package static func += (left: inout AgentSums, right: AgentSums) {
    left.busy &+= right.busy
    left.present &+= right.present
    left.excess &+= right.excess
    left.overtime &+= right.overtime
    left.rostered &+= right.rostered
    left.paid &+= right.paid
    left.chatTime &+= right.chatTime
    left.slotTime &+= right.slotTime
  }
}
