/// A queue of which everything is known but the number of agents: what a staffing asks of a formula.
///
/// A new formula can be staffed for once it tells its load, its performance with a number of agents and how many callers
/// are still in the queue after a time; the other members have defaults.
public protocol WaitingModel: Sendable {
  /// The traffic offered.
  var load: OfferedLoad { get }

  /// The same queue under another volume.
  ///
  /// - Parameter callsPerHour: The number of calls an hour, at least 0.
  /// - Returns: The queue, all else unchanged.
  /// - Throws: ``QueueingError`` for a volume outside the domain of the formula.
  func offered(callsPerHour: Double) throws(QueueingError) -> Self

  /// The performance in the long run.
  ///
  /// - Parameters:
  ///   - agents: The number of agents, within ``staffable``.
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0.
  /// - Returns: All measures.
  /// - Throws: ``QueueingError`` where the formula fails.
  func performance(
    agents: Int, thresholdSeconds: Double, shortAbandonSeconds: Double
  ) throws(QueueingError) -> QueuePerformance

  /// The share of the calls not blocked that are in the queue for longer than a time.
  ///
  /// - Parameters:
  ///   - seconds: The time, at least 0.
  ///   - agents: The number of agents, within ``staffable``.
  /// - Returns: A probability; 1 where the queue has no steady state.
  /// - Throws: ``QueueingError`` where the formula fails.
  func shareInQueue(after seconds: Double, agents: Int) throws(QueueingError) -> Double

  /// The numbers of agents that make sense; from 0 to ``OfferedLoad/maximumAgents`` unless told.
  var staffable: ClosedRange<Int> { get }

  /// Whether nobody can ever wait with so many agents, so that a wait of 0 is no rounding; false unless told.
  func hasNoQueue(agents: Int) -> Bool

  /// Where the fewest agents that reach the targets are expected, a + ½√a unless told; only the speed depends on it.
  func likelyAgents(_ targets: StaffingTargets) -> Double
}

extension WaitingModel {
  /// From 0 to ``OfferedLoad/maximumAgents``.
  public var staffable: ClosedRange<Int> { 0...OfferedLoad.maximumAgents }

  /// False.
  public func hasNoQueue(agents: Int) -> Bool { false }

  /// Square-root staffing, a + ½√a.
  public func likelyAgents(_ targets: StaffingTargets) -> Double { load.erlangs + load.erlangs.squareRoot() / 2 }
}
