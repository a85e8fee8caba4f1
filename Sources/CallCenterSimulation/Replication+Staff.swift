// People whose whereabouts depend on what happens; plans without such rules never come here.
extension Replication {
  /// The roster has changed.
  @inline(never)
  mutating func changeStaffUnderRules() {
    let key = nextStaffing
    while staffingCursor < staffing.steps.count, staffing.steps[staffingCursor].key == key {
      let step = staffing.steps[staffingCursor]
      staffingCursor += 1
      board.setRoster(Int(step.group), present: Int64(step.present), onShift: Int64(step.onShift))
    }
    if hasSpells { turnSpells(to: key) }
    settleStaff()
    if hasVisitors { stayForVisitors() }
    if hasDialers { dialForFree() }
    scheduleStaffing()
  }

  /// An agent of `group` has free hands and is not needed by a contact.
  @inline(never)
  mutating func agentIsFree(_ group: Int) {
    guard board.pending[group] > 0 || canTakeBreak(group) else { return }
    board.touch(group)
    settleStaff()
  }

  /// Whether an agent of `group` has nothing to do and may go to a break now.
  private func canTakeBreak(_ group: Int) -> Bool {
    board.due[group] > 0 && centre.groups[group].hasIdleAgent && breaks.canGo(from: group)
  }

  /// Lets everybody of the groups touched go where they should, serve what waits, and take breaks in quiet moments.
  mutating func settleStaff() {
    while !board.touched.isEmpty {
      settleOrders()
      while takeWaitingOfTouched() {}
      if hasChannels, !chatDesks.isEmpty {
        for group in board.touched { fillPlaces(of: group) }
      }
      board.takeTouched()
      for place in board.settled.indices { sendIdleToBreaks(board.settled[place]) }
    }
    scheduleBreaks()
    if hasSpells { scheduleStaffing() }
  }

  /// Carries out what was ordered as far as hands are free, and sets the numbers of all groups concerned.
  private mutating func settleOrders() {
    var hasFreed = true
    while hasFreed {
      moveFreeHands()
      for group in board.touched { applyNumbers(group) }
      hasFreed = hasChannels && leaveChannelsOfTouched()
    }
  }

  /// Whether somebody has put work aside, and so has free hands.
  private mutating func leaveChannelsOfTouched() -> Bool {
    var hasFreed = false
    for group in board.touched {
      let busy = centre.groups[group].busy
      putAsideAboveNumber(of: group)
      hasFreed = hasFreed || centre.groups[group].busy < busy
      let state = centre.groups[group]
      if !chatDesks.isEmpty { _ = chatDesks[group].close(Int(max(0, state.busy - state.present))) }
    }
    return hasFreed
  }

  private mutating func moveFreeHands() {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for loan in board.loans.indices where board.touched.contains(board.loans[loan].from) { board.balance(loan) }
      // Those who go may touch further groups.
      var index = 0
      while index < board.touched.count {
        let group = board.touched[index]
        index += 1
        // A spell is taken in an outage too.
        let isUp = board.down[group] == 0
        while board.pending[group] > 0, centre.groups[group].busy < board.here(group),
          isUp && (board.moveOne(from: group) || breaks.sendForced(from: group, at: now, &board))
            || spells.send(from: group, at: now, &board)
        {
          isSettled = false
        }
      }
    }
  }

  private mutating func applyNumbers(_ group: Int) {
    let idleBefore = centre.groups[group].idle
    let (present, onShift) = (board.present(group), board.onShift(group))
    guard present != centre.groups[group].present || onShift != centre.groups[group].onShift else { return }
    centre.groups[group].set(present: present, onShift: onShift, at: now)
    if traces { noteStaff(group, present: present, onShift: onShift) }
    let idleAfter = centre.groups[group].idle
    guard comparesIdleness else { return }
    for _ in 0..<max(0, idleBefore - idleAfter) { centre.idleLines[group].removeFirst() }
    for _ in 0..<max(0, idleAfter - idleBefore) { centre.idleLines[group].append(now) }
  }

  private mutating func takeWaitingOfTouched() -> Bool {
    if usesRoutingRules {
      lookForContacts(of: board.touched)
      settle()
      return false
    }
    var chosen = -1
    for group in board.touched where centre.groups[group].hasIdleAgent {
      let request = AgentRequest(group: group, free: centre.groups[group].idle, now: now)
      guard let contact = contactSelection.contact(for: request, in: centre) else { continue }
      if chosen < 0 || precedes(contact, chosen) { chosen = contact }
    }
    return chosen >= 0 && serveWaiting(chosen)
  }

  private mutating func sendIdleToBreaks(_ group: Int) {
    guard board.due[group] > 0 else { return }
    while centre.groups[group].hasIdleAgent, board.due[group] > 0,
      breaks.sendIdle(from: group, at: now, &board)
    {
      applyNumbers(group)
    }
  }

  // MARK: - Timers of breaks and of hours set apart

  mutating func scheduleTimer(_ timer: Int, at time: Int64) {
    if time < .max {
      heap.schedule(firstTimerEntity + timer, at: eventKey(time, .overflow))
    } else {
      heap.cancel(firstTimerEntity + timer)
    }
  }

  /// A floating break opens, is due at last, or is over.
  mutating func turnBreaks() {
    while breaks.advance(at: now, &board) {}
    settleStaff()
  }

  mutating func scheduleBreaks() {
    if let timer = breakTimer { scheduleTimer(timer, at: breaks.next) }
  }
}
