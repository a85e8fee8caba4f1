/// The trunk lines that a group of agents needs so that at most a stated share of calls gets a busy signal.
///
/// Of M/M/n/K+M the fewest lines K, agents included, whose blocking is within the target. Blocking falls with every
/// line: the weights of the states below K stay as they are, so that the weight of state K in that of all up to K, w_K
/// / Σ w_j, obeys 1/b_K = 1 + (w_{K−1}/w_K)/b_{K−1}, and w_{K−1}/w_K does not fall.
///
/// As a ``WaitingModel`` it is the queue in which each number of agents has its fewest lines, so that
/// ``ErlangStaffing`` finds agents and lines together. Fewer lines never harm the calls that are not blocked: the
/// fewest lines are also those with the best service level of calls not blocked.
///
/// - Source: Riordan (1962), Stochastic Service Systems, section 5.2; joint choice of agents and lines: Khudyakov,
///   Feigin and Mandelbaum (2010), Designing a call center with an IVR, Queueing Systems 66, 215–237,
///   doi:10.1007/s11134-010-9193-y.
public struct TrunkLines: WaitingModel {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The mean patience in seconds; infinite where nobody gives up.
  public let patienceSeconds: Double
  /// The probability of hanging up at once when all agents are busy and a line is free.
  public let balking: Double
  /// The largest share of calls that may be blocked.
  public let targetBlocking: Double

  /// Describes the traffic and the target.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - patienceSeconds: The mean patience in seconds, at least 0; it may be infinite.
  ///   - balking: The probability of hanging up at once when all agents are busy, from 0 to 1.
  ///   - targetBlocking: The largest share of offered calls that may find all lines taken, above 0 and at most 1.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain.
  public init(
    callsPerHour: Double, handleSeconds: Double, patienceSeconds: Double, balking: Double = 0, targetBlocking: Double
  ) throws(QueueingError) {
    guard targetBlocking > 0, targetBlocking <= 1 else {
      throw .outsideDomain(input: "targetBlocking", value: targetBlocking, allowed: "a number above 0 and at most 1")
    }
    _ = try ErlangA(
      callsPerHour: 0, handleSeconds: 0, agents: 0, patienceSeconds: patienceSeconds, lines: 0, balking: balking)
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    self.patienceSeconds = patienceSeconds
    self.balking = balking
    self.targetBlocking = targetBlocking
  }

  /// The fewest lines for a number of agents.
  ///
  /// - Parameter agents: The number of agents n, a count, at least 0.
  /// - Returns: The lines K, agents included, at least n.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another count;
  ///   ``QueueingError/unreachableBlocking(target:reason:)`` where even ``OfferedLoad/maximumAgents`` lines are too
  ///   few, as for patient callers and more than n/(1 − b) erlangs.
  /// - Complexity: Some 2·log₂(K − n) evaluations of ``ErlangA``.
  public func fewestLines(agents: Int) throws(QueueingError) -> Int {
    try Domain.requireCount(agents, "agents")
    guard let lines = try search(agents) else {
      throw .unreachableBlocking(
        target: targetBlocking,
        reason: "\(load.erlangs) erlangs offered to \(agents) agents are blocked more often with any number of lines")
    }
    return lines
  }

  /// The performance with the fewest lines; where no number of lines is enough, with the most.
  ///
  /// - Parameters:
  ///   - agents: The number of agents, a count, at least 0.
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0.
  /// - Returns: All measures.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside the domain.
  public func performance(
    agents: Int, thresholdSeconds: Double, shortAbandonSeconds: Double
  ) throws(QueueingError) -> QueuePerformance {
    try queue(agents).performance(thresholdSeconds: thresholdSeconds, shortAbandonSeconds: shortAbandonSeconds)
  }

  /// The fewest agents, and lines for them, that reach the targets with no more than ``targetBlocking``.
  ///
  /// - Parameter targets: What has to be reached beside the blocking.
  /// - Returns: The agents with their performance, or why no number is enough; the lines are those of
  ///   ``fewestLines(agents:)``.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a limit outside its domain.
  /// - Accuracy: The staffing reaches the targets and one agent less does not.
  public func staffing(_ targets: StaffingTargets) throws(QueueingError) -> StaffingRequirement {
    var targets = targets
    targets.maximumBlocking = min(targets.maximumBlocking ?? 1, targetBlocking)
    return try ErlangStaffing(of: self, targets: targets).requirement()
  }

  /// The same traffic under another volume.
  public func offered(callsPerHour: Double) throws(QueueingError) -> TrunkLines {
    try TrunkLines(
      callsPerHour: callsPerHour, handleSeconds: load.handleSeconds, patienceSeconds: patienceSeconds,
      balking: balking, targetBlocking: targetBlocking)
  }

  /// The share of the calls not blocked that are in the queue for longer than a time.
  public func shareInQueue(after seconds: Double, agents: Int) throws(QueueingError) -> Double {
    try queue(agents).states.shareInQueue(after: seconds, of: load)
  }

  /// Whether the agents alone block so few that no line to wait on is needed.
  public func hasNoQueue(agents: Int) -> Bool { (try? search(agents)) == agents }

  private func queue(_ agents: Int) throws(QueueingError) -> ErlangA {
    try queue(agents, lines: try search(agents) ?? OfferedLoad.maximumAgents)
  }

  private func queue(_ agents: Int, lines: Int) throws(QueueingError) -> ErlangA {
    try ErlangA(
      callsPerHour: load.callsPerHour, handleSeconds: load.handleSeconds, agents: agents,
      patienceSeconds: patienceSeconds, lines: lines, balking: balking)
  }

  /// Outward in doubling steps, then by halves; nil where none is enough.
  private func search(_ agents: Int) throws(QueueingError) -> Int? {
    let most = OfferedLoad.maximumAgents
    func isEnough(_ lines: Int) throws(QueueingError) -> Bool {
      let states = try queue(agents, lines: lines).states
      return states.below == .infinity || states.perTotal * states.sums.full <= targetBlocking
    }
    // Patient callers: the agents answer n of a, the others are blocked however many lines there are.
    let joining = load.erlangs * (1 - balking)
    if patienceSeconds == .infinity, joining * (1 - targetBlocking) > Double(agents) * 1.000_001 {
      return try isEnough(agents) ? agents : nil
    }
    var low = agents
    if try isEnough(low) { return low }
    var step = 1
    var high = min(low + step, most)
    while try !isEnough(high) {
      if high == most { return nil }
      low = high
      step *= 2
      high = min(low + step, most)
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
