/// The answer to a question for the staff of a day.
public enum TimeVaryingRequirement: Sendable, Equatable {
  /// The agents of each interval, what the calls of the day meet with them, and how often the day was solved.
  case reachable(agents: [Int], performance: TimeVaryingPerformance, solutions: Int)
  /// No number of agents reaches the targets in an interval, counted from 0.
  case unreachable(interval: Int, reason: String)
}

/// Agents for each interval of a day, so that the targets hold in all of them.
///
/// Whether targets hold in an interval is told by ``TimeVaryingQueue``, for the calls that arrive in it, wherever they are
/// answered; an occupancy is that of the clock. An interval without calls has none to miss a target, and gets only the
/// agents its neighbours need.
///
/// The search begins with Erlang A at the modified offered load, moves every interval by its distance from the targets
/// until that settles, raises the first interval that fails until none does, and then takes agents away one interval
/// after another. Where a backlog spills over, one agent more before may be worth two after: that is tried too. The
/// answer is locally least: it reaches all targets, and with one agent less in any single interval it does not. Another
/// distribution over the intervals may do with fewer in total.
///
/// - Source: Feldman, Mandelbaum, Massey and Whitt (2008), Staffing of time-varying queues to achieve time-stable
///   performance, Management Science 54(2), 324–338, doi:10.1287/mnsc.1070.0821: staffing by repeated evaluation, here for
///   any target and by Kolmogorov's equations in place of simulation.
public struct TimeVaryingStaffing: Sendable, Equatable {
  /// The day without its staff.
  private let day: TimeVaryingQueue
  /// What has to be reached.
  public let targets: StaffingTargets

  /// Puts the question.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour in each interval, at least 0.
  ///   - intervalSeconds: The length of an interval in seconds, above 0.
  ///   - handleSeconds: The mean handling time in seconds, above 0.
  ///   - patienceSeconds: The mean patience in seconds, at least 0; it may be infinite.
  ///   - lines: The number of lines, agents included; nil where unlimited.
  ///   - initial: The calls there are at the start, no more than the lines; nobody unless given.
  ///   - targets: The limits, at least one; all of them hold in every interval with calls.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside the domain of ``TimeVaryingQueue`` or of a
  ///   limit; ``QueueingError/fewerLinesThanAgents(lines:agents:)`` for more calls at the start than lines;
  ///   ``QueueingError/noTarget`` without any limit.
  public init(
    callsPerHour: [Double], intervalSeconds: Double, handleSeconds: Double, patienceSeconds: Double, lines: Int? = nil,
    initial: TimeVaryingQueue.StartingState = .empty, targets: StaffingTargets
  ) throws(QueueingError) {
    try targets.validate()
    day = try TimeVaryingQueue(
      callsPerHour: callsPerHour, agents: callsPerHour.map { _ in 0 }, intervalSeconds: intervalSeconds,
      handleSeconds: handleSeconds, patienceSeconds: patienceSeconds, lines: lines, initial: initial)
    self.targets = targets
  }

  /// The day with a staff.
  ///
  /// - Parameter agents: The number of agents in each interval, at least 0.
  /// - Returns: The queue whose performance tells what the staff reaches.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)``;
  ///   ``QueueingError/fewerLinesThanAgents(lines:agents:)``.
  public func queue(agents: [Int]) throws(QueueingError) -> TimeVaryingQueue {
    try TimeVaryingQueue(
      callsPerHour: day.callsPerHour, agents: agents, intervalSeconds: day.intervalSeconds,
      handleSeconds: day.handleSeconds, patienceSeconds: day.patienceSeconds, lines: day.lines, initial: day.initial)
  }

  /// In which intervals a staff reaches the targets.
  ///
  /// - Parameter agents: The number of agents in each interval, at least 0.
  /// - Returns: One answer an interval; true for those without calls.
  /// - Throws: What ``TimeVaryingQueue`` throws.
  /// - Complexity: One solution of the day, two where a quantile of the wait has a time of its own.
  public func holds(agents: [Int]) throws(QueueingError) -> [Bool] {
    try solution(agents).gaps.map { $0?.holds ?? true }
  }

  /// The agents of each interval by itself, in the long run, under an approximation; where the volume is steep they may
  /// miss the targets.
  ///
  /// - Parameter approximation: Which rate is taken for an interval: `simple` is the usual staffing of practice (SIPP).
  /// - Returns: One number an interval, nil where none reaches the targets.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` as ``ErlangStaffing``.
  /// - Complexity: One staffing by ``ErlangStaffing`` for each interval.
  public func agents(_ approximation: StationaryApproximation) throws(QueueingError) -> [Int?] {
    let isPatient = day.patienceSeconds == .infinity && day.lines == nil
    let model: StaffingModel =
      isPatient ? .erlangC : .erlangA(patienceSeconds: day.patienceSeconds, lines: day.lines)
    var agents: [Int?] = []
    for calls in try day.rates(approximation) {
      let staffing = try ErlangStaffing(
        callsPerHour: calls, handleSeconds: day.handleSeconds, model: model, targets: targets)
      if case .reachable(let number, _, _) = try staffing.requirement() {
        agents.append(number)
      } else {
        agents.append(nil)
      }
    }
    return agents
  }

  /// The agents of each interval that reach the targets, none of which can be spared.
  ///
  /// - Returns: The agents and what the calls meet, or the interval that is out of reach and why.
  /// - Throws: What ``TimeVaryingQueue`` throws; ``QueueingError/didNotConverge(iterations:residual:)`` where raising and
  ///   lowering go in circles.
  /// - Complexity: About three to five solutions of the day for each interval.
  public func requirement() throws(QueueingError) -> TimeVaryingRequirement {
    var search = TimeVaryingSearch(self)
    return try search.requirement()
  }

  var callsPerHour: [Double] { day.callsPerHour }
  var erlangs: [Double] { day.callsPerHour.map { $0 / 3600 * day.handleSeconds } }
  var lines: Int? { day.lines }

  /// One solution of the day; no gap where there are no calls.
  func solution(_ agents: [Int]) throws(QueueingError) -> (performance: TimeVaryingPerformance, gaps: [TargetGap?]) {
    let queue = try queue(agents: agents)
    let performance = try queue.performance(
      thresholdSeconds: targets.thresholdSeconds, shortAbandonSeconds: targets.shortAbandonSeconds)
    var atLimit: TimeVaryingPerformance?
    if let limit = targets.maximumWaitQuantile {
      atLimit =
        limit.seconds == targets.thresholdSeconds
        ? performance : try queue.performance(thresholdSeconds: limit.seconds)
    }
    let gaps = agents.indices.map { interval -> TargetGap? in
      guard day.callsPerHour[interval] > 0 else { return nil }
      return TargetGap(
        targets, interval: performance.byArrival[interval], clock: performance.byClock[interval],
        agents: agents[interval], erlangs: day.callsPerHour[interval] / 3600 * day.handleSeconds,
        inQueue: atLimit.map { $0.byArrival[interval].inQueueBeyondThreshold }, noQueue: day.lines == agents[interval])
    }
    return (performance, gaps)
  }
}

extension TimeVaryingPerformance.Arrivals {
  /// The share of the calls not blocked that are in the queue for longer than the threshold.
  fileprivate var inQueueBeyondThreshold: Double {
    let later = outcomes.answeredLater + max(0, abandonment - abandonmentWithinThreshold)
    return blocking < 1 ? min(1, later / (1 - blocking)) : 0
  }
}

extension TargetGap {
  /// Compares what the calls of an interval meet with the targets.
  fileprivate init(
    _ targets: StaffingTargets, interval: TimeVaryingPerformance.Arrivals, clock: TimeVaryingPerformance.Clock,
    agents: Int, erlangs: Double, inQueue: Double?, noQueue: Bool
  ) {
    let busy = max(0, clock.busyAgents - clock.overtimeAgents)
    let performance = QueuePerformance(
      offeredErlangs: erlangs, isStable: true, probabilityOfWait: interval.probabilityOfWait,
      abandonment: interval.abandonment, blocking: interval.blocking,
      averageSpeedOfAnswer: interval.averageSpeedOfAnswer, averageWait: interval.averageWait,
      averageWaitOfAbandoned: nil, averageWaitOfDelayed: nil, virtualWait: nil,
      averageQueueLength: clock.averageQueueLength, averageInSystem: nil,
      occupancy: agents > 0 ? min(1, busy / Double(agents)) : nil, outcomes: interval.outcomes,
      abandonmentWithinThreshold: interval.abandonmentWithinThreshold)
    self.init(targets, performance, inQueue: inQueue, noQueue: noQueue)
  }
}
