import Foundation
import NumericalMethods

/// What became of those who joined the queue a time t ago, in the weight that the sums are measured in.
struct JoinerOutcomes {
  var answeredWithin = 0.0
  var answeredLater = 0.0
  var lostWithin = 0.0
  var lostLater = 0.0
}

/// The law of the wait of those who join, given the state they find.
///
/// The time in which j+1 places are passed has e^(−θt) beta distributed with parameters n/θ and j+1 (a sum of exponential
/// times with rates n, n+θ, … n+jθ). Summed over the states found, the share still waiting at t is
/// (n/a')·e^(z−(n+θ)t)·E[R_I], I Poisson with mean z = a'(1−e^(−θt))/θ and R_i = Σ_{j>i} u_j/u_i; the shares answered and
/// lost before t, answered and lost after t all have this form with another positive function of I in place of R.
/// Of the early and the late side the smaller one is summed and the other one is the rest.
extension QueueStates {
  func outcomes(at time: Double) -> JoinerOutcomes {
    var result = JoinerOutcomes(answeredLater: sums.answered, lostLater: sums.lost)
    if leaveRate == .infinity { return JoinerOutcomes(lostWithin: sums.lost) }
    guard time > 0, sums.joined > 0 else { return result }
    guard time < .infinity else { return JoinerOutcomes(answeredWithin: sums.answered, lostWithin: sums.lost) }
    if agents == 0 {
      result.lostLater = sums.lost * exp(-leaveRate * time)
      result.lostWithin = sums.lost * -expm1(-leaveRate * time)
      return result
    }
    if let spare {
      result.answeredLater = sums.answered * exp(-spare * time)
      result.answeredWithin = sums.answered * -expm1(-spare * time)
      return result
    }
    if let deep = deepOverload(time) { return deep }
    guard time >= sums.modalWait else { return early(time) }
    (result.answeredLater, result.lostLater) = late(time)
    if result.answeredLater + result.lostLater > 0.5 * sums.joined { return early(time) }
    result.answeredWithin = max(0, sums.answered - result.answeredLater)
    result.lostWithin = max(0, sums.lost - result.lostLater)
    return result
  }

  /// Where an agent is free with a probability below 1e-300 and the lines are unlimited, (a'/θ)·e^(−θV) of the wait V is
  /// gamma distributed with shape n/θ: the sums over a million states and more give way to that law.
  private func deepOverload(_ time: Double) -> JoinerOutcomes? {
    let mean = joinRate / leaveRate
    guard room == nil, sums.logScale > 700, mean > 1e6 else { return nil }
    let shape = Double(agents) / leaveRate
    let left = exp(-leaveRate * time)
    guard let late = try? SpecialFunction.gammaP(shape + 1, mean * left),
      let early = try? SpecialFunction.gammaQ(shape + 1, mean * left),
      let waiting = try? SpecialFunction.gammaP(shape, mean * left)
    else { return nil }
    let lostLater = min(max(0, sums.joined * left * waiting - sums.answered * late), sums.lost)
    return JoinerOutcomes(
      answeredWithin: sums.answered * early, answeredLater: sums.answered * late, lostWithin: sums.lost - lostLater,
      lostLater: lostLater)
  }

  /// (1 − e^(−θt))/θ, the time t cut short by impatience.
  private func effectiveTime(_ time: Double) -> Double {
    leaveRate > 0 ? -expm1(-leaveRate * time) / leaveRate : time
  }

  /// Sums downward over the number I of the callers ahead at `time` after which it matters.
  private func late(_ time: Double) -> (answered: Double, lost: Double) {
    let n = Double(agents)
    let mean = joinRate * effectiveTime(time)
    let last = Double(room ?? .max) - 1
    guard last >= 0 else { return (0, 0) }
    let margin = mean > 1e-3 ? 16.0 : mean > 1e-17 ? 6 : mean > 1e-200 ? 1 : 0
    let start = min((mean + 8.7 * mean.squareRoot() + margin).rounded(.down), last)
    // The weight of i, and its products with Σ u_j/u_i/a' and Σ (j−i)·u_j/u_i/a' over j > i: the weight may vanish where
    // the sums grow beyond bounds.
    var weight = 1.0
    var (rest, restLength) = tail(above: start, last: last + 1)
    var answered = 0.0
    var lost = 0.0
    let perMean = 1 / mean
    let exponent = -(n + leaveRate) * time - sums.logScale
    var i = start
    var isDone = false
    while i > 0, !isDone {
      let pause = max(0, i - 8)
      while i > pause {
        let step = 1 / (n + i * leaveRate)
        answered += rest
        lost += restLength * step
        let share = i * perMean
        let one = share * step
        let both = one * joinRate
        rest = one * weight + both * rest
        restLength = rest + both * restLength
        weight *= share
        i -= 1
      }
      isDone = i < mean && rest + restLength / (n + i * leaveRate) < 1e-17 * (answered + lost)
    }
    if !isDone {
      answered += rest
      lost += restLength / n
      if weight > 1e-290 {
        let scale = n * exp(exponent) / weight
        return (answered * scale, lost * scale * leaveRate)
      }
    }
    let scale = n * exp(exponent + mean + PoissonDensity.logarithm(start, mean: mean))
    return (answered * scale, lost * scale * leaveRate)
  }

  /// Σ u_j/u_i/a' and Σ (j−i)·u_j/u_i/a' over i < j ≤ last.
  private func tail(above i: Double, last: Double) -> (weight: Double, length: Double) {
    let n = Double(agents)
    var term = 1.0
    var weight = 0.0
    var length = 0.0
    var j = i
    var isDone = false
    while j < last, !isDone {
      let pause = min(j + 8, last)
      while j < pause {
        j += 1
        let mean = 1 / (n + j * leaveRate)
        let share = term * mean
        weight += share
        length += (j - i) * share
        term *= joinRate * mean
      }
      let ratio = joinRate / (n + j * leaveRate)
      isDone = ratio < 1 && (j - i) * term * ratio <= 1e-17 * (1 - ratio) * joinRate * length
    }
    return (weight, length)
  }

  /// Sums upward over the number of places passed by `time` before which it matters.
  private func early(_ time: Double) -> JoinerOutcomes {
    let n = Double(agents)
    let effective = effectiveTime(time)
    let mean = joinRate * effective
    let last = Double(room ?? .max)
    let peak = min(mean, last)
    let gaussian = 8.7 * peak.squareRoot() + 16
    let geometric = mean > peak && peak > 0 ? 45 / log(mean / peak) + 2 : .infinity
    let start = max(0, (peak - min(gaussian, geometric)).rounded(.down))
    var weight = 1.0
    var answered = 0.0
    var beaten = 0.0
    var (reached, excess) = start > 0 ? head(below: start, last: last, mean: mean) : (0, 0)
    var i = start
    while true {
      i += 1
      let factor = effective / i
      excess = factor * (excess * (n + (i - 1) * leaveRate) + leaveRate * reached)
      reached = reached * factor * (n + i * leaveRate) + (i <= last ? weight : 0)
      answered += reached
      beaten += excess
      if reached < 1e-19 * answered, excess <= 1e-19 * beaten { break }
      weight *= mean / (i + 1)
    }
    let exponent = -(n + leaveRate) * time - sums.logScale
    let shift = start > 0 ? mean + PoissonDensity.logarithm(start, mean: mean) - log(start + 1) : 0
    let scale = n * effective * exp(exponent + shift)
    let within = min(answered * scale, sums.answered)
    let lost = min(max(0, leaveRate * effective * sums.joined - beaten * scale), sums.lost)
    return JoinerOutcomes(
      answeredWithin: within, answeredLater: sums.answered - within, lostWithin: lost, lostLater: sums.lost - lost)
  }

  /// Σ u_j/u_i over j ≤ i and the excess of it over the same sum one place down, both for i = `start`, in the weight
  /// that `early` begins with.
  private func head(below start: Double, last: Double, mean: Double) -> (reached: Double, excess: Double) {
    let n = Double(agents)
    let span =
      joinRate > n
      ? leaveRate > 0 ? 9.5 * (joinRate / leaveRate).squareRoot() + 30 : 45 / log(joinRate / n) + 30 : start
    var reached = 0.0
    var excess = 0.0
    var i = max(0, (start - span).rounded(.down))
    while i < start {
      i += 1
      excess = (excess * (n + (i - 1) * leaveRate) + leaveRate * reached) / joinRate
      reached = reached * (n + i * leaveRate) / joinRate + (i <= last ? 1 : 0)
    }
    let weight = (start + 1) / mean
    return (reached * weight, excess * weight)
  }
}
