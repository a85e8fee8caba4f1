internal import RandomVariates

// From the agent who picks up to the agent who is free again.
extension Replication {
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
  mutating func complete(_ index: Int) {
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
    if _slowPath(leaves) {
      if hasVisitors, stayOn(group) { return }
    } else if takeNext(group) {
      return
    }
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
}
