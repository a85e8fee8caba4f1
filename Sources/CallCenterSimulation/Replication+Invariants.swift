// What must hold after every event; checked on request.
extension Replication {
  func checkInvariants() {
    var waiting = 0
    for type in 0..<typeCount {
      precondition(centre.lines[type].count >= 0, "\(centre.lines[type].count) waiting of type \(type)")
      waiting += centre.lines[type].count
    }
    precondition(waiting == allWaiting, "\(waiting) in the lines, \(allWaiting) counted")
    precondition(
      attemptsBegun == attemptsEnded + waiting,
      "\(attemptsBegun) attempts begun, \(attemptsEnded) ended, \(waiting) waiting")
    if hasChannels { checkChannels() }
    for group in 0..<centre.groupCount {
      let state = centre.groups[group]
      precondition(state.busy >= 0 && state.present >= 0, "group \(group): \(state.busy) busy of \(state.present)")
      if comparesIdleness {
        precondition(
          Int64(centre.idleLines[group].count) == state.idle,
          "group \(group): \(state.idle) idle, \(centre.idleLines[group].count) in the idle line")
      }
      guard state.hasIdleAgent else { continue }
      precondition(
        contactSelection.contact(for: group, at: now, in: centre) == nil || heap.firstKey >> 3 == now,
        "group \(group) is idle while a contact it serves waits at \(now) µs")
    }
  }
}
