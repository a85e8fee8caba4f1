import Foundation
import OutputAnalysis

/// A law of replications with a ratio that is known exactly.
struct RatioCase: Sendable, CustomStringConvertible {
  let name: String
  let kind: MeasureKind
  let truth: Double
  /// The half width asked where the case stops early.
  var precision: Double?
  /// The true coverage that is claimed, with the reason at the case where it is not 93 to 97 %.
  var claim = 0.93...0.97
  let draw: @Sendable (inout SyntheticRandom) -> (a: Int64, b: Int64)

  var description: String { name }
}

extension RatioCase {
  /// The service level where busy days are worse.
  ///
  /// Calls are Poisson(300·G), G gamma with mean 1, and each is missed with probability 1 − exp(−c·G^power). The
  /// truth E[G·exp(−c·G^power)] comes from Reference/generate.py.
  static func serviceLevel(cv: Double, power: Double, c: Double, truth: Double, precision: Double? = nil) -> RatioCase {
    let shape = 1 / (cv * cv)
    return RatioCase(
      name: "service level \(String(format: "%.3f", truth)), day factor cv \(cv) to the power \(Int(power))",
      kind: .proportion, truth: truth, precision: precision
    ) { random in
      let day = random.gamma(shape) / shape
      let calls = random.poisson(300 * day)
      return (Int64(calls - random.binomial(calls, -expm1(-c * pow(day, power)))), Int64(calls))
    }
  }

  /// Abandonment with a probability that is beta over days: correlation ρ between calls of a day.
  static func abandonment(
    _ p: Double, correlation: Double, calls: Double, precision: Double? = nil
  ) -> RatioCase {
    let size = 1 / correlation - 1
    return RatioCase(
      name: "abandonment \(p), correlation \(correlation), \(Int(calls)) calls", kind: .proportion, truth: p,
      precision: precision
    ) { random in
      let count = random.poisson(calls * random.gamma(100) / 100)
      return (Int64(random.binomial(count, random.beta(p * size, (1 - p) * size))), Int64(count))
    }
  }

  /// Few events in all: `events` expected in `replications`, in days with a gamma rate of a given shape (`nil`: equal).
  static func rareEvents(
    _ events: Double, in replications: Int, dayShape: Double?, kind: MeasureKind = .proportion,
    claim: ClosedRange<Double> = 0.93...0.97
  ) -> RatioCase {
    let rate = events / Double(replications)
    return RatioCase(
      name: "\(Int(events)) \(kind == .count ? "counts" : "events") in all"
        + (dayShape.map { ", day shape \($0)" } ?? ""),
      kind: kind, truth: kind == .count ? rate : rate / 100, claim: claim
    ) { random in
      let factor = dayShape.map { random.gamma($0) / $0 } ?? 1
      guard kind == .proportion else { return (Int64(random.poisson(rate * factor)), 1) }
      let calls = random.poisson(100)
      return (Int64(random.binomial(calls, min(rate / 100 * factor, 1))), Int64(calls))
    }
  }

  /// Average speed of answer with rare delays: Poisson(delays) exponential waits a day among 300 answered, more on busy
  /// days: the rate goes with the square of the day factor G, and the calls with G.
  static func speedOfAnswer(
    delays: Double, cv: Double, precision: Double? = nil, claim: ClosedRange<Double> = 0.93...0.97
  ) -> RatioCase {
    let shape = 1 / (cv * cv)
    return RatioCase(
      name: "speed of answer, \(delays) delays a day, cv \(cv)", kind: .nonNegative,
      truth: delays * (1 + cv * cv) * 20 / 300, precision: precision, claim: claim
    ) { random in
      let day = random.gamma(shape) / shape
      let delayed = random.poisson(delays * day * day)
      let wait = delayed > 0 ? random.gamma(Double(delayed)) * 20e6 : 0
      return (Int64(wait), Int64(random.poisson(300 * day)))
    }
  }

  /// A mean over few contacts whose number varies between days: wait of those who abandoned.
  static func fewContacts(_ mean: Double, cv: Double, isHeavier: Bool, claim: ClosedRange<Double> = 0.93...0.97)
    -> RatioCase
  {
    let shape = 1 / (cv * cv)
    return RatioCase(
      name: "\(mean) contacts a day, cv \(cv)\(isHeavier ? ", busy days wait longer" : "")", kind: .nonNegative,
      truth: isHeavier ? 20 * (1 + cv * cv) : 20, claim: claim
    ) { random in
      let day = random.gamma(shape) / shape
      let contacts = random.poisson(mean * day)
      guard contacts > 0 else { return (0, 0) }
      let level = isHeavier ? day : random.gamma(4) / 4
      return (Int64(random.gamma(Double(contacts)) * 20e6 * level), Int64(contacts))
    }
  }

  /// Two hours of a stationary M/M/n + M queue: abandonments among arrivals, or the time in queue per arrival.
  ///
  /// E[abandonments] = θ·E[Q]·T and E[∫Q] = E[Q]·T in stationarity, arrivals λ·T, so the ratios of the means are exact.
  static func queue(
    agents: Int, erlangs: Double, waits: Bool, precision: Double? = nil, claim: ClosedRange<Double> = 0.93...0.97
  ) -> RatioCase {
    let service = 1.0 / 300
    let patience = 1.0 / 120
    let arrivals = erlangs * service
    var weights = [1.0]
    while weights.count <= agents || weights[weights.count - 1] > 1e-18 * (weights.max() ?? 1) {
      let k = weights.count
      weights.append(
        weights[k - 1] * arrivals / (Double(min(k, agents)) * service + Double(max(k - agents, 0)) * patience))
    }
    let total = weights.reduce(0, +)
    let states = weights.map { $0 / total }
    let queue = states.enumerated().reduce(0) { $0 + Double(max($1.offset - agents, 0)) * $1.element }
    return RatioCase(
      name: "M/M/\(agents)+M at \(erlangs) erlangs, \(waits ? "average wait" : "abandonment")",
      kind: waits ? .nonNegative : .proportion, truth: waits ? queue / arrivals : patience * queue / arrivals,
      precision: precision, claim: claim
    ) { random in
      var state = 0
      var start = random.uniform()
      while state + 1 < states.count, start > states[state] {
        start -= states[state]
        state += 1
      }
      var (clock, area, offered, lost) = (0.0, 0.0, Int64(0), Int64(0))
      while true {
        let waiting = Double(max(state - agents, 0))
        let serving = Double(min(state, agents)) * service
        let rate = arrivals + serving + waiting * patience
        let step = random.exponential() / rate
        guard clock + step < 7200 else {
          area += waiting * (7200 - clock)
          break
        }
        clock += step
        area += waiting * step
        let choice = random.uniform() * rate
        if choice < arrivals {
          offered += 1
          state += 1
        } else {
          if choice >= arrivals + serving { lost += 1 }
          state -= 1
        }
      }
      return (waits ? Int64(area * 1e6) : lost, offered)
    }
  }
}
