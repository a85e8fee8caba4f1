import Foundation
import NumericalMethods
import RandomVariates

/// A complex number, as far as transforms need it.
struct Complex: Sendable {
  var re: Double
  var im: Double

  init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }

  static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  static func * (a: Double, b: Complex) -> Complex { Complex(a * b.re, a * b.im) }
  static func / (a: Complex, b: Complex) -> Complex {
    let size = b.re * b.re + b.im * b.im
    return Complex((a.re * b.re + a.im * b.im) / size, (a.im * b.re - a.re * b.im) / size)
  }
  var size: Double { hypot(re, im) }
  /// ln of a number off the negative axis.
  var logarithm: Complex { Complex(log(size), atan2(im, re)) }
  var exponential: Complex { exp(re) * Complex(cos(im), sin(im)) }
  /// e^z − 1 without cancellation.
  var exponentialLess1: Complex {
    let sine = sin(0.5 * im)
    return Complex(expm1(re) - 2 * exp(re) * sine * sine, exp(re) * sin(im))
  }
}

/// The Laplace transform of the residual handling time and what goes with it, for the laws M/G/1 takes.
struct HandlingTransform: Sendable {
  let law: Law
  let mean: Double
  /// E[S²] and E[S³].
  let second: Double
  let third: Double

  init(_ law: Law) throws(QueueingError) {
    self.law = law
    mean = law.mean
    second = law.variance + law.mean * law.mean
    switch law {
    case .exponential(let law): third = 6 * law.mean * law.mean * law.mean
    case .gamma(let law): third = law.shape * (law.shape + 1) * (law.shape + 2) * law.scale * law.scale * law.scale
    case .hyperexponential(let law):
      third = zip(law.probabilities, law.means).reduce(0) { $0 + 6 * $1.0 * $1.1 * $1.1 * $1.1 }
    case .lognormal(let law):
      third = exp(3 * law.logMean + 4.5 * law.logStandardDeviation * law.logStandardDeviation)
    case .constant(let law): third = law.value * law.value * law.value
    default: throw .unsupportedLaw(law: "\(law)")
    }
  }

  /// (1 − Bₑ(s))/s, Bₑ(s) = (1 − E[e^(−sS)])/(s·E[S]) the transform of the residual time; at 0 it is its mean.
  func residualRest(_ s: Complex) -> Complex {
    switch law {
    case .exponential(let law): return Complex(law.mean) / (Complex(1) + law.mean * s)
    case .hyperexponential(let law):
      return zip(law.probabilities, law.means).reduce(Complex(0)) { sum, phase in
        sum + Complex(phase.0 * phase.1 * phase.1 / mean) / (Complex(1) + phase.1 * s)
      }
    case .gamma(let law):
      let x = law.scale * s
      guard x.size * max(law.shape, 1) > 0.05 else {
        // Σ (−s)ⁿ E[Sⁿ⁺²]/((n+2)!·E[S]).
        var term = Complex(0.5 * (law.shape + 1) * law.scale)
        var sum = term
        for n in 1...16 {
          let k = Double(n)
          term = (-(law.shape + k + 1) / (k + 2)) * (term * x)
          sum = sum + term
        }
        return sum
      }
      let rest = (-law.shape) * (Complex(1) + x).logarithm
      return residual((-1) * rest.exponentialLess1, s)
    case .lognormal(let law): return residual(Complex(1) - Self.lognormal(law, s), s)
    default: return Complex(.nan)
    }
  }

  /// From 1 − E[e^(−sS)].
  private func residual(_ rest: Complex, _ s: Complex) -> Complex {
    (Complex(1) - rest / (mean * s)) / s
  }

  /// E[e^(−sS)] for Re s > 0.
  ///
  /// It is the integral over the logarithm of S, moved through the saddle point at −w,
  /// w·e^w = s·σ²·e^μ, where the trapezoidal rule converges faster than any power of its step.
  /// Source: Asmussen, Jensen and Rojas-Nandayapa (2016), On the Laplace transform of the lognormal distribution,
  /// Methodology and Computing in Applied Probability 18, 441–458, doi:10.1007/s11009-014-9430-7.
  private static func lognormal(_ law: Lognormal, _ s: Complex) -> Complex {
    let deviation = law.logStandardDeviation
    let variance = deviation * deviation
    let logarithm = s.logarithm + Complex(law.logMean + log(variance))
    // w + ln w = logarithm, by Newton; one equation for small and one for large right-hand sides.
    var w =
      logarithm.re > 1 ? logarithm - logarithm.logarithm : logarithm.exponential / (Complex(1) + logarithm.exponential)
    for _ in 0..<60 {
      let step = (w + w.logarithm - logarithm) * w / (w + Complex(1))
      let next = w - step
      w = next.re > 0 ? next : 0.5 * w
      if step.size <= 1e-16 * w.size { break }
    }
    let perVariance = 1 / variance
    var total = Complex(0)
    let width = deviation / (1 + w.re).squareRoot()
    let step = 0.15 * width
    for direction in [1.0, -1] {
      var v = direction > 0 ? 0 : -step
      while true {
        let exponent = Complex(-0.5 * v * v * perVariance) - (perVariance * (exp(v) - v)) * w
        let term = (exponent + perVariance * w).exponential
        total = total + term
        if term.size < 1e-18 * total.size || abs(v) > 12 * deviation + 1e-300 { break }
        v += direction * step
      }
    }
    let top = (-0.5 * perVariance) * (w * w) - perVariance * w
    return (step / (deviation * (2 * Double.pi).squareRoot())) * (top.exponential * total)
  }

  /// The rate η at which P(W > x) falls in the end: ρ·E[e^(ηS)] of the residual time = 1; 0 for laws without one.
  func decay(callsPerSecond: Double, spare: Double) -> Double {
    let pole: Double
    switch law {
    case .exponential(let law): pole = 1 / law.mean
    case .gamma(let law): pole = 1 / law.scale
    case .hyperexponential(let law): pole = 1 / (law.means.max() ?? 1)
    default: return 0
    }
    // η·ρ·(Bₑ(−η) − 1)/η = 1 − ρ.
    var low = 0.0
    var high = pole
    for _ in 0..<200 {
      let middle = low + 0.5 * (high - low)
      guard middle > low, middle < high else { break }
      let excess = callsPerSecond * mean * middle * residualRest(Complex(-middle)).re - spare
      if excess < 0 { low = middle } else { high = middle }
    }
    return low
  }
}
