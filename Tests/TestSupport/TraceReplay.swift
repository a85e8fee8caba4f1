package import CallCenterModel
package import CallCenterSimulation

/// Rebuilds a centre from its trace alone: who waits, who is busy, what was counted.
///
/// Knows the plan, not the engine.
package struct TraceReplay {
  struct Person {
    var firstWindow = false
    var type = 0
    var attempts: Int64 = 0
    var isServed = false
    var isLost = false
    /// What became of the person later is not counted.
    var isClosed = false
  }

  struct Waiting {
    var contact: Int
    var arrival: Int64
    var due = Int64.max
  }

  /// What the trace tells of one contact.
  struct Known {
    /// Since when it waits, and whether it is one of the window.
    var arrival: Int64
    var isCounted: Bool
    var isPromised = false
    /// Somebody else has answered the call.
    var isOther = false
    var isItem = false
    var due = Int64.max
  }

  struct Visit {
    var ticket: Int64
    var type: Int
    var isCounted: Bool
  }

  let plan: Plan
  let window: Range<Int64>
  private let threshold: [Int64]
  private let short: [Int64]
  let dueTimes: [DueTimes?]
  /// Who may take what is left to rules of routing; nor do agents lent to some types take all others.
  let choosesFreely: Bool
  var now: Int64
  var lines: [[Waiting]]
  var busy: [Int64]
  var present: [Int64]
  private var onShift: [Int64]
  var chats: [Int64]
  var known: [Int: Known] = [:]
  var inHand: [Int: Int] = [:]
  var people: [Int: Person] = [:]
  /// By caller; one person may have left an item that is another visit.
  var visits: [Int: [Visit]] = [:]
  /// Deferred work not yet done, by type: contacts and when they came in.
  var open: [[Int: Int64]]
  private var hasClosed = false
  /// What the replay counted.
  package var contacts: [ContactSums]
  package var services: [ServiceSums]
  package private(set) var agents: [AgentSums]
  /// Chats times microseconds, by group.
  package private(set) var chatTime: [Int64]
  package private(set) var maximumQueue: [Int64]
  package private(set) var maximumQueueOfAll: Int64 = 0
  package private(set) var violations: [String] = []

  package init(_ written: Plan, _ rows: [TraceRow]) {
    let plan = written.inParts
    self.plan = plan
    window = Int64(plan.calendar.windowStart) * 1_000_000..<Int64(plan.calendar.windowEnd) * 1_000_000
    threshold = plan.callTypes.map { Int64(($0.target.thresholdSeconds * 1e6).rounded()) }
    short = plan.callTypes.map { Int64(($0.target.shortAbandonSeconds * 1e6).rounded()) }
    dueTimes = plan.callTypes.map { type in
      type.deferred.map { DueTimes($0, calendar: plan.calendar, oldest: type.start.backlogSeconds.first ?? 0) }
    }
    choosesFreely = plan.usesRoutingRules
    let (types, groups) = (plan.callTypes.count, plan.agentGroups.count)
    lines = Array(repeating: [], count: types)
    open = Array(repeating: [:], count: types)
    contacts = Array(repeating: ContactSums(), count: types)
    services = Array(repeating: ServiceSums(), count: types)
    maximumQueue = Array(repeating: 0, count: types)
    busy = Array(repeating: 0, count: groups)
    (present, onShift, chats, chatTime) = (busy, busy, busy, busy)
    agents = Array(repeating: AgentSums(), count: groups)
    now = 0
    var index = 0
    while index < rows.count {
      let time = rows[index].time
      advance(to: time)
      var isStart = false
      var cutOff: Set<Int> = []
      while index < rows.count, rows[index].time == time {
        // The queue of a starting state is that which idle agents leave.
        switch rows[index].event {
        case .startQueue: isStart = true
        case .startService, .answer: break
        default:
          if isStart { noteQueues() }
          isStart = false
        }
        if rows[index].event == .unfinished { cutOff.insert(rows[index].contact) }
        follow(rows[index])
        index += 1
      }
      if isStart { noteQueues() }
      // The run may end within its last instant: what waits is cut off, begun items of deferred work without a row.
      let begun = dueTimes.indices.filter { dueTimes[$0] != nil }.flatMap { lines[$0].map(\.contact) }
      checkNobodyIdles(besides: index < rows.count ? [] : cutOff.union(begun))
    }
    advance(to: max(now, window.upperBound))
    for person in people.values where person.firstWindow {
      contacts[person.type].attemptsOfCallers += person.attempts
      if person.isServed {
        contacts[person.type].callersServed += 1
      } else if person.isLost {
        contacts[person.type].callersLost += 1
      } else {
        contacts[person.type].callersUnfinished += 1
      }
    }
  }

  mutating func expect(_ holds: Bool, _ text: String) {
    if !holds, violations.count < 20 { violations.append("\(now) µs: \(text)") }
  }

  /// Areas under queues and agents up to `time`, clipped to the window.
  private mutating func advance(to time: Int64) {
    expect(time >= now, "the trace goes back to \(time)")
    let (from, to) = (max(now, window.lowerBound), min(time, window.upperBound))
    // The queue that the window begins with counts as a maximum.
    if now < window.lowerBound, time >= window.lowerBound { noteQueues() }
    now = time
    if from < to {
      for type in lines.indices { contacts[type].queueTime += Int64(lines[type].count) * (to - from) }
      for group in busy.indices {
        agents[group].busy += busy[group] * (to - from)
        agents[group].present += present[group] * (to - from)
        agents[group].excess += max(0, busy[group] - present[group]) * (to - from)
        agents[group].overtime += max(0, busy[group] - onShift[group]) * (to - from)
        chatTime[group] += chats[group] * (to - from)
      }
    }
    guard time >= window.upperBound, !hasClosed else { return }
    hasClosed = true
    for type in open.indices {
      services[type].backlog = Int64(open[type].count)
      services[type].oldestAge = open[type].values.min().map { window.upperBound - $0 } ?? 0
    }
  }

  private mutating func noteQueues() {
    for type in lines.indices { maximumQueue[type] = max(maximumQueue[type], Int64(lines[type].count)) }
    // Where some contacts wait live, deferred work keeps to its own rows.
    let live = lines.indices.filter { dueTimes[$0] == nil }
    let counted = live.isEmpty ? Array(lines.indices) : live
    maximumQueueOfAll = max(maximumQueueOfAll, counted.reduce(0) { $0 + Int64(lines[$1].count) })
  }

  private mutating func follow(_ row: TraceRow) {
    if row.event != .refer { receive(row) }
    switch row.event {
    case .staff: (present[row.group], onShift[row.group]) = (row.present, row.onShift)
    case .arrive, .redial, .recall, .transfer, .nextService, .create: begin(row, at: now)
    case .startQueue:
      begin(row, at: now - row.wait)
      join(row)
    case .startService:
      known[row.contact] = Known(arrival: now - row.wait, isCounted: false)
      pickUp(row)
    case .queue:
      join(row)
      if window.contains(now) { noteQueues() }
    case .closed: count(row) { $0.closed += 1 }
    case .refer: count(row) { $0.referred += 1 }
    case .block: count(row) { $0.blocked += 1 }
    case .deflect:
      count(row) { $0.deflected += 1 }
      known[row.contact]?.isPromised = true
    case .balk: balk(row)
    case .abandon: abandon(row)
    case .answer, .joinChat: answer(row)
    case .talkEnd, .hold, .confer:
      expect(inHand[row.contact] == row.group, "contact \(row.contact) is not in hand")
    case .end, .cut, .leaveChat: end(row)
    case .lost:
      close(row.caller) { $0.isLost = true }
      if known[row.contact]?.isPromised == true { countService(row) { $0.callBacks += 1 } }
    case .unfinished: leaveUnfinished(row)
    case .outage, .restore:
      expect(plan.agentGroups[row.group].site != nil, "group \(row.group) sits at no site")
    default: followFurther(row)
    }
  }

  /// What became of a person is counted once.
  mutating func close(_ caller: Int, _ change: (inout Person) -> Void) {
    guard var person = people[caller], !person.isClosed else { return }
    change(&person)
    person.isClosed = true
    people[caller] = person
  }

  private mutating func begin(_ row: TraceRow, at time: Int64) {
    let isCounted = window.contains(now)
    known[row.contact] = Known(arrival: time, isCounted: isCounted)
    receive(row)
    switch row.event {
    case .recall: countService(row) { $0.recalls += 1 }
    case .create: countService(row) { $0.created += 1 }
    case .transfer, .nextService: break
    case .redial:
      if people[row.caller]?.isClosed == false { people[row.caller]?.attempts += 1 }
    default:
      expect(people[row.caller] == nil, "caller \(row.caller) comes twice for the first time")
      people[row.caller] = Person(firstWindow: isCounted, type: row.callType, attempts: 1)
      let isDrawn = row.event == .arrive && plan.callTypes[row.callType].population == nil
      if isDrawn, isCounted { contacts[row.callType].firstAttempts += 1 }
    }
  }

  /// A contact is, or has just become, an item of deferred work.
  private mutating func receive(_ row: TraceRow) {
    guard row.contact >= 0, let contact = known[row.contact], !contact.isItem,
      let due = dueTimes[row.callType]?.due(receivedAt: contact.arrival)
    else { return }
    known[row.contact]?.due = due
    known[row.contact]?.isItem = true
    open[row.callType][row.contact] = contact.arrival
    if window.lowerBound < due, due <= window.upperBound { services[row.callType].fellDue += 1 }
  }

  private mutating func join(_ row: TraceRow) {
    guard let contact = known[row.contact] else { return }
    lines[row.callType].append(Waiting(contact: row.contact, arrival: contact.arrival, due: contact.due))
  }

  private mutating func balk(_ row: TraceRow) {
    expect(row.wait == 0, "contact \(row.contact) balks after \(row.wait) µs")
    count(row) {
      $0.abandoned += 1
      $0.shortAbandons += 1
    }
  }

  private mutating func abandon(_ row: TraceRow) {
    let wasQueued = leave(row)
    expect(wasQueued, "contact \(row.contact) abandons without waiting")
    let isShort = row.wait <= short[row.callType]
    count(row) {
      $0.abandoned += 1
      $0.queued += 1
      $0.waitOfAbandoned += row.wait
      if isShort { $0.shortAbandons += 1 }
    }
  }

  private mutating func answer(_ row: TraceRow) {
    checkTurn(row)
    let wasQueued = leave(row)
    let isDialled = inHand[row.contact] != nil
    if !isDialled { pickUp(row) }
    if !isDialled, row.event == .answer { checkPresence(row) }
    if known[row.contact]?.isOther == false { close(row.caller) { $0.isServed = true } }
    if known[row.contact]?.isPromised == true {
      known[row.contact]?.isPromised = false
      return countService(row) {
        $0.callBacks += 1
        $0.callBacksReached += 1
        $0.callBackWait += row.wait
      }
    }
    let inTime = row.wait <= threshold[row.callType]
    count(row) {
      $0.answered += 1
      $0.waitOfAnswered += row.wait
      if wasQueued { $0.queued += 1 }
      if inTime { $0.answeredInTime += 1 }
    }
    guard plan.callTypes[row.callType].channel == .chat else { return }
    countService(row) {
      $0.firstResponses += 1
      $0.firstResponseTime += row.wait
    }
  }

  /// An agent has a contact in hand; one with chats may have several.
  mutating func pickUp(_ row: TraceRow) {
    inHand[row.contact] = row.group
    if row.event != .joinChat { busy[row.group] += 1 }
    if plan.callTypes[row.callType].channel == .chat { chats[row.group] += 1 }
  }

  private mutating func end(_ row: TraceRow) {
    putDown(row)
    guard let contact = known[row.contact], open[row.callType].removeValue(forKey: row.contact) != nil else { return }
    if now <= contact.due, window.lowerBound < contact.due, contact.due <= window.upperBound {
      services[row.callType].doneInTime += 1
    }
  }

  mutating func putDown(_ row: TraceRow) {
    let group = inHand.removeValue(forKey: row.contact)
    expect(group == row.group, "contact \(row.contact) is not in hand")
    if row.event != .leaveChat { busy[row.group] -= 1 }
    if plan.callTypes[row.callType].channel == .chat { chats[row.group] -= 1 }
  }

  private mutating func leaveUnfinished(_ row: TraceRow) {
    let waits = lines[row.callType].contains { $0.contact == row.contact }
    if plan.run.attribution == .byArrival, waits {
      count(row) {
        $0.unfinished += 1
        $0.queued += 1
      }
    }
    known[row.contact]?.isCounted = false
    close(row.caller) { _ in }
  }

  /// Whether the contact waited.
  mutating func leave(_ row: TraceRow) -> Bool {
    let arrival = known[row.contact]?.arrival ?? -1
    expect(row.wait == now - arrival, "contact \(row.contact): wait \(row.wait), arrived \(arrival)")
    guard let place = lines[row.callType].firstIndex(where: { $0.contact == row.contact }) else { return false }
    lines[row.callType].remove(at: place)
    return true
  }

  func isCounted(_ row: TraceRow) -> Bool {
    plan.run.attribution == .byEnd ? window.contains(now) : known[row.contact]?.isCounted ?? false
  }

  mutating func count(_ row: TraceRow, _ change: (inout ContactSums) -> Void) {
    if isCounted(row) { change(&contacts[row.callType]) }
  }

  mutating func countService(_ row: TraceRow, _ change: (inout ServiceSums) -> Void) {
    if isCounted(row) { change(&services[row.callType]) }
  }
}
