internal import CallCenterModel
internal import RandomVariates

// Timers of the plan: people set apart, rules of help, hours of skills, people who learn.
extension Replication {
  mutating func startTimers(root: StreamKey) {
    schedule.reset()
    startOutages(root: root)
    for timer in timers.indices {
      switch timers[timer] {
      case .outage: break
      case .breaks:
        breaks.reset(staffing.breaks, reported: plan.reportedGroups)
        scheduleBreaks()
      case .reservations: scheduleTimer(timer, at: schedule.targets.first?.time ?? .max)
      case .move(let rule): scheduleTimer(timer, at: microseconds(plan.moves[rule].everySeconds * 1e6))
      case .skillHours: startSkillHours(timer)
      case .dialling: turnDialling(timer)
      case .midnight:
        setSpeeds(day: 0)
        scheduleTimer(timer, at: plan.calendar.days.count > 1 ? Int64(plan.calendar.days[1].start) * 1_000_000 : .max)
      }
    }
  }

  /// Hours of skills and of people set apart that begin or end now, ahead of the people who come with them.
  mutating func turnHours() {
    for timer in timers.indices {
      switch timers[timer] {
      case .reservations where schedule.isTargetDue(at: now): turnReservations(timer)
      case .skillHours where schedule.isTurnDue(at: now): turnSkillHours(timer)
      default: break
      }
    }
  }

  // MARK: - People set apart

  mutating func turnReservations(_ timer: Int) {
    while schedule.isTargetDue(at: now) {
      let target = schedule.targets[schedule.targetCursor]
      schedule.targetCursor += 1
      board.loans[target.loan].target = target.agents
      board.touch(board.loans[target.loan].from)
    }
    settleStaff()
    let isOver = schedule.targetCursor == schedule.targets.count
    scheduleTimer(timer, at: isOver ? .max : schedule.targets[schedule.targetCursor].time)
  }

  // MARK: - Rules of help

  mutating func look(_ timer: Int, _ rule: Int) {
    let move = plan.moves[rule]
    var wait = move.everySeconds
    switch schedule.stages[rule] {
    case .home:
      if centre.lines[move.when.callType].count >= move.when.count {
        if move.delaySeconds > 0 {
          schedule.stages[rule] = .ordered
          wait = move.delaySeconds
        } else {
          order(rule, agents: move.agents)
        }
      }
    case .ordered: order(rule, agents: move.agents)
    case .away:
      if centre.lines[move.until.callType].count <= move.until.count { order(rule, agents: 0) }
    }
    scheduleTimer(timer, at: now + microseconds(wait * 1e6))
  }

  private mutating func order(_ rule: Int, agents: Int) {
    schedule.stages[rule] = agents > 0 ? .away : .home
    let loan = schedule.firstMove + rule
    board.loans[loan].target = agents
    board.touch(board.loans[loan].from)
    settleStaff()
  }

  // MARK: - Hours of skills

  private mutating func startSkillHours(_ timer: Int) {
    for (group, people) in plan.agentGroups.enumerated() {
      for skill in people.skills where skill.hours != nil { centre.setSkill(skill.callType, of: group, isOn: false) }
    }
    scheduleTimer(timer, at: schedule.turns.first?.time ?? .max)
  }

  mutating func turnSkillHours(_ timer: Int) {
    let first = schedule.turnCursor
    while schedule.isTurnDue(at: now) {
      let turn = schedule.turns[schedule.turnCursor]
      schedule.turnCursor += 1
      centre.setSkill(turn.callType, of: turn.group, isOn: turn.isOn)
    }
    while takeWaitingOfTurned(first..<schedule.turnCursor) {}
    if hasChannels { interruptWorkOfTurned(first..<schedule.turnCursor) }
    if hasChannels, !chatDesks.isEmpty {
      for index in first..<schedule.turnCursor { fillPlaces(of: schedule.turns[index].group) }
    }
    let isOver = schedule.turnCursor == schedule.turns.count
    scheduleTimer(timer, at: isOver ? .max : schedule.turns[schedule.turnCursor].time)
  }

  private mutating func takeWaitingOfTurned(_ turns: Range<Int>) -> Bool {
    var chosen = -1
    for index in turns where schedule.turns[index].isOn && centre.groups[schedule.turns[index].group].hasIdleAgent {
      let group = schedule.turns[index].group
      let request = AgentRequest(group: group, free: centre.groups[group].idle, now: now)
      guard let contact = contactSelection.contact(for: request, in: centre) else {
        continue
      }
      if chosen < 0 || precedes(contact, chosen) { chosen = contact }
    }
    return chosen >= 0 && serveWaiting(chosen)
  }

  // MARK: - Dates

  mutating func beginDate(_ timer: Int) {
    let day = plan.calendar.days.lastIndex { Int64($0.start) * 1_000_000 <= now } ?? 0
    setSpeeds(day: day)
    if usesRoutingRules {
      for group in 0..<centre.groupCount {
        centre.routing.work.beginDay(of: group, running: centre.groups[group].running(at: now))
      }
    }
    let next = day + 1 < plan.calendar.days.count ? Int64(plan.calendar.days[day + 1].start) * 1_000_000 : .max
    scheduleTimer(timer, at: next)
  }

  private func setSpeeds(day: Int) {
    let date = plan.calendar.days[day].date
    for (index, group) in plan.agentGroups.enumerated() {
      guard let learning = group.learning else { continue }
      for skill in group.skills {
        speedScale[index * typeCount + skill.callType] = 1e6 / (skill.speed * learning.share(on: date))
      }
    }
  }
}
