import Foundation
import NumericalMethods

/// Calls that find one of some primary groups full overflow to a group they share; what that loses, by the equivalent
/// random theory.
///
/// The overflow of n primary lines has the mean M = a·B(n, a) and the variance V = M·(1 − M + a/(n + 1 − a + M)), both exact;
/// it is burstier than Poisson traffic, with a peakedness z = V/M above 1. Means and variances of several groups add up. The blocking of the second group is an
/// approximation (Hayward): that of a group z times smaller offered M/z, with lines as a real number.
///
/// - Source: Kosten (1937) and Riordan, in Wilkinson (1956), Theories for toll traffic engineering in the USA, Bell System
///   Technical Journal 35(2), 421–514, doi:10.1002/j.1538-7305.1956.tb02388.x; Fredericks (1980), Congestion in blocking
///   systems: a simple approximation technique, Bell System Technical Journal 59(6), 805–827,
///   doi:10.1002/j.1538-7305.1980.tb03034.x.
public struct OverflowGroup: Sendable, Equatable {
  /// The primary groups.
  public let primaries: [ErlangB]
  /// The number of lines of the group they share.
  public let overflowLines: Int
  /// The mean M of the traffic that overflows, in erlangs.
  public let meanErlangs: Double
  /// The variance V of the calls that an unlimited second group would hold.
  public let variance: Double
  /// The probability that a call that overflows finds the second group full, approximately (Hayward).
  public let approximateBlockingOfOverflow: Double

  /// Describes primary groups and the one they overflow to.
  ///
  /// - Parameters:
  ///   - primaries: The primary groups, each with its own Poisson traffic, at least one.
  ///   - overflowLines: The number of lines of the second group, a count, at least 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain.
  /// - Accuracy: Mean and variance: relative error at most 1e-9 times the condition number. The blocking is an approximation,
  ///   for second groups of a few lines up to 20 % too low; with one primary group the exact loss is that of ``ErlangB`` with
  ///   all lines together.
  /// - Complexity: O(lines) time.
  public init(primaries: [ErlangB], overflowLines: Int) throws(QueueingError) {
    guard !primaries.isEmpty else {
      throw .outsideDomain(input: "primaryLines", value: 0, allowed: "the lines of at least one primary group")
    }
    try Domain.requireCount(overflowLines, "overflowLines")
    self.primaries = primaries
    self.overflowLines = overflowLines
    var mean = 0.0
    var variance = 0.0
    for primary in primaries {
      let own = primary.offeredErlangs * primary.blocking
      // n + 1 − a + M = 1 + the primary lines that are free.
      let free = max(0, Double(primary.lines) - primary.carriedErlangs)
      mean += own
      variance += own * max(0, 1 - own + primary.offeredErlangs / (1 + free))
    }
    meanErlangs = mean
    self.variance = variance
    let peakedness = mean > 0 ? variance / mean : 1
    approximateBlockingOfOverflow =
      try overflowLines == 0
      ? 1
      : mean > 0
        ? ContinuousErlangB.blocking(erlangs: mean / peakedness, lines: Double(overflowLines) / peakedness) : 0
  }

  /// The peakedness z = V/M; 1 without overflow.
  public var peakedness: Double { meanErlangs > 0 ? variance / meanErlangs : 1 }

  /// The load offered to all primary groups, in erlangs.
  public var offeredErlangs: Double { primaries.reduce(0) { $0 + $1.offeredErlangs } }

  /// The share of all calls that no group takes, approximately; 0 without calls.
  public var approximateLostShare: Double {
    offeredErlangs > 0 ? meanErlangs / offeredErlangs * approximateBlockingOfOverflow : 0
  }
}

/// Erlang's loss function at real numbers of lines.
///
/// 1/B(x, a) = a·∫₀^∞ e^(−at)·(1 + t)^x dt, so that 1/B(x, a) = 1 + (x/a)/B(x − 1, a).
/// Source: Jagerman (1974), doi:10.1002/j.1538-7305.1974.tb02756.x.
public enum ContinuousErlangB {
  /// The probability of blocking.
  ///
  /// - Parameters:
  ///   - erlangs: The offered load a, in erlangs, above 0 and finite.
  ///   - lines: The number of lines x, at least 0; it need not be whole.
  /// - Returns: B(x, a).
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain.
  /// - Accuracy: Relative error about 1e-12.
  /// - Complexity: O(x) time at most.
  public static func blocking(erlangs: Double, lines: Double) throws(QueueingError) -> Double {
    guard erlangs > 0, erlangs <= OfferedLoad.maximumErlangs else {
      throw .outsideDomain(
        input: "erlangs", value: erlangs, allowed: "a number above 0, at most \(OfferedLoad.maximumErlangs)")
    }
    guard lines >= 0, lines <= Double(OfferedLoad.maximumAgents) else {
      throw .outsideDomain(input: "lines", value: lines, allowed: "a number from 0 to \(OfferedLoad.maximumAgents)")
    }
    let fraction = lines - lines.rounded(.down)
    var sum = 0.0
    var term = 1.0
    var x = lines
    while x >= 1 {
      sum += term
      term *= x / erlangs
      if sum == .infinity || term == .infinity { return 0 }
      if x < erlangs, term < 1e-19 * sum { return 1 / sum }
      x -= 1
    }
    return 1 / (sum + term * inverse(fraction, erlangs))
  }

  /// 1/B(x, a) for 0 ≤ x < 1, by the continued fraction of the incomplete gamma function, or that function itself where the
  /// load is small.
  private static func inverse(_ x: Double, _ a: Double) -> Double {
    if x == 0 { return 1 }
    if a < 2, let rest = try? SpecialFunction.gammaQ(1 + x, a), let scale = try? SpecialFunction.logGamma(1 + x) {
      return rest * exp(scale + a - x * log(a))
    }
    // Γ(1 + x, a)·e^a·a^(−1−x) = 1/(a − x + 1·x/(a − x + 2 − …)), by Lentz's method.
    let s = 1 + x
    var b = a + 1 - s
    var c = 1e300
    var d = 1 / b
    var value = d
    for i in 1..<1000 {
      let numerator = -Double(i) * (Double(i) - s)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      let delta = c * d
      value *= delta
      if abs(delta - 1) < 1e-16 { break }
    }
    return a * value
  }
}
