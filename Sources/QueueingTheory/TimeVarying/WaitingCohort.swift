/// The contacts of one interval that wait, by their places in the queue, and what has become of the others.
///
/// All is per arrival of the interval; a grid's x stands for x − s contacts ahead.
struct WaitingCohort: Sendable {
  /// The share waiting.
  var waiting: StateGrid
  /// The time they have waited so far, times their share.
  var waited: StateGrid
  var answered = 0.0
  var waitOfAnswered = 0.0
  /// The time in queue of all, answered or not.
  var timeInQueue = 0.0
  /// The share that nobody will ever answer.
  var leftForEver = 0.0

  init(first: Int, width: Int, rows: Int) {
    waiting = StateGrid(first: first, width: width, rows: rows)
    waited = waiting
  }

  mutating func move(first: Int, width: Int, rows: Int) {
    waiting = waiting.moved(first: first, width: width, rows: rows)
    waited = waited.moved(first: first, width: width, rows: rows)
  }

  /// Lets `seconds` pass without new contacts.
  mutating func follow(seconds: Double, _ rates: StaffedRates) {
    var rest = seconds
    while rest > 0, let extent = waiting.extent {
      let rows = max(waiting.liveRows, waited.liveRows)
      let first = rates.agents
      let last = max(extent.upperBound, waited.extent?.upperBound ?? 0)
      let width = last - first + 2
      move(first: first, width: width, rows: rows)
      let rate = StateKernel.rate(rates, first: first, width: width, rows: rows)
      let span = min(rest, PoissonMixture.largestMean / rate)
      rest -= span
      let places = StateKernel.places(rates, rate: rate, first: first, width: width, rows: rows)
      let nobody = StateGrid(first: first, width: width, rows: rows)
      var run = UniformisedSpan(states: nobody, cohort: self, kernel: places, places: places)
      var samples: [StateSample] = []
      _ = run.run(
        PoissonMixture(mean: rate * span), joining: 0, accepted: [], head: waiting.column(first), samples: &samples)
      run.settle(&self)
    }
  }

  /// A change of staff: cuts leave contacts in hand to be finished, a rise takes waiting contacts at once.
  mutating func staff(from old: Int, to new: Int) {
    guard old != new, let extent = waiting.extent else { return }
    let rows = max(1, old + waiting.liveRows - new)
    let width = extent.upperBound - old + 3
    var nextWaiting = StateGrid(first: new, width: width, rows: rows)
    var nextWaited = nextWaiting
    waiting.forEach { row, x, value in
      let busy = old + row
      let ahead = x - old
      let taken = max(new - busy, 0)
      let spent = waited[row, x]
      if ahead < taken {
        answered += value
        waitOfAnswered += spent
      } else {
        nextWaiting.add(value, row: max(busy - new, 0), x: new + ahead - taken)
        nextWaited.add(spent, row: max(busy - new, 0), x: new + ahead - taken)
      }
    }
    waiting = nextWaiting
    waited = nextWaited
  }

  /// The rest of their time with the staff as it is now, for ever.
  ///
  /// With i contacts ahead, all agents on duty busy, a contact is answered with probability sμ/(sμ + (i+1)θ), after a
  /// wait whose mean is Σ 1/(sμ + kθ), k = 1…i+1, whatever its fate.
  mutating func finish(_ rates: StaffedRates) {
    let service = Double(rates.agents) * rates.service
    while service > 0, waiting.liveRows > 1 {
      follow(seconds: 100 / (rates.service * Double(rates.agents + 1)), rates)
    }
    guard service > 0 || rates.leaving > 0 else {
      leftForEver = waiting.sum()
      return
    }
    guard let extent = waiting.extent else { return }
    var passage = 0.0
    let start = min(rates.agents, extent.lowerBound)
    var sums = (answered: 0.0, wait: 0.0, time: 0.0)
    for x in start..<extent.upperBound {
      let ahead = Double(x - rates.agents)
      let out = service + (ahead + 1) * rates.leaving
      passage += 1 / out
      for row in 0..<waiting.liveRows {
        let share = waiting[row, x]
        sums.answered += share * service / out
        sums.wait += (waited[row, x] + share * passage) * service / out
        sums.time += service > 0 ? share * (ahead + 1) / out : share / rates.leaving
      }
    }
    answered += sums.answered
    waitOfAnswered += sums.wait
    timeInQueue += sums.time
    waiting = StateGrid(first: rates.agents, width: 3, rows: 1)
    waited = waiting
  }
}
