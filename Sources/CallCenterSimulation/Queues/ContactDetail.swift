/// What only contacts beyond the plain path need to carry; lies beside the pool, in plans that have such contacts.
struct ContactDetail {
  /// When the visitor drew the first ticket; −1: no visit.
  var ticketAt: Int64 = -1
  /// Wrap-up of the agent who has the contact in hand.
  var wrapUp: Int64 = 0
  /// Since when the agent waits with a caller who is transferred.
  var heldSince: Int64 = 0
  /// Reporting interval and type of the first ticket.
  var ticketCell: Int32 = -1
  /// The other contact of a warm transfer; −1: none.
  var partner: Int32 = -1
  /// The person of a population who makes the contact; −1: none.
  var member: Int32 = -1
  var ticketType: Int16 = -1
  /// The type the person asks for now, where it is another than the one dialled first; −1: that one.
  var number: Int16 = -1
  /// The type that the contact goes on to after the talk; −1: none.
  var nextType: Int16 = -1
  /// How often the person has come again with the matter.
  var recalls: Int16 = 0
  /// Tries of a call-back so far, dials of a record.
  var tries: Int16 = 0
  var comesAgain = false
  /// Comes from self-service, with a harder matter.
  var isResidual = false
  /// The replication follows the talk, or the visit, beyond the answer.
  var isFollowed = false
}
