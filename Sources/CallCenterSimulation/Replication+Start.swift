internal import CallCenterModel
internal import RandomVariates

// A starting state: what is under way when the window begins.
extension Replication {
  /// The first attempt from the start on.
  ///
  /// Earlier ones of that day are drawn and passed over, so that a plan that begins in
  /// the middle of a day meets the callers of the plan of the whole day.
  func firstAttempt(of type: Int) -> Int64? {
    var first = sources[type].next()
    while let instant = first, instant < start { first = sources[type].next() }
    return first
  }

  /// The roster and the hours of this moment, the calls in hand, then the queues; idle agents take who waits, as after a rise.
  @inline(never)
  mutating func layStartingState() {
    let last = eventKey(now, .staffingCut)
    while nextStaffing <= last { changeStaffing() }
    turnHours()
    for type in 0..<typeCount {
      let state = plan.callTypes[type].start
      let key = root.child(plan.callTypes[type].name)
      for inHand in state.inService {
        let groupKey = key.child(.startingService).child(plan.agentGroups[inHand.group].name)
        for (ordinal, elapsed) in inHand.elapsedSeconds.enumerated() {
          let part = part(of: inHand.group, for: type, elapsedSeconds: elapsed)
          layCall(type, part, elapsed: elapsed, key: groupKey.child(UInt64(ordinal)))
        }
      }
      for (ordinal, age) in state.waitingSeconds.enumerated() {
        layCaller(type, age: age, key: key.child(.startingQueue).child(UInt64(ordinal)))
      }
      for (ordinal, age) in state.backlogSeconds.enumerated() {
        layItem(type, age: age, key: key.child(.startingQueue).child(UInt64(ordinal)))
      }
    }
    if usesRoutingRules {
      lookForContacts(of: Array(0..<centre.groupCount))
      settle()
    } else {
      while takeLongestWaiting() {}
    }
    for type in 0..<typeCount { noteQueue(of: type) }
  }

  /// A call in hand: it was answered before the window and is counted nowhere, but keeps its line and its agent busy.
  private mutating func layCall(_ type: Int, _ group: Int, elapsed: Double, key: StreamKey) {
    let index = takeSlot(type, key: key, arrival: now - microseconds(elapsed * 1e6))
    let contact = centre.pool.slots + index
    contact.pointee.state = .talking
    contact.pointee.group = Int16(truncatingIfNeeded: group)
    if centre.groups[group].hasIdleAgent, comparesIdleness { centre.idleLines[group].removeFirst() }
    centre.groups[group].beginAbove(at: now)
    if hasLines { occupyLine(type) }
    // Needs are in seconds at speed 1.
    let scale = speedScale[group * typeCount + type]
    let done = need(of: type, on: group, after: elapsed)
    let rest = Self.draw(plan.callTypes[type].talk, above: done, key.child(.talk)) - done
    let talkEnd = now + microseconds(max(rest, 0) * scale)
    var end = talkEnd
    if let wrapUp = rules[type].wrapUp {
      var stream = RandomStream(key.child(.wrapUp))
      end += microseconds(wrapUp.draw(&stream) * scale)
    }
    contact.pointee.wrapUpEnd = releasesLinesEarly && end > talkEnd ? end : -1
    heap.schedule(
      index + firstContactEntity, at: eventKey(contact.pointee.wrapUpEnd >= 0 ? talkEnd : end, .completion))
    if traces { note(.startService, index, group: group, wait: now - contact.pointee.arrival) }
  }

  /// A caller in the queue: offered in the first interval, waiting since before it.
  private mutating func layCaller(_ type: Int, age: Double, key: StreamKey) {
    let index = takeSlot(type, key: key, arrival: now - microseconds(age * 1e6))
    let contact = centre.pool.slots + index
    contact.pointee.state = .waiting
    contact.pointee.cell = clockCell
    contact.pointee.firstCell = clockCell
    contact.pointee.flags = .tracked
    tracked += 1
    attemptsBegun += 1
    if hasLines { occupyLine(type) }
    if let patience = plan.callTypes[type].patience {
      let whole = Self.draw(patience, above: age, key.child(.patience))
      contact.pointee.expiry = max(now, contact.pointee.arrival + microseconds(whole * 1e6))
    }
    let waited = now - contact.pointee.arrival
    contact.pointee.stage = Int16(truncatingIfNeeded: centre.stages(of: type).count { $0 <= waited })
    if hasRoutingLines { joinRoutingLine(index, type) }
    centre.lines[type].append(index, centre.pool.slots)
    queueIntegrals[type] &-= now
    allWaiting += 1
    if traces { note(.startQueue, index, wait: waited) }
    scheduleWait(index, type)
  }

  /// An item that nobody has taken up: offered in the first interval, received before it, due by its receipt.
  private mutating func layItem(_ type: Int, age: Double, key: StreamKey) {
    let index = takeSlot(type, key: key, arrival: now - microseconds(age * 1e6))
    centre.pool.slots[index].cell = clockCell
    centre.pool.slots[index].firstCell = clockCell
    open(index, type)
    if traces { note(.startQueue, index, wait: now - centre.pool.slots[index].arrival) }
    waitForWork(index, type)
  }

  private mutating func takeSlot(_ type: Int, key: StreamKey, arrival: Int64) -> Int {
    if centre.pool.isFull { growPool() }
    let index = centre.pool.take()
    (centre.pool.slots + index).initialize(
      to: Contact(
        key: key, arrival: arrival, expiry: .max, wrapUpEnd: -1, cell: -1, firstCell: -1, next: -1, previous: -1,
        dialled: Int16(truncatingIfNeeded: type), callType: Int16(truncatingIfNeeded: type), group: -1, stage: 0,
        attempt: 1, state: .betweenAttempts, flags: []))
    return index
  }

  private static func draw(_ law: Law, above bound: Double, _ key: StreamKey) -> Double {
    var stream = RandomStream(key)
    guard bound > 0 else { return law.draw(&stream) }
    do {
      return try law.distribution.draw(above: bound, &stream)
    } catch {
      preconditionFailure("a draw above \(bound) s: \(error)")
    }
  }

  /// Of the contacts that some idle agent would take, the first by priority and wait goes to the group it prefers.
  private mutating func takeLongestWaiting() -> Bool {
    var chosen = -1
    for group in 0..<centre.groupCount {
      guard centre.groups[group].hasIdleAgent,
        let contact = contactSelection.contact(
          for: AgentRequest(group: group, free: centre.groups[group].idle, now: now), in: centre)
      else { continue }
      if chosen < 0 || precedes(contact, chosen) { chosen = contact }
    }
    return chosen >= 0 && serveWaiting(chosen)
  }
}
