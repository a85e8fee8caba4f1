internal import NumericalMethods

/// One pass over the intervals of a day.
struct StaffedDay {
  private let queue: TimeVaryingQueue
  private let thresholds: [Double]
  private let stretches: StaffStretches
  private let rule: [Quadrature.Node]
  private var evolution: StateEvolution
  private var dropped = 0.0

  /// The least share of answered calls of which there is a mean wait: states that are left out come to less.
  private static let fewest = 1e-14

  /// What a threshold means for the arrivals of an interval who join the queue.
  private struct Within {
    var answered = 0.0
    var abandoned = 0.0
  }

  init(_ queue: TimeVaryingQueue, thresholds: [Double]) throws(QueueingError) {
    self.queue = queue
    self.thresholds = thresholds
    stretches = StaffStretches(agents: queue.agents, intervalSeconds: queue.intervalSeconds)
    do {
      rule = try Quadrature.gaussLegendre(nodes: 16)
    } catch {
      throw .didNotConverge(iterations: 0, residual: 0)
    }
    evolution = try StateEvolution(
      inService: queue.initial.inService, queued: queue.initial.queued, rates: queue.rates(0))
    evolution.perSecond = 1 / queue.intervalSeconds
  }

  mutating func performance() throws(QueueingError) -> TimeVaryingPerformance {
    var arrivals: [TimeVaryingPerformance.Arrivals] = []
    var clock: [TimeVaryingPerformance.Clock] = []
    for interval in queue.agents.indices {
      if interval > 0 { try evolution.change(to: queue.rates(interval)) }
      var total = Occupation()
      var within = [Within](repeating: Within(), count: thresholds.count)
      for segment in segments(interval) { try pass(segment, &total, &within) }
      var cohort = evolution.takeCohort()
      follow(&cohort, after: interval)
      arrivals.append(measures(interval, total, within, cohort))
      clock.append(total.clock(queue.intervalSeconds, inSystemAtEnd: inSystem()))
    }
    dropped += evolution.states.dropped
    return TimeVaryingPerformance(byArrival: arrivals, byClock: clock, truncationError: dropped)
  }

  private func inSystem() -> Double {
    var mean = 0.0
    evolution.states.forEach { row, x, share in mean += Double(row + x) * share }
    return mean
  }

  /// The interval cut where the deadline of an arrival passes a change of staff.
  private func segments(_ interval: Int) -> [ClosedRange<Double>] {
    let start = Double(interval) * queue.intervalSeconds
    let end = Double(interval + 1) * queue.intervalSeconds
    var cuts = [start, end]
    for threshold in thresholds {
      for stretch in stretches.all {
        let cut = stretch.start - threshold
        if cut > start, cut < end { cuts.append(cut) }
      }
    }
    cuts.sort()
    return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { $0...$1 }
  }

  private mutating func pass(
    _ segment: ClosedRange<Double>, _ total: inout Occupation, _ within: inout [Within]
  ) throws(QueueingError) {
    let middle = (segment.lowerBound + segment.upperBound) / 2
    let own = stretches.index(at: middle)
    let crossing = thresholds.indices.filter { stretches.index(at: middle + thresholds[$0]) > own }
    var times: [Double] = []
    var weights: [Double] = []
    if !crossing.isEmpty, !evolution.rates.isAtOnce {
      for panel in panels(segment) {
        let length = panel.upperBound - panel.lowerBound
        for node in rule {
          times.append(panel.lowerBound + node.position * length)
          weights.append(node.weight * length / queue.intervalSeconds)
        }
      }
    }
    let length = segment.upperBound - segment.lowerBound
    let seen = try evolution.advance(seconds: length, seeing: times.map { $0 - segment.lowerBound })
    let occupation = evolution.takeOccupation()
    total.add(occupation, evolution.rates)
    guard !evolution.rates.isAtOnce else { return }
    for index in thresholds.indices {
      let isCrossing = crossing.contains(index)
      let grids = isCrossing ? seen : [occupation]
      let (rows, places) = shape(grids, least: 1e-15 * (isCrossing ? 1 : length))
      guard places > 0 else { continue }
      let fates = stretches.fates(
        at: isCrossing ? times : [segment.lowerBound], threshold: thresholds[index], rows: rows, places: places,
        rates: evolution.rates)
      for (at, fate) in fates.enumerated() {
        add(grids[at], fate, isCrossing ? weights[at] : 1 / queue.intervalSeconds, to: &within[index])
      }
    }
  }

  /// How many rows and places the queue has in some of the grids, but for entries that do not show.
  private func shape(_ grids: [StateGrid], least: Double) -> (rows: Int, places: Int) {
    var rows = 1
    var places = 0
    for grid in grids {
      grid.forEach { row, x, share in
        guard share > least, x >= evolution.rates.agents else { return }
        rows = max(rows, row + 1)
        places = max(places, x - evolution.rates.agents + 1)
      }
    }
    return (rows, places)
  }

  private func add(_ grid: StateGrid, _ fate: DeadlineFate, _ weight: Double, to within: inout Within) {
    let rates = evolution.rates
    var sum = Within()
    grid.forEach { row, x, share in
      let place = x - rates.agents
      guard place >= 0, place < fate.places, row < fate.rows, rates.joins(row)?.contains(x) == true else { return }
      let at = row * fate.places + place
      sum.answered += share * fate.answered[at]
      sum.abandoned += share * fate.abandoned[at]
    }
    within.answered += weight * sum.answered
    within.abandoned += weight * sum.abandoned
  }

  /// Panels that double in length from both ends to the middle, about 28 events the first.
  private func panels(_ segment: ClosedRange<Double>) -> [ClosedRange<Double>] {
    let length = segment.upperBound - segment.lowerBound
    let events = 28.0
    guard length * evolution.rate > events else { return [segment] }
    var sizes: [Double] = []
    var size = events / evolution.rate
    var rest = length / 2
    while rest > 0 {
      let next = rest < 1.5 * size ? rest : size
      sizes.append(next)
      rest -= next
      size *= 2
    }
    var panels: [ClosedRange<Double>] = []
    var start = segment.lowerBound
    for size in sizes + sizes.reversed() {
      let end = min(start + size, segment.upperBound)
      panels.append(start...end)
      start = end
    }
    return panels
  }

  /// What remains of an interval's calls at its end, in the intervals after it.
  private mutating func follow(_ cohort: inout WaitingCohort, after interval: Int) {
    var rates = queue.rates(interval)
    var next = interval + 1
    while next < queue.agents.count, cohort.waiting.extent != nil {
      cohort.staff(from: rates.agents, to: queue.agents[next])
      rates.agents = queue.agents[next]
      var end = next + 1
      while end < queue.agents.count, queue.agents[end] == rates.agents { end += 1 }
      if end < queue.agents.count { cohort.follow(seconds: Double(end - next) * queue.intervalSeconds, rates) }
      next = end
    }
    cohort.finish(rates)
  }

  private func measures(
    _ interval: Int, _ total: Occupation, _ within: [Within], _ cohort: WaitingCohort
  ) -> TimeVaryingPerformance.Arrivals {
    let seconds = queue.intervalSeconds
    let rates = queue.rates(interval)
    let atOnce = min(1, total.free / seconds)
    let joined = min(1, total.joining / seconds)
    let blocked = min(1, total.blocking / seconds)
    let lost = rates.isAtOnce ? joined : min(joined, rates.leaving * cohort.timeInQueue)
    let first = rates.isAtOnce ? Within(answered: 0, abandoned: joined) : within[0]
    let short = rates.isAtOnce ? first : within[within.count - 1]
    let answered = atOnce + cohort.answered
    let left = cohort.leftForEver
    let isEndless = left > 1e-15
    return .init(
      offered: queue.callsPerHour[interval] * seconds / 3600, probabilityOfWait: joined, abandonment: lost,
      blocking: blocked,
      averageSpeedOfAnswer: answered > Self.fewest && !isEndless ? cohort.waitOfAnswered / answered : nil,
      averageWait: atOnce + joined > 0 && !isEndless ? cohort.timeInQueue / (atOnce + joined) : nil,
      outcomes: CallOutcomes(
        answeredWithin: atOnce + first.answered, answeredLater: max(0, cohort.answered - first.answered) + left,
        abandonedShort: min(short.abandoned, lost), abandonedLater: max(0, lost - short.abandoned), blocked: blocked),
      abandonmentWithinThreshold: min(first.abandoned, lost))
  }
}

/// The time spent in states, by what they are to arrivals and to the clock.
private struct Occupation {
  var free = 0.0
  var joining = 0.0
  var blocking = 0.0
  private var queue = 0.0
  private var busy = 0.0
  private var overtime = 0.0
  private var allBusy = 0.0

  mutating func add(_ grid: StateGrid, _ rates: StaffedRates) {
    var sums = Occupation()
    let s = rates.agents
    grid.forEach { row, x, seconds in
      sums.busy += seconds * Double(row > 0 ? s + row : min(x, s))
      sums.queue += seconds * Double(max(x - s, 0))
      sums.overtime += seconds * Double(row)
      if x < s {
        sums.free += seconds
      } else {
        sums.allBusy += seconds
        if rates.joins(row)?.contains(x) == true { sums.joining += seconds } else { sums.blocking += seconds }
      }
    }
    free += sums.free
    joining += sums.joining
    blocking += sums.blocking
    queue += sums.queue
    busy += sums.busy
    overtime += sums.overtime
    allBusy += sums.allBusy
  }

  func clock(_ seconds: Double, inSystemAtEnd: Double) -> TimeVaryingPerformance.Clock {
    .init(
      averageQueueLength: queue / seconds, busyAgents: busy / seconds, overtimeAgents: overtime / seconds,
      probabilityAllBusy: min(1, allBusy / seconds), inSystemAtEnd: inSystemAtEnd)
  }
}
