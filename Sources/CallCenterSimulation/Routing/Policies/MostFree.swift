/// The weight of the skill times the number of free agents of the group.
struct MostFree: AgentScore {
  func score(of group: Int, for request: ContactRequest, in centre: borrowing CentreState) -> Double {
    centre.routing.pair(group, request.callType).weight * Double(centre.groups[group].idle)
  }
}
