import Foundation

/// The queue M/M/n+M or M/M/n/K+M: callers lose patience after an exponential time (Erlang A), K lines in all.
///
/// With infinite patience it is M/M/n/K; with as many lines as agents it is Erlang B; with both unlimited, Erlang C.
/// A caller who finds all agents busy, and a line, hangs up at once with the probability `balking`.
///
/// - Source: Palm (1957), Research on telephone traffic carried by full availability groups, Tele 1; Riordan (1962),
///   Stochastic Service Systems, section 5.2; Garnett, Mandelbaum and Reiman (2002), Designing a call center with
///   impatient customers, Manufacturing & Service Operations Management 4(3), 208–227, doi:10.1287/msom.4.3.208.7753;
///   Mandelbaum and Zeltyn (2007), doi:10.1007/978-3-540-29860-1_2.
public struct ErlangA: Sendable, Equatable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The number of agents n.
  public let agents: Int
  /// The mean patience in seconds; infinite where nobody gives up.
  public let patienceSeconds: Double
  /// The number of lines K, agents included; nil where unlimited.
  public let lines: Int?
  /// The probability of hanging up at once when all agents are busy.
  public let balking: Double
  let states: QueueStates

  /// Describes a queue with impatient callers.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - patienceSeconds: The mean patience in seconds, at least 0; it may be infinite.
  ///   - lines: The number of lines K, agents included, at least `agents`; nil where unlimited.
  ///   - balking: The probability of hanging up at once when all agents are busy, from 0 to 1.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/fewerLinesThanAgents(lines:agents:)``. A queue that grows without end is no error: the performance
  ///   says that it is not stable.
  /// - Complexity: O(√a + √(λ·patience)) time near balance, less far from it.
  public init(
    callsPerHour: Double, handleSeconds: Double, agents: Int, patienceSeconds: Double, lines: Int? = nil,
    balking: Double = 0
  ) throws(QueueingError) {
    try Domain.requireCount(agents, "agents")
    guard patienceSeconds >= 0 else {
      throw .outsideDomain(input: "patienceSeconds", value: patienceSeconds, allowed: "a number of at least 0")
    }
    try Domain.requireProbability(balking, "balking")
    if let lines {
      try Domain.requireCount(lines, "lines")
      guard lines >= agents else { throw .fewerLinesThanAgents(lines: lines, agents: agents) }
    }
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    try Self.requireBoundedQueue(load, agents, patienceSeconds, lines, balking)
    self.agents = agents
    self.patienceSeconds = patienceSeconds
    self.lines = lines
    self.balking = balking
    states = QueueStates(
      load: load, agents: agents, patienceSeconds: patienceSeconds, room: lines.map { $0 - agents }, balking: balking)
  }

  /// In overload without a limit of lines about λ·patience calls wait; the sums over the states end at 10¹² of them.
  static func requireBoundedQueue(
    _ load: OfferedLoad, _ agents: Int, _ patienceSeconds: Double, _ lines: Int?, _ balking: Double
  ) throws(QueueingError) {
    let callsPerPatience = load.callsPerHour / 3600 * patienceSeconds
    guard lines == nil, patienceSeconds < .infinity, callsPerPatience > 1e12 else { return }
    guard load.erlangs * (1 - balking) > 0.999 * Double(agents) else { return }
    throw .outsideDomain(
      input: "patienceSeconds", value: patienceSeconds,
      allowed: "at most \(3600e12 / load.callsPerHour) without a limit of lines at this load")
  }

  /// The performance in the long run.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Accuracy: Relative error at most 1e-9 times the condition number for 10⁻³ to 10⁶ erlangs, up to 10⁶ agents; a
  ///   probability below 1e-300 is 0.
  /// - Complexity: O(√(λ·T) + √(λ·patience)) time.
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    return .of(
      load, states, thresholdSeconds: thresholdSeconds, shortAbandonSeconds: short)
  }

  /// The time in queue that a share `probability` of the calls not blocked does not exceed.
  ///
  /// The time in queue is the smaller one of virtual wait and patience, 0 for those who hang up at once.
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds, or nil where the queue is not stable or every call is blocked.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another probability;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails.
  /// - Complexity: About ten times the cost of a service level.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    try states.waitQuantile(probability, of: load)
  }
}
