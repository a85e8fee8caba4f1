/// The weights with which uniformisation mixes the steps of a chain: of the number of steps N in a time t, Poisson with mean Λt.
struct PoissonMixture: Sendable {
  /// P(N = n) from 0 on; together 1.
  let weights: [Double]
  /// P(N > n): ∫ P(N(u) = n) du over the time, times Λ.
  let tails: [Double]
  /// The first n whose weight matters.
  let first: Int

  /// The largest mean of one mixture: what it costs beyond the mean itself is a sixth then.
  static let largestMean = 3000.0

  /// - Parameters:
  ///   - mean: Λt, from 0 to ``largestMean``.
  ///   - negligible: The weight below which the series ends.
  init(mean: Double, negligible: Double = 1e-17) {
    // Both ways from the mode, whose weight is near 1/√(2πm).
    let mode = Int(mean)
    var weights = [Double](repeating: 0, count: mode + 1)
    weights[mode] = 1
    let least = negligible * (2 * Double.pi * mean).squareRoot()
    var n = mode
    while n > 0, weights[n] > 0.01 * least {
      weights[n - 1] = weights[n] * Double(n) / mean
      n -= 1
    }
    while weights[weights.count - 1] > least {
      weights.append(weights[weights.count - 1] * mean / Double(weights.count))
    }
    let total = weights.reduce(0, +)
    for index in n..<weights.count { weights[index] /= total }
    var tails = weights
    var sum = 0.0
    for index in weights.indices.reversed() {
      tails[index] = sum
      sum += weights[index]
    }
    self.weights = weights
    self.tails = tails
    first = weights.firstIndex { $0 > 1e-18 } ?? 0
  }
}
