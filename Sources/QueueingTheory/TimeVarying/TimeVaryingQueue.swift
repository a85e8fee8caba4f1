/// The queue M(t)/M/s(t)/K+M: rates and staff that change from interval to interval.
///
/// Calls come with a rate λ, constant within an interval, are handled in exponential times with mean 1/μ, first come first
/// served, and give up after exponential times with mean 1/θ. A cut of the staff is exhaustive: calls in hand are
/// finished, nothing new is begun above the new number. A rise takes waiting calls at once. After the last interval its
/// staff stays, so that every call is followed to its end.
///
/// Kolmogorov's equations are solved by uniformisation, interval by interval. The calls of an interval are a part of the
/// state that moves with it: their shares at each place of the queue, and the time waited so far, obey linear equations
/// too. Which of them are answered within a threshold follows from the equations backward from the deadline; where the
/// staff changes between arrival and deadline, by quadrature over the time of arrival.
///
/// - Source: Gross and Miller (1984), The randomization technique as a modeling tool and solution procedure for transient
///   Markov processes, Operations Research 32(2), 343–361, doi:10.1287/opre.32.2.343; Ingolfsson, Akhmetshina, Budge, Li
///   and Wu (2007), A survey and experimental comparison of service-level-approximation methods for nonstationary M(t)/M/s(t)
///   queueing systems with exhaustive discipline, INFORMS Journal on Computing 19(2), 201–214, doi:10.1287/ijoc.1050.0157.
public struct TimeVaryingQueue: Sendable, Equatable {
  /// The contacts there are at the start.
  public struct StartingState: Sendable, Equatable {
    /// The number of calls being handled; above the number of agents on duty they are finished as after a cut.
    public let inService: Int
    /// The number of calls waiting; where agents are free they are taken at once.
    public let queued: Int

    /// Nobody there.
    public static let empty = StartingState(inService: 0, queued: 0)

    /// A number of calls being handled and waiting.
    ///
    /// - Parameters:
    ///   - inService: The calls being handled, at least 0.
    ///   - queued: The calls waiting, at least 0.
    public init(inService: Int, queued: Int) {
      self.inService = inService
      self.queued = queued
    }
  }

  /// The number of calls an hour in each interval.
  public let callsPerHour: [Double]
  /// The number of agents on duty in each interval.
  public let agents: [Int]
  /// The length of an interval in seconds.
  public let intervalSeconds: Double
  /// The mean handling time 1/μ in seconds.
  public let handleSeconds: Double
  /// The mean patience 1/θ in seconds; infinite where nobody gives up.
  public let patienceSeconds: Double
  /// The number of lines K, agents included; nil where unlimited.
  public let lines: Int?
  /// What there is at the start.
  public let initial: StartingState

  /// Describes a day.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour in each interval, at least 0.
  ///   - agents: The number of agents in each interval, at least 0.
  ///   - intervalSeconds: The length of an interval in seconds, above 0.
  ///   - handleSeconds: The mean handling time in seconds, above 0.
  ///   - patienceSeconds: The mean patience in seconds, at least 0; it may be infinite.
  ///   - lines: The number of lines, agents included, at least the largest number of agents; nil where unlimited.
  ///   - initial: The calls there are at the start, no more than the lines; nobody unless given.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)``;
  ///   ``QueueingError/fewerLinesThanAgents(lines:agents:)``.
  public init(
    callsPerHour: [Double], agents: [Int], intervalSeconds: Double, handleSeconds: Double, patienceSeconds: Double,
    lines: Int? = nil, initial: StartingState = .empty
  ) throws(QueueingError) {
    try Domain.requireIntervals(callsPerHour.count, "callsPerHour")
    guard agents.count == callsPerHour.count else {
      throw .outsideDomain(
        input: "number of agents", value: Double(agents.count),
        allowed: "one for each of \(callsPerHour.count) intervals")
    }
    try Domain.requirePositive(intervalSeconds, "intervalSeconds")
    try Domain.requirePositive(handleSeconds, "handleSeconds")
    guard patienceSeconds >= 0 else {
      throw .outsideDomain(input: "patienceSeconds", value: patienceSeconds, allowed: "a number of at least 0")
    }
    for calls in callsPerHour { _ = try OfferedLoad(callsPerHour: calls, handleSeconds: handleSeconds) }
    for number in agents { try Domain.requireCount(number, "agents") }
    try Domain.requireCount(initial.inService, "initial.inService")
    try Domain.requireCount(initial.queued, "initial.queued")
    if let lines {
      try Domain.requireCount(lines, "lines")
      let most = max(agents.max() ?? 0, initial.inService + initial.queued)
      guard lines >= most else { throw .fewerLinesThanAgents(lines: lines, agents: most) }
    }
    self.callsPerHour = callsPerHour
    self.agents = agents
    self.intervalSeconds = intervalSeconds
    self.handleSeconds = handleSeconds
    self.patienceSeconds = patienceSeconds
    self.lines = lines
    self.initial = initial
  }

  /// The performance in every interval.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures, by arrival and by the clock.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a threshold;
  ///   ``QueueingError/tooLarge(chain:size:limit:)`` where the chain is too large: the states within ten standard deviations,
  ///   times the events of the day, come to more than 3·10¹⁰ (about 10,000 agents for a day).
  /// - Accuracy: States and terms below 1e-17 are left out; of the states ``TimeVaryingPerformance/truncationError``
  ///   in all, 1e-14 for a day of 100 agents. Seen against independent solutions: relative error at most 1e-11 in small
  ///   systems, 1e-9 (that of the reference) at 300 to 3,000 agents, absolute at most 1e-13. There is no mean wait of the
  ///   answered where less than 1e-14 of the calls are.
  /// - Complexity: O(events · √agents) time; a large cut of the staff multiplies it by the number of agents cut.
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> TimeVaryingPerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    var day = try StaffedDay(
      self, thresholds: short == thresholdSeconds ? [thresholdSeconds] : [thresholdSeconds, short])
    return try day.performance()
  }

  func rates(_ interval: Int) -> StaffedRates {
    StaffedRates(
      arrival: callsPerHour[interval] / 3600, service: 1 / handleSeconds,
      leaving: patienceSeconds > 0 && patienceSeconds < .infinity ? 1 / patienceSeconds : 0, agents: agents[interval],
      lines: lines, isAtOnce: patienceSeconds == 0)
  }
}
