internal import RandomVariates

// Calls that the centre makes: a list, a dialer that looks at free agents, parties that answer or do not.
extension Replication {
  mutating func resetDialers() {
    for dialer in dialers.indices { dialers[dialer].reset() }
  }

  /// The dialer of a type.
  private func dialer(of type: Int) -> Int {
    guard let index = dialers.firstIndex(where: { $0.type == type }) else {
      preconditionFailure("type \(type) is not dialled")
    }
    return index
  }

  // MARK: The list

  /// A record is ready to be dialled; a contact of it counts from the moment somebody answers.
  mutating func receiveRecord(_ index: Int, _ type: Int) {
    stopTracking(index)
    centre.pool.details[index].tries = 0
    let dialer = dialer(of: type)
    dialers[dialer].open += 1
    list(index, dialer)
  }

  private mutating func list(_ index: Int, _ dialer: Int) {
    centre.pool.slots[index].state = .listed
    dialers[dialer].records.append(index, centre.pool.slots)
    dial(dialer)
  }

  mutating func listAgain(_ index: Int) { list(index, dialer(of: Int(centre.pool.slots[index].callType))) }

  private mutating func stopTracking(_ index: Int) {
    guard centre.pool.slots[index].isTracked else { return }
    centre.pool.slots[index].flags.remove(.tracked)
    tracked -= 1
  }

  // MARK: Dialling

  /// Agents may have become free.
  @inline(never)
  mutating func dialForFree() {
    for dialer in dialers.indices { dial(dialer) }
  }

  private func freeAgents(for type: Int) -> Int64 {
    centre.servers(of: type).reduce(0) { $0 + ($1.afterMicroseconds == 0 ? centre.groups[$1.group].idle : 0) }
  }

  private mutating func dial(_ dialer: Int) {
    guard dialers[dialer].records.count > 0, dialers[dialer].isOpen(at: now) else { return }
    let type = dialers[dialer].type
    if dialers[dialer].isPreview {
      while dialers[dialer].records.count > 0, freeAgents(for: type) >= dialers[dialer].minimumFree, !hasNoLine(type),
        let group = agentSelection.group(
          for: ContactRequest(callType: type, waited: 0, now: now, key: root), in: centre)
      {
        if comparesIdleness { centre.idleLines[group].removeFirst() }
        centre.groups[group].begin(at: now)
        look(at: takeRecord(dialer, group: group), group, dialer)
      }
    } else {
      let target = dialers[dialer].target(free: freeAgents(for: type))
      while dialers[dialer].inTheAir < target, dialers[dialer].records.count > 0, !hasNoLine(type) {
        let index = takeRecord(dialer, group: -1)
        dialers[dialer].inTheAir += 1
        centre.pool.slots[index].state = .ringing
        heap.schedule(index + firstContactEntity, at: eventKey(now + timeToAnswer(index, dialer), .redial))
      }
    }
  }

  /// Takes the first record from the list and a line for it, and counts the dial, of an agent of `group` or of nobody yet.
  private mutating func takeRecord(_ dialer: Int, group: Int) -> Int {
    let index = Int(dialers[dialer].records.head)
    dialers[dialer].records.remove(index, centre.pool.slots)
    let contact = centre.pool.slots + index
    centre.pool.details[index].tries += 1
    if centre.pool.details[index].tries > 1 {
      contact.pointee.attempt += 1
      contact.pointee.key = contact.pointee.key.child(UInt64(contact.pointee.attempt))
    }
    if traces { note(.dial, index, group: group) }
    if clockCell >= 0 { store.services[Int(clockCell) * typeCount + dialers[dialer].type].dialled += 1 }
    takeLine(dialers[dialer].type)
    return index
  }

  /// Whether somebody answers the present dial.
  private func isReached(_ index: Int, _ dialer: Int) -> Bool {
    var stream = RandomStream(centre.pool.slots[index].key.child(.reached))
    return stream.uniform() < dialers[dialer].reached
  }

  private func timeToAnswer(_ index: Int, _ dialer: Int) -> Int64 {
    guard let law = isReached(index, dialer) ? dialers[dialer].ring : dialers[dialer].noAnswer else { return 0 }
    var stream = RandomStream(centre.pool.slots[index].key.child(.dialling))
    return microseconds(law.draw(&stream) * 1e6)
  }

  /// An agent who is counted as busy looks at a record and dials.
  private mutating func look(at index: Int, _ group: Int, _ dialer: Int) {
    let contact = centre.pool.slots + index
    contact.pointee.state = .previewing
    contact.pointee.group = Int16(truncatingIfNeeded: group)
    contact.pointee.cell = clockCell
    var time = timeToAnswer(index, dialer)
    if let preview = dialers[dialer].preview {
      var stream = RandomStream(contact.pointee.key.child(.preview))
      time += microseconds(preview.draw(&stream) * 1e6)
    }
    recordHandling(index, time)
    heap.schedule(index + firstContactEntity, at: eventKey(now + time, .completion))
  }

  // MARK: Answers

  /// A number in the air is answered or given up.
  mutating func endRinging(_ index: Int) {
    let type = Int(centre.pool.slots[index].callType)
    let dialer = dialer(of: type)
    dialers[dialer].inTheAir -= 1
    if isReached(index, dialer) {
      beginAnswer(index, dialer)
      reachQueue(index, type, holdsLine: true)
      dialers[dialer].noteAnswer(isMismatch: centre.pool.slots[index].state == .waiting)
    } else {
      if traces { note(.miss, index) }
      freeLine(type)
      miss(index, dialer)
    }
    dial(dialer)
  }

  /// Somebody has answered: a contact begins.
  private mutating func beginAnswer(_ index: Int, _ dialer: Int) {
    let contact = centre.pool.slots + index
    contact.pointee.arrival = now
    contact.pointee.cell = clockCell
    contact.pointee.stage = 0
    contact.pointee.flags.insert(.begun)
    var stream = RandomStream(contact.pointee.key.child(.rightParty))
    if stream.uniform() < dialers[dialer].rightParty {
      contact.pointee.flags.insert(.rightParty)
    } else {
      contact.pointee.flags.remove(.rightParty)
    }
    if traces { note(contact.pointee.flags.contains(.rightParty) ? .reach : .reachOther, index) }
    if clockCell >= 0 {
      contact.pointee.flags.insert(.tracked)
      tracked += 1
    }
  }

  /// An agent talks to the one who has answered.
  mutating func answerParty(_ index: Int, _ group: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    let dialer = dialer(of: type)
    let waited = now - contact.pointee.arrival
    recordAnswered(index, waited: waited, wasQueued: contact.pointee.state == .waiting)
    if traces { note(.answer, index, group: group, wait: waited) }
    contact.pointee.group = Int16(truncatingIfNeeded: group)
    if contact.pointee.flags.contains(.rightParty) {
      endCaller(index, served: true)
      dialers[dialer].open -= 1
      contact.pointee.state = .talking
      converse(index, group, type)
      return
    }
    stopTracking(index)
    // What comes after the window is not followed.
    if intervalCursor >= grid.intervals.count {
      if traces, contact.pointee.firstCell >= 0 { note(.unfinished, index) }
      leaveUnfinished(index)
    }
    contact.pointee.state = .misdirected
    var time: Int64 = 0
    if let law = dialers[dialer].otherTalk {
      var stream = RandomStream(contact.pointee.key.child(.otherTalk))
      time = microseconds(law.draw(&stream) * speedScale[group * typeCount + type])
    }
    recordHandling(index, time)
    heap.schedule(index + firstContactEntity, at: eventKey(now + time, .completion))
  }

  /// The end of a look at a record with the dial after it, or of a talk with somebody else.
  mutating func endAttended(_ index: Int, _ type: Int) {
    heap.cancel(index + firstContactEntity)
    let contact = centre.pool.slots + index
    let group = Int(contact.pointee.group)
    let dialer = dialer(of: type)
    if contact.pointee.state == .previewing, isReached(index, dialer) {
      beginAnswer(index, dialer)
      attemptsBegun += 1
      return answerParty(index, group, type)
    }
    if traces { note(contact.pointee.state == .misdirected ? .end : .miss, index, group: group) }
    missParty(index, type)
    freeAgent(of: group)
  }

  /// A dial at an agent's desk, or a talk with somebody else, is over.
  mutating func missParty(_ index: Int, _ type: Int) {
    freeLine(type)
    miss(index, dialer(of: type))
  }

  /// A dial did not reach the one asked for: another follows later, or the record is done.
  private mutating func miss(_ index: Int, _ dialer: Int) {
    let contact = centre.pool.slots + index
    contact.pointee.flags.remove(.begun)
    if Int(centre.pool.details[index].tries) < dialers[dialer].maximumDials, let delay = dialers[dialer].retryDelay {
      contact.pointee.state = .awaitingRedial
      var stream = RandomStream(contact.pointee.key.child(.dialAgain))
      let instant = now + microseconds(delay.draw(&stream) * 1e6)
      heap.schedule(index + firstContactEntity, at: eventKey(instant, .redial))
      return
    }
    heap.cancel(index + firstContactEntity)
    dialers[dialer].open -= 1
    endCaller(index, served: false)
    if traces { note(.lost, index) }
    pause(index)
    centre.pool.release(index)
  }

  /// Somebody who found no agent has hung up; the record is done.
  mutating func loseParty(_ type: Int) { dialers[dialer(of: type)].open -= 1 }

  // MARK: Hours and the end of the window

  /// Hours of dialling may begin.
  mutating func turnDialling(_ timer: Int) {
    let next = dialers.compactMap { $0.starts.first { $0 > now } }.min()
    scheduleTimer(timer, at: next ?? .max)
  }

  /// Records not done at the end of an interval.
  @inline(never)
  mutating func noteList(interval: Int) {
    for dialer in dialers { store.services[interval * typeCount + dialer.type].backlog = dialer.open }
  }

  /// Records not done at the end of the window are unfinished, and not followed further.
  ///
  /// - Complexity: O(contacts in the centre), once a replication.
  @inline(never)
  mutating func endWindowOfLists() {
    for index in 0..<centre.pool.used {
      let contact = centre.pool.slots + index
      switch contact.pointee.state {
      case .listed, .previewing, .ringing, .awaitingRedial, .misdirected: break
      default: continue
      }
      if traces, contact.pointee.firstCell >= 0 { note(.unfinished, index) }
      leaveUnfinished(index)
    }
  }
}
