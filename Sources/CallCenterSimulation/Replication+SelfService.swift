internal import RandomVariates

// Machines before the queue.
extension Replication {
  mutating func enterSelfService(_ index: Int, _ type: Int) {
    let limit = followUps[type].selfServiceLines
    if hasNoLine(type) || (limit > 0 && inSelfService[type] >= limit) { return refuse(index, type) }
    takeLine(type)
    inSelfService[type] += 1
    if traces { note(.selfService, index) }
    let contact = centre.pool.slots + index
    contact.pointee.state = .inSelfService
    var stream = RandomStream(contact.pointee.key.child(.selfServiceTime))
    let time = followUps[type].selfServiceTime.map { microseconds($0.draw(&stream) * 1e6) } ?? 0
    heap.schedule(index + firstContactEntity, at: eventKey(now + time, .redial))
  }

  mutating func leaveSelfService(_ index: Int) {
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    inSelfService[type] -= 1
    var stream = RandomStream(contact.pointee.key.child(.selfService))
    let choice = stream.uniform()
    if choice < followUps[type].contained {
      freeLine(type)
      recordContained(index)
      if traces { note(.contained, index) }
      endCaller(index, served: true)
      pause(index)
      centre.pool.release(index)
    } else if choice < followUps[type].leavesSelfService {
      freeLine(type)
      attemptsBegun += 1
      if traces { note(.balk, index, wait: 0) }
      recordAbandoned(index, waited: 0, wasQueued: false)
      tryAgain(index, probability: rules[type].redialAfterAbandonment)
    } else {
      recordService(index) { $0.passedOn += 1 }
      centre.pool.details[index].isResidual = true
      contact.pointee.arrival = now
      if traces { note(.passOn, index) }
      reachQueue(index, type, holdsLine: true)
    }
  }

  func hasNoLine(_ type: Int) -> Bool {
    (rules[type].lines > 0 && linesInUse[type] >= rules[type].lines)
      || (sharesLines(type) && sharedLines > 0 && allLinesInUse >= sharedLines)
  }

  /// A busy signal, or a full hall.
  mutating func refuse(_ index: Int, _ type: Int) {
    attemptsBegun += 1
    recordBlocked(index)
    tryAgain(index, probability: rules[type].redialAfterBlocking)
  }
}
