/// Agents who hold several chats at a time, each of which goes on the slower the more there are.
///
/// Chats come in a Poisson stream and go to the agent with the fewest; a chat that finds all places taken waits, in
/// order of arrival, for an exponential patience. The work of a chat is exponential with mean `handleSeconds` for an
/// agent who has no other; each chat of an agent who holds i goes on at `pace[i - 1]` of that speed.
///
/// While all n·k places are taken the queue is M/M/nk/K+M with handling h/pₖ, so that waits are exact sums. Below that
/// the number of chats alone does not tell how they lie: two chats of two agents are together after ends that fell
/// unevenly. So the chain of the numbers of agents with 1, 2, … k chats is solved; beyond ``maximumStates`` states the
/// chats are taken to lie as evenly as they can at any time, which is an approximation and exact for k = 1 and for one
/// agent.
///
/// - Source: multi-server contacts: Tezcan and Zhang (2014), Routing and staffing in customer service chat systems with
///   impatient customers, Operations Research 62(4), 943–956, doi:10.1287/opre.2014.1284; elimination: Grassmann,
///   Taksar and Heyman (1985), doi:10.1287/opre.33.5.1107.
public struct ChatQueue: Sendable {
  /// How the chats lie on the agents while a place is free.
  public enum Method: String, Sendable {
    /// The chain of all states.
    case exact
    /// As evenly as they can at any time.
    case balanced
  }

  /// The most states of the exact chain; it also needs at most 10⁹ steps of elimination.
  public static let maximumStates = 40_000

  /// The traffic offered, in chats an hour and the work of a chat alone.
  public let load: OfferedLoad
  /// The number of agents n.
  public let agents: Int
  /// The speed of each chat of an agent who holds 1, 2, … k of them.
  public let pace: [Double]
  /// How the states with a free place were found.
  public let method: Method
  /// While all places are taken: calls of the handling time h/pₖ and n·k agents.
  private let full: ErlangA
  private let states: QueueStates
  private let chain: ChatStates

  /// The most chats in hand at a time, n·k.
  public var places: Int { agents * pace.count }

  /// Describes a group of agents.
  ///
  /// - Parameters:
  ///   - chatsPerHour: The number of chats an hour, at least 0.
  ///   - handleSeconds: The mean work of a chat in seconds for an agent who has no other, above 0.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - pace: The speed of each of 1, 2, … k chats of an agent: the first 1, the others from 0.001 to 1; k at most 50.
  ///   - patienceSeconds: The mean patience in seconds, at least 0; it may be infinite.
  ///   - lines: The most chats in hand and waiting, at least n·k; nil where unlimited.
  ///   - method: How to find the states with a free place; the exact way where it is small enough, unless given.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/tooLarge(chain:size:limit:)`` if `exact` is asked for and too large.
  /// - Accuracy: With the exact chain relative error at most 1e-9 times the condition number. The balanced one gives
  ///   too small a probability of waiting: by at most 0.015 for 2 to 20 agents, loads of 50 to 110 % and paces down to
  ///   1, 0.6.
  /// - Complexity: O(states·band²) time for the exact chain of C(n + k, k) states (about 200 agents with two chats each, 35
  ///   with three, 16 with four), O(n·k) for the balanced one.
  public init(
    chatsPerHour: Double, handleSeconds: Double, agents: Int, pace: [Double], patienceSeconds: Double,
    lines: Int? = nil, method: Method? = nil
  ) throws(QueueingError) {
    try Domain.requireCount(agents, "agents")
    guard handleSeconds > 0 else {
      throw .outsideDomain(input: "handleSeconds", value: handleSeconds, allowed: "a finite number above 0")
    }
    guard (1...50).contains(pace.count) else {
      throw .outsideDomain(input: "pace", value: Double(pace.count), allowed: "a list of 1 to 50 speeds")
    }
    for (index, speed) in pace.enumerated() where !(speed <= 1 && speed >= (index == 0 ? 1 : 0.001)) {
      throw .outsideDomain(
        input: "pace", value: speed, allowed: index == 0 ? "1 for a single chat" : "numbers from 0.001 to 1")
    }
    let places = agents * pace.count
    guard places <= OfferedLoad.maximumAgents else {
      throw .outsideDomain(
        input: "agents", value: Double(agents), allowed: "at most \(OfferedLoad.maximumAgents) places for chats")
    }
    if let lines, lines < places {
      throw .outsideDomain(
        input: "lines", value: Double(lines), allowed: "at least the places of all agents, \(places)")
    }
    let load = try OfferedLoad(callsPerHour: chatsPerHour, handleSeconds: handleSeconds)
    full = try ErlangA(
      callsPerHour: chatsPerHour, handleSeconds: handleSeconds / (pace.last ?? 1), agents: places,
      patienceSeconds: patienceSeconds, lines: lines)
    self.load = load
    self.agents = agents
    self.pace = pace
    let isKnownByNumber = agents <= 1 || pace.count == 1
    if !isKnownByNumber, method != .balanced,
      let chain = try ChatStates(exactly: load.erlangs, agents: agents, pace: pace)
    {
      self.chain = chain
      self.method = .exact
    } else if !isKnownByNumber, method == .exact {
      throw .tooLarge(
        chain: "chain of the chats", size: ChatStates.count(agents: agents, atOnce: pace.count),
        limit: Double(Self.maximumStates))
    } else {
      chain = ChatStates(balanced: load.erlangs, agents: agents, pace: pace)
      self.method = isKnownByNumber ? .exact : .balanced
    }
    states =
      agents == 0
      ? full.states
      : QueueStates(
        load: full.load, agents: places, patienceSeconds: patienceSeconds, room: lines.map { $0 - places }, balking: 0,
        freeWeight: chain.freeWeight)
  }

  /// The performance in the long run.
  ///
  /// `offeredErlangs` counts the work of chats alone, `occupancy` the agents with at least one chat.
  ///
  /// - Parameters:
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: All measures.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite threshold.
  /// - Complexity: That of ``ErlangA`` with n·k agents.
  public func performance(
    thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> QueuePerformance {
    try Domain.requireAmount(thresholdSeconds, "thresholdSeconds")
    let short = shortAbandonSeconds ?? thresholdSeconds
    try Domain.requireAmount(short, "shortAbandonSeconds")
    let result = QueuePerformance.of(
      full.load, states, thresholdSeconds: thresholdSeconds, shortAbandonSeconds: short)
    return result.with(
      offeredErlangs: load.erlangs, inService: chatsInHand,
      occupancy: agents > 0 ? mixed(chain.busyAgents, Double(agents)) / Double(agents) : nil)
  }

  /// The time in queue that a share `probability` of the chats not blocked does not exceed.
  ///
  /// - Parameter probability: The share p, at least 0 and below 1.
  /// - Returns: A time in seconds, or nil where the queue is not stable or every chat is blocked.
  /// - Throws: As ``ErlangA/waitQuantile(_:)``.
  public func waitQuantile(_ probability: Double) throws(QueueingError) -> Double? {
    try states.waitQuantile(probability, of: full.load)
  }

  /// The mean number of chats in hand.
  public var chatsInHand: Double { mixed(chain.chats, Double(places)) }

  /// The share of the places that are taken; nil without agents.
  public var slotOccupancy: Double? { agents > 0 ? min(chatsInHand / Double(places), 1) : nil }

  /// The mean time from the pick-up of a chat to its end in seconds, by Little's law; nil where none is picked up.
  public var averageChatTime: Double? {
    guard agents > 0 else { return nil }
    guard load.callsPerHour > 0 else { return load.handleSeconds }
    guard states.isStable else { return load.handleSeconds / (pace.last ?? 1) }
    let queued = states.below == .infinity ? 0 : states.perTotal * states.sums.answered
    let answered = states.free + queued
    return answered > 0 ? chatsInHand / answered / load.callsPerHour * 3600 : nil
  }

  private func mixed(_ below: Double, _ above: Double) -> Double {
    guard states.isStable else { return above }
    let taken = states.below == .infinity ? 0 : states.perTotal * (states.sums.joined + states.sums.full)
    return states.free * below + taken * above
  }
}

extension QueuePerformance {
  /// The same queue with service of another kind: only what counts the agents and their work differs.
  func with(offeredErlangs: Double, inService: Double, occupancy: Double?) -> QueuePerformance {
    QueuePerformance(
      offeredErlangs: offeredErlangs, isStable: isStable, probabilityOfWait: probabilityOfWait,
      abandonment: abandonment, blocking: blocking, averageSpeedOfAnswer: averageSpeedOfAnswer,
      averageWait: averageWait, averageWaitOfAbandoned: averageWaitOfAbandoned,
      averageWaitOfDelayed: averageWaitOfDelayed, virtualWait: virtualWait, averageQueueLength: averageQueueLength,
      averageInSystem: averageQueueLength.map { $0 + inService }, occupancy: occupancy.map { min($0, 1) },
      outcomes: outcomes, abandonmentWithinThreshold: abandonmentWithinThreshold)
  }
}
