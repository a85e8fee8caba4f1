internal import CallCenterModel
internal import RandomVariates

// Entities of the event heap: one source of arrivals a call type, the staffing timeline, the reporting grid, contacts.
extension Replication {
  @inline(__always)
  var staffingEntity: Int { typeCount }
  @inline(__always)
  var gridEntity: Int { typeCount + 1 }
  /// Timers of the plan: outages, dialers, rules.
  @inline(__always)
  var firstTimerEntity: Int { typeCount &+ 2 }

  mutating func reset(number: Int) {
    root = StreamKey(seed: plan.run.seed, replication: number)
    if traces { trace.removeAll() }
    heap.removeAll()
    centre.reset()
    store.reset()
    if observesHandling { observations.reset() }
    now = 0
    clockCell = -1
    intervalCursor = -1
    allLinesInUse = 0
    allWaiting = 0
    tracked = 0
    attemptsBegun = 0
    attemptsEnded = 0
    linesInUse.update(repeating: 0, count: typeCount)
    queueIntegrals.update(repeating: 0, count: centre.lineCount)
    for type in 0..<typeCount {
      opening[type].reset()
      sources[type].reset(root: root)
      if let first = firstAttempt(of: type) { heap.schedule(type, at: eventKey(first, .arrival)) }
    }
    if hasChannels { resetChannels() }
    callBacks.reset()
    if hasDialers { resetDialers() }
    for type in inSelfService.indices { inSelfService[type] = 0 }
    if !members.isEmpty { resetPopulations(root: root) }
    staffing.draw(root: root)
    staffingCursor = 0
    scheduleStaffing()
    if !timers.isEmpty { startTimers(root: root) }
    heap.schedule(gridEntity, at: eventKey(Int64(grid.intervals[0].start) * 1_000_000, .interval))
  }

  mutating func step() {
    let key = heap.firstKey
    let entity = heap.firstEntity
    let instant = key >> 3
    if _slowPath(checksInvariants) {
      precondition(instant >= now, "the clock went back from \(now) to \(instant)")
      checkInvariants()
    }
    now = instant
    // Nine of ten events are of the first two kinds.
    if key & 7 == EventRank.completion.rawValue {
      complete(entity &- firstContactEntity)
    } else if key & 7 == EventRank.arrival.rawValue {
      arrive(entity)
    } else {
      happen(EventRank(rawValue: key & 7), to: entity)
    }
  }

  @inline(never)
  private mutating func happen(_ rank: EventRank?, to entity: Int) {
    switch rank {
    case .abandonment: abandon(entity &- firstContactEntity)
    case .interval: beginInterval()
    case .staffingRise, .staffingCut: changeStaffing()
    case .overflow:
      if entity >= firstContactEntity { overflow(entity - firstContactEntity) } else { fire(entity - firstTimerEntity) }
    case .redial: comeBack(entity - firstContactEntity)
    case .completion, .arrival, nil: preconditionFailure("event of entity \(entity) is no rare one")
    }
  }

  // MARK: Clock

  private mutating func beginInterval() {
    let closing = intervalCursor
    for group in 0..<centre.groupCount {
      var sums = centre.groups[group].closeInterval(at: now)
      if _slowPath(hasChannels) { addChats(to: &sums, of: group) }
      if closing >= 0 { store.setAgents(interval: closing, group: group, sums) }
      if usesRoutingRules { centre.routing.work.add(group, sums) }
    }
    for type in 0..<typeCount {
      let waiting = Int64(centre.lines[type].count)
      if closing >= 0 { store.cells[closing * typeCount + type].queueTime = queueIntegrals[type] &+ waiting &* now }
      queueIntegrals[type] = 0 &- waiting &* now
    }
    if _slowPath(hasChannels), closing >= 0 { noteBacklog(interval: closing) }
    if _slowPath(hasDialers), closing >= 0 { noteList(interval: closing) }
    intervalCursor += 1
    guard intervalCursor < grid.intervals.count else {
      if _slowPath(hasChannels) { endWindowOfDeferred() }
      if _slowPath(hasDialers) { endWindowOfLists() }
      if observations.batches > 0 { observations.closeBatch(&store) }
      clockCell = -1
      heap.cancel(gridEntity)
      return
    }
    clockCell = Int32(truncatingIfNeeded: intervalCursor)
    if usesRoutingRules, closing < 0 || grid.intervals[closing].day != grid.intervals[intervalCursor].day {
      centre.routing.work.beginDay()
    }
    let beginsBatch = observations.beginsBatch(intervalCursor)
    if beginsBatch { observations.closeBatch(&store) }
    if closing < 0 || beginsBatch {
      for type in 0..<typeCount { noteQueue(of: type) }
      if hasStartingState { layStartingState() }
    }
    heap.schedule(gridEntity, at: eventKey(Int64(grid.intervals[intervalCursor].end) * 1_000_000, .interval))
  }

  mutating func scheduleStaffing() {
    if staffingCursor < staffing.steps.count {
      heap.schedule(staffingEntity, at: staffing.steps[staffingCursor].key)
    } else {
      heap.cancel(staffingEntity)
    }
  }

  mutating func changeStaffing() {
    guard !hasStaffRules else { return changeStaffUnderRules() }
    let first = staffingCursor
    let key = staffing.steps[first].key
    while staffingCursor < staffing.steps.count, staffing.steps[staffingCursor].key == key {
      let step = staffing.steps[staffingCursor]
      let group = Int(step.group)
      staffingCursor += 1
      let idleBefore = centre.groups[group].idle
      centre.groups[group].set(present: Int64(step.present), onShift: Int64(step.onShift), at: now)
      if traces { noteStaff(step) }
      let idleAfter = centre.groups[group].idle
      guard comparesIdleness else { continue }
      for _ in 0..<max(0, idleBefore - idleAfter) { centre.idleLines[group].removeFirst() }
      for _ in 0..<max(0, idleAfter - idleBefore) { centre.idleLines[group].append(now) }
    }
    if _slowPath(hasChannels) { leaveChannels(first..<staffingCursor) }
    if usesRoutingRules {
      lookForContacts(first..<staffingCursor)
    } else {
      while takeWaiting(first..<staffingCursor) {}
    }
    if _slowPath(hasChannels) { joinChannels(first..<staffingCursor) }
    if _slowPath(hasDialers) { dialForFree() }
    scheduleStaffing()
  }

  /// Of the contacts that the groups of these steps would take, the first by priority and wait goes to the group it
  /// prefers: shifts that begin together do not serve in the order of the file.
  private mutating func takeWaiting(_ steps: Range<Int>) -> Bool {
    var chosen = -1
    for index in steps {
      let group = Int(staffing.steps[index].group)
      guard centre.groups[group].hasIdleAgent,
        let contact = contactSelection.contact(
          for: AgentRequest(group: group, free: centre.groups[group].idle, now: now), in: centre)
      else { continue }
      if chosen < 0 || precedes(contact, chosen) { chosen = contact }
    }
    return chosen >= 0 && serveWaiting(chosen)
  }

  /// The group that a waiting contact prefers takes it.
  mutating func serveWaiting(_ chosen: Int) -> Bool {
    let contact = centre.pool.slots[chosen]
    let type = Int(contact.callType)
    let request = ContactRequest(callType: type, waited: now - contact.arrival, now: now, key: contact.key)
    guard let group = agentSelection.group(for: request, in: centre) else { return false }
    if comparesIdleness { centre.idleLines[group].removeFirst() }
    leaveLine(chosen, type)
    begin(chosen, group)
    return true
  }

  func precedes(_ contact: Int, _ other: Int) -> Bool {
    let (a, b) = (centre.pool.slots[contact], centre.pool.slots[other])
    let (first, second) = (rules[Int(a.callType)].priority, rules[Int(b.callType)].priority)
    guard first == second else { return first < second }
    let areDeferred = rules[Int(a.callType)].path.contains(.deferred) && rules[Int(b.callType)].path.contains(.deferred)
    return areDeferred ? a.expiry < b.expiry : a.arrival < b.arrival
  }

  // MARK: Attempts

  private mutating func arrive(_ type: Int) {
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
  private mutating func comeBack(_ index: Int) {
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

  private mutating func overflow(_ index: Int) {
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
    }
  }

  private mutating func abandon(_ index: Int) {
    heap.cancel(index + firstContactEntity)
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    leaveLine(index, type)
    if hasLines { releaseLine(type) }
    let waited = now - contact.pointee.arrival
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

  // MARK: Handling

  /// An idle agent of `group` picks up.
  @inline(__always)
  mutating func begin(_ index: Int, _ group: Int) {
    centre.groups[group].begin(at: now)
    handle(index, group, waited: now &- centre.pool.slots[index].arrival, wasQueued: true)
  }

  /// An agent who is counted as busy has the contact in hand.
  @inline(__always)
  mutating func handle(_ index: Int, _ group: Int, waited: Int64, wasQueued: Bool) {
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    let isPlain = rules[type].path.isEmpty
    if _slowPath(!isPlain), contact.pointee.flags.contains(.begun) { return resume(index, group, type) }
    recordAnswered(index, waited: waited, wasQueued: wasQueued)
    endCaller(index, served: true)
    contact.pointee.group = Int16(truncatingIfNeeded: group)
    contact.pointee.state = .talking
    if _fastPath(isPlain) { talk(index, group, type) } else { handleSpecially(index, group, type) }
  }

  /// Talk and wrap-up with one agent, and nothing else.
  @inline(__always)
  mutating func talk(_ index: Int, _ group: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    let scale = speedScale[group &* typeCount &+ type]
    var talkStream = RandomStream(contact.pointee.key.child(.talk))
    let talkEnd = now &+ microseconds(rules[type].talk.draw(&talkStream) * scale)
    var end = talkEnd
    if let wrapUp = rules[type].wrapUp {
      var wrapUpStream = RandomStream(contact.pointee.key.child(.wrapUp))
      end &+= microseconds(wrapUp.draw(&wrapUpStream) * scale)
    }
    recordHandling(index, end &- now)
    if _slowPath(observesHandling) { observeAnswered(index, group, handling: end &- now) }
    if releasesLinesEarly, end > talkEnd {
      contact.pointee.wrapUpEnd = end
      heap.schedule(index + firstContactEntity, at: eventKey(talkEnd, .completion))
    } else {
      contact.pointee.wrapUpEnd = -1
      heap.schedule(index &+ firstContactEntity, at: eventKey(end, .completion))
    }
  }

  @inline(__always)
  private mutating func complete(_ index: Int) {
    let type = Int(centre.pool.slots[index].callType)
    if _fastPath(rules[type].path.isEmpty) { finish(index, type) } else { completeSpecially(index, type) }
  }

  /// The end of a talk or of the work after it, with nothing to follow.
  @inline(__always)
  mutating func finish(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    if hasLines, contact.pointee.state == .talking {
      releaseLine(type)
      if contact.pointee.wrapUpEnd >= 0 {
        contact.pointee.state = .wrappingUp
        heap.schedule(index + firstContactEntity, at: eventKey(contact.pointee.wrapUpEnd, .completion))
        return
      }
    }
    heap.cancel(index &+ firstContactEntity)
    let group = Int(contact.pointee.group)
    centre.pool.release(index)
    freeAgent(of: group)
  }

  /// An agent has nothing in hand: takes what waits, or is idle, or leaves.
  @inline(__always)
  mutating func freeAgent(of group: Int) {
    let leaves = centre.groups[group].busy > centre.groups[group].present
    if !leaves, takeNext(group) { return }
    centre.groups[group].finish(at: now)
    if comparesIdleness, centre.groups[group].busy < centre.groups[group].present {
      centre.idleLines[group].append(now)
    }
    if _slowPath(leaves), hasChannels { settleChats(of: group) }
    if _slowPath(hasStaffRules) { agentIsFree(group) }
    if _slowPath(hasDialers) { dialForFree() }
  }

  /// The agent who just finished takes a waiting contact without a moment of idleness.
  @inline(__always)
  mutating func takeNext(_ group: Int) -> Bool {
    let index =
      _slowPath(usesRoutingRules)
      ? contactByRules(group)
      : contactSelection.contact(
        for: AgentRequest(group: group, free: centre.groups[group].idle + 1, now: now), in: centre)
    guard let index else { return false }
    leaveLine(index, Int(centre.pool.slots[index].callType))
    handle(index, group, waited: now &- centre.pool.slots[index].arrival, wasQueued: true)
    return true
  }

  mutating func growPool() {
    centre.pool.grow()
    heap.grow(to: firstContactEntity + centre.pool.capacity)
  }

  /// Samples are finite; ten times the longest time a scenario may name is as good as never.
  @inline(__always)
  func microseconds(_ value: Double) -> Int64 { Int64(min(value + 0.5, 3.2e15)) }
}
