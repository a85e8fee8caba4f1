import Foundation

/// The formula a staffing is computed by.
public enum StaffingModel: Sendable, Equatable {
  /// Calls that find all agents busy are lost.
  case erlangB
  /// Patient callers, unlimited lines.
  case erlangC
  /// Impatient callers; `lines` nil where unlimited, agents included.
  case erlangA(patienceSeconds: Double, lines: Int? = nil, balking: Double = 0)
}

/// Erlang B, C or A before the number of agents is known.
public struct ErlangQueue: WaitingModel, Equatable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The formula.
  public let model: StaffingModel

  /// Describes a queue.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - model: The formula with what it needs beside the traffic.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside the domain of the formula.
  public init(callsPerHour: Double, handleSeconds: Double, model: StaffingModel) throws(QueueingError) {
    load = try OfferedLoad(callsPerHour: callsPerHour, handleSeconds: handleSeconds)
    if case .erlangA(let patience, let lines, let balking) = model {
      _ = try ErlangA(
        callsPerHour: 0, handleSeconds: 0, agents: 0, patienceSeconds: patience, lines: lines, balking: balking)
      try ErlangA.requireBoundedQueue(load, 0, patience, lines, balking)
    }
    self.model = model
  }

  /// The same queue under another volume.
  ///
  /// - Parameter callsPerHour: The number of calls an hour, at least 0.
  /// - Returns: The queue, all else unchanged.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside the domain of the formula.
  public func offered(callsPerHour: Double) throws(QueueingError) -> ErlangQueue {
    try ErlangQueue(callsPerHour: callsPerHour, handleSeconds: load.handleSeconds, model: model)
  }

  /// The performance in the long run.
  ///
  /// - Parameters:
  ///   - agents: The number of agents, a count, at least 0, not above the lines.
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0.
  /// - Returns: All measures.
  /// - Accuracy: That of ``ErlangB``, ``ErlangC`` and ``ErlangA``.
  public func performance(agents: Int, thresholdSeconds: Double, shortAbandonSeconds: Double) -> QueuePerformance {
    .of(load, states(agents), thresholdSeconds: thresholdSeconds, shortAbandonSeconds: shortAbandonSeconds)
  }

  /// The share of the calls not blocked that are in the queue for longer than a time.
  ///
  /// - Parameters:
  ///   - seconds: The time, at least 0.
  ///   - agents: The number of agents, a count, at least 0, not above the lines.
  /// - Returns: A probability; 1 where the queue has no steady state, 0 where every call is blocked.
  public func shareInQueue(after seconds: Double, agents: Int) -> Double {
    states(agents).shareInQueue(after: seconds, of: load)
  }

  /// Erlang C needs more agents than erlangs; no more agents than lines make sense.
  public var staffable: ClosedRange<Int> {
    switch model {
    case .erlangA(_, let lines?, _): 0...lines
    case .erlangC: Int(min(load.erlangs, Double(OfferedLoad.maximumAgents - 1)))...OfferedLoad.maximumAgents
    default: 0...OfferedLoad.maximumAgents
    }
  }

  /// Whether every caller who finds no agent is turned away.
  public func hasNoQueue(agents: Int) -> Bool {
    switch model {
    case .erlangB: true
    case .erlangC: false
    case .erlangA(_, let lines, _): lines == agents
    }
  }

  /// Square-root staffing around the agents that would let the fluid wait T; the multiple of √a is a fit.
  public func likelyAgents(_ targets: StaffingTargets) -> Double {
    let root = load.erlangs.squareRoot()
    let odds = targets.serviceLevel.map { min(max(log($0 / (1 - $0)), -3), 30) } ?? 0.7
    let tolerated = load.handleSeconds > 0 ? targets.thresholdSeconds / load.handleSeconds * root : 0
    let safety = odds / 1.4 / (1 + tolerated / 2)
    guard case .erlangA(let patience, _, let balking) = model, patience > 0 else { return load.erlangs + safety * root }
    let impatience = min(targets.thresholdSeconds / patience, 0.7)
    let fluid = load.erlangs * exp(-impatience) * (1 - balking)
    return fluid + (safety + 0.27 * impatience * root) * root
  }

  private func states(_ agents: Int) -> QueueStates {
    switch model {
    case .erlangB: QueueStates(load: load, agents: agents, patienceSeconds: .infinity, room: 0, balking: 0)
    case .erlangC: QueueStates(load: load, agents: agents, patienceSeconds: .infinity, room: nil, balking: 0)
    case .erlangA(let patience, let lines, let balking):
      QueueStates(
        load: load, agents: agents, patienceSeconds: patience, room: lines.map { max(0, $0 - agents) },
        balking: balking)
    }
  }
}

extension QueueStates {
  /// The share of the calls not blocked that are in the queue for longer than a time in seconds.
  func shareInQueue(after seconds: Double, of load: OfferedLoad) -> Double {
    if load.callsPerHour == 0, isStable || agents > 0 { return 0 }
    guard isStable else { return 1 }
    guard below < .infinity, notBlocked > 0 else { return 0 }
    let joiners = outcomes(at: unitSeconds > 0 ? seconds / unitSeconds : .infinity)
    return (1 - balking) * perTotal * (joiners.answeredLater + joiners.lostLater) / notBlocked
  }
}
