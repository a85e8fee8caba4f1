internal import CallCenterModel
internal import RandomVariates

/// The rate of one date while random factors are laid over it: linear pieces in the order of time.
struct RatePieces {
  private struct Piece {
    var start: Double
    var end: Double
    var first: Double
    var last: Double

    /// Between `first` and `last`, whatever the rounding.
    func rate(at time: Double) -> Double {
      let rate = first + (last - first) * (time - start) / (end - start)
      return min(max(rate, min(first, last)), max(first, last))
    }
  }

  private var pieces: [Piece] = []
  private var scratch: [Piece] = []

  mutating func fill(_ segments: [ArrivalPlan.Segment]) {
    pieces.removeAll(keepingCapacity: true)
    for segment in segments {
      pieces.append(
        Piece(
          start: Double(segment.start), end: Double(segment.end), first: segment.perSecond, last: segment.perSecondAtEnd
        ))
    }
  }

  mutating func move(to rate: inout PiecewiseLinearRate) {
    rate.removeAll()
    for piece in pieces { rate.append(from: piece.start, to: piece.end, first: piece.first, last: piece.last) }
  }

  /// Multiplies the rate by a factor that is constant in steps.
  mutating func multiply(by steps: inout RateSteps) {
    scratch.removeAll(keepingCapacity: true)
    for piece in pieces {
      var start = piece.start
      while start < piece.end {
        steps.advance(to: start)
        let end = min(piece.end, steps.end)
        let (first, last) = (start == piece.start ? piece.first : piece.rate(at: start), piece.rate(at: end))
        scratch.append(Piece(start: start, end: end, first: first * steps.factor, last: last * steps.factor))
        start = end
      }
    }
    swap(&pieces, &scratch)
  }

  /// Multiplies each piece by a factor, so that its shares in the whole come from a Dirichlet law with the shares before
  /// as means: gamma numbers over their sum.
  mutating func share(concentration: Double, _ stream: inout RandomStream) {
    let masses = pieces.map { 0.5 * ($0.first + $0.last) * ($0.end - $0.start) }
    let total = masses.reduce(0, +)
    for (index, mass) in masses.enumerated() where mass > 0 {
      let share = mass / total
      guard let law = try? Gamma(shape: max(concentration * share, 1e-4), scale: 1) else { continue }
      let factor = law.draw(&stream) / share
      pieces[index].first *= factor
      pieces[index].last *= factor
    }
  }
}

/// A random factor of a date that is constant in steps, made as far as it is asked for.
struct RateSteps {
  /// The gamma factors of intervals, ready to draw from.
  struct Intervals {
    let quantile: NormalToGamma
    let length: Double
    /// Weights of the score before and of a new one.
    let old: Double
    let new: Double

    init(_ factor: IntervalFactor) throws(LawError) {
      quantile = try NormalToGamma(cv: factor.cv)
      length = Double(factor.everySeconds)
      old = factor.correlation
      new = (1 - factor.correlation * factor.correlation).squareRoot()
    }
  }

  private enum Source {
    case intervals(Intervals, score: Double)
    case modulation(Modulation, state: Int)
  }

  /// When the present step ends, in seconds of elapsed time.
  private(set) var end: Double
  private(set) var factor: Double
  private var source: Source
  private var stream: RandomStream

  init(_ intervals: Intervals, from start: Int, _ key: StreamKey) {
    stream = RandomStream(key.child(.intervalFactor))
    let score = stream.normal()
    source = .intervals(intervals, score: score)
    factor = intervals.quantile(score)
    end = Double(start) + intervals.length
  }

  /// Starts in equilibrium: in a state by its share of the time, with its whole mean ahead.
  init(_ modulation: Modulation, from start: Int, _ key: StreamKey) {
    stream = RandomStream(key.child(.modulation))
    let states = modulation.states
    var rest = stream.uniform() * states.reduce(0) { $0 + $1.meanSeconds }
    var state = 0
    while state < states.count - 1, rest >= states[state].meanSeconds {
      rest -= states[state].meanSeconds
      state += 1
    }
    source = .modulation(modulation, state: state)
    factor = states[state].factor
    end = Double(start) + stream.exponential() * states[state].meanSeconds
  }

  /// Goes to the step that holds a time.
  mutating func advance(to time: Double) {
    while end <= time { next() }
  }

  private mutating func next() {
    switch source {
    case .intervals(let intervals, let score):
      let next = intervals.old * score + intervals.new * stream.normal()
      source = .intervals(intervals, score: next)
      factor = intervals.quantile(next)
      end += intervals.length
    case .modulation(let modulation, let state):
      let next = (state + 1) % modulation.states.count
      source = .modulation(modulation, state: next)
      factor = modulation.states[next].factor
      // A step has a length, so that the date comes to its end.
      end += max(stream.exponential() * modulation.states[next].meanSeconds, 1e-6)
    }
  }
}

/// Draws how many contacts come together.
struct BatchSampler {
  private var sizes: [(size: Int, upTo: Double)] = []
  /// ln(1 − 1/mean) of a geometric law.
  private var logContinuation = 0.0

  private static let largest = 100_000

  init(_ batches: BatchSizes) {
    switch batches {
    case .listed(let shares):
      var sum = 0.0
      for share in shares where share.probability > 0 {
        sum += share.probability
        sizes.append((share.size, sum))
      }
    case .geometric(let mean): logContinuation = Elementary.log(1 - 1 / mean)
    }
  }

  func draw(_ stream: inout RandomStream) -> Int {
    let u = stream.uniform()
    guard let last = sizes.last else { return 1 + Int(min(Elementary.log(u) / logContinuation, Double(Self.largest))) }
    return sizes.first { u < $0.upTo }?.size ?? last.size
  }
}
