import Foundation

/// The delay system M/M/n: patient callers, unlimited lines (Erlang C).
///
/// C(n, a) = n·B / (n − a·(1 − B)); a delayed call waits an exponential time with mean E[S]/(n − a).
///
/// - Source: Erlang (1917); Cooper (1981), Introduction to Queueing Theory, 2nd ed., section 3.4.
public struct ErlangC: Sendable, Equatable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The number of agents n.
  public let agents: Int
  let states: QueueStates

  /// Describes a delay system.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - agents: The number of agents n, a count, at least 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain. A load of at least the number
  ///   of agents is no error: the performance says that it is not stable.
  /// - Complexity: O(min(n, |n − a| + √a)) time.
  public init(callsPerHour: Double, handleSeconds: Double, agents: Int) throws(QueueingError) {
    try Domain.requireCount(agents, "agents")
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    self.agents = agents
    states = QueueStates(load: load, agents: agents, patienceSeconds: .infinity, room: nil, balking: 0)
  }

  /// The performance in the long run.
  ///
  /// Where the load reaches the number of agents the wait is certain, the service level 0 and the means are nil.
  ///
  /// - Parameter thresholdSeconds: The threshold of the service level in seconds, at least 0.
  /// - Returns: All measures; abandonment and blocking are 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Accuracy: Relative error at most 1e-9 times the condition number for 10⁻³ to 10⁶ erlangs, up to 10⁶ agents.
  /// - Complexity: O(1) after initialisation.
  public func performance(thresholdSeconds: Double = 20) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    return .of(
      load, states, thresholdSeconds: thresholdSeconds, shortAbandonSeconds: thresholdSeconds)
  }

  /// The wait that a share `probability` of the calls does not exceed.
  ///
  /// max(0, ln(C/(1 − p))·E[S]/(n − a))
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds, or nil where the queue is not stable.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another probability.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    try states.waitQuantile(probability, of: load)
  }
}
