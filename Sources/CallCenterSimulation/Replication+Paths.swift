// What types with a channel or rule beyond a plain call do at the points where their path leaves the plain one; each
// channel and rule has its own extension.
extension Replication {
  /// Before the queue: whether something took the contact, such as self-service.
  @inline(never)
  mutating func divert(_ index: Int, _ type: Int) -> Bool {
    if traces { note(.arrive, index) }
    let path = rules[type].path
    if path.contains(.deferred) {
      // Who has written instead of calling is done with it.
      pause(index)
      receive(index, type)
      return true
    }
    if path.contains(.chat) {
      reachChat(index, type)
      return true
    }
    if path.contains(.outbound) {
      receiveRecord(index, type)
      return true
    }
    if path.contains(.selfService) {
      enterSelfService(index, type)
      return true
    }
    if path.contains(.walkIn) {
      enterHall(index, type)
      return true
    }
    return false
  }

  /// An agent of `group` has picked up.
  @inline(never)
  mutating func handleSpecially(_ index: Int, _ group: Int, _ type: Int) {
    if traces { note(.answer, index, group: group, wait: now - centre.pool.slots[index].arrival) }
    if rules[type].path.contains(.deferred) { return beginWork(index, group, type) }
    if rules[type].path.contains(.chat) { return beginChat(index, group, type) }
    if rules[type].path.contains(.callBack) { callBacks.note(wait: now - centre.pool.slots[index].arrival, of: type) }
    if rules[type].path.isBeyondCalls { converse(index, group, type) } else { talk(index, group, type) }
  }

  /// The event at which a contact in hand goes on or ends.
  @inline(never)
  mutating func completeSpecially(_ index: Int, _ type: Int) {
    switch centre.pool.slots[index].state {
    case .dialling: return endDialling(index, type)
    case .previewing, .misdirected: return endAttended(index, type)
    default: break
    }
    if rules[type].path.contains(.deferred) { return completeWork(index, type) }
    if rules[type].path.contains(.chat) { return completeChat(index, type) }
    if rules[type].path.isBeyondCalls { return endConversation(index, type) }
    if traces { note(completion(of: index), index, group: Int(centre.pool.slots[index].group)) }
    finish(index, type)
  }

  /// The end of a state outside queue and handling.
  @inline(never)
  mutating func comeBackSpecially(_ index: Int) {
    switch centre.pool.slots[index].state {
    case .changingType: dial(index, Int(centre.pool.details[index].number))
    case .awaitingRecall: comeAgain(index)
    case .beingTransferred: joinQueue(index)
    case .inSelfService: leaveSelfService(index)
    case .registering: drawTicket(index, Int(centre.pool.slots[index].callType))
    case .pausing: endPause(index)
    case .awaitingRetry: renewPromise(index)
    case .ringing: endRinging(index)
    case .awaitingRedial: listAgain(index)
    default: preconditionFailure("contact \(index) comes back from \(centre.pool.slots[index].state)")
    }
  }

  /// A timer of the plan.
  @inline(never)
  mutating func fire(_ timer: Int) {
    switch timers[timer] {
    case .outage(let site, _): turnOutage(timer, site: site)
    case .breaks: turnBreaks()
    case .reservations: turnReservations(timer)
    case .move(let rule): look(timer, rule)
    case .skillHours: turnSkillHours(timer)
    case .midnight: beginDate(timer)
    case .dialling: turnDialling(timer)
    }
    if hasDialers { dialForFree() }
  }
}
