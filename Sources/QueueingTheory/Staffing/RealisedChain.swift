import Foundation

/// How fast the correlation of what calls add builds up with the length of an interval, in the chain of the number of
/// calls, each call adding the mean of what the calls add that find as many before them.
///
/// u(t), the expected sum over a time t from each state, follows u′ = Q·u + λ·ρ; the correlated part of the variance over H
/// is twice the integral of λ·E[ρ(j)·u(j+1, t)] over t ≤ H. Trapezoidal rule (Crank and Nicolson) on the tridiagonal Q.
struct RealisedChain {
  /// Rates up and down, the stationary probabilities and ρ of the states kept.
  private var up: [Double] = []
  private var down: [Double] = []
  private var probability: [Double] = []
  private var reward: [Double] = []

  init(
    erlangs a: Double, agents: Int, leaveRate: Double, threshold: Double, short: Double,
    rewards: (within: Double, later: Double, short: Double, late: Double)
  ) {
    let n = Double(agents)
    func leaving(_ j: Double) -> Double { j <= n ? j : n + (j - n) * leaveRate }
    // From the likeliest state both ways until the rest does not count.
    let mode = (a <= n ? a : leaveRate > 0 ? n + (a - n) / leaveRate : n).rounded(.down)
    var below: [Double] = []
    var weight = 1.0
    var j = mode
    while j > 0, weight > 1e-17 {
      weight *= leaving(j) / a
      j -= 1
      below.append(weight)
    }
    let lowest = j
    var weights = Array(below.reversed()) + [1]
    weight = 1
    j = mode
    while weight > 1e-17, weights.count < 2_000_000 {
      j += 1
      weight *= a / leaving(j)
      weights.append(weight)
    }
    let sum = weights.reduce(0, +)
    probability = weights.map { $0 / sum }
    up = weights.indices.map { $0 == weights.count - 1 ? 0 : a }
    down = weights.indices.map { $0 == 0 ? 0 : leaving(lowest + Double($0)) }
    let highest = max(0, Int(lowest) + weights.count - agents)
    let served = Self.passed(highest, n, leaveRate, threshold, extra: 1)
    let servedShort = Self.passed(highest, n, leaveRate, short, extra: 1)
    let gone = Self.passed(highest, n, leaveRate, short, extra: 0)
    reward = weights.indices.map { index in
      let ahead = Int(lowest) + index - agents
      guard ahead >= 0 else { return rewards.within }
      let answered = n / (n + Double(ahead + 1) * leaveRate)
      let within = answered * served[ahead]
      let leftShort = max(0, 1 - exp(-leaveRate * short) * (1 - gone[ahead]) - answered * servedShort[ahead])
      let leftLate = max(0, 1 - answered - leftShort)
      return within * rewards.within + (answered - within) * rewards.later + leftShort * rewards.short
        + leftLate * rewards.late
    }
    let mean = zip(probability, reward).reduce(0) { $0 + $1.0 * $1.1 }
    reward = reward.map { $0 - mean }
  }

  /// The probability that i + 1 places with rates n, n + θ, … n + iθ (with `extra` 1: n + θ, … n + (i+1)θ) are passed
  /// by a time, for each i.
  private static func passed(_ count: Int, _ n: Double, _ rate: Double, _ time: Double, extra: Double) -> [Double] {
    guard time > 0 else { return Array(repeating: 0, count: count + 1) }
    let first = n + extra * rate
    var left = -expm1(-first * time)
    var result = [left]
    let share = rate > 0 ? -expm1(-rate * time) : 0
    var logTerm = -first * time
    for i in 0..<count {
      let k = Double(i)
      logTerm += log(rate > 0 ? share * (k + first / rate) / (k + 1) : first * time / (k + 1))
      left = max(0, left - exp(logTerm))
      result.append(left)
    }
    return result
  }

  /// The correlated part of the variance over a time, out of what it would be at the rate of the long run.
  func share(of time: Double) -> Double {
    let all = longRunCorrelation()
    guard all != 0, probability.count > 1 else { return 1 }
    return correlation(over: time) / (all * time)
  }

  /// λ·E[ρ(j)·u(j+1)].
  private func product(_ u: [Double]) -> Double {
    var sum = 0.0
    for j in 0..<(u.count - 1) { sum += up[j] * probability[j] * reward[j] * u[j + 1] }
    return sum
  }

  /// 2·λ·E[ρ(j)·h(j+1)], h the solution of Q·h = −λ·ρ, from differences: those of the lower states upward, of the
  /// upper states downward, with positive weights.
  private func longRunCorrelation() -> Double {
    let count = probability.count
    var differences = [Double](repeating: 0, count: count)
    var flow = 0.0
    // λπ_j(h_(j+1) − h_j) = −Σ_{i ≤ j} π_i·λρ_i = Σ_{i > j} π_i·λρ_i.
    var lower = [Double](repeating: 0, count: count)
    for j in 0..<count {
      flow -= probability[j] * reward[j]
      lower[j] = flow
    }
    flow = 0
    var upper = [Double](repeating: 0, count: count)
    for j in stride(from: count - 1, to: 0, by: -1) {
      flow += probability[j] * reward[j]
      upper[j - 1] = flow
    }
    let middle = probability.indices.max { probability[$0] < probability[$1] } ?? 0
    for j in 0..<(count - 1) { differences[j] = (j < middle ? lower[j] : upper[j]) / probability[j] }
    var value = 0.0
    var h = [0.0]
    for j in 0..<(count - 1) {
      value += differences[j]
      h.append(value)
    }
    let mean = zip(probability, h).reduce(0) { $0 + $1.0 * $1.1 }
    return 2 * product(h.map { $0 - mean })
  }

  /// Steps that grow by a twelfth: short ones at first, when the correlation builds up.
  private func correlation(over time: Double) -> Double {
    let count = probability.count
    var u = [Double](repeating: 0, count: count)
    var sum = 0.0
    var now = 0.0
    var before = 0.0
    var step = min(time / 200, 0.5 / (up[0] + (down.last ?? 0)))
    var factor = u
    var right = u
    while now < time {
      let width = min(step, time - now)
      let half = width / 2
      // (I − half·Q)·new = (I + half·Q)·u + width·λρ.
      for j in 0..<count {
        var value = u[j] + width * (up[0] * reward[j])
        if j + 1 < count { value += half * up[j] * (u[j + 1] - u[j]) }
        if j > 0 { value += half * down[j] * (u[j - 1] - u[j]) }
        right[j] = value
      }
      for j in 0..<count {
        let lower = j > 0 ? -half * down[j] : 0
        let diagonal = 1 + half * (up[j] + down[j])
        let pivot = j > 0 ? diagonal - lower * factor[j - 1] : diagonal
        factor[j] = -half * up[j] / pivot
        right[j] = (right[j] - (j > 0 ? lower * right[j - 1] : 0)) / pivot
      }
      u[count - 1] = right[count - 1]
      for j in stride(from: count - 2, through: 0, by: -1) { u[j] = right[j] - factor[j] * u[j + 1] }
      let after = product(u)
      sum += half * (before + after)
      before = after
      now = time - now <= step ? time : now + width
      step = min(step * 13 / 12, max(time / 400, step))
    }
    return 2 * sum
  }
}
