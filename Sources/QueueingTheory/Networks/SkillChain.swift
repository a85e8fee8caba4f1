import NumericalMethods

/// A chain over enumerated states: transitions in rows, with the two ends of one caller where he is followed.
struct SkillChain {
  private(set) var states: [[Int]] = []
  /// The transitions of state i are at `rows[i]..<rows[i + 1]`.
  private(set) var rows: [Int] = [0]
  private(set) var targets: [Int] = []
  private(set) var rates: [Double] = []
  /// The rates at which the caller who is followed is answered and gives up.
  private(set) var answering: [Double] = []
  private(set) var leaving: [Double] = []
  /// The whole rate out of each state.
  private(set) var outs: [Double] = []

  /// All states that can be reached from `starts`, in the order of discovery; nil beyond `limit` states.
  init?(_ space: SkillStates, from starts: [[Int]], tagged: Int?, limit: Int) {
    var index: [UInt64: Int] = [:]
    for start in starts where index[space.key(start)] == nil {
      index[space.key(start)] = states.count
      states.append(start)
    }
    var next = 0
    while next < states.count {
      var state = states[next]
      var answered = 0.0
      var lost = 0.0
      var out = 0.0
      space.transitions(from: &state, tagged: tagged) { target, rate in
        let key = space.key(target)
        let place: Int
        if let known = index[key] {
          place = known
        } else {
          place = states.count
          index[key] = place
          states.append(target)
        }
        targets.append(place)
        rates.append(rate)
        out += rate
      } end: { isAnswered, rate in
        if isAnswered { answered += rate } else { lost += rate }
      }
      guard states.count <= limit else { return nil }
      rows.append(targets.count)
      answering.append(answered)
      leaving.append(lost)
      outs.append(out + answered + lost)
      next += 1
    }
  }

  /// The largest distance between two states with a transition.
  private var band: Int {
    var band = 1
    for state in states.indices {
      for k in rows[state]..<rows[state + 1] { band = max(band, abs(targets[k] - state)) }
    }
    return band
  }

  /// The steady state: by elimination where the band is narrow, else by the iteration of Gauss and Seidel.
  func stationary() throws(QueueingError) -> [Double] {
    let band = band
    guard Double(states.count) * Double(band) <= 2e6, Double(states.count) * Double(band) * Double(band) <= 5e8 else {
      return try iterated()
    }
    var chain = BandedMarkovChain(states: states.count, band: band)
    for state in states.indices {
      for k in rows[state]..<rows[state + 1] where targets[k] != state {
        chain.add(from: state, to: targets[k], rate: rates[k])
      }
    }
    do {
      return try chain.stationary()
    } catch {
      throw .didNotConverge(iterations: states.count, residual: 1)
    }
  }

  /// π_j = Σ π_i·r_ij / out_j, swept downward and upward, until the flow that is out of balance is below 1e-13 of all flow.
  private func iterated() throws(QueueingError) -> [Double] {
    let count = states.count
    var starts = [Int](repeating: 0, count: count + 1)
    for target in targets { starts[target + 1] += 1 }
    for state in 0..<count { starts[state + 1] += starts[state] }
    var filled = starts
    var sources = [Int](repeating: 0, count: targets.count)
    var inRates = [Double](repeating: 0, count: targets.count)
    for state in 0..<count {
      for k in rows[state]..<rows[state + 1] {
        sources[filled[targets[k]]] = state
        inRates[filled[targets[k]]] = rates[k]
        filled[targets[k]] += 1
      }
    }
    var values = [Double](repeating: 1 / Double(count), count: count)
    var residual = Double.infinity
    for sweep in 0..<4000 {
      var imbalance = 0.0
      var flow = 0.0
      for step in 0..<count {
        let state = sweep % 2 == 0 ? step : count - 1 - step
        var income = 0.0
        for k in starts[state]..<starts[state + 1] { income += values[sources[k]] * inRates[k] }
        let outcome = values[state] * outs[state]
        imbalance += abs(income - outcome)
        flow += outcome
        values[state] = income / outs[state]
      }
      residual = imbalance / flow
      let total = values.reduce(0, +)
      for state in 0..<count { values[state] /= total }
      if residual < 1e-13 { return values }
    }
    throw .didNotConverge(iterations: 4000, residual: residual)
  }

  /// The solution of out·v − Σ rate·v = source for the chain of one caller, by Gauss and Seidel.
  func absorbed(_ source: [Double]) throws(QueueingError) -> [Double] {
    var values = [Double](repeating: 0, count: states.count)
    var residual = Double.infinity
    for sweep in 0..<20_000 {
      var change = 0.0
      var size = 0.0
      for step in states.indices {
        let state = sweep % 2 == 0 ? step : states.count - 1 - step
        var sum = source[state]
        for k in rows[state]..<rows[state + 1] { sum += rates[k] * values[targets[k]] }
        let value = sum / outs[state]
        change = max(change, abs(value - values[state]))
        size = max(size, value)
        values[state] = value
      }
      residual = size > 0 ? change / size : 0
      if residual < 1e-15 { return values }
    }
    guard residual < 1e-12 else { throw .didNotConverge(iterations: 20_000, residual: residual) }
    return values
  }

  /// The outcomes of callers who begin with the weights `start`, after each of `times`.
  ///
  /// `answered` and `lost` are the probabilities of each end from each state. Nil where that would cost more than 10¹⁰
  /// transitions.
  func outcomes(at times: [Double], from start: [Double], answered: [Double], lost: [Double]) -> [JoinerOutcomes]? {
    let pace = 1.000001 * (outs.max() ?? 1)
    let laws = times.map { PoissonWeights(mean: pace * $0) }
    let last = laws.map(\.last).max() ?? 0
    let slowest = leaving.min() ?? 0
    let steps = min(Double(last), slowest > 0 ? 42 * pace / slowest : .infinity)
    guard steps * Double(targets.count + states.count) <= 1e10 else { return nil }
    var result = times.map { _ in JoinerOutcomes() }
    var state = start
    var next = start
    for step in 0...last {
      var mass = 0.0
      var answeringFlow = 0.0
      var leavingFlow = 0.0
      for i in state.indices {
        mass += state[i]
        answeringFlow += state[i] * answering[i]
        leavingFlow += state[i] * leaving[i]
      }
      for (k, law) in laws.enumerated() {
        let after = law.probability(above: step)
        result[k].answeredWithin += answeringFlow / pace * after
        result[k].lostWithin += leavingFlow / pace * after
        let now = law.probability(of: step)
        guard now > 0 else { continue }
        for i in state.indices {
          result[k].answeredLater += now * state[i] * answered[i]
          result[k].lostLater += now * state[i] * lost[i]
        }
      }
      guard mass > 1e-18, step < last else { break }
      for i in state.indices { next[i] = state[i] * ((pace - outs[i]) / pace) }
      for i in state.indices where state[i] > 0 {
        for k in rows[i]..<rows[i + 1] { next[targets[k]] += state[i] * (rates[k] / pace) }
      }
      swap(&state, &next)
    }
    return result
  }
}
