/// Minus the occupancy of the group since midnight, over the weight of the skill.
struct LeastOccupied: AgentScore {
  func score(of group: Int, for request: ContactRequest, in centre: borrowing CentreState) -> Double {
    let occupancy = centre.routing.work.occupancy(of: group, running: centre.groups[group].running(at: request.now))
    return -occupancy / centre.routing.pair(group, request.callType).weight
  }
}
