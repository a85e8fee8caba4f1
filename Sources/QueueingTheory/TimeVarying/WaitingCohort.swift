import Foundation

/// A chain of grids by uniformisation: where it stands, its next step, and the mixture of the steps so far.
struct MixedChain: Sendable {
  private(set) var now: StateGrid
  private var next: StateGrid
  private var mixed: StateGrid

  init(_ grid: StateGrid) {
    now = grid
    next = StateGrid(first: grid.first, width: grid.width, rows: grid.rows)
    mixed = next
  }

  mutating func mix(_ weight: Double) { mixed.add(weight, now) }

  mutating func step(_ kernel: StateKernel, source: StateSource? = nil) -> Bool {
    let isFull = next.take(kernel, from: now, source: source)
    swap(&now, &next)
    return isFull
  }

  /// Ends a span of time: the mixture is where it stands.
  mutating func settle() {
    mixed.take(droppedBy: now)
    swap(&now, &mixed)
    mixed.clear()
  }

  mutating func move(first: Int, width: Int, rows: Int) {
    self = MixedChain(now.moved(first: first, width: width, rows: rows))
  }

  mutating func replace(_ grid: StateGrid) { self = MixedChain(grid) }
}

/// The contacts of one interval that wait, by their places in the queue, and what has become of the others.
///
/// All is per arrival of the interval; a grid's x stands for x − s contacts ahead.
struct WaitingCohort: Sendable {
  /// The share waiting.
  var waiting: MixedChain
  /// The time they have waited so far, times their share.
  var waited: MixedChain
  var answered = 0.0
  var waitOfAnswered = 0.0
  /// The time in queue of all, answered or not.
  var timeInQueue = 0.0
  /// The share that nobody will ever answer.
  var leftForEver = 0.0

  init(first: Int, width: Int, rows: Int) {
    waiting = MixedChain(StateGrid(first: first, width: width, rows: rows))
    waited = waiting
  }

  mutating func move(first: Int, width: Int, rows: Int) {
    waiting.move(first: first, width: width, rows: rows)
    waited.move(first: first, width: width, rows: rows)
  }

  /// The sums that a step adds, over the time that the chain stays there.
  mutating func collect(seconds: Double, _ rates: StaffedRates) {
    let rate = Double(rates.agents) * rates.service * seconds
    answered += rate * waiting.now[0, rates.agents]
    waitOfAnswered += rate * waited.now[0, rates.agents]
    timeInQueue += seconds * waiting.now.sum()
  }

  mutating func step(_ kernel: StateKernel, source: StateSource?) {
    _ = waited.step(kernel, source: StateSource(grid: waiting.now, factor: 1 / kernel.rate, accepted: nil))
    _ = waiting.step(kernel, source: source)
  }

  /// Lets `seconds` pass without new contacts.
  mutating func follow(seconds: Double, _ rates: StaffedRates) {
    var rest = seconds
    while rest > 0, let extent = waiting.now.extent {
      let rows = max(waiting.now.liveRows, waited.now.liveRows)
      let first = rates.agents
      let last = max(extent.upperBound, waited.now.extent?.upperBound ?? 0)
      let width = last - first + 2
      move(first: first, width: width, rows: rows)
      let rate = StateKernel.rate(rates, first: first, width: width, rows: rows)
      let span = min(rest, PoissonMixture.largestMean / rate)
      rest -= span
      let kernel = StateKernel.places(rates, rate: rate, first: first, width: width, rows: rows)
      let mixture = PoissonMixture(mean: rate * span)
      for (n, weight) in mixture.weights.enumerated() {
        if n >= mixture.first {
          waiting.mix(weight)
          waited.mix(weight)
        }
        guard !waiting.now.isEmpty || !waited.now.isEmpty else { break }
        collect(seconds: mixture.tails[n] / rate, rates)
        if n + 1 < mixture.weights.count { step(kernel, source: nil) }
      }
      waiting.settle()
      waited.settle()
    }
  }

  /// A change of staff: cuts leave contacts in hand to be finished, a rise takes waiting contacts at once.
  mutating func staff(from old: Int, to new: Int) {
    guard old != new, let extent = waiting.now.extent else { return }
    let rows = max(1, old + waiting.now.liveRows - new)
    let width = extent.upperBound - old + 3
    var nextWaiting = StateGrid(first: new, width: width, rows: rows)
    var nextWaited = nextWaiting
    waiting.now.forEach { row, x, value in
      let busy = old + row
      let ahead = x - old
      let taken = max(new - busy, 0)
      let spent = waited.now[row, x]
      if ahead < taken {
        answered += value
        waitOfAnswered += spent
      } else {
        nextWaiting.add(value, row: max(busy - new, 0), x: new + ahead - taken)
        nextWaited.add(spent, row: max(busy - new, 0), x: new + ahead - taken)
      }
    }
    waiting.replace(nextWaiting)
    waited.replace(nextWaited)
  }

  /// The rest of their time with the staff as it is now, for ever.
  ///
  /// With i contacts ahead, all agents on duty busy, a contact is answered with probability sμ/(sμ + (i+1)θ), after a
  /// wait whose mean is Σ 1/(sμ + kθ), k = 1…i+1, whatever its fate.
  mutating func finish(_ rates: StaffedRates) {
    let service = Double(rates.agents) * rates.service
    while service > 0, waiting.now.liveRows > 1 {
      follow(seconds: 100 / (rates.service * Double(rates.agents + 1)), rates)
    }
    guard service > 0 || rates.leaving > 0 else {
      leftForEver = waiting.now.sum()
      return
    }
    guard let extent = waiting.now.extent else { return }
    var passage = 0.0
    let start = min(rates.agents, extent.lowerBound)
    var sums = (answered: 0.0, wait: 0.0, time: 0.0)
    for x in start..<extent.upperBound {
      let ahead = Double(x - rates.agents)
      let out = service + (ahead + 1) * rates.leaving
      passage += 1 / out
      for row in 0..<waiting.now.liveRows {
        let share = waiting.now[row, x]
        sums.answered += share * service / out
        sums.wait += (waited.now[row, x] + share * passage) * service / out
        sums.time += service > 0 ? share * (ahead + 1) / out : share / rates.leaving
      }
    }
    answered += sums.answered
    waitOfAnswered += sums.wait
    timeInQueue += sums.time
    waiting.replace(StateGrid(first: rates.agents, width: 3, rows: 1))
    waited.replace(StateGrid(first: rates.agents, width: 3, rows: 1))
  }
}
