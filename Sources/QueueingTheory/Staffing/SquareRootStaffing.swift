import Foundation
import NumericalMethods

/// The square-root rule n = a + β√a, an approximation for large groups: β from the probability of waiting asked for.
///
/// With h(x) = φ(x)/Φ(−x) and r = √(handling time / patience) the probability of waiting comes near
/// 1 / (1 + r·h(β/r)/h(−β)) as the group grows with β held (Garnett); without impatience, r → 0, near
/// 1 / (1 + β·Φ(β)/φ(β)), β > 0 (Halfin and Whitt). The agents of the exact formula are given beside those of the rule.
///
/// - Source: Halfin and Whitt (1981), Heavy-traffic limits for queues with many exponential servers, Operations Research
///   29(3), 567–588, doi:10.1287/opre.29.3.567; Garnett, Mandelbaum and Reiman (2002), Designing a call center with
///   impatient customers, Manufacturing & Service Operations Management 4(3), 208–227, doi:10.1287/msom.4.3.208.7753.
public struct SquareRootStaffing: Sendable, Equatable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The mean patience in seconds; infinite where nobody gives up.
  public let patienceSeconds: Double
  /// The probability of waiting asked for.
  public let targetProbabilityOfWait: Double
  /// The multiple β of √a to add to the load; negative where callers so impatient may wait so often.
  public let beta: Double
  /// The agents by the rule: a + β√a, rounded up.
  public let agents: Int

  /// Staffs by the rule.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - patienceSeconds: The mean patience in seconds, positive; it may be infinite.
  ///   - targetProbabilityOfWait: The probability of waiting, from 1e-250 to 1 − 1e-9.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails.
  /// - Accuracy: β to 1e-9 of the rule's own equation. The rule itself is off by one agent at most from 1 to 1,000
  ///   erlangs, for patience from a third of a handling time upward and probabilities from 0.02 to 0.8.
  /// - Complexity: O(1).
  public init(
    callsPerHour: Double, handleSeconds: Double, patienceSeconds: Double = .infinity, targetProbabilityOfWait: Double
  ) throws(QueueingError) {
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    guard patienceSeconds > 0 else {
      throw .outsideDomain(input: "patienceSeconds", value: patienceSeconds, allowed: "a number above 0")
    }
    guard targetProbabilityOfWait >= 1e-250, targetProbabilityOfWait <= 1 - 1e-9 else {
      throw .outsideDomain(
        input: "targetProbabilityOfWait", value: targetProbabilityOfWait, allowed: "a number from 1e-250 to 1 − 1e-9")
    }
    self.patienceSeconds = patienceSeconds
    self.targetProbabilityOfWait = targetProbabilityOfWait
    let ratio = patienceSeconds < .infinity ? (handleSeconds / patienceSeconds).squareRoot() : 0
    beta = try Self.beta(ratio: ratio, targetProbabilityOfWait)
    let exact = load.erlangs + beta * load.erlangs.squareRoot()
    let least = ratio == 0 && load.erlangs > 0 ? load.erlangs.rounded(.down) + 1 : 0
    let needed = max(least, exact.rounded(.up))
    guard needed <= Double(OfferedLoad.maximumAgents) else {
      throw .outsideDomain(
        input: "offeredErlangs", value: load.erlangs, allowed: "a load for \(OfferedLoad.maximumAgents) agents")
    }
    agents = Int(needed)
  }

  /// The fewest agents with which, by Erlang C or A, no more wait than asked for.
  ///
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` where the formula has no bounded queue.
  /// - Complexity: About five evaluations of the formula.
  public func exactRequirement() throws(QueueingError) -> StaffingRequirement {
    try ErlangStaffing(
      callsPerHour: load.callsPerHour, handleSeconds: load.handleSeconds,
      model: patienceSeconds < .infinity ? .erlangA(patienceSeconds: patienceSeconds) : .erlangC,
      targets: StaffingTargets(maximumProbabilityOfWait: targetProbabilityOfWait)
    ).requirement()
  }

  /// The limit of the probability of waiting of large groups with β held.
  ///
  /// - Parameters:
  ///   - beta: The multiple β, positive where nobody gives up.
  ///   - ratio: r = √(handling time / patience), at least 0; 0 where nobody gives up.
  /// - Returns: A probability.
  public static func probabilityOfWait(beta: Double, ratio: Double) -> Double {
    1 / (1 + exp(logOdds(beta, ratio)))
  }

  /// ln((1 − α)/α).
  private static func logOdds(_ beta: Double, _ ratio: Double) -> Double {
    let joining =
      ratio > 0 && abs(beta) < 1e100 * ratio ? log(ratio) + SpecialFunction.logNormalHazard(beta / ratio) : log(beta)
    return joining - SpecialFunction.logNormalHazard(-beta)
  }

  private static func beta(ratio: Double, _ target: Double) throws(QueueingError) -> Double {
    let goal = log1p(-target) - log(target)
    var low = ratio > 0 ? -1.0 : 1e-12
    while ratio > 0, logOdds(low, ratio) > goal { low *= 2 }
    var high = 1.0
    while logOdds(high, ratio) < goal { high *= 2 }
    do {
      return try RootFinding.brent(in: low...high, absolute: 1e-15, relative: 1e-14) { logOdds($0, ratio) - goal }
    } catch {
      throw .didNotConverge(iterations: 200, residual: high - low)
    }
  }
}
