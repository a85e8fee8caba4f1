internal import RandomVariates

// A contact that goes on to another type: a transferred caller, a visitor with a further service.
extension Replication {
  /// The person keeps the line and goes on to another type.
  ///
  /// - Returns: The leg where it is to wait at once; `nil` where it comes later.
  mutating func passOn(_ index: Int, from type: Int, to other: Int) -> Int? {
    let leg = follower(of: index, type: other, purpose: .leg, state: .beingTransferred)
    let old = centre.pool.details + index
    let new = centre.pool.details + leg
    centre.pool.slots[leg].dialled = centre.pool.slots[index].dialled
    centre.pool.slots[leg].flags.insert(.leg)
    if traces { noteFollower(leg, of: index, as: followUps[type].isWalkIn ? .nextService : .transfer) }
    new.pointee.number = old.pointee.number
    new.pointee.recalls = old.pointee.recalls
    new.pointee.member = old.pointee.member
    old.pointee.member = -1
    if old.pointee.ticketAt >= 0 {
      (new.pointee.ticketAt, new.pointee.ticketCell) = (old.pointee.ticketAt, old.pointee.ticketCell)
      new.pointee.ticketType = old.pointee.ticketType
      new.pointee.isFollowed = old.pointee.isFollowed
      old.pointee.isFollowed = false
    }
    if centre.pool.slots[index].state == .holding {
      old.pointee.partner = Int32(truncatingIfNeeded: leg)
      new.pointee.partner = Int32(truncatingIfNeeded: index)
    }
    freeLine(type)
    takeLine(other)
    guard let delay = followUps[type].transferDelay else { return leg }
    var stream = RandomStream(centre.pool.slots[index].key.child(.transferDelay))
    heap.schedule(leg + firstContactEntity, at: eventKey(now + microseconds(delay.draw(&stream) * 1e6), .redial))
    return nil
  }

  /// A leg asks for an agent.
  mutating func joinQueue(_ leg: Int) {
    count(leg)
    if traces { note(.arrive, leg) }
    let type = Int(centre.pool.slots[leg].callType)
    if followUps[type].isWalkIn { waitInside(leg, type) } else { reachQueue(leg, type, holdsLine: true) }
  }

  /// The agent stays with the caller who waits for another agent.
  mutating func hold(_ index: Int) {
    heap.cancel(index + firstContactEntity)
    centre.pool.slots[index].state = .holding
    centre.pool.details[index].heldSince = now
    if traces { note(.hold, index, group: Int(centre.pool.slots[index].group)) }
  }

  /// Another agent has picked up a caller with whom the first one waits.
  ///
  /// - Returns: How long both are on the line, in microseconds.
  mutating func handOver(to leg: Int) -> Int64 {
    let first = Int(centre.pool.details[leg].partner)
    centre.pool.details[leg].partner = -1
    var length: Int64 = 0
    if let conference = followUps[Int(centre.pool.slots[first].callType)].conference {
      var stream = RandomStream(centre.pool.slots[first].key.child(.conference))
      length = microseconds(conference.draw(&stream) * 1e6)
    }
    centre.pool.slots[first].state = .conferring
    if traces { note(.confer, first, group: Int(centre.pool.slots[first].group)) }
    endHold(of: first, extra: length)
    heap.schedule(first + firstContactEntity, at: eventKey(now + length, .completion))
    return length
  }

  private mutating func endHold(of first: Int, extra: Int64) {
    recordHandling(first, now - centre.pool.details[first].heldSince + extra)
    followNoMore(first)
  }

  /// A contact beyond the plain path gives up; its line has just been freed as that of a call.
  @inline(never)
  mutating func giveUp(_ index: Int, _ type: Int) {
    if !sharesLines(type) { allLinesInUse += 1 }
    if hasDialers, rules[type].path.contains(.outbound) { loseParty(type) }
    if centre.pool.details[index].ticketAt >= 0 {
      centre.pool.details[index].ticketAt = -1
      followNoMore(index)
    }
    let first = Int(centre.pool.details[index].partner)
    guard first >= 0 else { return }
    centre.pool.details[index].partner = -1
    endHold(of: first, extra: 0)
    wrapUp(first, Int(centre.pool.slots[first].callType))
  }
}
