/// A free agent who asks for a contact.
struct AgentRequest {
  var group: Int
  /// Free agents of the group, the one who asks included.
  var free: Int64
  var now: Int64
}

/// Decides which waiting contact a free agent takes.
protocol ContactSelection {
  /// The slot of the contact that the agent takes; `nil`: the agent stays idle.
  func contact(for request: AgentRequest, in centre: borrowing CentreState) -> Int?
}

/// The contact of the highest priority, then of the type the group prefers most, then the one that came first; of deferred
/// work the one that is due first.
struct PriorityThenPreferenceThenLongestWait: ContactSelection {
  @inline(__always)
  func contact(for request: AgentRequest, in centre: borrowing CentreState) -> Int? {
    var chosen = -1
    var priority = 0
    var preference = 0
    var since: Int64 = 0
    for demand in centre.demands(on: request.group) {
      let head = Int(centre.lines[demand.callType].head)
      guard head >= 0 else { continue }
      let arrival = centre.pool.slots[head].arrival
      guard request.now &- arrival >= demand.afterMicroseconds else { continue }
      let order = demand.isDeferred ? centre.pool.slots[head].expiry : arrival
      guard chosen >= 0 else {
        (chosen, priority, preference, since) = (head, demand.priority, demand.preference, order)
        continue
      }
      guard demand.priority == priority, demand.preference == preference else { break }
      if order < since { (chosen, since) = (head, order) }
    }
    return chosen < 0 ? nil : chosen
  }
}
