import Foundation

/// The variance of Σ ρ over the calls that arrive in an interval, ρ = met − s·counted, in M/M/n(+M) in its long run.
///
/// Time is in handling times, a the load, θ the rate of giving up. With V the wait that a patient caller would have, the
/// busy agents k < n and V > 0 are a Markov process: while all are busy V falls at rate 1, and a call that finds V = v
/// joins with probability p(v) = e^(−θv) and adds an exponential time with rate n. For the long run Poisson's equation
/// gives what a state is worth, h; only the gain of a call that joins, d(v) = E h(v + Y) − h(v), is needed:
///
///     d′ = (n − a·p)·d − r,   h′ = a·p·d + r,   r(v) = a·E[ρ | V = v],
///     δ_k = (k/a)·δ_(k−1) − (1 − s) = h_(k+1) − h_k,   d(0) = δ_(n−1),
///
/// solved in the direction in which errors die out. The variance per unit of time is the mean of the squared jumps of
/// h + Σρ; with the density f of V (which is also the rate at which V jumps beyond v) it is a sum of one-dimensional
/// integrals. For an interval that is not long the part that comes from correlation is cut down by the share that
/// ``RealisedChain`` finds in the chain of the number of calls.
struct RealisedVariance {
  private let erlangs: Double
  private let agents: Double
  private let leaveRate: Double
  private let threshold: Double
  private let short: Double
  /// s and 1 − s, both with their digits.
  private let level: Double
  private let missed: Double
  /// ρ of a call that gives up within S, and later.
  private let shortReward: Double
  private let lateReward: Double
  private let chain: RealisedChain
  /// a·E[ρ²], the variance per unit of time if calls were independent.
  private let independent: Double
  private(set) var longRun = 0.0

  init(
    load: OfferedLoad, agents: Int, leaveRate: Double, threshold: Double, short: Double,
    definition: ServiceLevelDefinition, outcomes: CallOutcomes
  ) {
    erlangs = load.erlangs
    self.agents = Double(agents)
    self.leaveRate = leaveRate
    self.threshold = threshold
    self.short = short
    let counts = outcomes.counts(definition)
    level = counts.met / (counts.met + counts.missed)
    missed = counts.missed / (counts.met + counts.missed)
    switch definition {
    case .excludingBlocked, .ofOffered: (shortReward, lateReward) = (-level, -level)
    case .ofAnswered: (shortReward, lateReward) = (0, 0)
    case .excludingShortAbandons: (shortReward, lateReward) = (0, -level)
    case .shortAbandonsMet: (shortReward, lateReward) = (missed, -level)
    }
    independent =
      erlangs
      * (outcomes.answeredWithin * missed * missed + outcomes.answeredLater * level * level
        + outcomes.abandonedShort * shortReward * shortReward + outcomes.abandonedLater * lateReward * lateReward)
    chain = RealisedChain(
      erlangs: erlangs, agents: agents, leaveRate: leaveRate, threshold: threshold, short: short,
      rewards: (missed, -level, shortReward, lateReward))
    longRun = solve()
  }

  /// The variance of Σ ρ over an interval.
  func over(_ time: Double) -> Double {
    let correlated = longRun - independent
    return max(0, (independent + correlated * chain.share(of: time)) * time)
  }

  // MARK: Poisson's equation

  /// ∫ (n − a·p) from 0 to v: −ln of the density of V, up to a constant.
  private func potential(_ v: Double) -> Double {
    let joining = leaveRate > 0 ? -expm1(-leaveRate * v) / leaveRate : v
    return agents * v - erlangs * joining
  }

  private func solve() -> Double {
    let mode = erlangs > agents && leaveRate > 0 ? log(erlangs / agents) / leaveRate : 0
    let floor = potential(mode)
    let depth = 45 - log(max(missed, 1e-280))
    let first = mode > 0 ? edge(from: mode, toward: 0, floor + depth) : 0
    let last = edge(from: mode, toward: .infinity, floor + depth)
    // The states with a free agent, in the weight of the likeliest wait.
    var weight = first > 0 ? 0 : exp(floor)
    var total = weight
    var gain = -missed
    var squares = 0.0
    if weight > 0 {
      var gains = [gain]
      for k in stride(from: 1, to: agents, by: 1) {
        gain = k / erlangs * gain - missed
        gains.append(gain)
      }
      squares = weight * erlangs * (missed * missed + 2 * missed * gain)
      var k = agents - 1
      while k > 0 {
        let before = gains[Int(k) - 1]
        squares += weight * k * before * before
        weight *= k / erlangs
        // The jump of an arrival that finds k − 1 busy is the gain of k − 2 times (k − 1)/a.
        let jump = k > 1 ? (k - 1) / erlangs * gains[Int(k) - 2] : 0
        squares += weight * erlangs * jump * jump
        total += weight
        if weight < 1e-25 * total { break }
        k -= 1
      }
    }
    let cuts = Set([first, mode, last, threshold, short].map { min(max($0, first), last) }).sorted()
    let pieces = Array(zip(cuts, cuts.dropFirst()))
    var value = first > 0 ? quasiSteady(first) : gain
    for (a, b) in pieces where b <= mode { integrate(a, b, floor, &value, &total, &squares) }
    value = quasiSteady(last)
    for (a, b) in pieces.reversed() where a >= mode { integrate(b, a, floor, &value, &total, &squares) }
    return squares / total
  }

  /// The wait on one side of the mode whose density is e^−(level − floor) of the highest.
  private func edge(from mode: Double, toward end: Double, _ level: Double) -> Double {
    var inner = mode
    var outer = 0.0
    if end == 0 {
      if potential(0) <= level { return 0 }
    } else {
      outer = 2 * mode + 1 / agents
      while potential(outer) < level { outer *= 2 }
    }
    for _ in 0..<60 {
      let middle = (inner + outer) / 2
      if potential(middle) < level { inner = middle } else { outer = middle }
    }
    return outer
  }

  private func quasiSteady(_ v: Double) -> Double {
    let rates = rates(v, isWithin: v < threshold, isShort: v <= short)
    return rates.reward / rates.drift
  }

  /// n − a·p, r and the rate of what those who give up add to the squares.
  private func rates(
    _ v: Double, isWithin: Bool, isShort: Bool
  ) -> (drift: Double, joining: Double, reward: Double, squares: Double) {
    let stays = exp(-leaveRate * v)
    let leftShort = isShort ? -expm1(-leaveRate * v) : -expm1(-leaveRate * short)
    let leftLate = isShort ? 0 : exp(-leaveRate * short) - stays
    let served = isWithin ? missed : -level
    return (
      agents - erlangs * stays, erlangs * stays,
      erlangs * (stays * served + leftShort * shortReward + leftLate * lateReward),
      erlangs * (leftShort * shortReward * shortReward + leftLate * lateReward * lateReward)
    )
  }

  /// Carries d from `start` to `end` by the rule of Runge and Kutta and adds the integrals by Simpson's.
  private func integrate(
    _ start: Double, _ end: Double, _ floor: Double, _ value: inout Double, _ total: inout Double,
    _ squares: inout Double
  ) {
    let middle = (start + end) / 2
    let isWithin = middle < threshold
    let isShort = middle < short
    func at(_ v: Double) -> (drift: Double, joining: Double, reward: Double, squares: Double) {
      rates(v, isWithin: isWithin, isShort: isShort)
    }
    let steepest = max(abs(at(start).drift), abs(at(end).drift))
    let count = 2 * Int(max(200, abs(end - start) * steepest / 0.1).rounded(.up))
    let step = (end - start) / Double(count)
    let served = isWithin ? missed : -level
    var here = at(start)
    for index in 0...count {
      let v = start + Double(index) * step
      let density = erlangs * exp(floor - potential(v))
      let simpson = abs(step) / 3 * (index == 0 || index == count ? 1 : index % 2 == 1 ? 4 : 2)
      total += simpson * density
      let jumps = here.joining * (served * served + 2 * served * value) + here.squares
      let slope = here.joining * value + here.reward
      squares += simpson * density * (jumps + 2 * slope * value)
      guard index < count else { break }
      let half = at(v + step / 2)
      let next = at(v + step)
      let k1 = here.drift * value - here.reward
      let k2 = half.drift * (value + step / 2 * k1) - half.reward
      let k3 = half.drift * (value + step / 2 * k2) - half.reward
      let k4 = next.drift * (value + step * k3) - next.reward
      value += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
      here = next
    }
  }
}
