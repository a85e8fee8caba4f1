import Foundation

/// Inbound calls, and outbound calls in any number, to agents of whom some are kept free for inbound.
///
/// Inbound calls come in a Poisson stream to n agents and wait for an exponential patience (M/M/n+M). An outbound call
/// is begun at once whenever more than r agents are free; it is not interrupted. Both kinds last for exponential times.
/// With r = n there is no outbound, with r = 0 no agent is ever free.
///
/// With the same mean for both, the number of busy agents is a birth and death process from n − r upward, and the waits
/// are the sums of Erlang A. With different means the chain of the calls in the system and of the outbound calls among
/// them is solved.
///
/// - Source: Bhulai and Koole (2003), A queueing model for call blending in call centers, IEEE Transactions on
///   Automatic Control 48(8), 1434–1438, doi:10.1109/TAC.2003.815038.
public struct BlendedQueue: Sendable {
  /// The inbound traffic.
  public let load: OfferedLoad
  /// The mean handling time of an outbound call in seconds.
  public let outboundHandleSeconds: Double
  /// The number of agents n.
  public let agents: Int
  /// The number of agents r who are kept free for inbound.
  public let reserved: Int
  /// The mean patience of inbound callers in seconds; infinite where nobody gives up.
  public let patienceSeconds: Double
  /// The mean number of outbound calls begun an hour.
  public let outboundPerHour: Double
  private let busyAgents: Double
  private let law: Law

  private enum Law {
    case same(QueueStates)
    case different(BlendedChain)
  }

  /// Describes a group of agents.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of inbound calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time of an inbound call in seconds, above 0.
  ///   - outboundHandleSeconds: That of an outbound call, above 0; the same unless given.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - reserved: The number of agents r kept free for inbound, from 0 to n.
  ///   - patienceSeconds: The mean patience of inbound callers in seconds; it may be infinite. At least 0, with
  ///     different handling times above 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   with different handling times ``QueueingError/unstable(offeredErlangs:agents:)`` for a queue that grows without
  ///   end and ``QueueingError/tooLarge(chain:size:limit:)`` for more than some 150 agents or 10,000 waiting calls.
  /// - Accuracy: Relative error at most 1e-9 times the condition number; with different handling times 1e-6 for shares
  ///   of at least 1e-3, mostly 1e-9.
  /// - Complexity: O(n) time; with different handling times O(q·n³), q calls waiting.
  public init(
    callsPerHour: Double, handleSeconds: Double, outboundHandleSeconds: Double? = nil, agents: Int, reserved: Int,
    patienceSeconds: Double
  ) throws(QueueingError) {
    try Domain.requireCount(agents, "agents")
    guard (0...agents).contains(reserved) else {
      throw .outsideDomain(
        input: "reserved", value: Double(reserved), allowed: "a whole number from 0 to the agents, \(agents)")
    }
    let outbound = outboundHandleSeconds ?? handleSeconds
    for (value, name) in [(handleSeconds, "handleSeconds"), (outbound, "outboundHandleSeconds")] {
      guard value > 0, value.isFinite else {
        throw .outsideDomain(input: name, value: value, allowed: "a finite number above 0")
      }
    }
    let plain = try ErlangA(
      callsPerHour: callsPerHour, handleSeconds: handleSeconds, agents: agents, patienceSeconds: patienceSeconds)
    load = plain.load
    self.outboundHandleSeconds = outbound
    self.agents = agents
    self.reserved = reserved
    self.patienceSeconds = patienceSeconds
    let blending = agents - reserved
    guard callsPerHour > 0, blending > 0 else {
      // Nobody calls, or nobody is called.
      law = .same(plain.states)
      outboundPerHour = 3600 / outbound * Double(blending)
      busyAgents = Double(blending) + (callsPerHour > 0 ? Self.busyAgents(plain.states, plain.load) : 0)
      return
    }
    guard outbound == handleSeconds else {
      let chain = try BlendedChain(
        load: plain.load, agents: agents, blending: blending, outboundRate: handleSeconds / outbound,
        patienceSeconds: patienceSeconds)
      law = .different(chain)
      outboundPerHour = 3600 / outbound * chain.outbound
      busyAgents = chain.busy
      return
    }
    // The weights from all busy downward to n − r, in that of all busy and nobody waiting.
    var weight = 1.0
    var free = 0.0
    var freeBusy = 0.0
    for busy in stride(from: agents - 1, through: blending, by: -1) {
      weight *= Double(busy + 1) / load.erlangs
      free += weight
      freeBusy += weight * Double(busy)
      if free == .infinity { break }
    }
    if free == .infinity {
      // From below, where next to nothing waits.
      (weight, free, freeBusy) = (1, 1, Double(blending))
      var next = 1.0
      for busy in stride(from: blending + 1, to: agents, by: 1) {
        next *= load.erlangs / Double(busy)
        free += next
        freeBusy += next * Double(busy)
      }
      (weight, freeBusy) = (weight / free, freeBusy / free)
      let states = QueueStates(
        load: load, agents: agents, patienceSeconds: patienceSeconds, room: nil, balking: 0, freeWeight: .infinity)
      law = .same(states)
      outboundPerHour = 3600 / outbound * Double(blending) * weight
      busyAgents = freeBusy
      return
    }
    let states = QueueStates(
      load: load, agents: agents, patienceSeconds: patienceSeconds, room: nil, balking: 0, freeWeight: free)
    law = .same(states)
    guard states.isStable else {
      (outboundPerHour, busyAgents) = (0, Double(agents))
      return
    }
    let atLeast = free > 0 ? states.free * (weight / free) : states.perTotal * Self.unscaled(states)
    outboundPerHour = 3600 / outbound * Double(blending) * atLeast
    let taken = states.below == .infinity ? 0 : states.perTotal * states.sums.joined
    busyAgents = (free > 0 ? states.free * (freeBusy / free) : 0) + taken * Double(agents)
  }

  /// The weight of the state with all busy and nobody waiting, in the unit of the sums.
  private static func unscaled(_ states: QueueStates) -> Double { exp(-states.sums.logScale) }

  private static func busyAgents(_ states: QueueStates, _ load: OfferedLoad) -> Double {
    guard states.isStable else { return Double(states.agents) }
    let queued = states.below == .infinity ? 0 : states.perTotal * states.sums.answered
    return load.erlangs * (states.free + queued)
  }

  /// The performance of the inbound calls in the long run.
  ///
  /// `occupancy` and `averageInSystem` count both kinds of calls, `offeredErlangs` the inbound ones.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold;
  ///   ``QueueingError/tooLarge(chain:size:limit:)`` where the law of the wait would take too long.
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    let result: QueuePerformance
    switch law {
    case .same(let states):
      result = .of(load, states, thresholdSeconds: thresholdSeconds, shortAbandonSeconds: short)
    case .different(let chain):
      result = try chain.performance(load, thresholdSeconds: thresholdSeconds, shortAbandonSeconds: short)
    }
    return result.with(
      offeredErlangs: load.erlangs, inService: busyAgents,
      occupancy: agents > 0 ? busyAgents / Double(agents) : nil)
  }

  /// The time in queue that a share `probability` of the inbound calls does not exceed.
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds, or nil where the queue is not stable.
  /// - Throws: As ``ErlangA/waitQuantile(_:)``; ``QueueingError/tooLarge(chain:size:limit:)``.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    switch law {
    case .same(let states): return try states.waitQuantile(probability, of: load)
    case .different(let chain): return try chain.waitQuantile(probability).map { $0 * load.handleSeconds }
    }
  }

  /// The fewest reserved agents with whom the inbound calls reach a service level.
  ///
  /// More reserved agents leave fewer outbound calls in the system, so that the service level rises with them.
  ///
  /// - Parameters:
  ///   - target: The service level, from 0 to 1.
  ///   - definition: What counts as met, out of which.
  ///   - thresholdSeconds: The threshold T in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds; T unless given.
  ///   - callsPerHour: The number of inbound calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time of an inbound call in seconds, above 0.
  ///   - outboundHandleSeconds: That of an outbound call, above 0; the same unless given.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - patienceSeconds: The mean patience of inbound callers in seconds; it may be infinite.
  /// - Returns: The queue with that reserve, or nil where even n reserved agents are too few.
  /// - Throws: As the queue.
  /// - Accuracy: The reserve reaches the target and one agent less does not.
  public static func fewestReserved(
    target: Double, definition: ServiceLevelDefinition = .excludingBlocked, thresholdSeconds: Double = 20,
    shortAbandonSeconds: Double? = nil, callsPerHour: Double, handleSeconds: Double,
    outboundHandleSeconds: Double? = nil, agents: Int, patienceSeconds: Double
  ) throws(QueueingError) -> BlendedQueue? {
    try Domain.requireProbability(target, "targetServiceLevel")
    try Domain.requireCount(agents, "agents")
    func queue(_ reserved: Int) throws(QueueingError) -> BlendedQueue {
      try BlendedQueue(
        callsPerHour: callsPerHour, handleSeconds: handleSeconds, outboundHandleSeconds: outboundHandleSeconds,
        agents: agents, reserved: reserved, patienceSeconds: patienceSeconds)
    }
    func reaches(_ queue: BlendedQueue) throws(QueueingError) -> Bool {
      let result = try queue.performance(
        thresholdSeconds: thresholdSeconds, shortAbandonSeconds: shortAbandonSeconds)
      return (result.serviceLevel(definition) ?? 0) >= target
    }
    var best = try queue(agents)
    guard try reaches(best) else { return nil }
    var low = -1
    var high = agents
    while high - low > 1 {
      let middle = low + (high - low) / 2
      let tried = try queue(middle)
      if try reaches(tried) {
        high = middle
        best = tried
      } else {
        low = middle
      }
    }
    return best
  }
}
