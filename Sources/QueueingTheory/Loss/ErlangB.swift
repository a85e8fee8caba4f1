import Foundation

/// The loss system M/G/n/n: a call that finds all lines taken is turned away (Erlang B).
///
/// B(n, a) = (aⁿ/n!) / Σₖ₌₀ⁿ aᵏ/k!
///
/// - Source: Erlang (1917), Solution of some problems in the theory of probabilities of significance in automatic
///   telephone exchanges; inverse series and insensitivity: Jagerman (1974), Some properties of the Erlang loss function,
///   Bell System Technical Journal 53(3), 525–551, doi:10.1002/j.1538-7305.1974.tb02756.x.
public struct ErlangB: Sendable, Equatable {
  /// The offered load a, in erlangs.
  public let offeredErlangs: Double
  /// The number of lines n.
  public let lines: Int
  /// 1/B − 1: the weight of the states with a free line in that of the full state.
  private let freeWeight: Double

  /// Describes a loss system.
  ///
  /// - Parameters:
  ///   - offeredErlangs: The offered load a = λ·E[S], in erlangs, at least 0.
  ///   - lines: The number of lines n, a count, at least 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain.
  /// - Complexity: O(min(n, |n − a| + √a)) time.
  public init(offeredErlangs: Double, lines: Int) throws(QueueingError) {
    try Domain.requireAmount(offeredErlangs, "offeredErlangs")
    try Domain.requireCount(lines, "lines")
    self.offeredErlangs = offeredErlangs
    self.lines = lines
    freeWeight = LossSeries.sum(offeredErlangs: offeredErlangs, agents: lines)
  }

  /// The probability B that a call finds all lines taken.
  ///
  /// - Accuracy: Relative error at most 1e-11 up to 10⁶ erlangs and lines; 0 below 1e-300.
  public var blocking: Double { 1 / (1 + freeWeight) }

  /// The probability 1 − B that a call is carried, without cancellation.
  public var carriedShare: Double { freeWeight < .infinity ? freeWeight / (1 + freeWeight) : 1 }

  /// The carried load a·(1 − B), in erlangs: the mean number of lines taken.
  public var carriedErlangs: Double { offeredErlangs * carriedShare }

  /// The share of their time the lines are taken; nil without lines.
  public var occupancy: Double? { lines > 0 ? min(carriedErlangs / Double(lines), 1) : nil }
}

extension ErlangB {
  /// The system with the fewest lines whose blocking does not exceed a target.
  ///
  /// - Parameters:
  ///   - offeredErlangs: The offered load a, in erlangs, at least 0.
  ///   - targetBlocking: The largest blocking allowed, from 0 to 1.
  /// - Returns: The system with that number of lines.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/unreachableBlocking(target:reason:)`` for a target of 0 with a load, or beyond
  ///   ``OfferedLoad/maximumAgents`` lines.
  /// - Complexity: O(log n) evaluations.
  public static func fewestLines(
    offeredErlangs: Double, targetBlocking: Double
  ) throws(QueueingError) -> ErlangB {
    try Domain.requireProbability(targetBlocking, "targetBlocking")
    guard targetBlocking > 0 || offeredErlangs == 0 else {
      throw .unreachableBlocking(target: 0, reason: "every finite number of lines blocks some calls")
    }
    var best = try ErlangB(offeredErlangs: offeredErlangs, lines: 0)
    if best.meets(targetBlocking) { return best }
    var failing = 0
    var lines = max(1, Int(min(offeredErlangs * (1 - targetBlocking), Double(OfferedLoad.maximumAgents))))
    var step = max(1, Int(offeredErlangs.squareRoot().rounded()))
    while true {
      best = try ErlangB(offeredErlangs: offeredErlangs, lines: lines)
      if best.meets(targetBlocking) { break }
      guard lines < OfferedLoad.maximumAgents else {
        throw .unreachableBlocking(target: targetBlocking, reason: "more than \(lines) lines would be needed")
      }
      failing = lines
      lines = min(lines + step, OfferedLoad.maximumAgents)
      step *= 2
    }
    while best.lines - failing > 1 {
      let middle = try ErlangB(offeredErlangs: offeredErlangs, lines: failing + (best.lines - failing) / 2)
      if middle.meets(targetBlocking) { best = middle } else { failing = middle.lines }
    }
    return best
  }

  /// The system with a given number of lines that reaches a given blocking.
  ///
  /// Newton's iteration on the logarithm of the odds B/(1 − B) as a function of ln a, kept inside a bracket.
  ///
  /// - Parameters:
  ///   - lines: The number of lines n, a count, at least 1.
  ///   - targetBlocking: The blocking to reach, at least 0 and below 1.
  /// - Returns: The system with the offered load that is blocked to this extent.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/unreachableBlocking(target:reason:)`` for a target of 1 or no line;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails.
  /// - Accuracy: Relative error of the load about 1e-14 times its condition number, for targets of at least 1e-300.
  /// - Complexity: About six evaluations.
  public static func largestLoad(lines: Int, targetBlocking: Double) throws(QueueingError) -> ErlangB {
    try Domain.requireCount(lines, "lines")
    try Domain.requireProbability(targetBlocking, "targetBlocking")
    guard lines > 0 else {
      throw .unreachableBlocking(target: targetBlocking, reason: "without lines every call is blocked")
    }
    guard targetBlocking < 1 else {
      throw .unreachableBlocking(target: targetBlocking, reason: "no finite load is blocked altogether")
    }
    guard targetBlocking >= 1e-300 else { return try ErlangB(offeredErlangs: 0, lines: lines) }
    let n = Double(lines)
    let target = log(targetBlocking) - log1p(-targetBlocking)
    var low = -800.0
    var high = log(n + 1) - log1p(-targetBlocking) + 1
    var x = log(n) - min(max(target, -3), 0) / n - log1p(-targetBlocking)
    for _ in 0..<200 {
      let trial = try ErlangB(offeredErlangs: exp(x), lines: lines)
      let carried = trial.carriedShare
      let difference = -log(trial.freeWeight) - target
      if difference > 0 { high = x } else { low = x }
      let slope = (n - trial.offeredErlangs * carried) / carried
      var next = x - difference / slope
      if !(next > low && next < high) { next = (low + high) / 2 }
      if abs(next - x) <= 4e-16 * max(1, abs(x)) || high - low <= 4e-16 * max(1, abs(x)) {
        return try ErlangB(offeredErlangs: exp(next), lines: lines)
      }
      x = next
    }
    throw .didNotConverge(iterations: 200, residual: high - low)
  }

  private func meets(_ targetBlocking: Double) -> Bool {
    targetBlocking > 0.5 ? carriedShare >= 1 - targetBlocking : blocking <= targetBlocking
  }
}
