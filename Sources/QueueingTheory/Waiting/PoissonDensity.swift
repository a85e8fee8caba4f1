import Foundation

/// The logarithm of the Poisson density, continued to real arguments, without the cancellation of the textbook form.
///
/// ln(x^k e^−x / Γ(k+1)) = −½ln(2πk) − δ(k) − D(k, x), δ Stirling's error and D(k, x) = k·ln(k/x) + x − k the deviance.
/// Source: Loader (2000), Fast and accurate computation of binomial probabilities.
enum PoissonDensity {
  static func logarithm(_ k: Double, mean x: Double) -> Double {
    if k == 0 { return -x }
    return -0.5 * log(2 * .pi * k) - stirlingError(k) - deviance(k, x)
  }

  /// ln Γ(k+1) − (k+½)ln k + k − ½ln 2π.
  static func stirlingError(_ k: Double) -> Double {
    guard k < 16 else {
      let inverse = 1 / k
      let square = inverse * inverse
      return inverse
        * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188)))))
    }
    var product = 1.0
    var shifted = k
    while shifted < 16 {
      shifted += 1
      product *= shifted
    }
    let logFactorial =
      (shifted + 0.5) * log(shifted) - shifted + 0.5 * log(2 * .pi) + stirlingError(shifted) - log(product)
    return logFactorial - (k + 0.5) * log(k) + k - 0.5 * log(2 * .pi)
  }

  /// k·ln(k/x) + x − k, never negative.
  static func deviance(_ k: Double, _ x: Double) -> Double {
    guard abs(k - x) < 0.1 * (k + x) else { return k * log(k / x) + x - k }
    let v = (k - x) / (k + x)
    var sum = (k - x) * v
    var term = 2 * k * v
    let square = v * v
    for j in 1..<1000 {
      term *= square
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
