/// What has become of a waiting contact when its threshold is over, by the place that it has before.
///
/// Backward from the deadline: `answered[e][i]` and `abandoned[e][i]` with e agents at work above the number on duty and
/// i contacts ahead.
struct DeadlineFate: Sendable {
  let rows: Int
  let places: Int
  private(set) var answered: [Double]
  private(set) var abandoned: [Double]

  /// At the deadline: still waiting.
  init(rows: Int, places: Int) {
    self.rows = rows
    self.places = places
    answered = [Double](repeating: 0, count: rows * places)
    abandoned = answered
  }

  /// Goes back by `seconds` of unchanged staff.
  mutating func goBack(seconds: Double, _ rates: StaffedRates) {
    let total = Double(rates.agents + rows - 1) * rates.service + Double(places) * rates.leaving
    guard total > 0, seconds > 0 else { return }
    let step = Step(rates, total, rows: rows, places: places)
    var rest = seconds
    while rest > 0 {
      let span = min(rest, PoissonMixture.largestMean / total)
      rest -= span
      let mixture = PoissonMixture(mean: total * span, negligible: 1e-14)
      answered = step.mixed(answered, mixture, end: 1, leaving: 0)
      guard rates.leaving > 0 else { continue }
      abandoned = step.mixed(abandoned, mixture, end: 0, leaving: rates.leaving / total)
    }
  }

  /// The probabilities of one step of the uniformised chain.
  private struct Step {
    let rows: Int
    let places: Int
    /// Of staying, by row and place, and of moving up one place: in row 0 and in the others.
    private var stay: [Double] = []
    private var ahead: [[Double]] = [[], []]
    /// Of moving to the row below.
    private let cross: [Double]

    init(_ rates: StaffedRates, _ total: Double, rows: Int, places: Int) {
      self.rows = rows
      self.places = places
      let perPlace = rates.leaving / total
      let service = Double(rates.agents) * rates.service / total
      cross = (0..<rows).map { service + Double($0) * rates.service / total }
      for row in 0..<rows {
        for i in 0..<places { stay.append(1 - cross[row] - Double(i + 1) * perPlace) }
      }
      for i in 0..<places {
        ahead[0].append(service + Double(i) * perPlace)
        ahead[1].append(Double(i) * perPlace)
      }
    }

    func mixed(_ values: [Double], _ mixture: PoissonMixture, end: Double, leaving: Double) -> [Double] {
      var now = values
      var next = values
      var sum = [Double](repeating: 0, count: values.count)
      for (n, weight) in mixture.weights.enumerated() {
        if n >= mixture.first {
          sum.withUnsafeMutableBufferPointer { sum in
            now.withUnsafeBufferPointer { now in
              guard let sum = sum.baseAddress, let now = now.baseAddress else { return }
              sum.add(weight, now, 0..<values.count)
            }
          }
        }
        guard n + 1 < mixture.weights.count else { break }
        for row in 0..<rows { go(row, from: now, to: &next, end: end, leaving: leaving) }
        swap(&now, &next)
      }
      return sum
    }

    private func go(_ row: Int, from now: [Double], to next: inout [Double], end: Double, leaving: Double) {
      let base = row * places
      let across = row > 0 ? cross[row] : 0
      let ahead = ahead[min(row, 1)]
      next.withUnsafeMutableBufferPointer { next in
        now.withUnsafeBufferPointer { now in
          stay.withUnsafeBufferPointer { stay in
            ahead.withUnsafeBufferPointer { ahead in
              guard places > 0, let next = next.baseAddress, let now = now.baseAddress, let stay = stay.baseAddress,
                let ahead = ahead.baseAddress
              else { return }
              next[base] = stay[base] * now[base] + ahead[0] * end + leaving
              (next + base).back(now + base, stay: stay + base, ahead: ahead, constant: leaving, count: places)
              if across > 0 { next.add(across, now, shift: -places, base..<base + places) }
            }
          }
        }
      }
    }
  }

  /// Goes back over a change of staff from `old` to `new`, to so many rows before it.
  func before(changeFrom old: Int, to new: Int, rows oldRows: Int) -> DeadlineFate {
    var fate = DeadlineFate(rows: oldRows, places: places)
    for row in 0..<oldRows {
      let busy = old + row
      let taken = max(new - busy, 0)
      let after = max(busy - new, 0)
      for i in 0..<places {
        let at = row * places + i
        if i < taken {
          fate.answered[at] = 1
        } else {
          fate.answered[at] = answered[after * places + i - taken]
          fate.abandoned[at] = abandoned[after * places + i - taken]
        }
      }
    }
    return fate
  }
}

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
