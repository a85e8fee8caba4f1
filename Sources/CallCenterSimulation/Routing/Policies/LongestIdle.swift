/// The weight of the skill times the time for which the group's agent has been idle.
struct LongestIdle: AgentScore {
  func score(of group: Int, for request: ContactRequest, in centre: borrowing CentreState) -> Double {
    let idle = request.now - centre.idleLines[group].longestIdleSince
    return centre.routing.pair(group, request.callType).weight * Double(idle)
  }
}
