internal import CallCenterModel
internal import RandomVariates

/// A person who contacts the centre again and again.
struct Member {
  var key: StreamKey
  var callType: Int
  /// Contacts begun.
  var contacts: UInt64 = 0
}

// Known people: each pauses, calls, and pauses again.
extension Replication {
  /// Everybody is in the middle of a pause, as if people had paused ever since: a renewal process begun ten mean pauses
  /// before, at a random phase.
  mutating func resetPopulations(root: StreamKey) {
    for member in members.indices {
      let type = members[member].callType
      let ordinal = UInt64(member - firstMembers[type])
      members[member].key = root.child(plan.callTypes[type].name).child(.population).child(ordinal)
      members[member].contacts = 0
      guard let pause = followUps[type].pause, let mean = plan.callTypes[type].population?.pause.mean else { continue }
      var stream = RandomStream(members[member].key.child(.pause))
      let begin = Double(start) / 1e6
      var instant = begin - (10 + stream.uniform()) * mean
      while instant < begin { instant += pause.draw(&stream) }
      rest(member, until: microseconds(instant * 1e6))
    }
  }

  /// The person who made the contact, if one of a population, pauses.
  mutating func pause(_ index: Int) {
    let member = Int(centre.pool.details[index].member)
    guard member >= 0 else { return }
    centre.pool.details[index].member = -1
    let key = members[member].key.child(members[member].contacts)
    guard let pause = followUps[members[member].callType].pause else { return }
    var stream = RandomStream(key.child(.pause))
    rest(member, until: now + max(1, microseconds(pause.draw(&stream) * 1e6)))
  }

  private mutating func rest(_ member: Int, until instant: Int64) {
    if centre.pool.isFull { growPool() }
    let index = centre.pool.take()
    centre.pool.details[index].member = Int32(truncatingIfNeeded: member)
    let type = Int16(truncatingIfNeeded: members[member].callType)
    (centre.pool.slots + index).initialize(
      to: Contact(
        key: members[member].key, arrival: now, expiry: .max, wrapUpEnd: -1, cell: -1, firstCell: -1, next: -1,
        previous: -1, dialled: type, callType: type, group: -1, stage: 0, attempt: 1, state: .pausing, flags: []))
    heap.schedule(index + firstContactEntity, at: eventKey(instant, .redial))
  }

  /// The pause is over: the person calls, as soon as the number is open.
  mutating func endPause(_ index: Int) {
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    guard opening[type].isOpen(at: now) else {
      guard let next = opening[type].next else { return centre.pool.release(index) }
      heap.schedule(index + firstContactEntity, at: eventKey(next, .redial))
      return
    }
    let member = Int(centre.pool.details[index].member)
    members[member].contacts += 1
    contact.pointee.key = members[member].key.child(members[member].contacts)
    contact.pointee.firstCell = clockCell
    contact.pointee.state = .betweenAttempts
    count(index)
    attempt(index)
  }
}
