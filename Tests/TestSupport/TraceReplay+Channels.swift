internal import CallCenterModel
internal import CallCenterSimulation

// Events beyond plain calls, and the rules by which contacts are taken.
extension TraceReplay {
  mutating func followFurther(_ row: TraceRow) {
    switch row.event {
    case .contained:
      count(row) { $0.contained += 1 }
      close(row.caller) { $0.isServed = true }
    case .passOn:
      known[row.contact]?.arrival = now
      countService(row) { $0.passedOn += 1 }
    case .ticket:
      known[row.contact]?.arrival = now
      let visit = Visit(ticket: now, type: row.callType, isCounted: known[row.contact]?.isCounted ?? false)
      visits[row.caller, default: []].append(visit)
    case .visitEnd: endVisit(row)
    case .dial: dial(row)
    case .miss: if row.group >= 0 { putDown(row) }
    case .reach, .reachOther:
      known[row.contact]?.arrival = now
      known[row.contact]?.isCounted = window.contains(now)
      known[row.contact]?.isOther = row.event == .reachOther
    case .interrupt, .putAside:
      putDown(row)
      if row.event == .interrupt, window.contains(now) { services[row.callType].interruptions += 1 }
    case .resume:
      checkTurn(row)
      _ = leave(row)
      pickUp(row)
      checkPresence(row)
    case .selfService, .register: break
    default: expect(false, "the replay knows no \(row.event.rawValue)")
    }
  }

  private mutating func endVisit(_ row: TraceRow) {
    guard let place = visits[row.caller]?.firstIndex(where: { $0.ticket == now - row.wait }),
      let visit = visits[row.caller]?.remove(at: place)
    else { return expect(false, "caller \(row.caller) has no ticket of \(now - row.wait)") }
    guard plan.run.attribution == .byEnd ? window.contains(now) : visit.isCounted else { return }
    services[visit.type].visits += 1
    services[visit.type].visitTime += row.wait
  }

  private mutating func dial(_ row: TraceRow) {
    if plan.callTypes[row.callType].dialling != nil, window.contains(now) { services[row.callType].dialled += 1 }
    guard row.group >= 0 else { return }
    pickUp(row)
    checkPresence(row)
  }

  // MARK: Rules

  /// Within a type in the order in which they came; of items of equal priority the one that is due first.
  mutating func checkTurn(_ row: TraceRow) {
    guard !choosesFreely, let place = lines[row.callType].firstIndex(where: { $0.contact == row.contact })
    else { return }
    let own = lines[row.callType][place]
    // Items of one batch are equal, and what was put aside stands before them.
    let isItem = dueTimes[row.callType] != nil
    let isFirst = lines[row.callType].enumerated().allSatisfy { index, other in
      isItem ? own.arrival <= other.arrival : (own.arrival, place) <= (other.arrival, index)
    }
    expect(isFirst, "contact \(row.contact) of type \(row.callType) is taken out of turn")
    guard isItem else { return }
    for skill in plan.agentGroups[row.group].skills where isOpen(skill) && dueTimes[skill.callType] != nil {
      guard plan.callTypes[skill.callType].priority == plan.callTypes[row.callType].priority,
        let first = lines[skill.callType].min(by: { $0.arrival < $1.arrival }), isOpen(skill, of: row.group, to: first)
      else { continue }
      expect(own.due <= first.due, "contact \(row.contact), due \(own.due), is taken before \(first.contact)")
    }
  }

  /// Nobody takes a contact who is not there, or not yet.
  mutating func checkPresence(_ row: TraceRow) {
    let type = plan.callTypes[row.callType]
    // The last agent stays for visitors inside; in the instant of closing it may be one who stays.
    if type.channel == .walkIn, !type.open.contains(where: { isIn($0, closed: true) }) { return }
    let closes = type.channel == .walkIn && !type.open.contains { isIn($0, closed: false) }
    let there = closes ? max(present[row.group], 1) : present[row.group]
    expect(busy[row.group] <= there, "group \(row.group): \(busy[row.group]) of \(present[row.group])")
    guard !choosesFreely, row.event != .dial else { return }
    let skill = plan.agentGroups[row.group].skills.first { $0.callType == row.callType && isOpen($0, closed: true) }
    let after = skill.map { delay($0, of: row.group) }
    expect(after.map { row.wait >= $0 } ?? false, "group \(row.group) may not take contact \(row.contact) yet")
  }

  /// No agent is idle beside a contact that the group may take, but for some contacts.
  mutating func checkNobodyIdles(besides spared: Set<Int>) {
    guard !choosesFreely else { return }
    for (index, group) in plan.agentGroups.enumerated() where busy[index] < present[index] {
      for skill in group.skills where isOpen(skill) {
        guard
          let first = lines[skill.callType].filter({ !spared.contains($0.contact) })
            .min(by: { $0.arrival < $1.arrival })
        else { continue }
        expect(!isOpen(skill, of: index, to: first), "group \(index) idles beside contact \(first.contact)")
      }
    }
  }

  /// Whether now lies in hours; with the instant of their end when everything happens that belongs to them.
  private func isIn(_ range: Range<Int>, closed: Bool) -> Bool {
    let end = Int64(range.upperBound) * 1_000_000
    return Int64(range.lowerBound) * 1_000_000 <= now && (now < end || closed && now == end)
  }

  private func isOpen(_ skill: Skill, closed: Bool = false) -> Bool {
    skill.hours?.contains { isIn($0, closed: closed) } ?? true
  }

  private func isOpen(_ skill: Skill, of group: Int, to first: Waiting) -> Bool {
    now - first.arrival >= delay(skill, of: group)
  }

  /// The wait from which on a group takes contacts, those of another site later.
  private func delay(_ skill: Skill, of group: Int) -> Int64 {
    let site = plan.callTypes[skill.callType].site
    let isAway = site != nil && site != plan.agentGroups[group].site
    let seconds = isAway ? max(skill.afterSeconds, plan.routing.overflowAfterSeconds) : skill.afterSeconds
    return Int64((seconds * 1e6).rounded())
  }
}
