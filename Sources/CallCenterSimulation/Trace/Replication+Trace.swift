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

  /// Writes a row about a contact, and before its first one how it begins.
  @inline(never)
  mutating func note(_ event: TraceEvent, _ index: Int, group: Int = -1, wait: Int64 = -1) {
    let contact = centre.pool.slots[index]
    let (number, caller, beginning) = trace.identify(index, contact)
    // Promises stand in lines beyond those of the types.
    let type = Int(contact.callType)
    var row = TraceRow(
      time: now, event: event, contact: number, caller: caller,
      callType: type < typeCount ? type : callBacks.type(ofLine: type))
    if let beginning, event != .startQueue, event != .startService {
      row.event = beginning
      trace.append(row)
    }
    guard event != .arrive else { return }
    row.event = event
    row.group = group
    row.wait = wait
    trace.append(row)
  }

  /// A contact that follows from another begins later, and belongs to the same caller.
  @inline(never)
  mutating func noteFollower(_ follower: Int, of index: Int, as event: TraceEvent) {
    trace.inherit(follower, centre.pool.slots[follower].key, from: index, as: event)
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

  @inline(never)
  mutating func noteOutage(at site: Int, isDown: Bool) {
    for group in plan.agentGroups.indices where plan.agentGroups[group].site == site {
      trace.append(TraceRow(time: now, event: isDown ? .outage : .restore, group: group))
    }
  }
}
