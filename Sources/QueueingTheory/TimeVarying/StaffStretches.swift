/// The staff over time: stretches of unchanged numbers, the last of which never ends.
struct StaffStretches: Sendable {
  struct Stretch: Sendable {
    let start: Double
    var end: Double
    let agents: Int
  }

  private(set) var all: [Stretch] = []

  init(agents: [Int], intervalSeconds: Double) {
    for (index, number) in agents.enumerated() where all.last?.agents != number {
      let start = Double(index) * intervalSeconds
      if !all.isEmpty { all[all.count - 1].end = start }
      all.append(Stretch(start: start, end: .infinity, agents: number))
    }
  }

  func index(at time: Double) -> Int { max(0, (all.firstIndex { $0.start > time } ?? all.count) - 1) }

  /// The fates, at the times of arrival `times`, of contacts that wait until then at most `threshold`: times in
  /// ascending order, all in one stretch, their deadlines in one too; `rows` there may be at the times of arrival.
  func fates(
    at times: [Double], threshold: Double, rows: Int, places: Int, rates: StaffedRates
  ) -> [DeadlineFate] {
    guard let start = times.first, let end = times.last else { return [] }
    func staffed(_ index: Int) -> StaffedRates {
      var staffed = rates
      staffed.agents = all[index].agents
      return staffed
    }
    let own = index(at: start)
    let last = max(own, index(at: (start + end) / 2 + threshold))
    guard last > own else {
      var fate = DeadlineFate(rows: rows, places: places)
      fate.goBack(seconds: threshold, staffed(own))
      return times.map { _ in fate }
    }
    // The rows there may be in each stretch: whoever was at work may still be.
    var rowsOf = [rows]
    var busy = all[own].agents + rows - 1
    for index in own + 1...last {
      rowsOf.append(max(busy - all[index].agents, 0) + 1)
      busy = max(busy, all[index].agents)
    }
    var reached = DeadlineFate(rows: rowsOf[last - own], places: places)
    var done = 0.0
    return times.map { time in
      let inside = max(time + threshold - all[last].start, 0)
      reached.goBack(seconds: max(inside - done, 0), staffed(last))
      done = max(inside, done)
      var fate = reached
      for index in stride(from: last, to: own, by: -1) {
        fate = fate.before(changeFrom: all[index - 1].agents, to: all[index].agents, rows: rowsOf[index - 1 - own])
        let from = index - 1 == own ? time : all[index - 1].start
        fate.goBack(seconds: all[index].start - from, staffed(index - 1))
      }
      return fate
    }
  }
}
