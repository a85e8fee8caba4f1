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
      if hasStaffRules {
        precondition(
          state.present == board.present(group) && state.onShift == board.onShift(group),
          "group \(group): \(state.present) present, \(board.present(group)) on the board")
      }
      precondition(state.busy >= 0 && state.present >= 0, "group \(group): \(state.busy) busy of \(state.present)")
      if comparesIdleness {
        precondition(
          Int64(centre.idleLines[group].count) == state.idle,
          "group \(group): \(state.idle) idle, \(centre.idleLines[group].count) in the idle line")
      }
      guard state.hasIdleAgent else { continue }
      let request = AgentRequest(group: group, free: state.idle, now: now)
      let waits =
        usesRoutingRules
        ? policies.contacts.contact(for: request, in: centre) : contactSelection.contact(for: request, in: centre)
      precondition(
        waits == nil || heap.firstKey >> 3 == now,
        "group \(group) is idle while a contact it serves waits at \(now) µs")
    }
    if hasStaffRules { checkBoard() }
  }

  /// Nobody is in two places, and nobody who can go stays.
  private func checkBoard() {
    for group in 0..<centre.groupCount {
      var (pending, guests): (Int64, Int64) = (0, 0)
      for loan in board.loans {
        precondition(loan.there >= loan.returning && loan.leaving >= 0 && loan.returning >= 0, "\(loan)")
        if loan.from == group {
          pending += Int64(loan.leaving)
          guests -= Int64(loan.there)
        }
        if loan.to == group {
          pending += Int64(loan.returning)
          guests += Int64(loan.there)
        }
      }
      precondition(board.guests[group] == guests, "group \(group): \(board.guests[group]) guests of \(guests)")
      precondition(board.pending[group] >= pending, "group \(group): \(board.pending[group]) pending of \(pending)")
      precondition(board.away[group] >= 0 && board.due[group] >= 0, "group \(group): \(board.away[group]) away")
      precondition(
        board.down[group] > 0 || board.pending[group] == 0 || centre.groups[group].busy >= board.here(group),
        "group \(group): \(board.pending[group]) could go")
    }
  }
}
