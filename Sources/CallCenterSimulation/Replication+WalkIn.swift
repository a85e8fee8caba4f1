internal import RandomVariates

// Visitors: a hall with doors, a ticket, one or several services.
extension Replication {
  mutating func enterHall(_ index: Int, _ type: Int) {
    if hasNoLine(type) { return refuse(index, type) }
    takeLine(type)
    guard let registration = followUps[type].registration else { return drawTicket(index, type) }
    let contact = centre.pool.slots + index
    contact.pointee.state = .registering
    if traces { note(.register, index) }
    var stream = RandomStream(contact.pointee.key.child(.registration))
    heap.schedule(
      index + firstContactEntity, at: eventKey(now + microseconds(registration.draw(&stream) * 1e6), .redial))
  }

  mutating func drawTicket(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    let detail = centre.pool.details + index
    contact.pointee.arrival = now
    if traces { note(.ticket, index) }
    detail.pointee.ticketAt = now
    detail.pointee.ticketCell = contact.pointee.cell
    detail.pointee.ticketType = Int16(truncatingIfNeeded: type)
    follow(index, cell: contact.pointee.cell)
    waitInside(index, type)
  }

  /// A visitor asks for an agent.
  ///
  /// Once the doors are closed and everybody has gone, one agent stays for those still inside.
  mutating func waitInside(_ index: Int, _ type: Int) {
    guard let group = lastAgent(for: type, waited: 0) else { return reachQueue(index, type, holdsLine: true) }
    attemptsBegun += 1
    centre.groups[group].beginAbove(at: now)
    handle(index, group, waited: 0, wasQueued: false)
  }

  /// The last service of a visit is done.
  mutating func endVisit(_ index: Int) {
    let detail = centre.pool.details + index
    guard detail.pointee.ticketAt >= 0 else { return }
    if traces { note(.visitEnd, index, wait: now - detail.pointee.ticketAt) }
    let cell = Int(byEnd ? clockCell : detail.pointee.ticketCell)
    if cell >= 0 {
      let sums = store.services + (cell * typeCount + Int(detail.pointee.ticketType))
      sums.pointee.visits += 1
      sums.pointee.visitTime += now - detail.pointee.ticketAt
    }
    detail.pointee.ticketAt = -1
    followNoMore(index)
  }
}
