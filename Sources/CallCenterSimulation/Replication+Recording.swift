internal import OutputAnalysis

// Every attempt is recorded once, when it is answered or lost.
extension Replication {
  /// The cell to which what ends now is booked; −1: not counted.
  @inline(__always)
  private func bookingCell(_ index: Int) -> Int {
    Int(byEnd ? clockCell : centre.pool.slots[index].cell)
  }

  @inline(__always)
  mutating func recordAnswered(_ index: Int, waited: Int64, wasQueued: Bool) {
    attemptsEnded &+= 1
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    let type = Int(centre.pool.slots[index].callType)
    let sums = store.cells + (cell &* typeCount &+ type)
    sums.pointee.answered &+= 1
    if waited <= rules[type].threshold { sums.pointee.answeredInTime &+= 1 }
    if wasQueued { sums.pointee.queued &+= 1 }
    sums.pointee.waitOfAnswered &+= waited
    let bin = WaitHistogram.bin(ofMicroseconds: waited)
    if bin > store.highestBin { store.highestBin = bin }
    store.waitsOfAnswered[type &* WaitHistogram.binCount &+ bin] &+= 1
    if _slowPath(centre.pool.slots[index].flags.contains(.leg)) {
      recordAnsweredLeg(index, waited: waited, wasQueued: wasQueued, bin: bin)
    }
  }

  /// What the agents will have spent on an answered contact; booked where the answer is.
  @inline(__always)
  mutating func recordHandling(_ index: Int, _ microseconds: Int64) {
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    let type = Int(centre.pool.slots[index].callType)
    store.cells[cell &* typeCount &+ type].handlingTime &+= microseconds
    if _slowPath(centre.pool.slots[index].flags.contains(.leg)) { store.legs[type].handlingTime &+= microseconds }
  }

  mutating func recordAbandoned(_ index: Int, waited: Int64, wasQueued: Bool) {
    attemptsEnded += 1
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    let type = Int(centre.pool.slots[index].callType)
    let sums = store.cells + (cell * typeCount + type)
    sums.pointee.abandoned += 1
    if waited <= rules[type].shortAbandon { sums.pointee.shortAbandons += 1 }
    if wasQueued { sums.pointee.queued += 1 }
    sums.pointee.waitOfAbandoned += waited
    let bin = WaitHistogram.bin(ofMicroseconds: waited)
    if bin > store.highestBin { store.highestBin = bin }
    store.waitsOfAbandoned[type * WaitHistogram.binCount + bin] += 1
    if observesHandling { observations.noteAbandoned(index, centre.pool.slots, bin: bin) }
    guard centre.pool.slots[index].flags.contains(.leg) else { return }
    store.legs[type].abandoned += 1
    if waited <= rules[type].shortAbandon { store.legs[type].shortAbandons += 1 }
    if wasQueued { store.legs[type].queued += 1 }
    store.legs[type].waitOfAbandoned += waited
    store.waitsOfAbandonedLegs[type * WaitHistogram.binCount + bin] += 1
  }

  @inline(never)
  private mutating func recordAnsweredLeg(_ index: Int, waited: Int64, wasQueued: Bool, bin: Int) {
    let type = Int(centre.pool.slots[index].callType)
    store.legs[type].answered += 1
    if waited <= rules[type].threshold { store.legs[type].answeredInTime += 1 }
    if wasQueued { store.legs[type].queued += 1 }
    store.legs[type].waitOfAnswered += waited
    store.waitsOfAnsweredLegs[type * WaitHistogram.binCount + bin] += 1
  }

  mutating func recordBlocked(_ index: Int) {
    attemptsEnded += 1
    if traces { note(.block, index) }
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    let type = Int(centre.pool.slots[index].callType)
    store.cells[cell * typeCount + type].blocked += 1
    if centre.pool.slots[index].flags.contains(.leg) { store.legs[type].blocked += 1 }
  }

  /// The caller has hung up with the promise of a call-back.
  mutating func recordDeflected(_ index: Int) {
    if traces { note(.deflect, index) }
    attemptsEnded += 1
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    store.cells[cell * typeCount + Int(centre.pool.slots[index].callType)].deflected += 1
  }

  /// Adds to the sums of channels and rules, in the cell to which the contact is booked.
  func recordService(_ index: Int, _ change: (inout ServiceSums) -> Void) {
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    change(&store.services[cell * typeCount + Int(centre.pool.slots[index].callType)])
  }

  func recordContained(_ index: Int) {
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    store.cells[cell * typeCount + Int(centre.pool.slots[index].callType)].contained += 1
  }

  mutating func recordReferral(_ index: Int) {
    if traces { note(.refer, index) }
    let cell = bookingCell(index)
    guard cell >= 0 else { return }
    store.cells[cell * typeCount + Int(centre.pool.slots[index].callType)].referred += 1
  }

  mutating func recordClosed(_ index: Int) {
    let cell = bookingCell(index)
    if cell >= 0 { store.cells[cell * typeCount + Int(centre.pool.slots[index].callType)].closed += 1 }
    if traces {
      note(.closed, index)
      note(.lost, index)
    }
    endCaller(index, served: false)
    if centre.pool.hasDetails { pause(index) }
    centre.pool.release(index)
  }

  mutating func noteQueue(of type: Int) {
    store.maximumQueueOfAll = max(store.maximumQueueOfAll, Int64(allWaiting &- deferredWaiting))
    store.maximumQueue[type] = max(store.maximumQueue[type], Int64(centre.lines[type].count))
  }

  /// The caller is served or gives up for good; what is counted of the person is complete.
  @inline(__always)
  mutating func endCaller(_ index: Int, served: Bool) {
    let contact = centre.pool.slots + index
    if contact.pointee.isTracked { tracked &-= 1 }
    if contact.pointee.firstCell >= 0 {
      let sums = store.cells + (Int(contact.pointee.firstCell) &* typeCount &+ Int(contact.pointee.dialled))
      if served { sums.pointee.callersServed &+= 1 } else { sums.pointee.callersLost &+= 1 }
      sums.pointee.attemptsOfCallers &+= Int32(contact.pointee.attempt)
    }
  }

  /// What the horizon cut off: attempts still waiting, callers who would have dialled again.
  mutating func endUnfinished() {
    for index in 0..<centre.pool.used {
      let contact = centre.pool.slots[index]
      guard contact.isTracked, contact.state.isOpen else { continue }
      let type = Int(contact.callType)
      if contact.state == .waiting, traces { note(.unfinished, index, wait: now - contact.arrival) }
      if contact.state == .waiting { recordUnfinished(index, type) }
      leaveUnfinished(index)
    }
  }

  /// An attempt that nobody has answered and that is not followed further.
  mutating func recordUnfinished(_ index: Int, _ type: Int) {
    let contact = centre.pool.slots[index]
    guard contact.cell >= 0, !byEnd else { return }
    store.cells[Int(contact.cell) * typeCount + type].unfinished += 1
    store.cells[Int(contact.cell) * typeCount + type].queued += 1
    guard contact.flags.contains(.leg) else { return }
    store.legs[type].unfinished += 1
    store.legs[type].queued += 1
  }

  /// The person is neither served nor lost so far, and is not followed further.
  mutating func leaveUnfinished(_ index: Int) {
    let contact = centre.pool.slots + index
    guard contact.pointee.firstCell >= 0 else { return }
    let cell = Int(contact.pointee.firstCell) * typeCount + Int(contact.pointee.dialled)
    store.cells[cell].callersUnfinished += 1
    store.cells[cell].attemptsOfCallers += Int32(contact.pointee.attempt)
    contact.pointee.firstCell = -1
  }
}
