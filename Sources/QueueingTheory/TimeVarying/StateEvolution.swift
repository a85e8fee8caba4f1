import Foundation

/// The probabilities of all states as time passes, the time spent in each, and the contacts that arrive meanwhile.
struct StateEvolution: Sendable {
  private(set) var states: StateGrid
  /// The time spent in each state since it was last taken.
  private(set) var occupation: StateGrid
  /// The arrivals of the present interval; each second brings `perSecond` of them.
  private(set) var cohort: WaitingCohort
  var perSecond = 0.0
  /// Rates until the next change.
  private(set) var rates: StaffedRates
  /// The states visited, step by step.
  private(set) var work = 0.0

  private var kernels: (states: StateKernel, places: StateKernel)?
  private var accepted: [ClosedRange<Int>?] = []
  /// How far beyond the states with some weight there are columns.
  private var margin = leastMargin
  private static let leastMargin = 8

  /// The most columns times rows that are held, and the most states visited in all.
  static let largestGrid = 2_000_000
  static let largestWork = 3e10

  init(inService: Int, queued: Int, rates: StaffedRates) throws(QueueingError) {
    self.rates = rates
    var grid = StateGrid(first: max(0, rates.agents - 1), width: 1, rows: 1)
    let (row, x) = Self.place(busy: inService, queued: queued, agents: rates.agents, isAtOnce: rates.isAtOnce)
    grid = StateGrid(first: x, width: 3, rows: row + 1)
    grid.add(1, row: row, x: x)
    states = grid
    occupation = StateGrid(first: x, width: 3, rows: row + 1)
    cohort = WaitingCohort(first: x, width: 3, rows: row + 1)
    try fit()
  }

  /// The row and the x of a state that is just met with so many agents on duty.
  private static func place(busy: Int, queued: Int, agents: Int, isAtOnce: Bool) -> (row: Int, x: Int) {
    guard busy > agents else { return (0, isAtOnce ? min(busy + queued, agents) : busy + queued) }
    return (busy - agents, agents + (isAtOnce ? 0 : queued))
  }

  /// The highest rate out of a state, per second.
  var rate: Double { kernels?.states.rate ?? 0 }

  /// Lets rates and staff change.
  mutating func change(to new: StaffedRates) throws(QueueingError) {
    let old = rates
    rates = new
    kernels = nil
    if old.agents != new.agents, let extent = states.extent {
      var rows = 1
      var low = Int.max
      var high = 0
      states.forEach { row, x, _ in
        let (e, y) = Self.moved(row, x, old, new)
        rows = max(rows, e + 1)
        low = min(low, y)
        high = max(high, y)
      }
      let width = max(high, extent.upperBound) - low + 3
      try Self.check(width: width, rows: rows)
      var grid = StateGrid(first: low, width: width, rows: rows)
      states.forEach { row, x, value in
        let (e, y) = Self.moved(row, x, old, new)
        grid.add(value, row: e, x: y)
      }
      states = grid
    }
    margin = max(Self.leastMargin, growth())
    try fit()
  }

  /// How many columns a queue may need that nobody serves until those at work are no more than those on duty.
  private func growth() -> Int {
    let agents = Double(rates.agents)
    let over = Double(states.liveRows - 1)
    guard over > 0, !rates.isAtOnce, perSecond > 0, let extent = states.extent else { return 0 }
    let overtime = 1.5 * log((agents + over) / agents) / rates.service
    let seconds = min(overtime, 1 / perSecond)
    let leaving = rates.leaving * seconds
    let joined = rates.arrival * seconds * (leaving > 0 ? -expm1(-leaving) / leaving : 1)
    let queue = joined + 8.7 * joined.squareRoot() + 8
    return Int(min(agents + queue, 1e6)) - extent.upperBound
  }

  private static func moved(_ row: Int, _ x: Int, _ old: StaffedRates, _ new: StaffedRates) -> (row: Int, x: Int) {
    place(
      busy: row > 0 ? old.agents + row : min(x, old.agents), queued: max(x - old.agents, 0), agents: new.agents,
      isAtOnce: new.isAtOnce)
  }

  /// Hands out the arrivals so far and begins with none.
  mutating func takeCohort() -> WaitingCohort {
    defer { cohort = WaitingCohort(first: states.first, width: states.width, rows: states.rows) }
    return cohort
  }

  /// Hands out the time spent in each state.
  mutating func takeOccupation() -> StateGrid {
    defer { occupation = StateGrid(first: states.first, width: states.width, rows: states.rows) }
    return occupation
  }

  private static func check(width: Int, rows: Int) throws(QueueingError) {
    guard width * rows <= largestGrid else {
      throw .tooLarge(chain: "chain of the day", size: Double(width * rows), limit: Double(largestGrid))
    }
  }

  /// Makes columns for the states that can come next, drops rows that hold nothing, and prepares the step.
  private mutating func fit() throws(QueueingError) {
    guard let extent = states.extent else { return }
    let rows = max(states.liveRows, occupation.liveRows, cohort.waiting.liveRows, cohort.waited.liveRows)
    let held = [occupation.extent, cohort.waiting.extent, cohort.waited.extent].compactMap { $0 }
    let first = max(0, min(extent.lowerBound, held.map(\.lowerBound).min() ?? .max) - margin)
    var last = extent.upperBound + margin
    if let highest = rates.highest(0) { last = min(last, highest) }
    last = max(last, extent.upperBound, held.map(\.upperBound).max() ?? 0)
    let start = min(first, rates.agents)
    let width = last - start + 3
    try Self.check(width: width, rows: rows)
    states = states.moved(first: start, width: width, rows: rows)
    occupation = occupation.moved(first: start, width: width, rows: rows)
    cohort.move(first: start, width: width, rows: rows)
    let rate = StateKernel.rate(rates, first: start, width: width, rows: rows)
    kernels = (
      .states(rates, rate: rate, first: start, width: width, rows: rows),
      .places(rates, rate: rate, first: start, width: width, rows: rows)
    )
    accepted = (0..<rows).map { row in
      rates.joins(row).flatMap { joins in
        let low = states.column(joins.lowerBound)
        let high = min(joins.upperBound, start + width - 3) - start + 1
        return low <= high ? low...high : nil
      }
    }
  }

  /// Lets `seconds` pass.
  ///
  /// - Parameters:
  ///   - seconds: The time from now on, in which neither rates nor staff change.
  ///   - times: Times from now on within it, ascending.
  /// - Returns: The probabilities of the states with a queue at these times.
  /// - Throws: ``QueueingError/tooLarge(chain:size:limit:)``.
  mutating func advance(seconds: Double, seeing times: [Double] = []) throws(QueueingError) -> [StateGrid] {
    var seen: [StateGrid] = []
    var rest = seconds
    while rest > 0 {
      if states.liveRows < states.rows, occupation.liveRows < states.rows { try fit() }
      guard let kernels else { return seen }
      let span = min(rest, PoissonMixture.largestMean / kernels.states.rate)
      let done = seconds - rest
      let head = states.column(rates.agents)
      var samples: [StateSample] = []
      for time in times.dropFirst(seen.count) where time <= done + span || span == rest {
        let mixture = PoissonMixture(mean: kernels.states.rate * min(max(time - done, 0), span))
        samples.append(StateSample(mixture, head: head, like: states))
      }
      guard work <= Self.largestWork else {
        throw .tooLarge(chain: "chain of the day", size: .infinity, limit: Double(Self.largestGrid))
      }
      var run = UniformisedSpan(states: states, cohort: cohort, kernel: kernels.states, places: kernels.places)
      let isEnough = run.run(
        PoissonMixture(mean: kernels.states.rate * span),
        joining: rates.isAtOnce ? 0 : perSecond / kernels.states.rate, accepted: accepted, head: head,
        samples: &samples)
      work += run.work
      if isEnough {
        states = run.states(like: states)
        run.addOccupation(to: &occupation)
        run.settle(&cohort)
        rest -= span
        seen += samples.map(\.grid)
      } else {
        margin *= 2
        try fit()
      }
    }
    return seen
  }
}
