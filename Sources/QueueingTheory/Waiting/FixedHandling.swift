import Foundation
import NumericalMethods

/// The delay system M/D/n: patient callers, unlimited lines, handling times that never vary.
///
/// With D the handling time and kD the first multiple of it above x, a caller waits at most x exactly if the calls
/// waiting at a time kD − x before, and those that came since, are fewer than kn: P(W ≤ x) = Σ_j p_j·P(Q < kn − j), p_j
/// Poisson with mean λ(kD − x). All terms are positive, and so they are for P(W > x).
///
/// - Source: Crommelin (1932), Delay probability formulae when the holding times are constant, Post Office Electrical
///   Engineers' Journal 25, 41–50; Franx (2001), A simple solution for the M/D/c waiting time distribution, Operations
///   Research Letters 29(5), 221–229, doi:10.1016/S0167-6377(01)00108-0.
public struct FixedHandling: Sendable {
  /// The largest number of agents this formula takes.
  public static let maximumAgents = 1_000_000

  /// The traffic offered.
  public let load: OfferedLoad
  /// The number of agents n.
  public let agents: Int
  private let isStable: Bool
  /// nil where nobody waits or the queue is not stable.
  private let walk: PoissonWalk?

  /// Describes a delay system.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The handling time of each call in seconds, at least 0.
  ///   - agents: The number of agents n, a count, at least 0, at most ``maximumAgents``.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` where the library behind it fails. A load of at least the
  ///   number of agents is no error: the performance says that it is not stable.
  /// - Complexity: O(a) time, some 100·a steps, and O(√a) memory.
  public init(callsPerHour: Double, handleSeconds: Double, agents: Int) throws(QueueingError) {
    try Domain.requireCount(agents, "agents")
    guard agents <= Self.maximumAgents else {
      throw .outsideDomain(
        input: "agents", value: Double(agents), allowed: "a whole number from 0 to \(Self.maximumAgents)")
    }
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    self.agents = agents
    let spare = load.spareErlangs(agents: agents)
    isStable = spare > 0
    do {
      walk = isStable && load.erlangs > 0 ? try PoissonWalk(erlangs: load.erlangs, agents: agents, spare: spare) : nil
    } catch {
      throw .didNotConverge(iterations: 0, residual: spare)
    }
  }

  /// The performance in the long run.
  ///
  /// Where the load reaches the number of agents the wait is certain, the service level 0 and the means are nil.
  ///
  /// - Parameter thresholdSeconds: The threshold of the service level in seconds, at least 0.
  /// - Returns: All measures; abandonment and blocking are 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Accuracy: Relative error at most 1e-9 times the condition number, seen up to 100 agents; tested against bounds
  ///   alone to 1,030, and not beyond.
  /// - Complexity: O(√a) time.
  public func performance(thresholdSeconds: Double = 20) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    guard isStable else { return .unstable(load, agents: agents) }
    return .patient(
      load, agents: agents, probabilityOfWait: later(than: 0), queueLength: walk?.mean ?? 0,
      within: within(thresholdSeconds), later: later(than: thresholdSeconds))
  }

  /// The wait that a share `probability` of the calls does not exceed.
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds, or nil where the queue is not stable.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another probability;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails.
  /// - Complexity: About ten times the cost of a service level.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    guard probability >= 0, probability < 1 else {
      throw .outsideDomain(input: "probability", value: probability, allowed: "a number of at least 0 and below 1")
    }
    guard isStable else { return nil }
    let allowed = 1 - probability
    guard let walk, later(than: 0) > allowed else { return 0 }
    return try WaitRoot.solve(
      { time in
        let later = later(than: time)
        return later > 0.5 ? log1p((probability - within(time)) / allowed) : later > 0 ? log(later / allowed) : -1000
      }, near: walk.mean / load.callsPerHour * 3600)
  }

  /// k·n − 1 and the Poisson mean λ(kD − x).
  private func stage(_ time: Double) -> (last: Double, mean: Double) {
    let stages = (time / load.handleSeconds).rounded(.down) + 1
    return (stages * Double(agents) - 1, load.callsPerHour / 3600 * max(0, stages * load.handleSeconds - time))
  }

  /// P(W ≤ x).
  private func within(_ time: Double) -> Double {
    guard let walk, time < .infinity else { return 1 }
    guard !isBeyond(time, walk) else { return 1 }
    let (last, mean) = stage(time)
    return min(1, Self.sum(from: 0, to: last, mean: mean) { log(walk.upTo(last - $0)) })
  }

  /// P(W > x).
  private func later(than time: Double) -> Double {
    guard let walk, !isBeyond(time, walk) else { return 0 }
    let (last, mean) = stage(time)
    return min(1, Self.sum(from: 0, to: .infinity, mean: mean) { walk.logAbove(last - $0) })
  }

  /// Whether P(W > x), which is below a constant times e^(−λ(e^ω − 1)x), is below 1e-300 for certain.
  private func isBeyond(_ time: Double, _ walk: PoissonWalk) -> Bool {
    load.callsPerHour / 3600 * expm1(walk.decay) * time > 800
  }

  /// Σ p_j·f(j) with Poisson weights, ln f given, f such that the terms rise to one peak and fall.
  private static func sum(from first: Double, to last: Double, mean: Double, _ logarithm: (Double) -> Double) -> Double
  {
    func rises(_ j: Double) -> Bool {
      guard j + 1 <= last else { return false }
      let here = logarithm(j)
      return here == -.infinity || logarithm(j + 1) - here > log((j + 1) / mean)
    }
    var low = first
    var high = max(first + 1, min(last, mean.rounded(.up)))
    while rises(high), high < last {
      low = high
      high = min(last, high * 2)
    }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if rises(middle) { low = middle } else { high = middle }
    }
    let peak = rises(low) ? high.rounded(.down) : low.rounded(.down)
    // Weights and values are taken relative to those at the peak: each alone may vanish.
    let base = logarithm(peak)
    let scale = exp(PoissonDensity.logarithm(peak, mean: mean) + base)
    guard scale > 1e-305 else { return 0 }
    var total = 1.0
    var weight = 1.0
    var j = peak
    while j < last {
      j += 1
      weight *= mean / j
      let term = weight * exp(logarithm(j) - base)
      total += term
      if term <= 1e-19 * total { break }
    }
    weight = 1
    j = peak
    while j > first {
      weight *= j / mean
      j -= 1
      let term = weight * exp(logarithm(j) - base)
      total += term
      if term <= 1e-19 * total { break }
    }
    return total * scale
  }
}
