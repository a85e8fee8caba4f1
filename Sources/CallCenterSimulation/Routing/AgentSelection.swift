internal import RandomVariates

/// A contact that asks for an agent.
struct ContactRequest {
  var callType: Int
  /// Microseconds.
  var waited: Int64
  var now: Int64
  var key: StreamKey
}

/// Decides which group with an idle agent takes a contact.
protocol AgentSelection {
  /// The group that takes the contact; `nil`: it waits.
  func group(for request: ContactRequest, in centre: borrowing CentreState) -> Int?
}

/// The group that prefers the call type most; of equals the one whose agent has been idle longest.
struct PreferredThenLongestIdle: AgentSelection {
  @inline(__always)
  func group(for request: ContactRequest, in centre: borrowing CentreState) -> Int? {
    var chosen = -1
    var preference = 0
    var idleSince: Int64 = 0
    for server in centre.servers(of: request.callType)
    where request.waited >= server.afterMicroseconds && centre.groups[server.group].hasIdleAgent {
      guard chosen >= 0 else {
        chosen = server.group
        preference = server.preference
        if centre.idleLines[chosen].count > 0 { idleSince = centre.idleLines[chosen].longestIdleSince }
        continue
      }
      guard server.preference == preference else { break }
      let since = centre.idleLines[server.group].longestIdleSince
      if since < idleSince {
        chosen = server.group
        idleSince = since
      }
    }
    return chosen < 0 ? nil : chosen
  }
}
