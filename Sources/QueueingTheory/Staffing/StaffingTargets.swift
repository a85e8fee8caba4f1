/// A limit of a quantile of the time in queue: `share` of the calls not blocked are in the queue for at most `seconds`.
///
/// The time in queue is the smaller one of virtual wait and patience, 0 for those who are served or hang up at once.
public struct WaitLimit: Sendable, Equatable {
  /// The share of the calls not blocked, from 0 to 1.
  public var share: Double
  /// The time in seconds, at least 0.
  public var seconds: Double

  /// Names the limit.
  ///
  /// - Parameters:
  ///   - share: The share of the calls not blocked, from 0 to 1.
  ///   - seconds: The time in seconds, at least 0.
  public init(share: Double, seconds: Double) {
    self.share = share
    self.seconds = seconds
  }
}

/// What a staffing has to reach; every limit that is given must hold.
public struct StaffingTargets: Sendable, Equatable {
  /// The service level to reach, from 0 to 1.
  public var serviceLevel: Double?
  /// What counts as met, out of which.
  public var definition: ServiceLevelDefinition
  /// The threshold T of the service level, in seconds.
  public var thresholdSeconds: Double
  /// The limit S of a short abandonment, in seconds; T unless given.
  public var shortAbandonSeconds: Double?
  /// The largest occupancy of the agents, from 0 to 1.
  public var maximumOccupancy: Double?
  /// The largest share of offered calls that abandon, from 0 to 1.
  public var maximumAbandonment: Double?
  /// The largest mean wait of the answered, in seconds.
  public var maximumAverageSpeedOfAnswer: Double?
  /// The largest share of offered calls that wait, from 0 to 1.
  public var maximumProbabilityOfWait: Double?
  /// A time in queue that a share of the calls not blocked must not exceed.
  public var maximumWaitQuantile: WaitLimit?
  /// The largest share of offered calls that find all lines taken, from 0 to 1.
  public var maximumBlocking: Double?

  /// Names the targets.
  ///
  /// - Parameters:
  ///   - serviceLevel: The service level to reach, from 0 to 1.
  ///   - definition: What counts as met, out of which.
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  ///   - maximumOccupancy: The largest occupancy, from 0 to 1.
  ///   - maximumAbandonment: The largest abandonment, from 0 to 1.
  ///   - maximumAverageSpeedOfAnswer: The largest mean wait of the answered in seconds, at least 0.
  ///   - maximumBlocking: The largest blocking, from 0 to 1.
  ///   - maximumProbabilityOfWait: The largest share of offered calls that wait, from 0 to 1.
  ///   - maximumWaitQuantile: A time in queue that a share of the calls not blocked must not exceed.
  public init(
    serviceLevel: Double? = nil, definition: ServiceLevelDefinition = .excludingBlocked, thresholdSeconds: Double = 20,
    shortAbandonSeconds: Double? = nil, maximumOccupancy: Double? = nil, maximumAbandonment: Double? = nil,
    maximumAverageSpeedOfAnswer: Double? = nil, maximumBlocking: Double? = nil,
    maximumProbabilityOfWait: Double? = nil, maximumWaitQuantile: WaitLimit? = nil
  ) {
    self.serviceLevel = serviceLevel
    self.definition = definition
    self.thresholdSeconds = thresholdSeconds
    self.shortAbandonSeconds = shortAbandonSeconds
    self.maximumOccupancy = maximumOccupancy
    self.maximumAbandonment = maximumAbandonment
    self.maximumAverageSpeedOfAnswer = maximumAverageSpeedOfAnswer
    self.maximumBlocking = maximumBlocking
    self.maximumProbabilityOfWait = maximumProbabilityOfWait
    self.maximumWaitQuantile = maximumWaitQuantile
  }

  func validate() throws(QueueingError) {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    if let shortAbandonSeconds { try Domain.requireAmount(shortAbandonSeconds, "shortAbandonSeconds") }
    if let maximumAverageSpeedOfAnswer {
      try Domain.requireAmount(maximumAverageSpeedOfAnswer, "maximumAverageSpeedOfAnswer")
    }
    if let serviceLevel { try Domain.requireProbability(serviceLevel, "targetServiceLevel") }
    if let maximumOccupancy { try Domain.requireProbability(maximumOccupancy, "maximumOccupancy") }
    if let maximumAbandonment { try Domain.requireProbability(maximumAbandonment, "maximumAbandonment") }
    if let maximumBlocking { try Domain.requireProbability(maximumBlocking, "maximumBlocking") }
    if let maximumProbabilityOfWait {
      try Domain.requireProbability(maximumProbabilityOfWait, "maximumProbabilityOfWait")
    }
    if let maximumWaitQuantile {
      try Domain.requireProbability(maximumWaitQuantile.share, "maximumWaitQuantile.share")
      try Domain.requireAmount(maximumWaitQuantile.seconds, "maximumWaitQuantile.seconds")
      return
    }
    guard serviceLevel != nil || limits.contains(where: { $0 != nil }) else { throw .noTarget }
  }

  private var limits: [Double?] {
    [maximumOccupancy, maximumAbandonment, maximumAverageSpeedOfAnswer, maximumBlocking, maximumProbabilityOfWait]
  }
}
