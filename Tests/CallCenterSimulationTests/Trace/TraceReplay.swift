import CallCenterModel
import CallCenterSimulation

/// Rebuilds a centre from its trace alone: who waits, who is busy, what was counted.
///
/// Knows the plan, not the engine.
struct TraceReplay {
  private struct Person {
    var firstWindow = false
    var type = 0
    var attempts: Int64 = 0
    var isServed = false
    var isLost = false
  }

  private struct Waiting {
    var contact: Int
    var arrival: Int64
  }

  private let plan: Plan
  private let window: Range<Int64>
  private let threshold: [Int64]
  private let short: [Int64]
  private var now: Int64
  private var lines: [[Waiting]]
  private var busy: [Int64]
  private var present: [Int64]
  private var onShift: [Int64]
  private var arrivals: [Int: (time: Int64, isCounted: Bool)] = [:]
  private var inHand: [Int: Int] = [:]
  private var people: [Int: Person] = [:]
  /// What the replay counted.
  private(set) var contacts: [ContactSums]
  private(set) var agents: [AgentSums]
  private(set) var maximumQueue: [Int64]
  private(set) var maximumQueueOfAll: Int64 = 0
  private(set) var violations: [String] = []

  init(_ plan: Plan, _ rows: [TraceRow]) {
    self.plan = plan
    window = Int64(plan.calendar.windowStart) * 1_000_000..<Int64(plan.calendar.windowEnd) * 1_000_000
    threshold = plan.callTypes.map { Int64(($0.target.thresholdSeconds * 1e6).rounded()) }
    short = plan.callTypes.map { Int64(($0.target.shortAbandonSeconds * 1e6).rounded()) }
    let (types, groups) = (plan.callTypes.count, plan.agentGroups.count)
    lines = Array(repeating: [], count: types)
    contacts = Array(repeating: ContactSums(), count: types)
    maximumQueue = Array(repeating: 0, count: types)
    busy = Array(repeating: 0, count: groups)
    (present, onShift) = (busy, busy)
    agents = Array(repeating: AgentSums(), count: groups)
    now = 0
    var index = 0
    while index < rows.count {
      let time = rows[index].time
      advance(to: time)
      var isStart = false
      while index < rows.count, rows[index].time == time {
        if rows[index].event == .startQueue { isStart = true }
        follow(rows[index])
        index += 1
      }
      // The queue of a starting state is that which idle agents leave.
      if isStart { noteQueues() }
      checkNobodyIdles()
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

  private mutating func violate(_ text: String) {
    if violations.count < 20 { violations.append("\(now) µs: \(text)") }
  }

  private mutating func expect(_ holds: Bool, _ text: String) {
    if !holds { violate(text) }
  }

  /// Areas under queues and agents up to `time`, clipped to the window.
  private mutating func advance(to time: Int64) {
    expect(time >= now, "the trace goes back to \(time)")
    let (from, to) = (max(now, window.lowerBound), min(time, window.upperBound))
    // The queue that the window begins with counts as a maximum.
    if now < window.lowerBound, time >= window.lowerBound { noteQueues() }
    now = time
    guard from < to else { return }
    for type in lines.indices { contacts[type].queueTime += Int64(lines[type].count) * (to - from) }
    for group in busy.indices {
      agents[group].busy += busy[group] * (to - from)
      agents[group].present += present[group] * (to - from)
      agents[group].excess += max(0, busy[group] - present[group]) * (to - from)
      agents[group].overtime += max(0, busy[group] - onShift[group]) * (to - from)
    }
  }

  private mutating func noteQueues() {
    for type in lines.indices { maximumQueue[type] = max(maximumQueue[type], Int64(lines[type].count)) }
    maximumQueueOfAll = max(maximumQueueOfAll, lines.reduce(0) { $0 + Int64($1.count) })
  }

  private mutating func follow(_ row: TraceRow) {
    let type = row.callType
    switch row.event {
    case .staff: (present[row.group], onShift[row.group]) = (row.present, row.onShift)
    case .arrive, .redial: arrive(row, at: now)
    case .startQueue:
      arrive(row, at: now - row.wait)
      lines[type].append(Waiting(contact: row.contact, arrival: now - row.wait))
    case .startService:
      arrivals[row.contact] = (now - row.wait, false)
      inHand[row.contact] = row.group
      busy[row.group] += 1
    case .queue:
      lines[type].append(Waiting(contact: row.contact, arrival: now))
      if window.contains(now) { noteQueues() }
    case .closed: count(row) { $0.closed += 1 }
    case .refer: count(row) { $0.referred += 1 }
    case .block: count(row) { $0.blocked += 1 }
    case .deflect: count(row) { $0.deflected += 1 }
    case .balk:
      expect(row.wait == 0, "contact \(row.contact) balks after \(row.wait) µs")
      count(row) {
        $0.abandoned += 1
        $0.shortAbandons += 1
      }
    case .abandon:
      let wasQueued = leave(row)
      expect(wasQueued, "contact \(row.contact) abandons without waiting")
      let isShort = row.wait <= short[type]
      count(row) {
        $0.abandoned += 1
        $0.queued += 1
        $0.waitOfAbandoned += row.wait
        if isShort { $0.shortAbandons += 1 }
      }
    case .answer: answer(row)
    case .talkEnd: expect(inHand[row.contact] == row.group, "contact \(row.contact) is not in hand")
    case .end:
      let group = inHand.removeValue(forKey: row.contact)
      expect(group == row.group, "contact \(row.contact) is not in hand")
      busy[row.group] -= 1
    case .lost: people[row.caller]?.isLost = true
    case .unfinished:
      if plan.run.attribution == .byArrival {
        count(row) {
          $0.unfinished += 1
          $0.queued += 1
        }
      }
    }
  }

  private mutating func arrive(_ row: TraceRow, at time: Int64) {
    arrivals[row.contact] = (time, window.contains(now))
    if row.event != .redial {
      expect(people[row.caller] == nil, "caller \(row.caller) comes twice for the first time")
      people[row.caller] = Person(firstWindow: window.contains(now), type: row.callType)
      if row.event == .arrive, window.contains(now) { contacts[row.callType].firstAttempts += 1 }
    }
    people[row.caller]?.attempts += 1
  }

  private mutating func answer(_ row: TraceRow) {
    let type = row.callType
    // First in, first out within a type; the wait is that since the arrival.
    let isFirst = lines[type].first?.contact == row.contact
    let wasQueued = leave(row)
    expect(isFirst || !wasQueued, "contact \(row.contact) is answered out of turn")
    busy[row.group] += 1
    expect(busy[row.group] <= present[row.group], "group \(row.group): \(busy[row.group]) of \(present[row.group])")
    let after = plan.agentGroups[row.group].skills.first { $0.callType == type }?.afterSeconds
    expect(after.map { row.wait >= Int64(($0 * 1e6).rounded()) } ?? false, "group \(row.group) may not take this yet")
    inHand[row.contact] = row.group
    people[row.caller]?.isServed = true
    let inTime = row.wait <= threshold[type]
    count(row) {
      $0.answered += 1
      $0.waitOfAnswered += row.wait
      if wasQueued { $0.queued += 1 }
      if inTime { $0.answeredInTime += 1 }
    }
  }

  /// Whether the contact waited.
  private mutating func leave(_ row: TraceRow) -> Bool {
    let arrival = arrivals[row.contact]?.time ?? -1
    expect(row.wait == now - arrival, "contact \(row.contact): wait \(row.wait), arrived \(arrival)")
    guard let place = lines[row.callType].firstIndex(where: { $0.contact == row.contact }) else { return false }
    lines[row.callType].remove(at: place)
    return true
  }

  private mutating func count(_ row: TraceRow, _ change: (inout ContactSums) -> Void) {
    let isCounted =
      plan.run.attribution == .byEnd ? window.contains(now) : arrivals[row.contact]?.isCounted ?? false
    if isCounted { change(&contacts[row.callType]) }
  }

  /// No agent is idle beside a contact that the group may take.
  private mutating func checkNobodyIdles() {
    for (index, group) in plan.agentGroups.enumerated() where busy[index] < present[index] {
      for skill in group.skills {
        guard let first = lines[skill.callType].first else { continue }
        expect(
          now - first.arrival < Int64((skill.afterSeconds * 1e6).rounded()),
          "group \(index) idles beside contact \(first.contact)")
      }
    }
  }
}
