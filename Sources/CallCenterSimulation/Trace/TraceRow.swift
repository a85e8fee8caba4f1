/// What a line of an event trace is about.
package enum TraceEvent: String, Sendable, Hashable, CaseIterable {
  /// In the queue, in hand when the simulation begins.
  case startQueue, startService
  /// A first, a later attempt reaches the number.
  case arrive, redial
  /// The number is closed; the attempt becomes one of another type.
  case closed, refer
  /// A busy signal; a hang-up at once; a place in the queue; patience ends.
  case block, balk, queue, abandon
  /// Hangs up with the promise of a call-back.
  case deflect
  /// An agent picks up; the talk ends and work after it begins; the agent is free.
  case answer, talkEnd, end
  /// The caller gives up for good.
  case lost
  /// Still waits when the replication ends.
  case unfinished
  /// The number of people of a group changes.
  case staff
}

/// One line of an event trace; −1 where a column has no value.
package struct TraceRow: Sendable, Hashable {
  /// Elapsed microseconds.
  package var time: Int64
  package var event: TraceEvent
  /// Numbers from 1 in the order in which contacts and callers appear.
  package var contact = -1
  package var caller = -1
  /// Indices of the plan.
  package var callType = -1
  package var group = -1
  /// Microseconds waited so far; of calls in hand at the start the talk so far.
  package var wait: Int64 = -1
  /// People ready or busy, and people on shift, after a change of staff.
  package var present: Int64 = -1
  package var onShift: Int64 = -1
}
