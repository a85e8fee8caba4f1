/// M/M/n+M with two classes, the first of which is always served before the second, without interruption: exponential
/// handling with one mean, and an exponential patience for each class.
///
/// While all agents are busy the upper class alone is a birth and death process, whatever the lower class does: its waits
/// given that it waits are those of ``ErlangA``. How often all agents are busy, and the waits of the lower class, come
/// from the exact chain of the numbers waiting (`LowerClassChain`), cut off where less than 1e-18 of its weight is left.
///
/// - Source: the model is that of Choi, Kim and Chung (2001), M/M/1 queue with impatient customers of higher priority,
///   Queueing Systems 38, 49–66, doi:10.1023/A:1010820112080, for n agents and with patience of both classes; elimination:
///   Grassmann, Taksar and Heyman (1985), doi:10.1287/opre.33.5.1107; law in time: Jensen (1953), Markoff chains as an aid
///   in the study of Markoff processes, Skandinavisk Aktuarietidskrift 36, 87–91.
public struct PriorityAbandonment: Sendable {
  /// The traffic of the upper and of the lower class.
  public let loads: [OfferedLoad]
  /// The mean patience of both classes in seconds.
  public let patienceSeconds: [Double]
  /// The number of agents n.
  public let agents: Int
  /// The probability that all agents are busy, and that one is free.
  private let busy: Double
  private let free: Double
  private let lower: Lower

  /// What the lower class comes to.
  private enum Lower: Sendable {
    /// It meets the classes of a chain.
    case chain(LowerClassChain, LowerClassChain.Moments)
    /// It has no patience at all.
    case lostAtOnce
    /// It is never served and leaves after its patience.
    case neverServed
    /// Its queue grows without end.
    case unstable
    /// It meets nobody but itself, or there is nobody to serve.
    case alone
  }

  /// Describes a queue with two classes of impatient callers.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour of the upper and of the lower class.
  ///   - handleSeconds: The mean handling time of both classes in seconds, at least 0.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - patienceSeconds: The mean patience of both classes in seconds, at least 0; it may be infinite.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain, and for other than two classes;
  ///   ``QueueingError/tooLarge(chain:size:limit:)`` where the queues need more than 12 million states times places of the
  ///   upper class (some 200 places for the upper and 300 for the lower class). A queue without end is no error.
  /// - Complexity: O(K₁²·K₂) time and O(K₁²·K₂) memory, Kᵢ the places that each class needs.
  public init(
    callsPerHour: [Double], handleSeconds: Double, agents: Int, patienceSeconds: [Double]
  ) throws(QueueingError) {
    try Domain.requireCount(agents, "agents")
    guard callsPerHour.count == 2 else {
      throw .outsideDomain(input: "callsPerHour", value: Double(callsPerHour.count), allowed: "volumes of two classes")
    }
    guard patienceSeconds.count == 2 else {
      throw .outsideDomain(
        input: "patienceSeconds", value: Double(patienceSeconds.count), allowed: "times of two classes")
    }
    for patience in patienceSeconds where !(patience >= 0) {
      throw .outsideDomain(input: "patienceSeconds", value: patience, allowed: "a number of at least 0")
    }
    let upper = try OfferedLoad(callsPerHour: callsPerHour[0], handleSeconds: handleSeconds)
    let lower = try OfferedLoad(callsPerHour: callsPerHour[1], handleSeconds: handleSeconds)
    loads = [upper, lower]
    self.patienceSeconds = patienceSeconds
    self.agents = agents
    guard agents > 0, upper.erlangs + lower.erlangs > 0 else {
      (busy, free, self.lower) = (agents > 0 ? 0 : 1, agents > 0 ? 1 : 0, .alone)
      return
    }
    (busy, free, self.lower) = try Self.solve(upper, lower, agents, patienceSeconds)
  }

  private static func solve(
    _ upper: OfferedLoad, _ lower: OfferedLoad, _ agents: Int, _ patience: [Double]
  ) throws(QueueingError) -> (busy: Double, free: Double, lower: Lower) {
    let leaves = patience.map { min(upper.handleSeconds / $0, 1e18) }
    let isUpperStable = leaves[0] > 0 || upper.spareErlangs(agents: agents) > 0
    guard isUpperStable else { return (1, 0, leaves[1] > 0 ? .neverServed : .unstable) }
    if leaves[1] == 0, !isStable(upper, lower, agents, upperLeave: leaves[0]) { return (1, 0, .unstable) }
    let together = try OfferedLoad(
      callsPerHour: upper.callsPerHour + lower.callsPerHour, handleSeconds: upper.handleSeconds)
    // Who gives up a million times faster than anything else happens does not queue: the error is below 1e-6.
    let isUpperLostAtOnce = leaves[0] > 1e6 * (Double(agents) + together.erlangs + leaves[1])
    let chain = try LowerClassChain(
      agents: agents, upperRate: upper.erlangs, upperLeave: isUpperLostAtOnce ? .infinity : leaves[0],
      lowerRate: lower.erlangs, lowerLeave: leaves[1] >= 1e15 ? .infinity : leaves[1])
    let below = LossSeries.sum(offeredErlangs: together.erlangs, agents: agents) * chain.emptyQueue
    let (busy, free) = below < .infinity ? (1 / (1 + below), below / (1 + below)) : (0, 1)
    if leaves[1] >= 1e15 { return (busy, free, .lostAtOnce) }
    return (busy, free, .chain(chain, chain.moments()))
  }

  /// Patient callers of the lower class get what the upper one leaves of the agents while all are busy.
  private static func isStable(
    _ upper: OfferedLoad, _ lower: OfferedLoad, _ agents: Int, upperLeave: Double
  ) -> Bool {
    let together = try? OfferedLoad(
      callsPerHour: upper.callsPerHour + lower.callsPerHour, handleSeconds: upper.handleSeconds)
    if let together, together.spareErlangs(agents: agents) > 0 { return true }
    guard upperLeave > 0 else { return false }
    var weight = 1.0
    var sum = 1.0
    for j in 1...10_000_000 {
      weight *= upper.erlangs / (Double(agents) + Double(j) * upperLeave)
      sum += weight
      if weight < 1e-18 * sum { break }
    }
    return lower.erlangs * sum < Double(agents)
  }

  /// The performance of both classes in the long run.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: A performance for each class; the occupancy is the share of the agents' time that the class takes. A class
  ///   without calls shows what a single call of it would meet.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold;
  ///   ``QueueingError/tooLarge(chain:size:limit:)`` where the law of the wait of the lower class costs more than 2·10¹⁰
  ///   visits to a state (hours of threshold in a large system).
  /// - Accuracy: Relative error at most 1e-9 times the condition number for the upper class; for the lower one at most
  ///   1e-6, mostly 1e-11, for shares of at least 1e-12.
  /// - Complexity: O(states·(rate·T + √(rate·T))) time, rate the sum of all rates in the largest state.
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> [QueuePerformance] {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    if case .alone = lower {
      return [try alone(0, thresholdSeconds, short), try alone(1, thresholdSeconds, short)]
    }
    let states = QueueStates(
      load: loads[0], agents: agents, patienceSeconds: patienceSeconds[0], room: nil, balking: 0,
      given: (free: free, busy: busy))
    // Without calls of its own the upper class still shows what one call of it would meet.
    let first = QueuePerformance.of(loads[0], states, thresholdSeconds: thresholdSeconds, shortAbandonSeconds: short)
    return [first, try lowerPerformance(thresholdSeconds, short)]
  }

  /// The performance of both classes together; where one of them is unstable, so is the whole.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures, mixtures of those of the classes.
  /// - Throws: As ``performance(thresholdSeconds:shortAbandonSeconds:)``.
  public func overallPerformance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> QueuePerformance {
    let classes = try performance(thresholdSeconds: thresholdSeconds, shortAbandonSeconds: shortAbandonSeconds)
    return QueuePerformance.mixture(
      classes, callsPerHour: loads.map(\.callsPerHour), agents: agents)
  }

  private func alone(_ index: Int, _ threshold: Double, _ short: Double) throws(QueueingError) -> QueuePerformance {
    try ErlangA(
      callsPerHour: loads[index].callsPerHour, handleSeconds: loads[index].handleSeconds, agents: agents,
      patienceSeconds: patienceSeconds[index]
    ).performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
  }

  private func lowerPerformance(_ threshold: Double, _ short: Double) throws(QueueingError) -> QueuePerformance {
    let load = loads[1]
    switch lower {
    case .chain(let chain, let moments):
      let unit = load.handleSeconds
      let times = unit > 0 ? [threshold / unit, short / unit] : [.infinity, .infinity]
      let outcomes = try chain.outcomes(at: times, moments)
      return QueuePerformance(
        joiners: moments, within: outcomes[0], short: outcomes[1], load: load, agents: agents, busy: busy, free: free)
    case .lostAtOnce:
      let moments = LowerClassChain.Moments(lost: 1)
      let gone = JoinerOutcomes(lostWithin: 1)
      return QueuePerformance(
        joiners: moments, within: gone, short: gone, load: load, agents: agents, busy: busy, free: free)
    case .neverServed:
      let unattended = try ErlangA(
        callsPerHour: load.callsPerHour, handleSeconds: load.handleSeconds, agents: 0,
        patienceSeconds: patienceSeconds[1])
      return try unattended.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)
    case .unstable, .alone:
      let states = QueueStates(load: load, agents: 0, patienceSeconds: .infinity, room: nil, balking: 0)
      return .of(load, states, thresholdSeconds: threshold, shortAbandonSeconds: short)
    }
  }
}

extension QueuePerformance {
  /// The lower class, from what becomes of those of it who find all agents busy.
  fileprivate init(
    joiners: LowerClassChain.Moments, within: JoinerOutcomes, short: JoinerOutcomes, load: OfferedLoad, agents: Int,
    busy: Double, free: Double
  ) {
    let unit = load.handleSeconds
    let answered = free + busy * joiners.answered
    let lost = busy * joiners.lost
    let wait = busy * (joiners.waitOfAnswered + joiners.waitOfLost) * unit
    let queueLength = load.callsPerHour / 3600 * wait
    self.init(
      offeredErlangs: load.erlangs, isStable: true, probabilityOfWait: busy, abandonment: lost, blocking: 0,
      averageSpeedOfAnswer: answered > 0 ? busy * joiners.waitOfAnswered * unit / answered : nil, averageWait: wait,
      averageWaitOfAbandoned: joiners.lost > 0 ? joiners.waitOfLost / joiners.lost * unit : nil,
      averageWaitOfDelayed: (joiners.waitOfAnswered + joiners.waitOfLost) * unit,
      virtualWait: joiners.answered > 0 ? busy * joiners.virtualWait * unit : nil, averageQueueLength: queueLength,
      averageInSystem: load.erlangs * answered + queueLength,
      occupancy: agents > 0 ? min(load.erlangs * answered / Double(agents), 1) : nil,
      outcomes: CallOutcomes(
        answeredWithin: free + busy * within.answeredWithin, answeredLater: busy * within.answeredLater,
        abandonedShort: busy * short.lostWithin, abandonedLater: busy * short.lostLater, blocked: 0),
      abandonmentWithinThreshold: busy * within.lostWithin)
  }
}
