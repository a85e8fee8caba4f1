internal import CallCenterModel
internal import RandomVariates

// Virtual hold: callers who would wait long may hang up and are called back.
//
// A promise stands in a line beyond those of the types, and in no measure of the queue; from the moment an agent takes it
// up, the contact is one of its type again.
extension Replication {
  /// The rules of the lines of promises, after those of the types.
  @inline(never)
  static func layPromiseRules(_ rules: UnsafeMutablePointer<TypeRules>, of plan: Plan) {
    for (index, line) in plan.promiseLines.enumerated() where line >= 0 {
      let type = plan.callTypes[index]
      var own = TypeRules(type)
      own.priority = type.callBack?.priority ?? type.priority
      own.patience = nil
      (rules + line).initialize(to: own)
    }
  }

  /// A caller who cannot be served at once, before the queue.
  ///
  /// - Returns: Whether the contact is dealt with: it has hung up with a promise, or waits with another patience.
  @inline(never)
  mutating func offerCallBack(_ index: Int, _ type: Int, holdsLine: Bool) -> Bool {
    guard !callBacks.rules.isEmpty, let rule = callBacks.rules[type],
      !centre.pool.slots[index].flags.contains(.leg), callBacks.isOpen(type, at: now),
      predictedWait(of: type, rule) > rule.threshold
    else { return false }
    let contact = centre.pool.slots + index
    var stream = RandomStream(contact.pointee.key.child(.callBackOffer))
    guard stream.uniform() < rule.accepted else {
      guard rule.patienceOfOthers != 1 else { return false }
      if hasLines, !holdsLine { occupyLine(type) }
      enqueue(index, type)
      if contact.pointee.expiry < .max {
        let patience = Double(contact.pointee.expiry - now) * rule.patienceOfOthers
        contact.pointee.expiry = now + microseconds(patience)
        scheduleWait(index, type)
      }
      return true
    }
    if holdsLine { freeLine(type) }
    recordDeflected(index)
    contact.pointee.flags.insert([.promised, .begun])
    contact.pointee.state = .promised
    contact.pointee.callType = Int16(truncatingIfNeeded: rule.line)
    contact.pointee.expiry = .max
    centre.pool.details[index].tries = 0
    centre.lines[rule.line].append(index, centre.pool.slots)
    scheduleWait(index, rule.line)
    return true
  }

  /// What a caller would wait who joined the queue now, in microseconds.
  ///
  /// - Complexity: O(groups that serve the type).
  private func predictedWait(of type: Int, _ rule: CallBackDesk.Rules) -> Int64 {
    switch rule.predictor {
    case .lastWait, .meanOfLast: return callBacks.recentWait(of: type)
    case .headOfLine:
      var oldest = now
      for line in [type, rule.line] where line == type || rule.keepsPlace {
        let head = Int(centre.lines[line].head)
        if head >= 0 { oldest = min(oldest, centre.pool.slots[head].arrival) }
      }
      return now - oldest
    case .queueLength:
      let ahead = centre.lines[type].count + (rule.keepsPlace ? centre.lines[rule.line].count : 0)
      let agents = centre.servers(of: type).reduce(0) { $0 + ($1.isInUse ? centre.groups[$1.group].present : 0) }
      return agents > 0 ? Int64(ahead + 1) * rule.meanHandling / agents : .max
    }
  }

  /// An agent has taken a promise from its line.
  mutating func takeUpPromise(_ index: Int, _ group: Int, line: Int) {
    // A promise is not one of those who wait on the phone.
    allWaiting += 1
    callCustomer(index, group, callBacks.type(ofLine: line))
  }

  /// An agent who is counted as busy dials.
  private mutating func callCustomer(_ index: Int, _ group: Int, _ type: Int) {
    guard let rule = callBacks.rules[type] else { preconditionFailure("type \(type) calls nobody back") }
    let contact = centre.pool.slots + index
    contact.pointee.callType = Int16(truncatingIfNeeded: type)
    contact.pointee.group = Int16(truncatingIfNeeded: group)
    contact.pointee.state = .dialling
    if traces { note(.dial, index, group: group) }
    centre.pool.details[index].tries += 1
    if rule.keepsPlace, centre.pool.details[index].tries == 1 {
      callBacks.note(wait: now - contact.pointee.arrival, of: type)
    }
    takeLine(type)
    var time: Int64 = 0
    if let dialling = rule.dialling {
      var stream = RandomStream(keyOfTry(index, .dialling))
      time = microseconds(dialling.draw(&stream) * 1e6)
    }
    recordHandling(index, time)
    heap.schedule(index + firstContactEntity, at: eventKey(now + time, .completion))
  }

  private func keyOfTry(_ index: Int, _ purpose: StreamPurpose) -> StreamKey {
    centre.pool.slots[index].key.child(purpose).child(UInt64(centre.pool.details[index].tries))
  }

  /// The customer answers, or nobody does.
  mutating func endDialling(_ index: Int, _ type: Int) {
    guard let rule = callBacks.rules[type] else { preconditionFailure("type \(type) calls nobody back") }
    let contact = centre.pool.slots + index
    let group = Int(contact.pointee.group)
    var stream = RandomStream(keyOfTry(index, .reached))
    if stream.uniform() < rule.reached {
      let waited = now - contact.pointee.arrival
      recordService(index) {
        $0.callBacks += 1
        $0.callBacksReached += 1
        $0.callBackWait += waited
      }
      endCaller(index, served: true)
      if traces { note(.answer, index, group: group, wait: waited) }
      contact.pointee.state = .talking
      converse(index, group, type)
      return
    }
    missCustomer(index, type)
    freeAgent(of: group)
  }

  /// Nobody has answered: another try follows later, or the customer is lost.
  mutating func missCustomer(_ index: Int, _ type: Int) {
    guard let rule = callBacks.rules[type] else { preconditionFailure("type \(type) calls nobody back") }
    heap.cancel(index + firstContactEntity)
    if traces { note(.miss, index, group: Int(centre.pool.slots[index].group)) }
    freeLine(type)
    let contact = centre.pool.slots + index
    if Int(centre.pool.details[index].tries) < rule.maximumTries, let delay = rule.retryDelay {
      contact.pointee.state = .awaitingRetry
      var stream = RandomStream(keyOfTry(index, .dialAgain))
      let instant = now + microseconds(delay.draw(&stream) * 1e6)
      heap.schedule(index + firstContactEntity, at: eventKey(instant, .redial))
    } else {
      recordService(index) { $0.callBacks += 1 }
      endCaller(index, served: false)
      if traces { note(.lost, index) }
      pause(index)
      centre.pool.release(index)
    }
  }

  /// It is time for another try: by a free agent, or from the place of the first promise.
  mutating func renewPromise(_ index: Int) {
    let contact = centre.pool.slots + index
    let type = Int(contact.pointee.callType)
    let line = centre.promiseLines[type]
    let waited = now - contact.pointee.arrival
    let request = ContactRequest(callType: line, waited: waited, now: now, key: contact.pointee.key)
    if let group = agentSelection.group(for: request, in: centre) {
      if comparesIdleness { centre.idleLines[group].removeFirst() }
      centre.groups[group].begin(at: now)
      return callCustomer(index, group, type)
    }
    if hasChannels, let group = interruptWork(for: line, waited: waited) { return callCustomer(index, group, type) }
    contact.pointee.callType = Int16(truncatingIfNeeded: line)
    contact.pointee.state = .promised
    let stages = centre.stages(of: line)
    while Int(contact.pointee.stage) < stages.count,
      contact.pointee.arrival + stages[Int(contact.pointee.stage)] <= now
    {
      contact.pointee.stage += 1
    }
    centre.lines[line].putBack(index, centre.pool.slots)
    scheduleWait(index, line)
  }
}
