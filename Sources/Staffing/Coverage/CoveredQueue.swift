internal import CallCenterModel
internal import RandomVariates

/// A group with its call types as one queue of the formulas: who comes, how many are there, stretch by stretch.
struct CoveredQueue {
  /// A stretch of time in which nothing changes.
  struct Stretch: Equatable {
    var start: Int
    var end: Int
    /// First attempts per second, of each type.
    var perSecond: [Double]
    var agents: Int

    var totalPerSecond: Double { perSecond.reduce(0, +) }
  }

  let callTypes: [CallType]
  /// Ascending and without gaps, from the start of the simulation.
  let stretches: [Stretch]
  /// Of the talk at the group's speed.
  let handling: Law
  let handleSeconds: Double
  let patience: Law?
  let balking: Double
  let lines: Int?

  init(_ plan: Plan, group: AgentGroup, types: [Int]) {
    callTypes = types.map { plan.callTypes[$0] }
    let first = callTypes[0]
    handling = first.talk
    handleSeconds = first.talk.mean / (group.skills.first { $0.callType == types[0] }?.speed ?? 1)
    patience = first.patience
    balking = first.balking
    lines = first.lines ?? plan.lines
    let changes = Self.changes(of: callTypes, group)
    let begin = plan.calendar.startSeconds
    var rates = [Double](repeating: 0, count: types.count)
    var agents = 0
    var stretches: [Stretch] = []
    for (index, change) in changes.enumerated() {
      agents += change.agents
      for (type, rate) in change.rates { rates[type] = rate }
      let end = index + 1 < changes.count ? changes[index + 1].time : plan.calendar.horizon
      let start = max(change.time, begin)
      guard start < end else { continue }
      let stretch = Stretch(start: start, end: end, perSecond: rates, agents: agents)
      if let last = stretches.last, last.perSecond == rates, last.agents == agents {
        stretches[stretches.count - 1].end = end
      } else {
        stretches.append(stretch)
      }
    }
    self.stretches = stretches
  }

  private struct Change {
    var time: Int
    var agents = 0
    var rates: [(type: Int, perSecond: Double)] = []
  }

  /// What changes when: the rates of open numbers, and the people on duty who are not on a break.
  private static func changes(of types: [CallType], _ group: AgentGroup) -> [Change] {
    var changes: [Int: Change] = [0: Change(time: 0)]
    func add(_ time: Int, _ change: (inout Change) -> Void) { change(&changes[time, default: Change(time: time)]) }
    for duty in group.duties {
      let people = duty.people.count
      add(duty.start) { $0.agents += people }
      add(duty.end) { $0.agents -= people }
      for pause in duty.breaks {
        add(pause.lowerBound) { $0.agents -= people }
        add(pause.upperBound) { $0.agents += people }
      }
    }
    for (index, type) in types.enumerated() {
      // A later stretch that begins where another ends overwrites its end.
      var spans: [(Range<Int>, Double)] = []
      for segment in type.arrivals.segments.joined() {
        for open in type.open where open.overlaps(segment.start..<segment.end) {
          spans.append((open.clamped(to: segment.start..<segment.end), segment.perSecond))
        }
      }
      var last = 0
      for (span, rate) in spans.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
        if span.lowerBound > last { add(last) { $0.rates.append((index, 0)) } }
        add(span.lowerBound) { $0.rates.append((index, rate)) }
        last = span.upperBound
      }
      add(last) { $0.rates.append((index, 0)) }
    }
    return changes.values.sorted { $0.time < $1.time }
  }
}
