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
  /// Once the doors are closed and all agents have gone, one stays for those still inside.
  mutating func waitInside(_ index: Int, _ type: Int) {
    let servers = centre.servers(of: type)
    guard let first = servers.first, !opening[type].isOpen(at: now),
      servers.allSatisfy({ centre.groups[$0.group].present == 0 && centre.groups[$0.group].busy == 0 })
    else { return reachQueue(index, type, holdsLine: true) }
    attemptsBegun += 1
    centre.groups[first.group].beginAbove(at: now)
    handle(index, first.group, waited: 0, wasQueued: false)
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

  /// An agent whose duty has ended serves the visitors who are still inside, once the doors are closed.
  mutating func stayOn(_ group: Int, afterServing type: Int) -> Bool {
    guard centre.groups[group].busy > centre.groups[group].present else { return false }
    for demand in centre.demands(on: group) where followUps[demand.callType].isWalkIn {
      let visitor = Int(centre.lines[demand.callType].head)
      guard visitor >= 0, !opening[demand.callType].isOpen(at: now) else { continue }
      leaveLine(visitor, demand.callType)
      handle(visitor, group, waited: now - centre.pool.slots[visitor].arrival, wasQueued: true)
      return true
    }
    return false
  }
}
