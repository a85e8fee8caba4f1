/// How a group of agents performs in the long run.
///
/// Probabilities are shares of the offered calls; times are seconds. A value that does not exist (a mean over no calls,
/// a mean wait in a queue that grows without end) is nil. With no calls at all the waits are 0.
public struct QueuePerformance: Sendable, Equatable {
  /// The offered load a = λ·E[S], in erlangs.
  public let offeredErlangs: Double
  /// Whether the queue has a steady state.
  public let isStable: Bool
  /// The probability of joining the queue: neither served at once, nor blocked, nor hanging up at once.
  public let probabilityOfWait: Double
  /// The probability of abandoning, hanging up at once included.
  public let abandonment: Double
  /// The probability of finding all lines taken.
  public let blocking: Double
  /// The mean wait of the answered, zeros included.
  public let averageSpeedOfAnswer: Double?
  /// The mean time in queue of answered and abandoned together, zeros included.
  public let averageWait: Double?
  /// The mean wait of those who abandoned; hanging up at once counts as 0.
  public let averageWaitOfAbandoned: Double?
  /// The mean time in queue of those who joined it.
  public let averageWaitOfDelayed: Double?
  /// The mean wait that a caller who never gives up would have had, of the calls not blocked.
  public let virtualWait: Double?
  /// The mean number of calls waiting.
  public let averageQueueLength: Double?
  /// The mean number of calls waiting or being served.
  public let averageInSystem: Double?
  /// The share of their time the agents are busy; nil without agents.
  public let occupancy: Double?
  /// What becomes of an offered call within the thresholds.
  public let outcomes: CallOutcomes
  /// The probability of abandoning within the threshold of the wait.
  public let abandonmentWithinThreshold: Double

  /// The share of calls that are met.
  ///
  /// - Parameter definition: What counts as met, out of which.
  /// - Returns: A probability, or nil where no call falls under the definition.
  public func serviceLevel(_ definition: ServiceLevelDefinition = .excludingBlocked) -> Double? {
    outcomes.serviceLevel(definition)
  }
}
