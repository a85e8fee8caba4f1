internal import CallCenterModel

/// Which groups a contact may go to and which contacts a group may take, flattened for the loop.
struct RoutingTable {
  /// A group that serves a call type.
  struct Server {
    var group: Int
    var preference: Int
    var afterMicroseconds: Int64

    /// Out of use, no contact has waited long enough.
    var isInUse: Bool {
      get { afterMicroseconds < RoutingTable.never }
      set { afterMicroseconds = RoutingTable.after(afterMicroseconds, isInUse: newValue) }
    }
  }

  /// A call type that a group serves.
  struct Demand {
    var callType: Int
    var priority: Int
    /// The same for all deferred types, which are compared by due time instead.
    var preference: Int
    var afterMicroseconds: Int64
    /// Microseconds of handling per second of need.
    var microsecondsPerSecond: Double
    var isDeferred: Bool
    var isChat: Bool

    var isInUse: Bool {
      get { afterMicroseconds < RoutingTable.never }
      set { afterMicroseconds = RoutingTable.after(afterMicroseconds, isInUse: newValue) }
    }
  }

  /// Added to the wait of a skill that is out of use: 36,000 years.
  private static let never: Int64 = 1 << 60

  private static func after(_ microseconds: Int64, isInUse: Bool) -> Int64 {
    let plain = microseconds & (never - 1)
    return isInUse ? plain : plain | never
  }

  /// Shape `[callType]`, by preference.
  var servers: [[Server]]
  /// Shape `[group]`, by priority, then preference.
  var demands: [[Demand]]
  /// Shape `[callType]`: ascending waits after which further groups take part.
  var stages: [[Int64]]
  /// Whether some contact may choose between groups it likes equally.
  let comparesIdleness: Bool

  init(_ plan: Plan) {
    func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1e6).rounded()) }
    servers = plan.callTypes.indices.map { type in
      plan.agentGroups.enumerated().compactMap { index, group in
        group.skills.first { $0.callType == type }.map { plan.routed($0, of: group) }.map {
          Server(group: index, preference: $0.preference, afterMicroseconds: microseconds($0.afterSeconds))
        }
      }.sorted { ($0.preference, $0.group) < ($1.preference, $1.group) }
    }
    demands = plan.agentGroups.map { group in
      group.skills.map { plan.routed($0, of: group) }.map {
        let type = plan.callTypes[$0.callType]
        return Demand(
          callType: $0.callType, priority: type.priority,
          preference: type.channel.isDeferred ? .max : $0.contactPreference ?? $0.preference,
          afterMicroseconds: microseconds($0.afterSeconds), microsecondsPerSecond: 1e6 / $0.speed,
          isDeferred: type.channel.isDeferred, isChat: type.channel == .chat)
      }.sorted { ($0.priority, $0.preference, $0.callType) < ($1.priority, $1.preference, $1.callType) }
    }
    stages = zip(servers, plan.callTypes).map { servers, type in
      Set(servers.map(\.afterMicroseconds) + type.stages.map { microseconds($0.afterSeconds) }).filter { $0 > 0 }
        .sorted()
    }
    comparesIdleness =
      plan.usesRoutingRules
      || servers.contains { servers in
        zip(servers, servers.dropFirst()).contains { $0.preference == $1.preference }
      }
  }
}
