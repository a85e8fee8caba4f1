/// Staffing when the volume is a random number that nobody knows in advance: a busy or a quiet day.
///
/// The number of agents is chosen before the volume is known; given the volume the queue is in its long run. As each
/// target is reached up to some volume, the staffing that reaches it with a probability is the one for the quantile of the
/// volume. The expected service level counts calls: the expected number met out of the expected number that count.
///
/// - Source: Harrison and Zeevi (2005), A method for staffing large call centers based on stochastic fluid models,
///   Manufacturing & Service Operations Management 7(1), 20–36, doi:10.1287/msom.1040.0052; Whitt (2006), Staffing a call
///   center with uncertain arrival rate and absenteeism, Production and Operations Management 15(1), 88–102,
///   doi:10.1111/j.1937-5956.2006.tb00005.x.
public struct UncertainVolume: Sendable {
  /// The queue; its own volume is not used.
  public let queue: any WaitingModel
  /// The law of the volume.
  public let volume: VolumeLaw
  /// What has to be reached.
  public let targets: StaffingTargets

  /// Puts the question.
  ///
  /// - Parameters:
  ///   - queue: The queue; its own volume is not used.
  ///   - volume: The law of the volume.
  ///   - targets: The limits, at least one.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a law or limit outside its domain;
  ///   ``QueueingError/noTarget`` without any limit.
  public init(_ queue: any WaitingModel, volume: VolumeLaw, targets: StaffingTargets) throws(QueueingError) {
    try volume.validate()
    try targets.validate()
    self.queue = queue
    self.volume = volume
    self.targets = targets
  }

  /// The fewest agents that reach the targets if the volume is its mean.
  public func requirementAtMean() throws(QueueingError) -> StaffingRequirement {
    try requirement(volume.mean)
  }

  /// The fewest agents that reach the targets with a probability.
  ///
  /// - Parameter confidence: The probability, above 0 and below 1; for a list of volumes 1 is allowed.
  /// - Returns: The agents and their performance at the volume up to which they have to reach the targets.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for another probability; what the formula throws.
  /// - Complexity: One staffing, or one for each volume of a list.
  public func requirement(confidence: Double) throws(QueueingError) -> StaffingRequirement {
    guard confidence > 0, confidence < 1 || confidence == 1 && volume.points != nil else {
      throw .outsideDomain(input: "confidence", value: confidence, allowed: "a number above 0 and below 1")
    }
    if let points = volume.points {
      var reached = 0.0
      for point in points.sorted(by: { $0.callsPerHour < $1.callsPerHour }) {
        reached += point.probability
        if reached >= confidence - 1e-12 { return try requirement(point.callsPerHour) }
      }
    }
    guard case .gamma(let mean, let cv) = volume else { return try requirement(volume.mean) }
    return try requirement(GammaVolume(mean: mean, cv: cv).quantile(confidence))
  }

  /// The probability that a number of agents reaches the targets.
  ///
  /// - Parameter agents: The number of agents, a count, at least 0.
  /// - Returns: A probability.
  /// - Throws: What the formula throws.
  /// - Accuracy: Absolute error at most 1e-10.
  /// - Complexity: About sixty evaluations of the formula.
  public func probabilityTargetMet(agents: Int) throws(QueueingError) -> Double {
    if let points = volume.points {
      var met = 0.0
      for point in points {
        met += try holds(agents, point.callsPerHour) ? point.probability : 0
      }
      return min(met, 1)
    }
    guard case .gamma(let mean, let cv) = volume else { return 0 }
    guard let calls = try largestVolume(agents: agents) else { return 0 }
    return try GammaVolume(mean: mean, cv: cv).cdf(calls)
  }

  /// The expected service level in the definition of the targets, each call counting once.
  ///
  /// - Parameter agents: The number of agents, a count, at least 0.
  /// - Returns: A probability, or nil where no call counts.
  /// - Throws: What the formula throws.
  /// - Accuracy: Absolute error at most 1e-9.
  /// - Complexity: Some hundred evaluations of the formula for a gamma law, one for each volume of a list.
  public func expectedServiceLevel(agents: Int) throws(QueueingError) -> Double? {
    var met = 0.0
    var missed = 0.0
    if let points = volume.points {
      let isSilent = volume.mean == 0
      for point in points {
        let counts = try counts(agents, point.callsPerHour)
        let weight = isSilent ? point.probability : point.probability * point.callsPerHour
        met += weight * counts.met
        missed += weight * counts.missed
      }
    } else if case .gamma(let mean, let cv) = volume {
      let law = GammaVolume(mean: mean, cv: cv)
      let kink = queue.load.handleSeconds > 0 ? Double(agents) * 3600 / queue.load.handleSeconds : .infinity
      met = try law.meanOverCalls(splitAt: kink) { try counts(agents, $0).met }
      missed = try law.meanOverCalls(splitAt: kink) { try counts(agents, $0).missed }
    }
    return met + missed > 0 ? met / (met + missed) : nil
  }

  /// The fewest agents whose expected service level reaches the target.
  ///
  /// - Returns: The number of agents; nil where more than ``OfferedLoad/maximumAgents`` would be needed.
  /// - Throws: ``QueueingError/noTarget`` without a service level among the targets; what the formula throws.
  /// - Complexity: About ten to twenty expectations.
  public func agentsForExpectedServiceLevel() throws(QueueingError) -> Int? {
    guard let target = targets.serviceLevel else { throw .noTarget }
    func reaches(_ agents: Int) throws(QueueingError) -> Bool {
      (try expectedServiceLevel(agents: agents) ?? 0) >= target
    }
    let most = queue.staffable.upperBound
    if target >= 1, !queue.hasNoQueue(agents: most) { return nil }
    let mean = try queue.offered(callsPerHour: volume.mean)
    var high = min(most, max(1, Int(min(mean.likelyAgents(targets), Double(most)))))
    var low = -1
    var step = max(1, Int(mean.load.erlangs.squareRoot()))
    while try !reaches(high) {
      guard high < most else { return nil }
      low = high
      high = min(most, high + step)
      step *= 2
    }
    step = 1
    while low < 0, high > 0 {
      let trial = max(0, high - step)
      if try reaches(trial) { high = trial } else { low = trial }
      step *= 2
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try reaches(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private func requirement(_ calls: Double) throws(QueueingError) -> StaffingRequirement {
    try ErlangStaffing(of: try queue.offered(callsPerHour: calls), targets: targets).requirement()
  }

  private func holds(_ agents: Int, _ calls: Double) throws(QueueingError) -> Bool {
    let staffing = try ErlangStaffing(of: try queue.offered(callsPerHour: calls), targets: targets)
    return try staffing.gap(agents, try staffing.performance(agents: agents)).holds
  }

  private func counts(_ agents: Int, _ calls: Double) throws(QueueingError) -> (met: Double, missed: Double) {
    try queue.offered(callsPerHour: calls).performance(
      agents: agents, thresholdSeconds: targets.thresholdSeconds,
      shortAbandonSeconds: targets.shortAbandonSeconds ?? targets.thresholdSeconds
    ).outcomes.counts(targets.definition)
  }

  /// The largest volume at which so many agents reach the targets; nil where they never do, infinite where always.
  private func largestVolume(agents: Int) throws(QueueingError) -> Double? {
    var high = volume.mean
    var low = 0.0
    if try holds(agents, high) {
      while try holds(agents, high) {
        low = high
        high *= 2
        if high * queue.load.handleSeconds / 3600 > 1e8 || high > 1e12 { return .infinity }
      }
    } else {
      low = high
      while try !holds(agents, low) {
        high = low
        low /= 2
        if low < 1e-9 * volume.mean { return nil }
      }
    }
    while high - low > 1e-14 * high {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if try holds(agents, middle) { low = middle } else { high = middle }
    }
    return low
  }
}
