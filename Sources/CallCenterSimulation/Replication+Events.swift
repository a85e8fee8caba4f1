internal import CallCenterModel
internal import RandomVariates

// Entities of the event heap: one source of arrivals a call type, the staffing timeline, the reporting grid, contacts.
extension Replication {
  @inline(__always)
  var staffingEntity: Int { typeCount }
  @inline(__always)
  var gridEntity: Int { typeCount + 1 }
  /// Timers of the plan: outages, dialers, rules.
  @inline(__always)
  var firstTimerEntity: Int { typeCount &+ 2 }

  mutating func reset(number: Int) {
    root = StreamKey(seed: plan.run.seed, replication: number)
    if traces { trace.removeAll() }
    heap.removeAll()
    centre.reset()
    store.reset()
    if observesHandling { observations.reset() }
    now = 0
    clockCell = -1
    intervalCursor = -1
    allLinesInUse = 0
    allWaiting = 0
    deferredWaiting = 0
    tracked = 0
    attemptsBegun = 0
    attemptsEnded = 0
    linesInUse.update(repeating: 0, count: typeCount)
    queueIntegrals.update(repeating: 0, count: centre.lineCount)
    for type in 0..<typeCount {
      opening[type].reset()
      sources[type].reset(root: root)
      if let first = firstAttempt(of: type) { heap.schedule(type, at: eventKey(first, .arrival)) }
    }
    if hasChannels { resetChannels() }
    callBacks.reset()
    if hasDialers { resetDialers() }
    for type in inSelfService.indices { inSelfService[type] = 0 }
    if !members.isEmpty { resetPopulations(root: root) }
    staffing.draw(root: root)
    staffingCursor = 0
    if hasSpells { spells.reset(staffing.spells, in: staffing.stretches) }
    scheduleStaffing()
    if hasStaffRules { board.reset() }
    if !timers.isEmpty { startTimers(root: root) }
    heap.schedule(gridEntity, at: eventKey(Int64(grid.intervals[0].start) * 1_000_000, .interval))
  }

  mutating func step() {
    let key = heap.firstKey
    let entity = heap.firstEntity
    let instant = key >> 3
    if _slowPath(checksInvariants) {
      precondition(instant >= now, "the clock went back from \(now) to \(instant)")
      checkInvariants()
    }
    now = instant
    // Nine of ten events are of the first two kinds.
    if key & 7 == EventRank.completion.rawValue {
      complete(entity &- firstContactEntity)
    } else if key & 7 == EventRank.arrival.rawValue {
      arrive(entity)
    } else {
      happen(EventRank(rawValue: key & 7), to: entity)
    }
  }

  @inline(never)
  private mutating func happen(_ rank: EventRank?, to entity: Int) {
    switch rank {
    case .abandonment: abandon(entity &- firstContactEntity)
    case .interval: beginInterval()
    case .staffingRise, .staffingCut: changeStaffing()
    case .overflow:
      if entity >= firstContactEntity { overflow(entity - firstContactEntity) } else { fire(entity - firstTimerEntity) }
    case .redial: comeBack(entity - firstContactEntity)
    case .completion, .arrival, nil: preconditionFailure("event of entity \(entity) is no rare one")
    }
  }

  mutating func growPool() {
    centre.pool.grow()
    heap.grow(to: firstContactEntity + centre.pool.capacity)
  }

  /// Samples are finite; ten times the longest time a scenario may name is as good as never.
  @inline(__always)
  func microseconds(_ value: Double) -> Int64 { Int64(min(value + 0.5, 3.2e15)) }
}
