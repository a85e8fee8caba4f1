internal import RandomVariates

// From the first attempt to an agent, a busy signal or the end of patience.
extension Replication {
  mutating func arrive(_ type: Int) {
    let key = sources[type].dayKey.child(sources[type].ordinal)
    if let next = sources[type].next() {
      heap.schedule(type, at: eventKey(next, .arrival))
    } else {
      heap.cancel(type)
    }
    if centre.pool.isFull { growPool() }
    let index = centre.pool.take()
    (centre.pool.slots + index).initialize(
      to: Contact(
        key: key, arrival: now, expiry: .max, wrapUpEnd: -1, cell: clockCell, firstCell: clockCell, next: -1,
        previous: -1, dialled: Int16(truncatingIfNeeded: type), callType: Int16(truncatingIfNeeded: type), group: -1,
        stage: 0, attempt: 1,
        state: .betweenAttempts, flags: clockCell >= 0 ? .tracked : []))
    if clockCell >= 0 {
      tracked &+= 1
      store.cells[Int(clockCell) &* typeCount &+ type].firstAttempts &+= 1
    }
    attempt(index)
  }

  /// A caller dials again, or what kept a contact from its number is over.
  mutating func comeBack(_ index: Int) {
    heap.cancel(index + firstContactEntity)
    let contact = centre.pool.slots + index
    guard contact.pointee.state == .betweenAttempts else {
      comeBackSpecially(index)
      return
    }
    dial(index, Int(contact.pointee.dialled))
  }

  /// A caller makes another attempt, as a contact of `type`.
  @inline(__always)
  mutating func dial(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    contact.pointee.attempt += 1
    contact.pointee.key = contact.pointee.key.child(UInt64(contact.pointee.attempt))
    contact.pointee.callType = Int16(truncatingIfNeeded: type)
    contact.pointee.arrival = now
    contact.pointee.cell = clockCell
    contact.pointee.stage = 0
    if clockCell >= 0, !contact.pointee.isTracked {
      contact.pointee.flags.insert(.tracked)
      tracked += 1
    }
    attemptAgain(index)
  }

  @inline(never)
  private mutating func attemptAgain(_ index: Int) { attempt(index) }

  /// A call reaches its number.
  @inline(__always)
  mutating func attempt(_ index: Int) {
    let contact = centre.pool.slots + index
    var type = Int(contact.pointee.callType)
    if !opening[type].isOpen(at: now) {
      let referral = rules[type].referral
      guard referral >= 0, opening[referral].isOpen(at: now) else {
        recordClosed(index)
        return
      }
      recordReferral(index)
      type = referral
      contact.pointee.callType = Int16(truncatingIfNeeded: type)
    }
    if _slowPath(!rules[type].path.isEmpty), divert(index, type) { return }
    reachQueue(index, type)
  }

  /// A contact asks for an agent: a free one, a place in the queue, or a busy signal.
  ///
  /// - Parameters:
  ///   - index: The contact.
  ///   - type: Its type.
  ///   - holdsLine: Whether it is inside already, so that no line is taken.
  @inline(__always)
  mutating func reachQueue(_ index: Int, _ type: Int, holdsLine: Bool = false) {
    let contact = centre.pool.slots + index
    attemptsBegun &+= 1
    if hasLines, !holdsLine, isBusy(type) {
      recordBlocked(index)
      tryAgain(index, probability: rules[type].redialAfterBlocking)
      return
    }
    let group =
      _slowPath(usesRoutingRules)
      ? groupByRules(index, type, waited: 0)
      : agentSelection.group(
        for: ContactRequest(callType: type, waited: 0, now: now, key: contact.pointee.key), in: centre)
    if let group {
      if comparesIdleness { centre.idleLines[group].removeFirst() }
      if hasLines, !holdsLine { occupyLine(type) }
      centre.groups[group].begin(at: now)
      handle(index, group, waited: 0, wasQueued: false)
      return
    }
    if _slowPath(hasChannels), let group = interruptWork(for: type, waited: 0) {
      if hasLines, !holdsLine { occupyLine(type) }
      handle(index, group, waited: 0, wasQueued: false)
      return
    }
    if rules[type].balking > 0 {
      var stream = RandomStream(contact.pointee.key.child(.balking))
      if stream.uniform() < rules[type].balking {
        if traces { note(.balk, index, wait: 0) }
        if holdsLine {
          releaseLine(type)
          giveUp(index, type)
        }
        recordAbandoned(index, waited: 0, wasQueued: false)
        tryAgain(index, probability: rules[type].redialAfterAbandonment)
        return
      }
    }
    if _slowPath(!rules[type].path.isEmpty), offerCallBack(index, type, holdsLine: holdsLine) { return }
    if hasLines, !holdsLine { occupyLine(type) }
    enqueue(index, type)
  }

  func isBusy(_ type: Int) -> Bool {
    (rules[type].lines > 0 && linesInUse[type] >= rules[type].lines)
      || (sharedLines > 0 && allLinesInUse >= sharedLines)
  }

  mutating func occupyLine(_ type: Int) {
    linesInUse[type] += 1
    allLinesInUse += 1
  }

  mutating func releaseLine(_ type: Int) {
    linesInUse[type] -= 1
    allLinesInUse -= 1
  }

  mutating func enqueue(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    contact.pointee.state = .waiting
    contact.pointee.expiry = .max
    if let patience = rules[type].patience {
      var stream = RandomStream(contact.pointee.key.child(.patience))
      contact.pointee.expiry = now &+ microseconds(patience.draw(&stream) * 1e6)
    }
    if _slowPath(hasRoutingLines) { joinRoutingLine(index, type) }
    centre.lines[type].append(index, centre.pool.slots)
    queueIntegrals[type] &-= now
    allWaiting &+= 1
    if clockCell >= 0 { noteQueue(of: type) }
    if _slowPath(traces) { note(.queue, index) }
    scheduleWait(index, type)
  }

  /// The next thing that can happen to a waiting contact: patience ends, or further groups take part.
  mutating func scheduleWait(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    let stage = Int(contact.pointee.stage)
    let expiry = contact.pointee.expiry
    let stages = centre.stages(of: type)
    if stage < stages.count, contact.pointee.arrival + stages[stage] < expiry {
      heap.schedule(index + firstContactEntity, at: eventKey(contact.pointee.arrival + stages[stage], .overflow))
    } else if expiry < .max {
      heap.schedule(index &+ firstContactEntity, at: eventKey(expiry, .abandonment))
    } else {
      heap.cancel(index + firstContactEntity)
    }
  }

  mutating func overflow(_ index: Int) {
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    contact.pointee.stage += 1
    if _slowPath(hasChannels), overflowSpecially(index, type) { return }
    if hasRoutingLines { changeRoutingLine(index, type) }
    let waited = now - contact.pointee.arrival
    let group =
      usesRoutingRules
      ? groupByRules(index, type, waited: waited)
      : agentSelection.group(
        for: ContactRequest(callType: type, waited: waited, now: now, key: contact.pointee.key), in: centre)
    if let group {
      if comparesIdleness { centre.idleLines[group].removeFirst() }
      leaveLine(index, type)
      begin(index, group)
    } else {
      scheduleWait(index, type)
      if _slowPath(hasVisitors) { stayForVisitors() }
    }
  }

  mutating func abandon(_ index: Int) {
    heap.cancel(index + firstContactEntity)
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    leaveLine(index, type)
    if hasLines { releaseLine(type) }
    let waited = now - contact.pointee.arrival
    if traces { note(.abandon, index, wait: waited) }
    if _slowPath(rules[type].path.isBeyondCalls) { giveUp(index, type) }
    recordAbandoned(index, waited: waited, wasQueued: true)
    tryAgain(index, probability: rules[type].redialAfterAbandonment)
  }

  @inline(__always)
  mutating func leaveLine(_ index: Int, _ type: Int) {
    if _slowPath(hasRoutingLines) { leaveRoutingLine(index, type) }
    centre.lines[type].remove(index, centre.pool.slots)
    queueIntegrals[type] &+= now
    allWaiting &-= 1
    if _slowPath(mixesDeferred), rules[type].path.contains(.deferred) { deferredWaiting -= 1 }
  }

  /// A lost caller dials again with `probability`, or is lost for good.
  mutating func tryAgain(_ index: Int, probability: Double) {
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    if probability > 0, contact.pointee.attempt < rules[type].maximumAttempts {
      var choice = RandomStream(contact.pointee.key.child(.redial))
      if choice.uniform() < probability {
        var stream = RandomStream(contact.pointee.key.child(.redialDelay))
        contact.pointee.state = .betweenAttempts
        if _slowPath(rules[type].path.isBeyondCalls) { chooseNumber(index, type) }
        let instant = now + microseconds(rules[type].redialDelay.draw(&stream) * 1e6)
        heap.schedule(index + firstContactEntity, at: eventKey(instant, .redial))
        return
      }
    }
    endCaller(index, served: false)
    if traces { note(.lost, index) }
    if _slowPath(rules[type].path.isBeyondCalls) { pause(index) }
    centre.pool.release(index)
  }
}
