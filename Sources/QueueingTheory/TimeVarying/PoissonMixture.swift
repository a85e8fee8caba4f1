import Foundation

/// The weights with which uniformisation mixes the steps of a chain: of the number of steps N in a time t, Poisson with mean Λt.
struct PoissonMixture: Sendable {
  /// P(N = n) from 0 on; together 1.
  let weights: [Double]
  /// P(N > n): ∫ P(N(u) = n) du over the time, times Λ.
  let tails: [Double]
  /// The first n whose weight matters.
  let first: Int

  /// The largest mean for which the weights do not underflow.
  static let largestMean = 690.0

  /// - Parameters:
  ///   - mean: Λt, from 0 to ``largestMean``.
  ///   - negligible: The weight below which the series ends.
  init(mean: Double, negligible: Double = 1e-17) {
    var weights = [exp(-mean)]
    var n = 0.0
    while n < mean || weights[weights.count - 1] > negligible {
      n += 1
      weights.append(weights[weights.count - 1] * mean / n)
      if n > mean, weights[weights.count - 1] == 0 { break }
    }
    let total = weights.reduce(0, +)
    weights = weights.map { $0 / total }
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
