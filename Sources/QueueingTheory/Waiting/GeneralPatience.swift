import Foundation
public import RandomVariates

/// The queue M/M/n+G: callers lose patience after a time of any law.
///
/// - Source: Baccelli and Hébuterne (1981), On queues with impatient customers, in Performance '81, 159–179; Zeltyn and
///   Mandelbaum (2005), Call centers with impatient customers: many-server asymptotics of the M/M/n+G queue, Queueing
///   Systems 51, 361–402, section 4, doi:10.1007/s11134-005-3699-8.
public struct GeneralPatience: Sendable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The number of agents n.
  public let agents: Int
  /// The law of patience of those who do not hang up at once, in seconds.
  public let patience: Law
  /// The probability of hanging up at once when all agents are busy.
  public let balking: Double
  private let curve: PatienceCurve
  /// The offered wait; nil where no caller, or every caller, meets a busy group for ever.
  private let wait: OfferedWait?
  private let whole: OfferedWait.Integrals
  /// The weight of the states with a free agent in the scale of the integrals.
  private let below: Double

  /// Describes a queue with impatient callers.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0; handling times are exponential.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - patience: The law of patience in seconds; not triangular or empirical.
  ///   - balking: The probability of hanging up at once when all agents are busy, from 0 to 1.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain, and where more than 10¹² calls
  ///   come in a mean patience in overload; ``QueueingError/unsupportedLaw(law:)``.
  /// - Complexity: Some hundred to a thousand values of the law, and O(min(n, |n − a| + √a)) time.
  public init(
    callsPerHour: Double, handleSeconds: Double, agents: Int, patience: Law, balking: Double = 0
  ) throws(QueueingError) {
    try Domain.requireCount(agents, "agents")
    try Domain.requireProbability(balking, "balking")
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    curve = try PatienceCurve(patience)
    self.agents = agents
    self.patience = patience
    self.balking = balking
    try ErlangA.requireBoundedQueue(load, agents, patience.mean, nil, balking)
    let free = LossSeries.sum(offeredErlangs: load.erlangs, agents: agents)
    guard agents > 0, free < .infinity else {
      wait = nil
      whole = .zero
      below = free
      return
    }
    let joinErlangs = load.erlangs * (1 - balking)
    let wait = OfferedWait(
      curve: curve, agents: agents, handleSeconds: handleSeconds, joinErlangs: joinErlangs,
      spare: load.spareErlangs(agents: agents) + load.erlangs * balking)
    self.wait = wait
    whole = wait.integrals(from: 0)
    below = free * exp(-wait.peakExponent)
  }

  /// The performance in the long run.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures; blocking is 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Accuracy: Relative error at most 1e-9 times the condition number for 10⁻³ to 10⁶ erlangs, up to 10⁶ agents; a
  ///   probability below 1e-300 is 0.
  /// - Complexity: Some hundred to a thousand values of the law for each threshold.
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    let first = joiners(at: thresholdSeconds)
    return performance(first, short == thresholdSeconds ? first : joiners(at: short))
  }

  /// The time in queue that a share `probability` of the calls does not exceed.
  ///
  /// The time in queue is the smaller one of virtual wait and patience, 0 for those who hang up at once.
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another probability;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails.
  /// - Accuracy: Relative error at most 1e-9 times the condition number.
  /// - Complexity: About ten times the cost of a service level.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double {
    guard probability >= 0, probability < 1 else {
      throw .outsideDomain(input: "probability", value: probability, allowed: "a number of at least 0 and below 1")
    }
    if load.callsPerHour == 0, agents > 0 { return 0 }
    let allowed = 1 - probability
    let joined = (1 - balking) * everyone.joined * perTotal
    guard joined > allowed else { return 0 }
    let target = allowed / joined
    func excess(_ time: Double) -> Double {
      let staying = curve.staying(time)
      guard let wait else {
        return staying > 0.5 ? log1p((1 - target - curve.gone(time)) / target) : log(staying / target)
      }
      let later = wait.integrals(from: time)[0] / whole[0]
      let waiting = staying * later
      guard waiting >= 0.5 else { return waiting > 0 ? log(waiting / target) : -1000 }
      let gone = curve.gone(time) + staying * wait.integrals(from: 0, to: time)[0] / whole[0]
      return log1p((1 - target - gone) / target)
    }
    for time in curve.atoms where excess(time) <= 0 && (time == 0 || excess(time * (1 - 1e-15)) >= 0) { return time }
    return try WaitRoot.solve(excess, near: wait.map { max($0.peak, whole[5] / whole[0]) } ?? patience.mean)
  }
}

extension GeneralPatience {
  /// What comes of those who find all agents busy and do not hang up at once, in the scale of the integrals.
  private var everyone: (joined: Double, answered: Double, lost: Double, waitOfAnswered: Double, waitOfLost: Double) {
    guard wait != nil else { return agents > 0 ? (0, 0, 0, 0, 0) : (1, 0, 1, 0, patience.mean) }
    return (whole[0], whole[1], whole[2], whole[3], whole[4])
  }

  private var perTotal: Double { below < .infinity ? 1 / (below + everyone.joined) : 0 }

  private func joiners(at time: Double) -> JoinerOutcomes {
    guard let wait else {
      return agents > 0
        ? JoinerOutcomes() : JoinerOutcomes(lostWithin: curve.gone(time), lostLater: curve.staying(time))
    }
    let early = wait.integrals(from: 0, to: time)
    let late = wait.integrals(from: time)
    return JoinerOutcomes(
      answeredWithin: early[1], answeredLater: late[1], lostWithin: early[2] + curve.gone(time) * late[0],
      lostLater: late[6])
  }

  private func performance(_ joiners: JoinerOutcomes, _ short: JoinerOutcomes) -> QueuePerformance {
    let sums = everyone
    let free = below == .infinity ? 1 : below * perTotal
    let queued = (1 - balking) * perTotal
    let balked = balking * perTotal * sums.joined
    let answered = free + queued * sums.answered
    let noCalls = load.callsPerHour == 0
    func mean(_ total: Double, over count: Double) -> Double? {
      if noCalls { return 0 }
      return count > 0 && total.isFinite ? total / count : nil
    }
    let waited = sums.waitOfAnswered + sums.waitOfLost
    let queueLength = load.callsPerHour / 3600 * queued * waited
    let virtual = wait != nil ? whole[5] : agents > 0 ? 0 : .infinity
    return QueuePerformance(
      offeredErlangs: load.erlangs, isStable: true, probabilityOfWait: queued * sums.joined,
      abandonment: balked + queued * sums.lost, blocking: 0,
      averageSpeedOfAnswer: mean(queued * sums.waitOfAnswered, over: answered),
      averageWait: mean(queued * waited, over: 1),
      averageWaitOfAbandoned: mean(
        (1 - balking) * sums.waitOfLost, over: (1 - balking) * sums.lost + balking * sums.joined),
      averageWaitOfDelayed: balking < 1 ? mean(waited, over: sums.joined) : noCalls ? 0 : nil,
      virtualWait: mean(perTotal * virtual, over: 1), averageQueueLength: queueLength,
      averageInSystem: load.erlangs * answered + queueLength,
      occupancy: agents > 0 ? min(load.erlangs * answered / Double(agents), 1) : nil,
      outcomes: CallOutcomes(
        answeredWithin: free + queued * joiners.answeredWithin, answeredLater: queued * joiners.answeredLater,
        abandonedShort: balked + queued * short.lostWithin, abandonedLater: queued * short.lostLater, blocked: 0),
      abandonmentWithinThreshold: balked + queued * joiners.lostWithin)
  }
}
