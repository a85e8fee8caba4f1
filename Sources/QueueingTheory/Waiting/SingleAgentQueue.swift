import Foundation
public import RandomVariates

/// The delay system M/G/1: one agent, patient callers, unlimited lines, handling times of any law.
///
/// E[W] = λE[S²]/(2(1 − ρ)) and E[W²] = 2E[W]² + λE[S³]/(3(1 − ρ)) (Pollaczek and Khinchine). P(W > x) is found from its
/// transform ρ(1 − Bₑ(s))/(s(1 − ρBₑ(s))), Bₑ that of the residual handling time, by the Fourier series of Abate and
/// Whitt with Euler's summation; where the tail falls as e^(−ηx), e^(ηx)·P(W > x) is, so that small probabilities keep
/// their digits. Fixed handling times are M/D/n with one agent.
///
/// - Source: Pollaczek (1930), doi:10.1007/BF01194620; Abate and Whitt (1995), Numerical inversion of Laplace transforms
///   of probability distributions, ORSA Journal on Computing 7(1), 36–43, doi:10.1287/ijoc.7.1.36.
public struct SingleAgentQueue: Sendable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The law of handling times.
  public let handling: Law
  private let transform: HandlingTransform
  private let spare: Double
  private let decay: Double
  private let fixed: FixedHandling?

  /// Describes a delay system with one agent.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handling: The law of handling times in seconds: constant, exponential, gamma, hyperexponential or lognormal.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/unsupportedLaw(law:)``. A load of at least 1 is no error: the performance says that it is not stable.
  /// - Complexity: O(1).
  public init(callsPerHour: Double, handling: Law) throws(QueueingError) {
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handling.mean)
    transform = try HandlingTransform(handling)
    self.handling = handling
    spare = load.spareErlangs(agents: 1)
    if case .constant(let law) = handling {
      fixed = try FixedHandling(callsPerHour: callsPerHour, handleSeconds: law.value, agents: 1)
    } else {
      fixed = nil
    }
    decay = spare > 0 && load.erlangs > 0 ? transform.decay(callsPerSecond: callsPerHour / 3600, spare: spare) : 0
  }

  private var isStable: Bool { spare > 0 }

  private var meanWait: Double { load.callsPerHour / 3600 * transform.second / (2 * spare) }

  /// The standard deviation of the wait of all calls in seconds; nil where the queue is not stable.
  public var waitStandardDeviation: Double? {
    guard isStable else { return nil }
    return (meanWait * meanWait + load.callsPerHour / 3600 * transform.third / (3 * spare)).squareRoot()
  }

  /// The performance in the long run.
  ///
  /// - Parameter thresholdSeconds: The threshold of the service level in seconds, at least 0.
  /// - Returns: All measures; abandonment and blocking are 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Accuracy: P(W > x) to 1e-8 of itself times the condition number for fixed, exponential, gamma and hyperexponential
  ///   times, tails included; for lognormal times 1e-8 of itself above 1e-3 and 1e-11 below, so that a tail below 1e-10
  ///   says its order alone. Seen with loads of 0.001 to 0.99 erlangs, thresholds to two hours and CVs of 0.2 to 4 (lognormal 3).
  /// - Complexity: Some 50 values of the transform, more for long thresholds and regular times.
  public func performance(thresholdSeconds: Double = 20) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    if let fixed { return try fixed.performance(thresholdSeconds: thresholdSeconds) }
    guard isStable else { return .unstable(load, agents: 1) }
    let later = later(than: thresholdSeconds)
    return .patient(
      load, agents: 1, probabilityOfWait: load.erlangs, queueLength: load.callsPerHour / 3600 * meanWait,
      within: thresholdSeconds > 0 ? 1 - later : spare, later: later)
  }

  /// The wait that a share `probability` of the calls does not exceed.
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds, or nil where the queue is not stable.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another probability;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails.
  /// - Complexity: About ten times the cost of a service level.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    if let fixed { return try fixed.waitQuantile(probability) }
    guard probability >= 0, probability < 1 else {
      throw .outsideDomain(input: "probability", value: probability, allowed: "a number of at least 0 and below 1")
    }
    guard isStable else { return nil }
    guard load.erlangs > 1 - probability else { return 0 }
    return try WaitRoot.solve(
      { time in
        let later = later(than: time)
        return later > 0 ? log(later / (1 - probability)) : -1000
      }, near: meanWait)
  }

  /// P(W > x).
  private func later(than time: Double) -> Double {
    guard time > 0, load.erlangs > 0 else { return load.erlangs }
    guard decay * time < 700 else { return 0 }
    let exponent = 25.0
    let real = exponent / (2 * time)
    let grain = transform.mean * min(1, handling.distribution.coefficientOfVariation)
    let terms = 48 + Int(min(8 * time / grain / .pi, 50_000))
    var sum = 0.5 * tail(Complex(real)).re
    var sign = -1.0
    for k in 1...terms {
      sum += sign * tail(Complex(real, Double(k) * .pi / time)).re
      sign = -sign
    }
    // The binomial average of the next 14 partial sums.
    var partial = sum
    var average = 0.0
    var weight = 1.0
    var weights = 0.0
    for k in 0...14 {
      average += weight * partial
      weights += weight
      weight *= Double(14 - k) / Double(k + 1)
      partial += sign * tail(Complex(real, Double(terms + k + 1) * .pi / time)).re
      sign = -sign
    }
    return min(load.erlangs, max(0, exp(exponent / 2 - decay * time) / time * average / weights))
  }

  /// The transform of e^(ηx)·P(W > x) at s.
  private func tail(_ s: Complex) -> Complex {
    let shifted = s - Complex(decay)
    let rest = load.erlangs * transform.residualRest(shifted)
    return rest / (Complex(spare) + shifted * rest)
  }
}
