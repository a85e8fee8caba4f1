import Foundation

/// Draws for synthetic replications: SplitMix64 and textbook samplers, independent of the samplers of the simulator.
struct SyntheticRandom {
  private var state: UInt64
  private var spareNormal: Double?

  init(seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return (Double(z >> 11) + 0.5) * 0x1p-53
  }

  mutating func exponential() -> Double { -log(uniform()) }

  mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      guard s > 0, s < 1 else { continue }
      let factor = (-2 * log(s) / s).squareRoot()
      spareNormal = v * factor
      return u * factor
    }
  }

  /// Gamma with mean `shape`: Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26, 363–372.
  mutating func gamma(_ shape: Double) -> Double {
    guard shape >= 1 else { return gamma(shape + 1) * pow(uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if log(uniform()) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
    }
  }

  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let x = gamma(a)
    let y = gamma(b)
    return x + y > 0 ? x / (x + y) : 0
  }

  /// Poisson, by gamma splitting above a mean of 15: Ahrens and Dieter (1974), Computing 12, 223–246.
  mutating func poisson(_ mean: Double) -> Int {
    var mean = mean
    var count = 0
    while mean > 15 {
      let order = Int(mean * 0.875)
      let time = gamma(Double(order))
      guard time <= mean else { return count + binomial(order - 1, mean / time) }
      count += order
      mean -= time
    }
    let bound = exp(-mean)
    var product = uniform()
    while product > bound {
      count += 1
      product *= uniform()
    }
    return count
  }

  /// Binomial, by beta splitting while many successes are expected, then by geometric gaps.
  mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
    var trials = trials
    var probability = probability
    var count = 0
    while trials > 20, Double(trials) * min(probability, 1 - probability) > 10 {
      let order = 1 + trials / 2
      let split = beta(Double(order), Double(trials + 1 - order))
      if split >= probability {
        trials = order - 1
        probability /= split
      } else {
        count += order
        trials -= order
        probability = (probability - split) / (1 - split)
      }
    }
    guard probability <= 0.5 else { return count + trials - fewSuccesses(trials, 1 - probability) }
    return count + fewSuccesses(trials, probability)
  }

  private mutating func fewSuccesses(_ trials: Int, _ probability: Double) -> Int {
    guard probability > 0, trials > 0 else { return 0 }
    let scale = 1 / log1p(-probability)
    var count = 0
    var position = 0.0
    while true {
      position += (log(uniform()) * scale).rounded(.down) + 1
      guard position <= Double(trials) else { return count }
      count += 1
    }
  }
}
