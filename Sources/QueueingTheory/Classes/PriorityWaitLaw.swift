import Foundation

/// The law of the wait of a delayed caller of one class of M/M/n with non-preemptive priorities, as a mixture of
/// exponential laws, all of whose weights are positive.
///
/// With m = n/E[S], λ the rate of all higher classes, λᵢ that of the class, Λ = λ + λᵢ and η = m − Λ, the wait is the time
/// η-exponential services ahead, drawn out by the busy periods of the higher classes:
///
///   E[e^(−sV)] = 2η/(s + m − λ − 2λᵢ + R(s)),  R(s)² = (s + λ + m)² − 4λm.
///
/// That transform has a pole at −λᵢη/Λ, where Λ² > λm, and a cut from −(√m + √λ)² to −(√m − √λ)². So the tail is
/// the residue's exponential and an integral of exponentials over the cut; in the variable w = ln tan(θ/2) with
/// x = λ + m − 2√(λm)·cos θ its integrand is analytic in a strip that does not depend on the rates, and the trapezoidal
/// rule converges geometrically. No transform is inverted numerically.
/// Source: transform: Kella and Yechiali (1985), Waiting times in the non-preemptive priority M/M/c queue, Communications
/// in Statistics: Stochastic Models 1(2), 257–262, doi:10.1080/15326348508807014; the integral is in the manner of
/// Davis (1966), Waiting-time distribution of a multi-server, priority queuing system, Operations Research 14(1), 133–136,
/// doi:10.1287/opre.14.1.133.
struct PriorityWaitLaw {
  /// The weight and the rate of the exponential term.
  private let poleWeight: Double
  private let poleRate: Double
  /// 4λm·η/(2πΛ), √(λm), (√m − √λ)² and the same for the pole's distance from the cut.
  private let cutScale: Double
  private let root: Double
  private let cutStart: Double
  private let poleDistance: Double

  /// The rates are in any one unit of time; `higherSpare` is m − λ and `spare` m − Λ, without loss of digits.
  init(capacity m: Double, higher: Double, own: Double, higherSpare: Double, spare: Double) {
    let all = higher + own
    guard higher > 0 else {
      (poleWeight, poleRate, cutScale, root, cutStart, poleDistance) = (1, spare, 0, 0, 0, 0)
      return
    }
    let excess = own * (higher + all) - higher * higherSpare  // Λ² − λm
    poleWeight = excess > 0 ? excess / all / own : 0
    poleRate = own * (spare / all)
    root = (higher * m).squareRoot()
    cutScale = 2 / .pi * higher * (m / all) * spare
    let rootGap = higherSpare / (m.squareRoot() + higher.squareRoot())
    cutStart = rootGap * rootGap
    let poleGap = excess / all / (all.squareRoot() + (higher * (m / all)).squareRoot())
    poleDistance = poleGap * poleGap
  }

  /// The probabilities that a delayed caller waits at most, and longer than, `time`; each without cancellation.
  func split(at time: Double) -> (within: Double, later: Double) {
    if time == .infinity { return (1, 0) }
    if time == 0 { return (0, 1) }
    var within = poleWeight * -expm1(-poleRate * time)
    var later = poleWeight * exp(-poleRate * time)
    guard cutScale > 0 else { return (within, later) }
    let step = 0.0625
    var early = 0.0
    var late = 0.0
    for sign in [1.0, -1.0] {
      var k = sign > 0 ? 0.0 : 1.0
      while k < 12000 {
        let w = sign * k * step
        // tan(θ/2) = e^w: 1 − cos θ = 2e^2w/(1 + e^2w), sin θ = dθ/dw = 1/cosh w.
        let squared = exp(-2 * abs(w))
        let rise = sign > 0 ? 2 / (1 + squared) : 2 * squared / (1 + squared)
        let sine = 2 * exp(-abs(w)) / (1 + squared)
        let x = cutStart + 2 * root * rise
        let distance = poleDistance + 2 * root * rise
        let weight = sine * sine * sine / (x * distance)
        let decay = x * time
        let still = weight * exp(-decay)
        late += still
        early += weight * -expm1(-decay)
        // A small tail has its weight where the whole has little: neither may be cut short.
        if k > 16, weight < 1e-18 * (early + late), still <= 1e-18 * late { break }
        k += 1
      }
    }
    later += cutScale * step * late
    within += cutScale * step * early
    return (within, later)
  }
}
