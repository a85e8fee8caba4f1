/// How a group performs over a day, interval by interval.
public struct TimeVaryingPerformance: Sendable, Equatable {
  /// What the calls that arrive in an interval meet, followed to their end in later intervals.
  ///
  /// All are averages over the times of arrival in the interval; without any calls, they are what a call would meet.
  public struct Arrivals: Sendable, Equatable {
    /// The expected number of calls that arrive.
    public let offered: Double
    /// The probability of joining the queue.
    public let probabilityOfWait: Double
    /// The probability of giving up.
    public let abandonment: Double
    /// The probability of finding all lines taken.
    public let blocking: Double
    /// The mean wait of the answered, zeros included, in seconds; nil where nobody is ever answered, or some wait for ever.
    public let averageSpeedOfAnswer: Double?
    /// The mean time in queue of answered and abandoned together, zeros included, in seconds; nil where some wait for ever
    /// or all are blocked.
    public let averageWait: Double?
    /// What becomes of a call within the thresholds; who waits for ever counts as answered later.
    public let outcomes: CallOutcomes
    /// The probability of giving up within the threshold of the wait.
    public let abandonmentWithinThreshold: Double

    /// The share of calls that are met.
    ///
    /// - Parameter definition: What counts as met, out of which.
    /// - Returns: A probability, or nil where no call falls under the definition.
    public func serviceLevel(_ definition: ServiceLevelDefinition = .excludingBlocked) -> Double? {
      outcomes.serviceLevel(definition)
    }
  }

  /// Averages over the time of an interval.
  public struct Clock: Sendable, Equatable {
    /// The mean number of calls waiting.
    public let averageQueueLength: Double
    /// The mean number of agents at work, those included who finish a call after their number was cut.
    public let busyAgents: Double
    /// The mean number of agents at work above the number on duty.
    public let overtimeAgents: Double
    /// The share of the time in which no agent is free.
    public let probabilityAllBusy: Double
    /// The expected number of calls in the system at the end of the interval, before the staff changes.
    public let inSystemAtEnd: Double
  }

  /// By the interval of arrival.
  public let byArrival: [Arrivals]
  /// By the clock.
  public let byClock: [Clock]
  /// A bound of what all probabilities lack together because states of vanishing weight were left out.
  public let truncationError: Double
}
