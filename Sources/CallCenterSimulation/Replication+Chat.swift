internal import CallCenterModel
internal import RandomVariates

// Chats: like calls, but an agent who holds one may take more, and each goes on the slower the more there are.
//
// An agent with a chat takes no call and no item before the last chat has ended, and an agent with a call takes no chat.
extension Replication {
  /// A chat asks for an agent: a free one or one with a free place, the queue, or the notice that all lines are taken.
  @inline(never)
  mutating func reachChat(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    attemptsBegun += 1
    if hasLines, isBusy(type) {
      recordBlocked(index)
      tryAgain(index, probability: rules[type].redialAfterBlocking)
      return
    }
    if let group = chatGroup(for: type, waited: 0) {
      if hasLines { occupyLine(type) }
      takeChat(index, group, type)
      return
    }
    if let group = interruptWork(for: type, waited: 0) {
      if hasLines { occupyLine(type) }
      handle(index, group, waited: 0, wasQueued: false)
      return
    }
    if rules[type].balking > 0 {
      var stream = RandomStream(contact.pointee.key.child(.balking))
      if stream.uniform() < rules[type].balking {
        if traces { note(.balk, index, wait: 0) }
        recordAbandoned(index, waited: 0, wasQueued: false)
        tryAgain(index, probability: rules[type].redialAfterAbandonment)
        return
      }
    }
    if hasLines { occupyLine(type) }
    enqueue(index, type)
  }

  /// The group with room that a chat prefers; of equals one with an idle agent, idle longest, else the one with a holder of
  /// the fewest chats.
  func chatGroup(for type: Int, waited: Int64) -> Int? {
    var chosen = -1
    var preference = 0
    var best = (chats: 0, idleSince: Int64.max)
    for server in centre.servers(of: type) where waited >= server.afterMicroseconds {
      if chosen >= 0, server.preference != preference { break }
      var room = (chats: 0, idleSince: Int64.max)
      if centre.groups[server.group].hasIdleAgent {
        if centre.idleLines[server.group].count > 0 { room.idleSince = centre.idleLines[server.group].longestIdleSince }
      } else if let fewest = chatDesks[server.group].fewest {
        room.chats = fewest
      } else {
        continue
      }
      if chosen < 0 || room < best { (chosen, best) = (server.group, room) }
      preference = server.preference
    }
    return chosen < 0 ? nil : chosen
  }

  /// A chat that stands in no line goes to a group with room.
  mutating func takeChat(_ index: Int, _ group: Int, _ type: Int) {
    let hasIdleAgent = centre.groups[group].hasIdleAgent
    if chatDesks[group].roomy > 0, chatDesks[group].prefersHolders || !hasIdleAgent {
      joinHolder(index, group, type)
      return
    }
    if comparesIdleness { centre.idleLines[group].removeFirst() }
    centre.groups[group].begin(at: now)
    let contact = centre.pool.slots[index]
    handle(index, group, waited: now - contact.arrival, wasQueued: contact.state == .waiting)
  }

  private mutating func joinHolder(_ index: Int, _ group: Int, _ type: Int) {
    let contact = centre.pool.slots[index]
    if traces { note(.joinChat, index, group: group, wait: now - contact.arrival) }
    recordAnswered(index, waited: now - contact.arrival, wasQueued: contact.state == .waiting)
    endCaller(index, served: true)
    centre.pool.slots[index].group = Int16(truncatingIfNeeded: group)
    centre.pool.slots[index].state = .talking
    let holder = chatDesks[group].next
    chatDesks[group].advance(holder, to: now)
    hold(index, holder, group, type)
  }

  /// An agent without chats has picked up a chat, and sees at once whether more are waiting.
  mutating func beginChat(_ index: Int, _ group: Int, _ type: Int) {
    hold(index, chatDesks[group].open(at: now), group, type)
    fillPlaces(of: group)
  }

  private mutating func hold(_ index: Int, _ holder: Int, _ group: Int, _ type: Int) {
    let contact = centre.pool.slots + index
    heap.cancel(index + firstContactEntity)
    let waited = now - contact.pointee.arrival
    recordService(index) {
      $0.firstResponses += 1
      $0.firstResponseTime += waited
    }
    let scale = speedScale[group * typeCount + type]
    var talkStream = RandomStream(contact.pointee.key.child(.talk))
    var work = microseconds(rules[type].talk.draw(&talkStream) * scale)
    if let wrapUp = rules[type].wrapUp {
      var stream = RandomStream(contact.pointee.key.child(.wrapUp))
      work += microseconds(wrapUp.draw(&stream) * scale)
    }
    recordHandling(index, work)
    contact.pointee.expiry = chatDesks[group].holders[holder].work + work * 1_000
    contact.pointee.previous = Int32(truncatingIfNeeded: holder)
    contact.pointee.next = Int32(truncatingIfNeeded: chatDesks[group].add(index, to: holder, at: now))
    scheduleEnd(of: holder, group)
  }

  /// The first of the chats of a holder to end.
  private mutating func scheduleEnd(of holder: Int, _ group: Int) {
    var first = chatDesks[group].chat(holder, 0)
    for place in 1..<max(1, chatDesks[group].holders[holder].count) {
      let chat = chatDesks[group].chat(holder, place)
      if centre.pool.slots[chat].expiry < centre.pool.slots[first].expiry { first = chat }
    }
    let scheduled = chatDesks[group].holders[holder].scheduled
    if scheduled >= 0, scheduled != first { heap.cancel(scheduled + firstContactEntity) }
    let instant = chatDesks[group].instant(of: centre.pool.slots[first].expiry, holder)
    heap.schedule(first + firstContactEntity, at: eventKey(instant, .completion))
    chatDesks[group].setScheduled(first, of: holder)
  }

  mutating func completeChat(_ index: Int, _ type: Int) {
    heap.cancel(index + firstContactEntity)
    let contact = centre.pool.slots[index]
    let (group, holder) = (Int(contact.group), Int(contact.previous))
    if hasLines { releaseLine(type) }
    chatDesks[group].advance(holder, to: now)
    chatDesks[group].setScheduled(-1, of: holder)
    let moved = chatDesks[group].remove(place: Int(contact.next), from: holder, at: now)
    if moved >= 0 { centre.pool.slots[moved].next = contact.next }
    if traces { note(chatDesks[group].holders[holder].count > 0 ? .leaveChat : .end, index, group: group) }
    centre.pool.release(index)
    if chatDesks[group].holders[holder].count > 0 {
      scheduleEnd(of: holder, group)
      fillPlaces(of: group)
    } else {
      freeAgent(of: group)
    }
  }

  // MARK: Places

  /// Gives waiting chats to holders with a free place.
  mutating func fillPlaces(of group: Int) {
    while chatDesks[group].roomy > 0, let index = nextChat(for: group) {
      let type = Int(centre.pool.slots[index].callType)
      leaveLine(index, type)
      joinHolder(index, group, type)
    }
  }

  /// The waiting chat that an agent of a group takes, by priority, then preference, then wait.
  func nextChat(for group: Int) -> Int? {
    var chosen = -1
    var order = (priority: 0, preference: 0, arrival: Int64(0))
    for demand in centre.demands(on: group) where demand.isChat {
      let head = Int(centre.lines[demand.callType].head)
      guard head >= 0 else { continue }
      let arrival = centre.pool.slots[head].arrival
      guard now - arrival >= demand.afterMicroseconds else { continue }
      let own = (priority: demand.priority, preference: demand.preference, arrival: arrival)
      if chosen < 0 || own < order { (chosen, order) = (head, own) }
    }
    return chosen < 0 ? nil : chosen
  }

  /// As many holders take no new chats as more agents are busy than present.
  mutating func settleChats(of group: Int) {
    guard !chatDesks.isEmpty else { return }
    let state = centre.groups[group]
    if chatDesks[group].close(Int(max(0, state.busy - state.present))) { fillPlaces(of: group) }
  }
}
