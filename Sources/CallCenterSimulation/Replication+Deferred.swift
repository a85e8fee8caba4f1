internal import CallCenterModel
internal import RandomVariates

// E-mails, letters, cases: they come at any time, wait on no line, never give up, and are put aside for live contacts.
//
// A line stands in the order of due times, because those of one type rise with the time of receipt.
extension Replication {
  /// An item comes in.
  @inline(never)
  mutating func receive(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    if contact.pointee.isTracked {
      contact.pointee.flags.remove(.tracked)
      tracked -= 1
    }
    if intervalCursor >= grid.intervals.count { leaveUnfollowed(index, type) }
    open(index, type)
    if let group = agentSelection.group(
      for: ContactRequest(callType: type, waited: 0, now: now, key: centre.pool.slots[index].key), in: centre)
    {
      if comparesIdleness { centre.idleLines[group].removeFirst() }
      centre.groups[group].begin(at: now)
      handle(index, group, waited: 0, wasQueued: false)
      return
    }
    if traces { note(.queue, index) }
    waitForWork(index, type)
    if clockCell >= 0 { noteQueue(of: type) }
  }

  /// An item is open from now on; it is due by when it came in.
  mutating func open(_ index: Int, _ type: Int) {
    guard let work = desk.rules[type] else { preconditionFailure("type \(type) is not deferred") }
    attemptsBegun += 1
    let due = work.dueTimes.due(receivedAt: centre.pool.slots[index].arrival)
    centre.pool.slots[index].expiry = due
    desk.open[type] += 1
    if let cell = interval(ofDue: due) { store.services[cell * typeCount + type].fellDue += 1 }
  }

  /// The item that came in last waits for an agent.
  mutating func waitForWork(_ index: Int, _ type: Int) {
    centre.lines[type].append(index, centre.pool.slots)
    noteWaiting(index, type)
  }

  /// The reporting interval in which a due time lies; what is due at the end of a day belongs to it.
  private func interval(ofDue due: Int64) -> Int? {
    // What was due before the plan begins lies in no interval.
    guard due > 0 else { return nil }
    let second = Int((due - 1) / 1_000_000)
    guard let first = grid.intervals.first, let last = grid.intervals.last, second >= first.start, second < last.end
    else { return nil }
    var (low, high) = (0, grid.intervals.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if grid.intervals[middle].start <= second { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private mutating func noteWaiting(_ index: Int, _ type: Int) {
    centre.pool.slots[index].state = .waiting
    queueIntegrals[type] &-= now
    allWaiting += 1
    if mixesDeferred { deferredWaiting += 1 }
    scheduleDeferredWait(index, type)
  }

  /// Only further groups can come in while it waits.
  mutating func scheduleDeferredWait(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    let stages = centre.stages(of: type)
    var stage = Int(contact.pointee.stage)
    while stage < stages.count, contact.pointee.arrival + stages[stage] <= now { stage += 1 }
    contact.pointee.stage = Int16(truncatingIfNeeded: stage)
    if stage < stages.count {
      heap.schedule(index + firstContactEntity, at: eventKey(contact.pointee.arrival + stages[stage], .overflow))
    } else {
      heap.cancel(index + firstContactEntity)
    }
  }

  // MARK: In hand

  /// An agent takes up an item for the first time.
  mutating func beginWork(_ index: Int, _ group: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    let scale = speedScale[group * typeCount + type]
    var talkStream = RandomStream(contact.pointee.key.child(.talk))
    var work = microseconds(rules[type].talk.draw(&talkStream) * scale)
    if let wrapUp = rules[type].wrapUp {
      var stream = RandomStream(contact.pointee.key.child(.wrapUp))
      work += microseconds(wrapUp.draw(&stream) * scale)
    }
    recordHandling(index, work)
    contact.pointee.flags.insert(.begun)
    workOn(index, group, type, for: work)
  }

  /// An agent goes on with an item that was put aside.
  @inline(never)
  mutating func resume(_ index: Int, _ group: Int, _ type: Int) {
    let path = rules[type].path
    if path.contains(.callBack) { return takeUpPromise(index, group, line: type) }
    if path.contains(.outbound) { return answerParty(index, group, type) }
    attemptsEnded += 1
    let contact = centre.pool.slots + index
    let scale = speedScale[group * typeCount + type]
    let before = speedScale[Int(contact.pointee.group) * typeCount + type]
    var work = contact.pointee.wrapUpEnd
    if scale != before { work = microseconds(Double(work) * (scale / before)) }
    if let resumption = desk.rules[type]?.resumption {
      // What is left is another amount each time.
      var stream = RandomStream(contact.pointee.key.child(.resumption).child(UInt64(bitPattern: work)))
      let more = microseconds(resumption.draw(&stream) * scale)
      recordHandling(index, more)
      work += more
    }
    contact.pointee.group = Int16(truncatingIfNeeded: group)
    contact.pointee.state = .talking
    if traces { note(.resume, index, group: group, wait: now - contact.pointee.arrival) }
    workOn(index, group, type, for: work)
  }

  private mutating func workOn(_ index: Int, _ group: Int, _ type: Int, for work: Int64) {
    centre.pool.slots[index].wrapUpEnd = now + work
    desk.take(index, group, type, centre.pool.slots)
    heap.schedule(index + firstContactEntity, at: eventKey(now + work, .completion))
  }

  mutating func completeWork(_ index: Int, _ type: Int) {
    heap.cancel(index + firstContactEntity)
    let contact = centre.pool.slots[index]
    let group = Int(contact.group)
    desk.release(index, group, type, centre.pool.slots)
    desk.open[type] -= 1
    if now <= contact.expiry, let cell = interval(ofDue: contact.expiry) {
      store.services[cell * typeCount + type].doneInTime += 1
    }
    if traces { note(.end, index, group: group) }
    centre.pool.release(index)
    freeAgent(of: group)
  }

  // MARK: Interruption

  /// The group whose agent puts work of a lower priority aside for a contact that no idle agent can take.
  ///
  /// It is the one that the contact prefers, of equals the one with the least urgent item. That agent stays busy.
  @inline(never)
  mutating func interruptWork(for type: Int, waited: Int64) -> Int? {
    guard !rules[type].path.contains(.deferred) else { return nil }
    var chosen = -1
    var preference = 0
    for server in centre.servers(of: type) where waited >= server.afterMicroseconds {
      if chosen >= 0, server.preference != preference { break }
      let item = desk.leastUrgent(server.group, below: rules[type].priority, centre.pool.slots)
      guard item >= 0 else { continue }
      if chosen < 0 || centre.pool.slots[item].expiry > centre.pool.slots[chosen].expiry { chosen = item }
      preference = server.preference
    }
    guard chosen >= 0 else { return nil }
    let item = centre.pool.slots[chosen]
    if clockCell >= 0 { store.services[Int(clockCell) * typeCount + Int(item.callType)].interruptions += 1 }
    putAside(chosen, as: .interrupt)
    return Int(item.group)
  }

  /// Takes an item out of the hands of its agent; another group's idle agent goes on with it, or it waits in its place.
  private mutating func putAside(_ index: Int, as event: TraceEvent) {
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    if traces { note(event, index, group: Int(contact.pointee.group)) }
    heap.cancel(index + firstContactEntity)
    desk.release(index, Int(contact.pointee.group), type, centre.pool.slots)
    contact.pointee.wrapUpEnd -= now
    // It counts as begun again until it is resumed.
    attemptsBegun += 1
    if let group = agentSelection.group(
      for: ContactRequest(
        callType: type, waited: now - contact.pointee.arrival, now: now, key: contact.pointee.key), in: centre)
    {
      if comparesIdleness { centre.idleLines[group].removeFirst() }
      begin(index, group)
      return
    }
    if traces { note(.queue, index) }
    centre.lines[type].putBack(index, centre.pool.slots)
    noteWaiting(index, type)
    if clockCell >= 0 { noteQueue(of: type) }
  }

  /// Agents whose duty is over leave their deferred work, the least urgent first.
  mutating func putAsideAboveNumber(of group: Int) {
    while centre.groups[group].busy > centre.groups[group].present {
      let item = desk.leastUrgent(group, below: .min, centre.pool.slots)
      guard item >= 0 else { return }
      centre.groups[group].finish(at: now)
      putAside(item, as: .putAside)
    }
  }

  // MARK: Backlog

  /// Open items and the age of the oldest at the end of an interval.
  @inline(never)
  mutating func noteBacklog(interval: Int) {
    for type in desk.types {
      var oldest = now
      let head = Int(centre.lines[type].head)
      if head >= 0 { oldest = centre.pool.slots[head].arrival }
      for group in 0..<centre.groupCount {
        var item = Int(desk.inHand(group, type).head)
        while item >= 0 {
          oldest = min(oldest, centre.pool.slots[item].arrival)
          item = Int(centre.pool.slots[item].next)
        }
      }
      let sums = store.services + (interval * typeCount + type)
      sums.pointee.backlog = desk.open[type]
      sums.pointee.oldestAge = now - oldest
    }
  }

  /// What nobody has taken by the end of the window is unfinished, and is not followed further.
  @inline(never)
  mutating func endWindowOfDeferred() {
    for type in desk.types {
      var item = Int(centre.lines[type].head)
      while item >= 0 {
        leaveUnfollowed(item, type)
        item = Int(centre.pool.slots[item].next)
      }
    }
  }

  private mutating func leaveUnfollowed(_ index: Int, _ type: Int) {
    if !centre.pool.slots[index].flags.contains(.begun) {
      if traces { note(.unfinished, index, wait: now - centre.pool.slots[index].arrival) }
      recordUnfinished(index, type)
      leaveUnfinished(index)
    }
    centre.pool.slots[index].cell = -1
    centre.pool.slots[index].firstCell = -1
  }
}
