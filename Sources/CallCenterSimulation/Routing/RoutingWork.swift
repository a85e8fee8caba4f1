/// Sums that some rules compare: work in the queues of groups, and the day of their agents so far.
struct RoutingWork {
  /// Mean handling of the contacts that wait for each group, microseconds.
  private(set) var queued: [Int64]
  /// Contacts that wait for each group.
  private(set) var waiting: [Int]
  /// Agent-microseconds of the closed intervals of the day.
  private var busy: [Int64]
  private var present: [Int64]
  /// What of the running interval was before midnight, outside the window, where intervals are not those of days.
  private var before: [(busy: Int64, present: Int64)]

  init(groups: Int) {
    queued = Array(repeating: 0, count: groups)
    waiting = Array(repeating: 0, count: groups)
    busy = queued
    present = queued
    before = Array(repeating: (0, 0), count: groups)
  }

  mutating func reset() {
    for group in queued.indices { (queued[group], waiting[group]) = (0, 0) }
    beginDay()
  }

  mutating func join(_ group: Int, handling: Int64) {
    queued[group] += handling
    waiting[group] += 1
  }

  mutating func leave(_ group: Int, handling: Int64) {
    queued[group] -= handling
    waiting[group] -= 1
  }

  mutating func add(_ group: Int, _ sums: AgentSums) {
    busy[group] += sums.busy
    present[group] += sums.present
  }

  /// A day begins with an interval.
  mutating func beginDay() {
    for group in busy.indices { (busy[group], present[group], before[group]) = (0, 0, (0, 0)) }
  }

  /// A day begins, for a group of which so much of the running interval is over.
  mutating func beginDay(of group: Int, running: (busy: Int64, present: Int64)) {
    (busy[group], present[group], before[group]) = (0, 0, running)
  }

  /// Busy time over time on duty, of the day so far; 0 before anybody was on duty.
  func occupancy(of group: Int, running: (busy: Int64, present: Int64)) -> Double {
    let duty = present[group] + running.present - before[group].present
    return duty > 0 ? Double(busy[group] + running.busy - before[group].busy) / Double(duty) : 0
  }
}
