import Foundation
import NumericalMethods

/// M/M/n+M or M/M/n/K+M whose lost callers try again after an exponential delay: the exact chain of the calls in the system
/// and of the callers who will try again (the orbit), cut off where next to nothing is left.
///
/// - Source: Falin and Templeton (1997), Retrial Queues, chapter 2, doi:10.1201/9780203740767; Artalejo and Gómez-Corral
///   (2008), Retrial Queueing Systems, chapters 3 and 4, doi:10.1007/978-3-540-78725-9.
public struct RedialOrbit: Sendable {
  /// The first attempts an hour: as many as there are customers.
  public let customersPerHour: Double
  /// All attempts an hour.
  public let attemptsPerHour: Double
  /// The mean number of callers who will try again.
  public let averageInOrbit: Double
  /// The probability of the states at the edges at which the chain is cut off: the error of all probabilities is of this
  /// order.
  public let truncation: Double
  /// The share of the customers who are never served.
  public let lostCustomers: Double
  private let load: OfferedLoad
  private let agents: Int
  private let shares: (free: Double, balked: Double, blocked: Double)
  private let busyAgents: Double
  private let queueLength: Double
  private let joiners: PlaceLaw

  /// The largest probability at the edges.
  public static let largestTruncation = 1e-10

  /// Describes a queue with redials after a delay.
  ///
  /// - Parameters:
  ///   - customersPerHour: The first attempts an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, positive.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - patienceSeconds: The mean patience in seconds, positive; it may be infinite where `lines` are given.
  ///   - lines: The number of lines K, agents included, at least `agents`; nil where unlimited.
  ///   - balking: The probability of hanging up at once when all agents are busy; counts as giving up.
  ///   - redialAfterAbandon: The probability of trying again after giving up, from 0 to 1.
  ///   - redialAfterBlocking: The probability of trying again after being blocked, from 0 to 1.
  ///   - redialDelaySeconds: The mean time from the loss of an attempt to the next one in seconds, positive.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/fewerLinesThanAgents(lines:agents:)``; ``QueueingError/unstable(offeredErlangs:agents:)`` where the
  ///   attempts grow without end; ``QueueingError/tooLarge(chain:size:limit:)`` beyond 12 million states times places
  ///   (some 100 calls in the system and 1,000 in the orbit).
  /// - Accuracy: Relative error at most 1e-6 for shares of at least 1e-3, mostly 1e-9; see ``truncation``.
  /// - Complexity: O(K²·R) time, K the calls in the system and R those in the orbit that have to be followed.
  public init(
    customersPerHour: Double, handleSeconds: Double, agents: Int, patienceSeconds: Double, lines: Int? = nil,
    balking: Double = 0, redialAfterAbandon: Double, redialAfterBlocking: Double, redialDelaySeconds: Double
  ) throws(QueueingError) {
    for (value, name) in [(redialDelaySeconds, "redialDelaySeconds"), (handleSeconds, "handleSeconds")] {
      guard value > 0, value.isFinite else {
        throw .outsideDomain(input: name, value: value, allowed: "a finite number above 0")
      }
    }
    guard patienceSeconds > 0, lines != nil || patienceSeconds < .infinity else {
      throw .outsideDomain(
        input: "patienceSeconds", value: patienceSeconds, allowed: "a number above 0, finite without a limit of lines")
    }
    let fixedPoint = try RedialQueue(
      customersPerHour: customersPerHour, handleSeconds: handleSeconds, agents: agents,
      patienceSeconds: patienceSeconds, lines: lines, balking: balking, redialAfterAbandon: redialAfterAbandon,
      redialAfterBlocking: redialAfterBlocking)
    guard let guess = fixedPoint.attemptsPerHour else {
      throw .unstable(offeredErlangs: customersPerHour * handleSeconds / 3600, agents: agents)
    }
    // Rates are per mean handling time.
    var chain = OrbitChain(
      agents: agents, rate: customersPerHour * handleSeconds / 3600, leaveRate: handleSeconds / patienceSeconds,
      balking: balking, afterAbandon: redialAfterAbandon, afterBlocking: redialAfterBlocking,
      redialRate: handleSeconds / redialDelaySeconds)
    try chain.solve(lines: lines, attemptsRate: guess * handleSeconds / 3600)
    self.customersPerHour = customersPerHour
    self.agents = agents
    averageInOrbit = chain.inOrbit
    truncation = chain.truncation
    let attempts = customersPerHour > 0 ? customersPerHour + averageInOrbit * 3600 / redialDelaySeconds : 0
    attemptsPerHour = attempts
    load = try OfferedLoad(callsPerHour: attempts, handleSeconds: handleSeconds)
    let total = chain.attempts
    shares =
      total > 0
      ? (chain.free / total, chain.balked / total, chain.blocked / total)
      : agents > 0 ? (1, 0, 0) : (0, 0, 0)
    joiners = PlaceLaw(
      serviceRate: Double(agents), leaveRate: chain.leaveRate,
      weights: total > 0 ? chain.joined.map { $0 / total } : [])
    busyAgents = chain.busy
    queueLength = chain.queueLength
    lostCustomers =
      customersPerHour > 0
      ? attempts / customersPerHour
        * ((1 - redialAfterAbandon) * (shares.balked + joiners.lost) + (1 - redialAfterBlocking) * shares.blocked) : 0
  }

  /// How often a customer calls; 1 without customers.
  public var attemptsPerCustomer: Double { customersPerHour > 0 ? attemptsPerHour / customersPerHour : 1 }

  /// The performance of the attempts in the long run.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures, as shares of the attempts.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Complexity: O(places·(n + θ·places)·T) time.
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    let unit = load.handleSeconds
    let outcomes = try joiners.outcomes(at: [thresholdSeconds / unit, short / unit])
    let joined = joiners.answered + joiners.lost
    let answered = shares.free + joiners.answered
    let lost = shares.balked + joiners.lost
    let noCalls = customersPerHour == 0
    func mean(_ sum: Double, over count: Double) -> Double? {
      noCalls ? 0 : count > 0 && sum.isFinite ? sum * unit / count : nil
    }
    let waits = joiners.waitOfAnswered + joiners.waitOfLost
    return QueuePerformance(
      offeredErlangs: load.erlangs, isStable: true, probabilityOfWait: joined, abandonment: lost,
      blocking: shares.blocked, averageSpeedOfAnswer: mean(joiners.waitOfAnswered, over: answered),
      averageWait: mean(waits, over: answered + lost), averageWaitOfAbandoned: mean(joiners.waitOfLost, over: lost),
      averageWaitOfDelayed: mean(waits, over: joined),
      virtualWait: mean(joiners.virtualWait, over: answered + lost), averageQueueLength: queueLength,
      averageInSystem: busyAgents + queueLength, occupancy: agents > 0 ? busyAgents / Double(agents) : nil,
      outcomes: CallOutcomes(
        answeredWithin: shares.free + outcomes[0].answeredWithin, answeredLater: outcomes[0].answeredLater,
        abandonedShort: shares.balked + outcomes[1].lostWithin, abandonedLater: outcomes[1].lostLater,
        blocked: shares.blocked),
      abandonmentWithinThreshold: shares.balked + outcomes[0].lostWithin)
  }

  /// The time in queue that a share `probability` of the attempts not blocked does not exceed.
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds; nil where every attempt is blocked.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another probability;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails.
  /// - Accuracy: 1e-9 relative, or 1e-9 mean handling times.
  /// - Complexity: About thirty times the cost of a service level.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    guard probability >= 0, probability < 1 else {
      throw .outsideDomain(input: "probability", value: probability, allowed: "a number of at least 0 and below 1")
    }
    if customersPerHour == 0 { return 0 }
    let joined = joiners.answered + joiners.lost
    let all = shares.free + shares.balked + joined
    guard all > 0 else { return nil }
    let allowed = (1 - probability) * all
    guard joined > allowed else { return 0 }
    func excess(_ time: Double) throws -> Double {
      let now = try joiners.outcomes(at: [time])[0]
      return (now.answeredLater + now.lostLater) / allowed - 1
    }
    do {
      var upper = 0.125
      while try excess(upper) > 0 { upper *= 2 }
      let time = try RootFinding.brent(in: 0...upper, absolute: 1e-10, relative: 1e-10, excess)
      return load.handleSeconds * time
    } catch let error as QueueingError {
      throw error
    } catch {
      throw .didNotConverge(iterations: 200, residual: allowed)
    }
  }
}
