// Choices of agents and contacts under rules beyond preferences, delays and longest waits.
extension Replication {
  /// The loop in which every event is followed by the choices that it has made possible.
  @inline(never)
  mutating func runByRules() {
    while !isOver {
      step()
      settle()
    }
  }

  /// The group with a free agent that takes a contact.
  @inline(never)
  func groupByRules(_ index: Int, _ type: Int, waited: Int64) -> Int? {
    let request = ContactRequest(callType: type, waited: waited, now: now, key: centre.pool.slots[index].key)
    guard let queues = policies.queues else { return policies.agents.group(for: request, in: centre) }
    guard !centre.servers(of: type).isEmpty else { return nil }
    let group = queues.group(for: request, in: centre)
    return centre.groups[group].hasIdleAgent ? group : nil
  }

  /// The contact that an agent takes who is still counted as busy.
  @inline(never)
  func contactByRules(_ group: Int) -> Int? {
    policies.contacts.contact(
      for: AgentRequest(group: group, free: centre.groups[group].idle + 1, now: now), in: centre)
  }

  // MARK: Lines

  /// A contact joins the line of the stage it has reached, or that of a group.
  @inline(never)
  mutating func joinRoutingLine(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots[index]
    guard let queues = policies.queues else {
      let reached = centre.routing.stagesReached(by: type, after: now - contact.arrival)
      centre.routing.lines.append(index, to: centre.routing.line(of: type, reached: reached))
      return
    }
    guard !centre.servers(of: type).isEmpty else {
      centre.routing.lines.append(index, to: centre.routing.lines.lineOfNobody)
      return
    }
    let group = queues.group(
      for: ContactRequest(callType: type, waited: now - contact.arrival, now: now, key: contact.key), in: centre)
    centre.routing.lines.append(index, to: centre.routing.line(of: type, inQueueOf: group))
    centre.routing.work.join(group, handling: centre.routing.pair(group, type).meanHandling)
  }

  @inline(never)
  mutating func leaveRoutingLine(_ index: Int, _ type: Int) {
    let line = centre.routing.lines.line(of: index)
    centre.routing.lines.remove(index)
    guard centre.routing.hasOwnQueues, line != centre.routing.lines.lineOfNobody else { return }
    let group = line / typeCount
    centre.routing.work.leave(group, handling: centre.routing.pair(group, type).meanHandling)
  }

  /// A waiting contact has reached a stage of its type, or the delay of a skill: then it keeps its place.
  @inline(never)
  mutating func changeRoutingLine(_ index: Int, _ type: Int) {
    guard !centre.routing.hasOwnQueues else { return }
    let reached = centre.routing.stagesReached(by: type, after: now - centre.pool.slots[index].arrival)
    let line = centre.routing.line(of: type, reached: reached)
    guard line != centre.routing.lines.line(of: index) else { return }
    centre.routing.lines.remove(index)
    centre.routing.lines.append(index, to: line)
  }

  // MARK: After an event

  /// Groups whose number of agents has changed look for contacts once the event is over.
  @inline(never)
  mutating func lookForContacts(_ steps: Range<Int>) {
    lookForContacts(of: steps.map { Int(staffing.steps[$0].group) })
  }

  mutating func lookForContacts(of groups: [Int]) {
    for group in groups { centre.routing.markPending(group) }
    // The queue of a group without anybody on duty is open to all who serve the type.
    guard centre.routing.hasOwnQueues else { return }
    for group in 0..<centre.groupCount { centre.routing.markPending(group) }
  }

  /// Whoever the event has enabled to take a waiting contact takes it, the contact of the highest priority first.
  @inline(never)
  mutating func settle() {
    centre.refreshConditions()
    while let (index, group) = nextByRules() {
      if comparesIdleness { centre.idleLines[group].removeFirst() }
      leaveLine(index, Int(centre.pool.slots[index].callType))
      begin(index, group)
      centre.refreshConditions()
    }
  }

  private mutating func nextByRules() -> (contact: Int, group: Int)? {
    var chosen = -1
    var chooser = -1
    var best = (priority: 0.0, arrival: Int64(0))
    var kept = 0
    for place in centre.routing.pending.indices {
      let group = centre.routing.pending[place]
      let free = centre.groups[group].idle
      guard free > 0,
        let contact = policies.contacts.contact(for: AgentRequest(group: group, free: free, now: now), in: centre)
      else {
        centre.routing.isPending[group] = false
        continue
      }
      centre.routing.pending[kept] = group
      kept += 1
      let urgency = (priority: priorityByRules(contact), arrival: centre.pool.slots[contact].arrival)
      if chosen < 0 || urgency < best { (chosen, chooser, best) = (contact, group, urgency) }
    }
    centre.routing.pending.removeLast(centre.routing.pending.count - kept)
    guard chosen >= 0 else { return nil }
    // The contact has its choice too, unless it waits for one group.
    guard !centre.routing.hasOwnQueues else { return (chosen, chooser) }
    let contact = centre.pool.slots[chosen]
    let group = groupByRules(chosen, Int(contact.callType), waited: now - contact.arrival)
    return (chosen, group ?? chooser)
  }

  private func priorityByRules(_ index: Int) -> Double {
    let contact = centre.pool.slots[index]
    let type = Int(contact.callType)
    let waited = now - contact.arrival
    let reached =
      centre.routing.hasOwnQueues ? 0 : centre.routing.stagesReached(by: type, after: waited)
    return centre.routing.priority(
      of: type, in: centre.routing.stageInForce(for: type, reached: reached), waited: waited)
  }
}
