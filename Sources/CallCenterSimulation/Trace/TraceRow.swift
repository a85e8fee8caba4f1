/// What a line of an event trace is about.
package enum TraceEvent: String, Sendable, Hashable, CaseIterable {
  /// In the queue, in hand when the simulation begins.
  case startQueue, startService
  /// A first, a later attempt reaches the number; a record of a list is ready to be dialled.
  case arrive, redial
  /// The same person again with the same matter, with another type, with a further service of one visit; an item left behind.
  case recall, transfer, nextService, create
  /// The number is closed; the attempt becomes one of another type.
  case closed, refer
  /// A machine answers, has done it all, hands over to the queue.
  case selfService, contained, passOn
  /// A visitor registers, draws a ticket, leaves.
  case register, ticket, visitEnd
  /// A busy signal; a hang-up at once; a place in the queue; patience ends.
  case block, balk, queue, abandon
  /// Hangs up with the promise of a call-back.
  case deflect
  /// The centre dials; nobody answers; the one asked for answers, somebody else does.
  case dial, miss, reach, reachOther
  /// An agent picks up; the talk ends and work after it begins; the agent is free.
  case answer, talkEnd, end
  /// After the talk the agent waits with a caller who goes on to another one; both agents talk to the caller.
  case hold, confer
  /// An agent with chats takes one more; one of several chats ends.
  case joinChat, leaveChat
  /// Deferred work in hand gives way to a live contact, is left at the end of a duty, is taken up again.
  case interrupt, putAside, resume
  /// An outage cuts the call.
  case cut
  /// The caller gives up for good.
  case lost
  /// Still waits when the replication ends; open at the end of the window.
  case unfinished
  /// The number of people of a group changes.
  case staff
  /// Everybody of a group leaves the phones together, and is back.
  case outage, restore
}

/// One line of an event trace; −1 where a column has no value.
package struct TraceRow: Sendable, Hashable {
  /// Elapsed microseconds.
  package var time: Int64
  package var event: TraceEvent
  /// Numbers from 1 in the order in which contacts and callers appear.
  package var contact = -1
  package var caller = -1
  /// Indices of the plan; groups are those of the plan in parts.
  package var callType = -1
  package var group = -1
  /// Microseconds waited so far; of calls in hand at the start the talk so far, of visits their length.
  package var wait: Int64 = -1
  /// People ready or busy, and people on shift, after a change of staff.
  package var present: Int64 = -1
  package var onShift: Int64 = -1
}
