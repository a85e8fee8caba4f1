internal import CallCenterModel

// What the clock alone brings: reporting intervals and changes of the staff.
extension Replication {
  mutating func beginInterval() {
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
    let next = nextStaffing
    if next < .max {
      heap.schedule(staffingEntity, at: next)
    } else {
      heap.cancel(staffingEntity)
    }
  }

  mutating func changeStaffing() {
    if !timers.isEmpty { turnHours() }
    guard !hasStaffRules else { return changeStaffUnderRules() }
    let first = staffingCursor
    let key = staffing.steps[first].key
    while staffingCursor < staffing.steps.count, staffing.steps[staffingCursor].key == key {
      let step = staffing.steps[staffingCursor]
      let group = Int(step.group)
      staffingCursor += 1
      let idleBefore = centre.groups[group].idle
      centre.groups[group].set(present: Int64(step.present), onShift: Int64(step.onShift), at: now)
      if traces { noteStaff(group, present: Int64(step.present), onShift: Int64(step.onShift)) }
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
    if _slowPath(hasVisitors) { stayForVisitors() }
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
}
