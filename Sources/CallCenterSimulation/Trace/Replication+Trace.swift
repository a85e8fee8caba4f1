internal import CallCenterModel

// A replication that says what happens. Plans that are not traced pay nothing: tracing is one more reason to leave the plain
// path (``ContactPath/traced``), and what happens elsewhere asks a flag where it is rare.
extension Replication {
  /// Runs one replication and hands its trace over piece by piece; the replication must have been made with `traces`.
  ///
  /// - Parameters:
  ///   - number: The number of the replication.
  ///   - write: Takes the next rows, in order of time.
  /// - Returns: The same measures as without a trace.
  package mutating func run(number: Int, trace write: ([TraceRow]) throws -> Void) rethrows -> ReplicationMeasures {
    precondition(traces, "the replication keeps no trace")
    reset(number: number)
    while !isOver {
      step()
      if usesRoutingRules { settle() }
      if trace.rows.count >= 1 << 14 { try write(trace.take()) }
    }
    if tracked > 0 { endUnfinished() }
    try write(trace.take())
    return store.collect()
  }

  /// Writes a row about a contact, and before its first one that it came.
  @inline(never)
  mutating func note(_ event: TraceEvent, _ index: Int, group: Int = -1, wait: Int64 = -1) {
    let contact = centre.pool.slots[index]
    let (number, caller, isNew) = trace.identify(index, contact)
    if isNew, event != .startQueue, event != .startService, event != .arrive {
      trace.append(
        TraceRow(
          time: now, event: contact.attempt == 1 ? .arrive : .redial, contact: number, caller: caller,
          callType: Int(contact.callType)))
    }
    guard event != .arrive || isNew else { return }
    let kind = event == .arrive && contact.attempt > 1 ? .redial : event
    trace.append(
      TraceRow(
        time: now, event: kind, contact: number, caller: caller, callType: Int(contact.callType), group: group,
        wait: wait))
  }

  /// The talk of a contact in hand ends, or its agent is free.
  func completion(of index: Int) -> TraceEvent {
    let contact = centre.pool.slots[index]
    return contact.state == .talking && contact.wrapUpEnd >= 0 ? .talkEnd : .end
  }

  @inline(never)
  mutating func noteStaff(_ group: Int, present: Int64, onShift: Int64) {
    trace.append(TraceRow(time: now, event: .staff, group: group, present: present, onShift: onShift))
  }
}
