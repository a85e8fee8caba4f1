/// A small system of several call types and groups of agents, solved as an exact Markov chain.
///
/// Calls come in Poisson streams; a call takes an agent of the group of best rank that has one free, and waits for any of
/// its groups if none has. An agent who becomes free takes the first waiting call of the type of best rank for the group.
/// Handling is exponential with a mean for each group and type, patience exponential with a mean for each type.
///
/// - Source: overflow routing and its chain: Koole and Mandelbaum (2002), Queueing models of call centers: an introduction,
///   Annals of Operations Research 113, 41–59, doi:10.1023/A:1020949626017; elimination: Grassmann, Taksar and Heyman
///   (1985), doi:10.1287/opre.33.5.1107.
public struct MultiskillSystem: Sendable, Equatable {
  /// The calls of one type.
  public struct CallType: Sendable, Equatable {
    /// The number of calls an hour.
    public let callsPerHour: Double
    /// The mean patience in seconds; infinite where nobody gives up.
    public let patienceSeconds: Double

    /// Describes a call type.
    ///
    /// - Parameters:
    ///   - callsPerHour: The number of calls an hour, at least 0.
    ///   - patienceSeconds: The mean patience in seconds, above 0; it may be infinite.
    public init(callsPerHour: Double, patienceSeconds: Double) {
      self.callsPerHour = callsPerHour
      self.patienceSeconds = patienceSeconds
    }
  }

  /// Agents with the same skills and speed.
  public struct AgentGroup: Sendable, Equatable {
    /// The number of agents.
    public let agents: Int
    /// The mean handling time of each call type in seconds.
    public let handleSeconds: [Double]

    /// Describes a group.
    ///
    /// - Parameters:
    ///   - agents: The number of agents, a count, at least 0.
    ///   - handleSeconds: The mean handling time of each call type in seconds, above 0.
    public init(agents: Int, handleSeconds: [Double]) {
      self.agents = agents
      self.handleSeconds = handleSeconds
    }
  }

  /// The most states a chain may have.
  public static let maximumStates = 200_000

  /// The call types.
  public let callTypes: [CallType]
  /// The groups of agents.
  public let groups: [AgentGroup]
  /// The rank of each group for each call type, from 1; 0 where the group cannot serve it.
  public let callToGroup: [[Int]]
  /// The rank of each call type for each group, from 1; 0 where the group cannot serve it.
  public let groupToCall: [[Int]]
  /// The most calls that may wait, all types together; 0 is a loss system, nil unlimited.
  public let waitingRoom: Int?

  /// Describes a system.
  ///
  /// - Parameters:
  ///   - callTypes: The call types, at least one.
  ///   - groups: The groups of agents, at least one.
  ///   - callToGroup: For each call type the rank of each group, from 1; 0 where the group cannot serve it. Ranks above 0
  ///     differ within a row.
  ///   - groupToCall: For each group the rank of each call type, in the same way.
  ///   - waitingRoom: The most calls that may wait, all types together; nil where unlimited.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for rows of the wrong length, equal ranks, a pair that
  ///   has a rank in one table and none in the other, a type nobody serves, and values outside their domains.
  public init(
    callTypes: [CallType], groups: [AgentGroup], callToGroup: [[Int]], groupToCall: [[Int]], waitingRoom: Int? = nil
  ) throws(QueueingError) {
    self.callTypes = callTypes
    self.groups = groups
    self.callToGroup = callToGroup
    self.groupToCall = groupToCall
    self.waitingRoom = waitingRoom
    try requireValues()
    try requireRanks(callToGroup, "callToGroup", rows: callTypes.count, columns: groups.count)
    try requireRanks(groupToCall, "groupToCall", rows: groups.count, columns: callTypes.count)
    for type in callTypes.indices {
      for group in groups.indices where (callToGroup[type][group] > 0) != (groupToCall[group][type] > 0) {
        throw .outsideDomain(
          input: "groupToCall", value: Double(groupToCall[group][type]),
          allowed: "a rank wherever callToGroup has one, else 0 (group \(group + 1), call type \(type + 1))")
      }
      guard callToGroup[type].contains(where: { $0 > 0 }) else {
        throw .outsideDomain(
          input: "callToGroup", value: 0, allowed: "a rank of at least one group for call type \(type + 1)")
      }
    }
  }

  private func requireValues() throws(QueueingError) {
    guard !callTypes.isEmpty, callTypes.count <= 16 else {
      throw .outsideDomain(input: "callTypes", value: Double(callTypes.count), allowed: "1 to 16 call types")
    }
    guard !groups.isEmpty, groups.count <= 16 else {
      throw .outsideDomain(input: "groups", value: Double(groups.count), allowed: "1 to 16 groups")
    }
    for type in callTypes {
      try Domain.requireAmount(type.callsPerHour, "callsPerHour")
      guard type.patienceSeconds > 0 else {
        throw .outsideDomain(input: "patienceSeconds", value: type.patienceSeconds, allowed: "a number above 0")
      }
    }
    for group in groups {
      try Domain.requireCount(group.agents, "agents")
      guard group.handleSeconds.count == callTypes.count else {
        throw .outsideDomain(
          input: "handleSeconds", value: Double(group.handleSeconds.count), allowed: "one time for each call type")
      }
      for seconds in group.handleSeconds where !(seconds > 0 && seconds.isFinite) {
        throw .outsideDomain(input: "handleSeconds", value: seconds, allowed: "a finite number above 0")
      }
    }
    if let waitingRoom { try Domain.requireCount(waitingRoom, "waitingRoom") }
  }

  private func requireRanks(
    _ table: [[Int]], _ name: String, rows: Int, columns: Int
  ) throws(QueueingError) {
    guard table.count == rows else {
      throw .outsideDomain(input: name, value: Double(table.count), allowed: "\(rows) rows")
    }
    for row in table {
      guard row.count == columns else {
        throw .outsideDomain(input: name, value: Double(row.count), allowed: "rows of \(columns) ranks")
      }
      var seen: Set<Int> = []
      for rank in row where rank != 0 {
        guard rank > 0, seen.insert(rank).inserted else {
          throw .outsideDomain(
            input: name, value: Double(rank),
            allowed: "ranks from 1 that differ within a row (equal ranks need the order of arrival), 0 for none")
        }
      }
    }
  }
}

/// How a system of several call types and groups performs in the long run.
public struct MultiskillPerformance: Sendable, Equatable {
  /// The calls of one type.
  public struct CallType: Sendable, Equatable {
    /// The probability of joining the queue.
    public let probabilityOfWait: Double
    /// The probability of giving up.
    public let abandonment: Double
    /// The probability of being turned away.
    public let blocking: Double
    /// The mean wait of the answered; nil where nobody is, or the chain of one caller would be too large.
    public let averageSpeedOfAnswer: Double?
    /// The mean time in queue of all not blocked, zeros included.
    public let averageWait: Double?
    /// The mean number waiting.
    public let averageQueueLength: Double
    /// What becomes of a call within the thresholds; nil where the chain of one caller would be too large.
    public let outcomes: CallOutcomes?
  }

  /// One group of agents.
  public struct AgentGroup: Sendable, Equatable {
    /// The mean number of busy agents.
    public let busyAgents: Double
    /// The share of their time the agents are busy; nil without agents.
    public let occupancy: Double?
  }

  /// The call types, in their order.
  public let callTypes: [CallType]
  /// The groups, in their order.
  public let groups: [AgentGroup]
  /// The number of states of the chain.
  public let states: Int
  /// The probability of the states at which an unlimited queue is cut off.
  public let truncation: Double
}
