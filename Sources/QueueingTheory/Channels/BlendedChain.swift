import Foundation
import NumericalMethods

/// Inbound and outbound calls of different lengths: the chain of all calls in the system and the outbound ones among
/// them.
///
/// Times are in mean handling times of inbound calls. Outbound calls end at `outboundRate`; they are begun only while
/// fewer than `blending` agents are busy, so that never fewer are, and never more are on outbound.
struct BlendedChain: Sendable {
  let agents: Int
  let blending: Int
  let outboundRate: Double
  let leaveRate: Double
  /// The outbound calls in hand and the busy agents.
  private(set) var outbound = 0.0
  private(set) var busy = 0.0
  private(set) var free = 0.0
  private(set) var queueLength = 0.0
  /// The weights of those who join behind j others while y agents are on outbound, at j·(blending + 1) + y.
  private(set) var joined: [Double] = []
  private(set) var sums = Sums()

  /// What becomes of those who join.
  struct Sums {
    var answered = 0.0
    var lost = 0.0
    var waitOfAnswered = 0.0
    var waitOfLost = 0.0
    var virtualWait = 0.0
  }

  private var width: Int { blending + 1 }

  init(
    load: OfferedLoad, agents: Int, blending: Int, outboundRate: Double, patienceSeconds: Double
  ) throws(QueueingError) {
    guard patienceSeconds > 0 else {
      throw .outsideDomain(input: "patienceSeconds", value: patienceSeconds, allowed: "a number above 0")
    }
    if patienceSeconds == .infinity, load.spareErlangs(agents: agents) <= 0 {
      throw .unstable(offeredErlangs: load.erlangs, agents: agents)
    }
    self.agents = agents
    self.blending = blending
    self.outboundRate = outboundRate
    leaveRate = load.handleSeconds / patienceSeconds
    var room = QueueLengthBound.places(rate: load.erlangs, base: Double(agents), leave: leaveRate) ?? 1_000_000
    room = max(room, 8)
    while true {
      let edge = try solve(load.erlangs, room)
      if edge <= 1e-17 * joined.reduce(0, +) || edge < 1e-290 { break }
      room += max(room / 2, 8)
    }
    follow()
  }

  /// The steady state with `room` places to wait; returns the probability that all are taken.
  private mutating func solve(_ rate: Double, _ room: Int) throws(QueueingError) -> Double {
    let levels = agents - blending + room + 1
    let limit = Double(BandedMarkovChain.maximumEntries)
    let size = Double(levels) * Double(width) * Double(width + 1)
    guard size <= limit, size * Double(width + 1) <= 2e9 else {
      throw .tooLarge(chain: "chain of both kinds of calls, times its band,", size: size, limit: limit)
    }
    var chain = BandedMarkovChain(states: levels * width, band: width + 1)
    for level in 0..<levels {
      let total = blending + level
      let serving = min(total, agents)
      for y in 0..<width {
        let state = level * width + y
        if level + 1 < levels { chain.add(from: state, to: state + width, rate: rate) }
        let inbound = Double(serving - y)
        let outboundEnds = Double(y) * outboundRate
        if level == 0 {
          if y < blending { chain.add(from: state, to: state + 1, rate: inbound) }
          continue
        }
        chain.add(from: state, to: state - width, rate: inbound + Double(total - serving) * leaveRate)
        if y > 0 { chain.add(from: state, to: state - width - 1, rate: outboundEnds) }
      }
    }
    let probabilities: [Double]
    do {
      probabilities = try chain.stationary()
    } catch {
      throw .didNotConverge(iterations: levels * width, residual: 1)
    }
    (outbound, busy, free, queueLength) = (0, 0, 0, 0)
    joined = []
    var endings = 0.0
    for level in 0..<levels {
      let total = blending + level
      for y in 0..<width {
        let weight = probabilities[level * width + y]
        endings += weight * Double(y)
        busy += weight * Double(min(total, agents))
        if total < agents { free += weight } else { queueLength += weight * Double(total - agents) }
      }
    }
    outbound = endings
    joined = Array(probabilities[((agents - blending) * width)...])
    return probabilities[((levels - 1) * width)...].reduce(0, +)
  }

  /// Follows one caller forward: from each place and number of outbound calls to the end of his wait.
  private mutating func follow() {
    var before = [Sums](repeating: Sums(answered: 1), count: width)
    for j in 0..<(joined.count / width) {
      var now = before
      for y in 0..<width {
        let inbound = Double(agents - y) + Double(j) * leaveRate
        let outboundEnds = Double(y) * outboundRate
        let patientRate = inbound + outboundEnds
        let rate = patientRate + leaveRate
        let other = y > 0 ? before[y - 1] : Sums()
        func mean(_ part: KeyPath<Sums, Double>, _ source: Double, _ rate: Double) -> Double {
          (source + inbound * before[y][keyPath: part] + outboundEnds * other[keyPath: part]) / rate
        }
        var next = Sums()
        next.answered = mean(\.answered, 0, rate)
        next.lost = mean(\.lost, leaveRate, rate)
        next.waitOfAnswered = mean(\.waitOfAnswered, next.answered, rate)
        next.waitOfLost = mean(\.waitOfLost, next.lost, rate)
        next.virtualWait = mean(\.virtualWait, 1, patientRate)
        now[y] = next
        let weight = joined[j * width + y]
        sums.answered += weight * next.answered
        sums.lost += weight * next.lost
        sums.waitOfAnswered += weight * next.waitOfAnswered
        sums.waitOfLost += weight * next.waitOfLost
        sums.virtualWait += weight * next.virtualWait
      }
      before = now
    }
  }
}

extension BlendedChain {
  func performance(
    _ load: OfferedLoad, thresholdSeconds: Double, shortAbandonSeconds: Double
  ) throws(QueueingError) -> QueuePerformance {
    let unit = load.handleSeconds
    let outcomes = try outcomes(at: [thresholdSeconds / unit, shortAbandonSeconds / unit])
    let joined = sums.answered + sums.lost
    let answered = free + sums.answered
    func mean(_ sum: Double, over count: Double) -> Double? { count > 0 ? sum * unit / count : nil }
    let waits = sums.waitOfAnswered + sums.waitOfLost
    return QueuePerformance(
      offeredErlangs: load.erlangs, isStable: true, probabilityOfWait: joined, abandonment: sums.lost, blocking: 0,
      averageSpeedOfAnswer: mean(sums.waitOfAnswered, over: answered),
      averageWait: mean(waits, over: answered + sums.lost),
      averageWaitOfAbandoned: mean(sums.waitOfLost, over: sums.lost),
      averageWaitOfDelayed: mean(waits, over: joined), virtualWait: mean(sums.virtualWait, over: answered + sums.lost),
      averageQueueLength: queueLength, averageInSystem: busy + queueLength, occupancy: busy / Double(agents),
      outcomes: CallOutcomes(
        answeredWithin: free + outcomes[0].answeredWithin, answeredLater: outcomes[0].answeredLater,
        abandonedShort: outcomes[1].lostWithin, abandonedLater: outcomes[1].lostLater, blocked: 0),
      abandonmentWithinThreshold: outcomes[0].lostWithin)
  }

  func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    guard probability >= 0, probability < 1 else {
      throw .outsideDomain(input: "probability", value: probability, allowed: "a number of at least 0 and below 1")
    }
    let allowed = 1 - probability
    guard sums.answered + sums.lost > allowed else { return 0 }
    func excess(_ time: Double) throws -> Double {
      let now = try outcomes(at: [time])[0]
      return (now.answeredLater + now.lostLater) / allowed - 1
    }
    do {
      var upper = 0.125
      while try excess(upper) > 0 { upper *= 2 }
      return try RootFinding.brent(in: 0...upper, absolute: 1e-10, relative: 1e-10, excess)
    } catch let error as QueueingError {
      throw error
    } catch {
      throw .didNotConverge(iterations: 200, residual: allowed)
    }
  }

  /// The outcomes after each of `times`, by uniformisation.
  func outcomes(at times: [Double]) throws(QueueingError) -> [JoinerOutcomes] {
    let places = joined.count / width
    let pace = 1.000001 * (Double(agents) * max(1, outboundRate) + Double(places) * leaveRate)
    let laws = times.map { PoissonWeights(mean: pace * $0) }
    let last = laws.map(\.last).max() ?? 0
    let visits = min(Double(last), leaveRate > 0 ? 42 * pace / leaveRate : .infinity) * Double(joined.count)
    guard visits <= LowerClassChain.visitLimit else {
      throw .tooLarge(chain: "law of the wait", size: visits, limit: LowerClassChain.visitLimit)
    }
    let ends = ends()
    var result = times.map { _ in JoinerOutcomes() }
    var state = joined
    let least = 1e-18 * joined.reduce(0, +)
    for step in 0...last {
      let mass = state.reduce(0, +)
      var answering = 0.0
      for y in 0..<width { answering += state[y] * (Double(agents - y) + Double(y) * outboundRate) }
      for (k, law) in laws.enumerated() {
        let after = law.probability(above: step)
        result[k].answeredWithin += answering / pace * after
        result[k].lostWithin += leaveRate / pace * mass * after
        let now = law.probability(of: step)
        guard now > 0 else { continue }
        for i in state.indices {
          result[k].answeredLater += now * state[i] * ends[i].x
          result[k].lostLater += now * state[i] * ends[i].y
        }
      }
      guard mass > least, step < last else { break }
      for j in 0..<places {
        for y in 0..<width {
          let i = j * width + y
          let out = Double(agents - y) + Double(y) * outboundRate + Double(j + 1) * leaveRate
          var come = 0.0
          if j + 1 < places {
            come = state[i + width] * (Double(agents - y) + Double(j + 1) * leaveRate)
            if y + 1 < width { come += state[i + width + 1] * Double(y + 1) * outboundRate }
          }
          state[i] = (state[i] * (pace - out) + come) / pace
        }
      }
    }
    return result
  }

  /// The probabilities of being answered and of giving up from each place.
  private func ends() -> [SIMD2<Double>] {
    var result = [SIMD2<Double>](repeating: .zero, count: joined.count)
    for i in result.indices {
      let (j, y) = i.quotientAndRemainder(dividingBy: width)
      let inbound = Double(agents - y) + Double(j) * leaveRate
      let outboundEnds = Double(y) * outboundRate
      let certain = SIMD2(1.0, 0.0)
      let same = j > 0 ? result[i - width] : certain
      let other = y == 0 ? .zero : j > 0 ? result[i - width - 1] : certain
      let sum = inbound * same + outboundEnds * other + SIMD2(0, leaveRate)
      result[i] = sum / (inbound + outboundEnds + leaveRate)
    }
    return result
  }
}
