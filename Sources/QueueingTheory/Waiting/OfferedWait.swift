import Foundation
import NumericalMethods
import RandomVariates

/// The law of the offered wait of M/M/n+G: what a caller who never gives up would wait.
///
/// Measured in the weight of the state in which the last agent has just become busy, its density is
/// f(t) = (n/E[S])·e^φ(t), φ(t) = −(spare·t + a'·∫₀ᵗF)/E[S], with a' = a·(1 − balking), spare = n − a' and F the
/// distribution function of patience. φ is concave, so f has one peak, at F(t) = −spare/a', or at 0. All integrals are
/// taken from there outward, in the scale of the peak, by Gauss and Legendre on panels that are halved until two halves
/// agree with the whole in every integral; they are cut where the law of patience is not smooth. Where most callers
/// have lost patience at the peak, φ is taken as a'·(mean patience − ∫ₜ^∞(1 − F))/E[S] − nt/E[S] instead, and its large
/// constant is left out.
struct OfferedWait: Sendable {
  /// ∫f·(1, 1 − F, F, t·(1 − F), ∫₀ᵗr dF, t, F − F(start)) over a range of t.
  typealias Integrals = SIMD8<Double>

  let curve: PatienceCurve
  let rate: Double
  let handleSeconds: Double
  let joinErlangs: Double
  let spare: Double
  private(set) var peak = 0.0
  /// φ at the peak; `exponent` gives it short of `offset`.
  var peakExponent: Double { peakValue + offset }
  private var peakValue = 0.0
  private var offset = 0.0
  private let cuts: [Double]
  private var noise = 0.0

  private static let rule: GaussLegendre? = try? GaussLegendre(count: 16)
  /// ln of what is left out, relative to the largest value.
  private static let drop = 48.0

  init(curve: PatienceCurve, agents: Int, handleSeconds: Double, joinErlangs: Double, spare: Double) {
    self.curve = curve
    self.handleSeconds = handleSeconds
    self.joinErlangs = joinErlangs
    self.spare = spare
    rate = Double(agents) / handleSeconds
    cuts = curve.cuts.filter { $0 > 0 }.sorted()
    if spare < 0 {
      peak = findPeak(share: -spare / joinErlangs)
      if curve.gone(peak) > 0.5 { offset = joinErlangs * curve.law.mean / handleSeconds }
      peakValue = exponent(peak)
      noise = 4e-16 * max(1, joinErlangs * peak / handleSeconds)
    }
  }

  /// φ(t) − offset.
  private func exponent(_ t: Double) -> Double {
    let isDeep = offset > 0
    return exponent(
      t, share: isDeep ? curve.staying(t) : curve.gone(t), mean: isDeep ? curve.upperMean(t) : curve.partialMean(t))
  }

  /// φ(t) − offset from the share gone and its partial mean, or from those of the rest.
  private func exponent(_ t: Double, share: Double, mean: Double) -> Double {
    offset > 0
      ? -rate * t - joinErlangs * max(0, mean - t * share) / handleSeconds
      : -(spare * t + joinErlangs * max(0, t * share - mean)) / handleSeconds
  }

  /// Where F reaches `share`; a place nearby would do as well.
  private func findPeak(share: Double) -> Double {
    var low = 0.0
    var high = max(curve.law.mean, 1e-9)
    let isBeyond: (Double) -> Bool = { t in
      share < 0.5 ? curve.gone(t) >= share : curve.staying(t) <= 1 - share
    }
    while !isBeyond(high), high < 1e300 {
      low = high
      high *= 2
    }
    for _ in 0..<200 {
      let middle = low > 0 && low < 0.1 * high ? (low * high).squareRoot() : low + 0.5 * (high - low)
      guard middle > low, middle < high, high > 1e-14 else { break }
      if isBeyond(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// The integrals over `start`…`end` in units of e^φ(peak).
  func integrals(from start: Double, to end: Double = .infinity) -> Integrals {
    guard end > start, let rule = Self.rule else { return .zero }
    let top = min(max(peak, start), end)
    let topExponent = exponent(top)
    guard topExponent - peakValue > -800 else { return .zero }
    let right = min(end, rightEnd(top, topExponent))
    let left = max(start, leftEnd(top, topExponent))
    var points = [left] + cuts.filter { $0 > left && $0 < right } + [right]
    if top > left, top < right {
      points.append(top)
      points.sort()
    }
    return panels(points, rule, startGone: curve.gone(start), startStaying: curve.staying(start))
  }

  private func panels(
    _ points: [Double], _ rule: GaussLegendre, startGone: Double, startStaying: Double
  ) -> Integrals {
    var pending: [(low: Double, high: Double, value: Integrals, depth: Int)] = []
    var total = Integrals.zero
    func over(_ low: Double, _ high: Double) -> Integrals {
      panel(low, high, rule, startGone, startStaying)
    }
    for (low, high) in zip(points, points.dropFirst()) where high > low {
      let change = abs(exponent(high) - exponent(low))
      let count = change < 400 ? max(1, Int(change / 8)) : 50
      let width = (high - low) / Double(count)
      for index in 0..<count {
        let a = low + Double(index) * width
        let b = index == count - 1 ? high : low + Double(index + 1) * width
        let value = over(a, b)
        total += value
        pending.append((a, b, value, 0))
      }
    }
    let tolerance = max(1e-12, noise)
    var sum = Integrals.zero
    while let (low, high, whole, depth) = pending.popLast() {
      let middle = low + 0.5 * (high - low)
      let first = over(low, middle)
      let second = over(middle, high)
      let halves = first + second
      let difference = halves - whole
      total += difference
      let allowed = tolerance * total
      let size = Integrals(difference.indices.map { abs(difference[$0]) })
      if depth >= 60 || !any(size .> allowed) || middle <= low || middle >= high {
        sum += halves
      } else {
        pending.append((low, middle, first, depth + 1))
        pending.append((middle, high, second, depth + 1))
      }
    }
    return sum
  }

  private func panel(
    _ low: Double, _ high: Double, _ rule: GaussLegendre, _ startGone: Double, _ startStaying: Double
  ) -> Integrals {
    let half = 0.5 * (high - low)
    let middle = low + half
    var sum = Integrals.zero
    for index in rule.nodes.indices {
      let t = middle + half * rule.nodes[index]
      let gone = curve.gone(t)
      let staying = curve.staying(t)
      let partialMean = curve.partialMean(t)
      let value =
        offset > 0
        ? exponent(t, share: staying, mean: curve.upperMean(t)) : exponent(t, share: gone, mean: partialMean)
      let weight = rule.weights[index] * exp(value - peakValue)
      let goneSince = startGone < 0.5 ? gone - startGone : startStaying - staying
      sum += weight * Integrals(1, staying, gone, t * staying, partialMean, t, max(0, goneSince), 0)
    }
    return half * rate * sum
  }

  /// Beyond which neither f nor f·F counts any more.
  private func rightEnd(_ top: Double, _ topExponent: Double) -> Double {
    var step = handleSeconds / (rate * handleSeconds)
    var best = -Double.infinity
    var end = top
    while end < 1e300 {
      end = top + step
      let gone = curve.gone(end)
      let fall = topExponent - exponent(end)
      let lost = log(gone) - fall
      best = max(best, lost)
      if fall > 800 || fall > Self.drop && (lost < best - Self.drop || gone > 0.5) { break }
      step *= 1.5
    }
    return end
  }

  /// Before which f does not count any more.
  private func leftEnd(_ top: Double, _ topExponent: Double) -> Double {
    var step = 1 / rate
    while step < top {
      if topExponent - exponent(top - step) > Self.drop { return top - step }
      step *= 1.5
    }
    return 0
  }
}
