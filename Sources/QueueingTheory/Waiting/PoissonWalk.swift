import Foundation
import NumericalMethods

/// The calls waiting in M/D/n, as the largest value Q of a random walk with steps A − n, A Poisson with mean a.
///
/// Within one handling time every call in service is finished and as many calls come as A says, so that Q is
/// distributed as (Q + A − n)⁺ (Crommelin), and by Spitzer's identity E[z^Q] = exp(−Σ βⱼ(1 − zʲ)),
/// βⱼ = Σ_k P(A₁ + … + A_k = kn + j)/k. So m·q_m = Σ jβⱼ·q_{m−j}, a sum of positive terms. The jβⱼ and the q_m become
/// geometric with the ratio e^(−ω), ω the positive root of a(e^ω − 1) = nω.
///
/// With some spare capacity the sum over k is short. Near balance it is long, and the jβⱼ are Laurent coefficients of
/// −ln(1 − e^(a(z−1))·z^(−n)) instead, found by a Fourier transform after the two zeros next to the circle, 1 and e^ω,
/// have been divided out.
/// Source: Crommelin (1932), Delay probability formulae when the holding times are constant, Post Office Electrical
/// Engineers' Journal 25, 41–50; Spitzer (1956), A combinatorial lemma and its application to probability theory,
/// Transactions of the American Mathematical Society 82, 323–339, doi:10.1090/S0002-9947-1956-0079851-X.
struct PoissonWalk: Sendable {
  /// ω: P(Q > m) falls as e^(−ωm) in the end.
  let decay: Double
  /// E[Q].
  let mean: Double
  /// P(Q > m) and P(Q ≤ m), m from 0 to where the geometric tail begins.
  private let above: [Double]
  private let upTo: [Double]

  init(erlangs: Double, agents: Int, spare: Double) throws(NumericalError) {
    let a = erlangs
    decay = Self.decay(a, Double(agents), spare)
    let root = a.squareRoot()
    let ratio = spare / root
    // Re √(s² + 4πi) − s is how much faster the second root falls, in units of 1/√a.
    let gap = (0.5 * (ratio * ratio + (ratio * ratio * ratio * ratio + 158).squareRoot())).squareRoot() - ratio
    let count = 80 + Int(min(38 / gap, 75) * root)
    let terms =
      4 * spare * spare >= a
      ? Self.sums(a, Double(agents), count: count, spare)
      : try Self.coefficients(a, spare, decay, count: count)
    let perStep = exp(-decay)
    let tail = perStep / -expm1(-decay)
    mean = terms.reduce(0, +) + (terms.last ?? 0) * tail
    var weights = [1.0]
    weights.reserveCapacity(count + 1)
    terms.withUnsafeBufferPointer { terms in
      for m in 1...count {
        var sum = 0.0
        for j in 1...m { sum += terms[j - 1] * weights[m - j] }
        weights.append(sum / Double(m))
        if sum < 1e-306 { break }
      }
    }
    var above = [Double](repeating: 0, count: weights.count)
    var rest = (weights.last ?? 0) * tail
    for m in weights.indices.reversed() {
      above[m] = rest
      rest += weights[m]
    }
    let perTotal = 1 / rest
    var sum = 0.0
    upTo = weights.map {
      sum += $0
      return sum * perTotal
    }
    self.above = above.map { $0 * perTotal }
  }

  /// ln P(Q > m); 0 for m below 0.
  func logAbove(_ m: Double) -> Double {
    guard m >= 0 else { return 0 }
    let last = above.count - 1
    return m <= Double(last) ? log(above[Int(m)]) : log(above[last]) - decay * (m - Double(last))
  }

  /// P(Q ≤ m); 0 for m below 0.
  func upTo(_ m: Double) -> Double {
    guard m >= 0 else { return 0 }
    return m < Double(upTo.count) ? upTo[Int(m)] : -expm1(logAbove(m))
  }

  /// The positive root of a(e^ω − 1 − ω) = spare·ω.
  private static func decay(_ a: Double, _ n: Double, _ spare: Double) -> Double {
    var omega = 2 * spare / a
    guard omega > 1 else {
      for _ in 0..<100 {
        let excess = a * ExponentialRemainder.remainder(omega) - spare * omega
        let next = omega - excess / (a * expm1(omega) - spare)
        if abs(next - omega) <= 1e-16 * omega || !(next > 0) { break }
        omega = next
      }
      return omega
    }
    omega = 2 * log(n / a) + 4
    for _ in 0..<100 {
      let next = omega - (omega - log1p(n * omega / a)) / (1 - n / (a + n * omega))
      if abs(next - omega) <= 1e-16 * omega { break }
      omega = next
    }
    return omega
  }

  /// jβⱼ = j·Σ_k P(Poisson(ka) = kn + j)/k, j = 1…count.
  private static func sums(_ a: Double, _ n: Double, count: Int, _ spare: Double) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    var k = 1.0
    while true {
      var term = exp(PoissonDensity.logarithm(k * n + 1, mean: k * a)) / k
      let first = term
      var j = 0
      while j < count, term > 1e-307 || k * n + Double(j) < k * a {
        sums[j] += term
        j += 1
        term *= k * a / (k * n + Double(j + 1))
      }
      if first <= 1e-18 * sums[0], k > Double(count) / spare || j == 0 || sums[j - 1] * 1e-18 >= term { break }
      k += 1
    }
    for j in sums.indices { sums[j] *= Double(j + 1) }
    return sums
  }

  /// jβⱼ by a Fourier transform on the circle halfway between the zeros 1 and e^ω.
  private static func coefficients(
    _ a: Double, _ spare: Double, _ decay: Double, count: Int
  ) throws(NumericalError) -> [Double] {
    var size = 256
    while Double(size) < 64 * a.squareRoot() || size < 2 * count { size *= 2 }
    let half = decay / 2
    var real: [Double] = []
    var imaginary: [Double] = []
    for index in 0..<size {
      let angle = 2 * Double.pi * Double(index <= size / 2 ? index : index - size) / Double(size)
      let (re, im) = ExponentialRemainder.remainder(half, angle)
      let x = a * re - spare * half
      let y = a * im - spare * angle
      let sine = sin(0.5 * y)
      let left = -expm1(x) + 2 * exp(x) * sine * sine
      let right = -exp(x) * sin(y)
      let zero = expm1(-half)
      let chord = sin(0.5 * angle)
      real.append(log(zero * zero + 4 * exp(-half) * chord * chord) - 0.5 * log(left * left + right * right))
      imaginary.append(-atan2(right, left))
    }
    let transform = try FourierTransform.forward(real: real, imaginary: imaginary).real
    return (1...count).map { j in
      let index = Double(j)
      let share = exp(-half * index)
      return max(0, share * (share + index * transform[j] / Double(size)))
    }
  }
}

/// e^w − 1 − w without cancellation.
enum ExponentialRemainder {
  static func remainder(_ x: Double) -> Double { remainder(x, 0).real }

  static func remainder(_ x: Double, _ y: Double) -> (real: Double, imaginary: Double) {
    guard x * x + y * y < 1 else {
      let size = exp(x)
      return (size * cos(y) - 1 - x, size * sin(y) - y)
    }
    var re = 0.0
    var im = 0.0
    for k in stride(from: 22.0, through: 2, by: -1) {
      // Horner: (w/k)·(1 + …), the last step w/2·w.
      let a = 1 + re
      let b = im
      re = (a * x - b * y) / k
      im = (a * y + b * x) / k
    }
    return (re * x - im * y, re * y + im * x)
  }
}
