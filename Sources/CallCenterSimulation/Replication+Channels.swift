internal import CallCenterModel

// Where contacts that are not simply calls touch the clock, the roster and the lines of all types.
extension Replication {
  mutating func resetChannels() {
    desk.reset()
    for group in chatDesks.indices { chatDesks[group].reset() }
  }

  /// A waiting contact has become open to further groups: whether it is dealt with.
  @inline(never)
  mutating func overflowSpecially(_ index: Int, _ type: Int) -> Bool {
    let waited = now - centre.pool.slots[index].arrival
    let path = rules[type].path
    if path.contains(.chat) {
      if let group = chatGroup(for: type, waited: waited) {
        leaveLine(index, type)
        takeChat(index, group, type)
        return true
      }
    } else if let group = agentSelection.group(
      for: ContactRequest(callType: type, waited: waited, now: now, key: centre.pool.slots[index].key), in: centre)
    {
      if comparesIdleness { centre.idleLines[group].removeFirst() }
      leaveLine(index, type)
      begin(index, group)
      return true
    }
    if let group = interruptWork(for: type, waited: waited) {
      leaveLine(index, type)
      handle(index, group, waited: waited, wasQueued: true)
      return true
    }
    guard path.contains(.deferred) else { return false }
    scheduleDeferredWait(index, type)
    return true
  }

  /// Skills have come into use: agents of these groups put work aside for contacts that wait.
  @inline(never)
  mutating func interruptWorkOfTurned(_ turns: Range<Int>) {
    var lines: [Int] = []
    for index in turns where schedule.turns[index].isOn {
      let type = schedule.turns[index].callType
      for line in [type, centre.promiseLines[type]] where line >= 0 && !lines.contains(line) { lines.append(line) }
    }
    while let contact = firstWaiting(in: lines) {
      let type = Int(centre.pool.slots[contact].callType)
      let waited = now - centre.pool.slots[contact].arrival
      if let group = interruptWork(for: type, waited: waited) {
        leaveLine(contact, type)
        handle(contact, group, waited: waited, wasQueued: true)
      } else {
        lines.removeAll { $0 == type }
      }
    }
  }

  private func firstWaiting(in lines: [Int]) -> Int? {
    var chosen = -1
    for line in lines {
      let head = Int(centre.lines[line].head)
      if head >= 0, chosen < 0 || precedes(head, chosen) { chosen = head }
    }
    return chosen < 0 ? nil : chosen
  }

  /// After changes of the roster: those whose duty is over put their items aside and take no new chats.
  @inline(never)
  mutating func leaveChannels(_ steps: Range<Int>) {
    for step in steps { putAsideAboveNumber(of: Int(staffing.steps[step].group)) }
    guard !chatDesks.isEmpty else { return }
    for step in steps {
      let group = Int(staffing.steps[step].group)
      let state = centre.groups[group]
      _ = chatDesks[group].close(Int(max(0, state.busy - state.present)))
    }
  }

  /// After idle agents have taken what waits: the free places of holders.
  @inline(never)
  mutating func joinChannels(_ steps: Range<Int>) {
    guard !chatDesks.isEmpty else { return }
    for step in steps { fillPlaces(of: Int(staffing.steps[step].group)) }
  }

  @inline(never)
  mutating func addChats(to sums: inout AgentSums, of group: Int) {
    guard !chatDesks.isEmpty, centre.demands(on: group).contains(where: \.isChat) else { return }
    sums.chatTime = chatDesks[group].closeInterval(at: now) / 1_000
    sums.slotTime = (sums.present + sums.excess) * Int64(chatDesks[group].atOnce) / 1_000
  }

  /// What must hold of chats and deferred work after every event.
  func checkChannels() {
    for type in desk.types {
      var inHand = centre.lines[type].count
      for group in 0..<centre.groupCount { inHand += desk.inHand(group, type).count }
      precondition(Int64(inHand) == desk.open[type], "\(inHand) items wait or are in hand, \(desk.open[type]) are open")
    }
    for group in 0..<centre.groupCount {
      let state = centre.groups[group]
      let over = max(0, state.busy - state.present)
      precondition(
        over == 0 || desk.leastUrgent(group, below: .min, centre.pool.slots) < 0,
        "group \(group): \(over) agents too many, and one has work that can be put aside")
      guard !chatDesks.isEmpty else { continue }
      let chats = chatDesks[group]
      precondition(chats.holding <= state.busy, "group \(group): \(chats.holding) hold chats, \(state.busy) are busy")
      precondition(
        Int64(chats.closed) == min(Int64(chats.holding), over),
        "group \(group): \(chats.closed) of \(chats.holding) holders are closed, \(over) agents too many")
      precondition(
        chats.roomy == 0 || nextChat(for: group) == nil || heap.firstKey >> 3 == now,
        "group \(group) has a free place while a chat it serves waits at \(now) µs")
    }
  }
}
