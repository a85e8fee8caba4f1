internal import RandomVariates

// What an answer can lead to: another agent, the same person again, an item of another type.
extension Replication {
  /// An agent has picked up a contact that may go on after its talk; what follows is decided here.
  mutating func converse(_ index: Int, _ group: Int, _ type: Int) {
    let conference = centre.pool.details[index].partner >= 0 ? handOver(to: index) : 0
    let contact = centre.pool.slots + index
    let detail = centre.pool.details + index
    let scale = speedScale[group * typeCount + type]
    var talkStream = RandomStream(contact.pointee.key.child(.talk))
    let factor = detail.pointee.isResidual ? scale * followUps[type].residual : scale
    let talk = microseconds(rules[type].talk.draw(&talkStream) * factor)
    detail.pointee.wrapUp = 0
    if let wrapUp = rules[type].wrapUp {
      var wrapUpStream = RandomStream(contact.pointee.key.child(.wrapUp))
      detail.pointee.wrapUp = microseconds(wrapUp.draw(&wrapUpStream) * scale)
    }
    decideWhatFollows(index, group, type)
    recordHandling(index, conference + talk + detail.pointee.wrapUp)
    let talkEnd = now + conference + talk
    contact.pointee.wrapUpEnd = detail.pointee.wrapUp > 0 ? talkEnd + detail.pointee.wrapUp : -1
    heap.schedule(index + firstContactEntity, at: eventKey(talkEnd, .completion))
  }

  private mutating func decideWhatFollows(_ index: Int, _ group: Int, _ type: Int) {
    let key = centre.pool.slots[index].key
    let detail = centre.pool.details + index
    detail.pointee.nextType = -1
    detail.pointee.comesAgain = false
    if followUps[type].transfer.total > 0 {
      var stream = RandomStream(key.child(.transfer))
      let share = followUps[type].transferredByGroup[group]
      if let other = followUps[type].transfer.target(stream.uniform(), total: share), opening[other].isOpen(at: now) {
        detail.pointee.nextType = Int16(truncatingIfNeeded: other)
        recordService(index) { $0.transferred += 1 }
        // What the agent spends waiting belongs to this contact.
        if followUps[type].isWarm { follow(index, cell: centre.pool.slots[index].cell) }
        return
      }
    }
    if followUps[type].next.total > 0 {
      var stream = RandomStream(key.child(.nextService))
      if let other = followUps[type].next.target(stream.uniform()) {
        detail.pointee.nextType = Int16(truncatingIfNeeded: other)
        return
      }
    }
    if Int(detail.pointee.recalls) < followUps[type].maximumRecalls {
      var stream = RandomStream(key.child(.recall))
      detail.pointee.comesAgain = stream.uniform() < followUps[type].unsolvedByGroup[group]
    }
  }

  /// The end of a talk, of a conference or of the work after it.
  mutating func endConversation(_ index: Int, _ type: Int) {
    switch centre.pool.slots[index].state {
    case .talking: endTalk(index, type)
    case .conferring: wrapUp(index, type)
    default: partWith(index, type)
    }
  }

  private mutating func endTalk(_ index: Int, _ type: Int) {
    let next = Int(centre.pool.details[index].nextType)
    if next >= 0 {
      let isWarm = followUps[type].isWarm
      if isWarm { hold(index) }
      let leg = passOn(index, from: type, to: next)
      // An agent with nothing left to do is free before the leg looks for one.
      if !isWarm { wrapUp(index, type) }
      if let leg { joinQueue(leg) }
      return
    }
    freeLine(type)
    endVisit(index)
    if centre.pool.details[index].comesAgain { awaitRecall(of: index, type) }
    pause(index)
    wrapUp(index, type)
  }

  /// The agent is alone with what is left to do.
  mutating func wrapUp(_ index: Int, _ type: Int) {
    var length = centre.pool.details[index].wrapUp
    // A call that was in hand at the start.
    if length == 0, centre.pool.slots[index].wrapUpEnd > now { length = centre.pool.slots[index].wrapUpEnd - now }
    guard length > 0 else { return partWith(index, type) }
    if traces { note(.talkEnd, index, group: Int(centre.pool.slots[index].group)) }
    centre.pool.slots[index].state = .wrappingUp
    heap.schedule(index + firstContactEntity, at: eventKey(now + length, .completion))
  }

  /// The agent is done with the contact.
  private mutating func partWith(_ index: Int, _ type: Int) {
    heap.cancel(index + firstContactEntity)
    let group = Int(centre.pool.slots[index].group)
    if traces { note(.end, index, group: group) }
    let item = followUps[type].referral.total > 0 ? item(of: index, type) : nil
    centre.pool.release(index)
    freeAgent(of: group)
    guard let item else { return }
    count(item)
    recordService(item) { $0.created += 1 }
    attempt(item)
  }

  // MARK: Further contacts

  /// A contact that follows from another; it belongs to no counted caller.
  mutating func follower(of index: Int, type: Int, purpose: StreamPurpose, state: Contact.State) -> Int {
    if centre.pool.isFull { growPool() }
    let follower = centre.pool.take()
    let contact = Contact(
      key: centre.pool.slots[index].key.child(purpose), arrival: now, expiry: .max, wrapUpEnd: -1, cell: -1,
      firstCell: -1, next: -1, previous: -1, dialled: Int16(truncatingIfNeeded: type),
      callType: Int16(truncatingIfNeeded: type), group: -1, stage: 0, attempt: 1, state: state, flags: [])
    (centre.pool.slots + follower).initialize(to: contact)
    return follower
  }

  /// Counts a follower from now on, in the interval of the clock.
  mutating func count(_ index: Int) {
    let contact = centre.pool.slots + index
    contact.pointee.arrival = now
    contact.pointee.cell = clockCell
    guard clockCell >= 0, !followUps[Int(contact.pointee.callType)].isDeferred else { return }
    contact.pointee.flags.insert(.tracked)
    tracked += 1
  }

  private mutating func awaitRecall(of index: Int, _ type: Int) {
    let follower = follower(of: index, type: type, purpose: .recalled, state: .awaitingRecall)
    if traces { noteFollower(follower, of: index, as: .recall) }
    centre.pool.details[follower].recalls = centre.pool.details[index].recalls + 1
    var stream = RandomStream(centre.pool.slots[index].key.child(.recallDelay))
    let delay = followUps[type].recallDelay.map { microseconds($0.draw(&stream) * 1e6) } ?? 0
    heap.schedule(follower + firstContactEntity, at: eventKey(now + delay, .redial))
  }

  mutating func comeAgain(_ index: Int) {
    count(index)
    centre.pool.slots[index].state = .betweenAttempts
    recordService(index) { $0.recalls += 1 }
    attempt(index)
  }

  /// The item that a contact leaves behind, if any.
  private mutating func item(of index: Int, _ type: Int) -> Int? {
    var stream = RandomStream(centre.pool.slots[index].key.child(.referral))
    guard let other = followUps[type].referral.target(stream.uniform()) else { return nil }
    let item = follower(of: index, type: other, purpose: .created, state: .betweenAttempts)
    if traces { noteFollower(item, of: index, as: .create) }
    return item
  }

  // MARK: Trying again as another type

  /// What a caller who tries again asks for: after a change of type that type, until it changes again.
  @inline(never)
  mutating func chooseNumber(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    let detail = centre.pool.details + index
    contact.pointee.flags.remove(.leg)
    if followUps[type].changesTo.total > 0 {
      var stream = RandomStream(contact.pointee.key.child(.redialType))
      if let other = followUps[type].changesTo.target(stream.uniform()) {
        detail.pointee.number = Int16(truncatingIfNeeded: other)
      }
    }
    if detail.pointee.number >= 0 { contact.pointee.state = .changingType }
  }

  // MARK: Following beyond the answer

  /// Keeps the replication running until what belongs to `cell` is complete.
  mutating func follow(_ index: Int, cell: Int32) {
    guard cell >= 0 else { return }
    centre.pool.details[index].isFollowed = true
    tracked += 1
  }

  mutating func followNoMore(_ index: Int) {
    guard centre.pool.details[index].isFollowed else { return }
    centre.pool.details[index].isFollowed = false
    tracked -= 1
  }

  // MARK: Lines

  /// The line of a contact is free; visitors use none of the lines that all types share.
  func sharesLines(_ type: Int) -> Bool { !followUps[type].isWalkIn }

  mutating func takeLine(_ type: Int) {
    linesInUse[type] += 1
    if sharesLines(type) { allLinesInUse += 1 }
  }

  mutating func freeLine(_ type: Int) {
    linesInUse[type] -= 1
    if sharesLines(type) { allLinesInUse -= 1 }
  }
}
