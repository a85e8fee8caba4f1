import NumericalMethods

/// M/M/n+M or M/M/n/K+M whose lost callers try again, all attempts taken for one Poisson stream (the fixed point).
///
/// λ = λ₀ + λ·(r_A·P(abandoned) + r_B·P(blocked)): the attempts per hour reproduce themselves. Only one rate does so, since
/// the calls that do not come back, λ·(P(answered) + (1 − r_A)·P(abandoned) + (1 − r_B)·P(blocked)), rise with λ. That is
/// exact for long delays before a redial; for short ones ``RedialOrbit`` follows the callers who will try again.
///
/// - Source: Aguir, Karaesmen, Akşin and Chauvet (2004), The impact of retrials on call center performance, OR Spectrum 26,
///   353–376, doi:10.1007/s00291-004-0165-7; Sze (1984), A queueing model for telephone operator staffing, Operations
///   Research 32(2), 229–249, doi:10.1287/opre.32.2.229.
public struct RedialQueue: Sendable, Equatable {
  /// The first attempts an hour: as many as there are customers.
  public let customersPerHour: Double
  /// The probability of trying again after giving up.
  public let redialAfterAbandon: Double
  /// The probability of trying again after finding all lines taken.
  public let redialAfterBlocking: Double
  /// The queue that all attempts meet; nil where their number grows without end.
  public let attempts: ErlangA?

  /// Describes a queue with redials.
  ///
  /// - Parameters:
  ///   - customersPerHour: The first attempts an hour λ₀, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - patienceSeconds: The mean patience in seconds, at least 0; it may be infinite.
  ///   - lines: The number of lines K, agents included, at least `agents`; nil where unlimited.
  ///   - balking: The probability of hanging up at once when all agents are busy; counts as giving up.
  ///   - redialAfterAbandon: The probability r_A of trying again after giving up, from 0 to 1.
  ///   - redialAfterBlocking: The probability r_B of trying again after being blocked, from 0 to 1.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/fewerLinesThanAgents(lines:agents:)``;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` if the iteration fails. Attempts that grow without end (all
  ///   come back, and the agents cannot serve them) are no error: ``attempts`` is nil.
  /// - Accuracy: Relative error about 1e-12 times the condition number.
  /// - Complexity: About ten evaluations of ``ErlangA``.
  public init(
    customersPerHour: Double, handleSeconds: Double, agents: Int, patienceSeconds: Double, lines: Int? = nil,
    balking: Double = 0, redialAfterAbandon: Double, redialAfterBlocking: Double
  ) throws(QueueingError) {
    try Domain.requireProbability(redialAfterAbandon, "redialAfterAbandon")
    try Domain.requireProbability(redialAfterBlocking, "redialAfterBlocking")
    self.customersPerHour = customersPerHour
    self.redialAfterAbandon = redialAfterAbandon
    self.redialAfterBlocking = redialAfterBlocking
    func queue(_ callsPerHour: Double) throws(QueueingError) -> ErlangA {
      try ErlangA(
        callsPerHour: callsPerHour, handleSeconds: handleSeconds, agents: agents, patienceSeconds: patienceSeconds,
        lines: lines, balking: balking)
    }
    let first = try queue(customersPerHour)
    let stay = (abandon: 1 - redialAfterAbandon, blocking: 1 - redialAfterBlocking)
    /// The calls that do not come back, less the customers, as a share of them.
    func surplus(_ callsPerHour: Double) throws -> Double {
      let result = try queue(callsPerHour).performance(thresholdSeconds: 0)
      let done =
        result.outcomes.answeredWithin + result.outcomes.answeredLater + stay.abandon * result.abandonment
        + stay.blocking * result.blocking
      return callsPerHour / customersPerHour * done - 1
    }
    let now = try first.performance(thresholdSeconds: 0)
    let back = redialAfterAbandon * now.abandonment + redialAfterBlocking * now.blocking
    guard customersPerHour > 0, back > 0 else {
      attempts = first
      return
    }
    let most = OfferedLoad.maximumErlangs / max(first.load.erlangs, 1e-300) * customersPerHour
    guard let upper = try Self.upperEnd(from: customersPerHour, to: min(most, 1e15 * customersPerHour), surplus) else {
      attempts = nil
      return
    }
    let calls = try Self.root(in: customersPerHour...upper, surplus)
    attempts = try queue(calls)
  }

  private static func upperEnd(
    from customers: Double, to most: Double, _ surplus: (Double) throws -> Double
  ) throws(QueueingError) -> Double? {
    var step = 0.25
    var calls = customers
    while calls < most {
      calls = min(calls * (1 + step), most)
      step = min(2 * step, 1)
      do {
        if try surplus(calls) >= 0 { return calls }
      } catch {
        return nil  // more calls than the formula takes
      }
    }
    return nil
  }

  private static func root(
    in bracket: ClosedRange<Double>, _ surplus: @escaping (Double) throws -> Double
  ) throws(QueueingError) -> Double {
    do {
      return try RootFinding.brent(in: bracket, absolute: 0, relative: 1e-14, surplus)
    } catch let error as QueueingError {
      throw error
    } catch {
      throw .didNotConverge(iterations: 200, residual: bracket.upperBound - bracket.lowerBound)
    }
  }

  /// Whether the attempts have a finite rate.
  public var isStable: Bool { attempts != nil }

  /// All attempts an hour λ; nil where they grow without end.
  public var attemptsPerHour: Double? { attempts?.load.callsPerHour }

  /// How often a customer calls; nil where attempts grow without end, 1 without customers.
  public var attemptsPerCustomer: Double? {
    attempts.map { customersPerHour > 0 ? $0.load.callsPerHour / customersPerHour : 1 }
  }

  /// The share of the customers who are never served, from the performance of their attempts.
  ///
  /// - Parameter performance: The performance of ``attempts``.
  /// - Returns: λ/λ₀·((1 − r_A)·P(abandoned) + (1 − r_B)·P(blocked)).
  public func lostCustomers(_ performance: QueuePerformance) -> Double {
    (attemptsPerCustomer ?? 1)
      * ((1 - redialAfterAbandon) * performance.abandonment + (1 - redialAfterBlocking) * performance.blocking)
  }
}
