/// Erlang B where a share of the blocked calls is tried again at once (extended Erlang B).
///
/// All attempts are taken for Poisson traffic of A erlangs: A = a + r·A·B(n, A), a the first attempts and r the share of
/// the blocked attempts that come back, each as any other attempt. The fixed point is the only one, since the attempts
/// that stay away, A·(1 − r·B), rise with A.
///
/// - Source: Jagerman (1974), doi:10.1002/j.1538-7305.1974.tb02756.x, for the derivative of B; the fixed point is that of
///   Wilkinson (1956), Theories for toll traffic engineering in the USA, Bell System Technical Journal 35(2), 421–514,
///   doi:10.1002/j.1538-7305.1956.tb02388.x, section on retrials.
public struct ExtendedErlangB: Sendable, Equatable {
  /// The load a of the first attempts, in erlangs.
  public let offeredErlangs: Double
  /// The number of lines n.
  public let lines: Int
  /// The share r of the blocked attempts that are tried again.
  public let retrying: Double
  /// The system that all attempts are offered to; nil where they grow without end.
  public let attempts: ErlangB?

  /// Describes a loss system with retrials.
  ///
  /// - Parameters:
  ///   - offeredErlangs: The load a of the first attempts, in erlangs, at least 0.
  ///   - lines: The number of lines n, a count, at least 0.
  ///   - retrying: The share r of the blocked attempts that are tried again, from 0 to 1.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails. Attempts that grow without end
  ///   (everybody tries again, and the load reaches the lines) are no error: ``isStable`` says so.
  /// - Accuracy: Relative error about 1e-11 times the condition number.
  /// - Complexity: Up to fifty evaluations of Erlang B, mostly five: Newton's iteration from below on a concave function.
  public init(offeredErlangs: Double, lines: Int, retrying: Double) throws(QueueingError) {
    try Domain.requireErlangs(offeredErlangs)
    try Domain.requireCount(lines, "lines")
    try Domain.requireProbability(retrying, "retrying")
    self.offeredErlangs = offeredErlangs
    self.lines = lines
    self.retrying = retrying
    guard retrying < 1 || offeredErlangs < Double(lines) || offeredErlangs == 0 else {
      attempts = nil
      return
    }
    attempts = try Self.solve(offeredErlangs, lines, retrying)
  }

  private static func solve(_ offered: Double, _ lines: Int, _ retrying: Double) throws(QueueingError) -> ErlangB {
    var system = try ErlangB(offeredErlangs: offered, lines: lines)
    guard offered > 0, retrying > 0 else { return system }
    if lines == 0 { return try ErlangB(offeredErlangs: offered / (1 - retrying), lines: 0) }
    var left = Double.infinity
    for _ in 0..<500 {
      let all = system.offeredErlangs
      left = offered - (retrying * system.carriedErlangs + (1 - retrying) * all)
      let carriedSlope = system.carriedShare - system.blocking * (Double(lines) - system.carriedErlangs)
      let slope = retrying * max(carriedSlope, 0) + (1 - retrying)
      let next = all + left / slope
      guard left > 0, next > all, next < .infinity else { return system }
      system = try ErlangB(offeredErlangs: next, lines: lines)
      if next - all <= 1e-15 * next { return system }
    }
    throw .didNotConverge(iterations: 500, residual: left)
  }

  /// Whether the attempts have a finite rate.
  public var isStable: Bool { attempts != nil }

  /// The load A of all attempts, in erlangs; nil where it grows without end.
  public var attemptsErlangs: Double? { attempts?.offeredErlangs }

  /// The probability that an attempt finds all lines taken.
  public var blocking: Double { attempts?.blocking ?? 1 }

  /// The carried load, in erlangs.
  public var carriedErlangs: Double { attempts?.carriedErlangs ?? Double(lines) }

  /// The share of their time the lines are taken; nil without lines.
  public var occupancy: Double? { lines > 0 ? min(carriedErlangs / Double(lines), 1) : nil }

  /// The share of the first attempts whose callers are never served, (1 − r)·B·A/a.
  public var lostShare: Double {
    guard let attempts else { return offeredErlangs > 0 ? 1 - Double(lines) / offeredErlangs : 0 }
    guard offeredErlangs > 0 else { return attempts.blocking * (1 - retrying) }
    return (1 - retrying) * attempts.blocking * (attempts.offeredErlangs / offeredErlangs)
  }
}
