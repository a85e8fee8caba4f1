/// M/M/n with classes of priority, without interruption (non-preemptive).
///
/// An agent who becomes free takes the first caller of the highest class that waits. Handling is exponential with one mean
/// for all classes, and nobody gives up.
///
/// The mean wait of class i is C·(E[S]/n)/((1 − σᵢ₋₁)(1 − σᵢ)), C the probability that all agents are busy and σᵢ the load
/// of the classes 1 … i per agent. Where the whole load reaches the agents, C is 1: the classes above the overload keep
/// finite waits, those below it wait for ever.
///
/// - Source: Cobham (1954), Priority assignment in waiting line problems, Journal of the Operations Research Society of
///   America 2(1), 70–76, doi:10.1287/opre.2.1.70, with the correction (1955) 3(4), 547; law of the wait: Davis (1966),
///   doi:10.1287/opre.14.1.133; Kella and Yechiali (1985), doi:10.1080/15326348508807014.
public struct PriorityQueue: Sendable, Equatable {
  /// The traffic of each class, the highest first.
  public let loads: [OfferedLoad]
  /// The traffic of all classes together.
  public let load: OfferedLoad
  /// The number of agents n.
  public let agents: Int
  /// The traffic of the classes 1 … i together, and what it leaves of the agents, in erlangs.
  private let cumulated: [OfferedLoad]
  private let spares: [Double]
  /// The probability that all agents are busy, and that one is free.
  private let delay: Double
  private let free: Double

  /// Describes a queue with classes.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour of each class, the highest first; at least one class.
  ///   - handleSeconds: The mean handling time of all classes in seconds, at least 0.
  ///   - agents: The number of agents n, a count, at least 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain. An overload is no error: the
  ///   performance of each class says whether it is stable.
  /// - Complexity: That of ``ErlangC``, and O(number of classes).
  public init(callsPerHour: [Double], handleSeconds: Double, agents: Int) throws(QueueingError) {
    guard !callsPerHour.isEmpty else {
      throw .outsideDomain(input: "callsPerHour", value: 0, allowed: "the volume of at least one class")
    }
    var loads: [OfferedLoad] = []
    var cumulated: [OfferedLoad] = []
    for calls in callsPerHour {
      loads.append(try OfferedLoad(callsPerHour: calls, handleSeconds: handleSeconds))
      cumulated.append(
        try OfferedLoad(callsPerHour: (cumulated.last?.callsPerHour ?? 0) + calls, handleSeconds: handleSeconds))
    }
    let load = cumulated[cumulated.count - 1]
    let whole = try ErlangC(callsPerHour: load.callsPerHour, handleSeconds: handleSeconds, agents: agents)
    self.loads = loads
    self.load = load
    self.agents = agents
    self.cumulated = cumulated
    spares = cumulated.map { $0.spareErlangs(agents: agents) }
    let now = try whole.performance(thresholdSeconds: 0)
    delay = now.probabilityOfWait
    free = now.outcomes.answeredWithin
  }

  /// The performance of each class in the long run.
  ///
  /// - Parameter thresholdSeconds: The threshold of the service level in seconds, at least 0; one for all classes.
  /// - Returns: A performance for each class. The occupancy is the share of the agents' time that the class takes. A class
  ///   without calls shows what a single call of it would meet. Where a class is overloaded, ``QueuePerformance/isStable``
  ///   is false, its means are nil and its service level is 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Accuracy: Relative error at most 1e-9 times the condition number, as for ``ErlangC``.
  /// - Complexity: O(1) for each class: a sum of some hundred terms.
  public func performance(thresholdSeconds: Double = 20) throws(QueueingError) -> [QueuePerformance] {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    return loads.indices.map { performance(of: $0, thresholdSeconds) }
  }

  /// The performance of all classes together.
  ///
  /// The means are those of ``ErlangC``, since the order of service does not change how many wait; the law of the wait is
  /// the mixture of those of the classes.
  ///
  /// - Parameter thresholdSeconds: The threshold of the service level in seconds, at least 0.
  /// - Returns: All measures; where a class is overloaded, the means are nil and its calls count as not met.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  public func overallPerformance(thresholdSeconds: Double = 20) throws(QueueingError) -> QueuePerformance {
    let whole = try ErlangC(
      callsPerHour: load.callsPerHour, handleSeconds: load.handleSeconds, agents: agents
    ).performance(thresholdSeconds: thresholdSeconds)
    guard load.callsPerHour > 0 else { return whole }
    let classes = try performance(thresholdSeconds: thresholdSeconds)
    var within = 0.0
    var later = 0.0
    for (part, result) in zip(loads, classes) {
      let share = part.callsPerHour / load.callsPerHour
      within += share * result.outcomes.answeredWithin
      later += share * result.outcomes.answeredLater
    }
    return whole.with(
      outcomes: CallOutcomes(
        answeredWithin: within, answeredLater: later, abandonedShort: 0, abandonedLater: 0, blocked: 0))
  }

  private func performance(of index: Int, _ thresholdSeconds: Double) -> QueuePerformance {
    let own = loads[index]
    let spare = spares[index]
    let occupancy = agents > 0 ? min(own.erlangs / Double(agents), 1) : nil
    if load.callsPerHour == 0, agents > 0 {
      return QueuePerformance(
        patient: own, stable: true, delay: 0, wait: 0, waitOfDelayed: 0, occupancy: 0, answeredWithin: 1,
        answeredLater: 0)
    }
    guard spare > 0 else {
      return QueuePerformance(
        patient: own, stable: false, delay: delay, wait: nil, waitOfDelayed: nil, occupancy: occupancy,
        answeredWithin: 0, answeredLater: 1)
    }
    let n = Double(agents)
    let higher = index > 0 ? cumulated[index - 1].erlangs : 0
    let higherSpare = index > 0 ? spares[index - 1] : n
    let unit = own.handleSeconds
    let waitOfDelayed = unit * (n / higherSpare) / spare
    // Times are in mean handling times, so that rates are erlangs.
    let law = PriorityWaitLaw(
      capacity: n, higher: higher, own: own.erlangs, higherSpare: higherSpare, spare: spare)
    let (within, later) = law.split(at: unit > 0 ? thresholdSeconds / unit : .infinity)
    return QueuePerformance(
      patient: own, stable: true, delay: delay, wait: delay * waitOfDelayed, waitOfDelayed: waitOfDelayed,
      occupancy: occupancy, answeredWithin: free + delay * within, answeredLater: delay * later)
  }
}

extension QueuePerformance {
  /// A class of patient callers.
  fileprivate init(
    patient load: OfferedLoad, stable: Bool, delay: Double, wait: Double?, waitOfDelayed: Double?, occupancy: Double?,
    answeredWithin: Double, answeredLater: Double
  ) {
    let queueLength = wait.map { load.callsPerHour / 3600 * $0 }
    self.init(
      offeredErlangs: load.erlangs, isStable: stable, probabilityOfWait: delay, abandonment: 0, blocking: 0,
      averageSpeedOfAnswer: wait, averageWait: wait, averageWaitOfAbandoned: nil, averageWaitOfDelayed: waitOfDelayed,
      virtualWait: wait, averageQueueLength: queueLength, averageInSystem: queueLength.map { $0 + load.erlangs },
      occupancy: occupancy,
      outcomes: CallOutcomes(
        answeredWithin: answeredWithin, answeredLater: answeredLater, abandonedShort: 0, abandonedLater: 0, blocked: 0),
      abandonmentWithinThreshold: 0)
  }

  fileprivate func with(outcomes: CallOutcomes) -> QueuePerformance {
    QueuePerformance(
      offeredErlangs: offeredErlangs, isStable: isStable, probabilityOfWait: probabilityOfWait,
      abandonment: abandonment, blocking: blocking, averageSpeedOfAnswer: averageSpeedOfAnswer,
      averageWait: averageWait, averageWaitOfAbandoned: averageWaitOfAbandoned,
      averageWaitOfDelayed: averageWaitOfDelayed, virtualWait: virtualWait, averageQueueLength: averageQueueLength,
      averageInSystem: averageInSystem, occupancy: occupancy, outcomes: outcomes,
      abandonmentWithinThreshold: abandonmentWithinThreshold)
  }
}
