// Visitors who are still inside once the doors are closed: agents whose duty has ended stay for them.
extension Replication {
  /// An agent whose duty has ended, and who has just finished something, serves a visitor who is still inside.
  ///
  /// Nobody stays who is on a break or off the phone, nor in an outage.
  @inline(never)
  mutating func stayOn(_ group: Int) -> Bool {
    guard centre.groups[group].busy > centre.groups[group].onShift, board.down[group] == 0,
      let visitor = visitor(for: group)
    else { return false }
    leaveLine(visitor, Int(centre.pool.slots[visitor].callType))
    handle(visitor, group, waited: now - centre.pool.slots[visitor].arrival, wasQueued: true)
    return true
  }

  /// Of the visitors inside, the one a group takes first: by priority, then preference, then wait.
  private mutating func visitor(for group: Int) -> Int? {
    var chosen = -1
    var order = (priority: 0, preference: 0, arrival: Int64(0))
    for demand in centre.demands(on: group) where followUps[demand.callType].isWalkIn {
      let head = Int(centre.lines[demand.callType].head)
      guard head >= 0, demand.callType < typeCount, !opening[demand.callType].isOpen(at: now) else { continue }
      let arrival = centre.pool.slots[head].arrival
      guard now - arrival >= demand.afterMicroseconds else { continue }
      let own = (priority: demand.priority, preference: demand.preference, arrival: arrival)
      if chosen < 0 || own < order { (chosen, order) = (head, own) }
    }
    return chosen < 0 ? nil : chosen
  }

  /// The group of which one agent stays for visitors of a type: the doors are closed, everybody who serves them has gone,
  /// and it is the one that prefers them most.
  mutating func lastAgent(for type: Int, waited: Int64) -> Int? {
    guard !opening[type].isOpen(at: now) else { return nil }
    var chosen: Int?
    for server in centre.servers(of: type) where server.isInUse {
      guard centre.groups[server.group].busy == 0, !isStaffed(server.group) else { return nil }
      if chosen == nil, waited >= server.afterMicroseconds, board.down[server.group] == 0 { chosen = server.group }
    }
    return chosen
  }

  /// Whether people of a group are on duty, wherever they are and whatever they do.
  private func isStaffed(_ group: Int) -> Bool {
    centre.groups[group].onShift > 0 || (hasStaffRules && board.rosterOnShift[group] > 0)
  }

  /// Where everybody has gone while visitors wait, one agent stays for them.
  @inline(never)
  mutating func stayForVisitors() {
    for type in 0..<typeCount where followUps[type].isWalkIn {
      let visitor = Int(centre.lines[type].head)
      guard visitor >= 0 else { continue }
      let waited = now - centre.pool.slots[visitor].arrival
      guard let group = lastAgent(for: type, waited: waited) else { continue }
      leaveLine(visitor, type)
      centre.groups[group].beginAbove(at: now)
      handle(visitor, group, waited: waited, wasQueued: true)
    }
  }
}
