/// The weight of the skill times its speed.
struct BestSkilled: AgentScore {
  func score(of group: Int, for request: ContactRequest, in centre: borrowing CentreState) -> Double {
    let pair = centre.routing.pair(group, request.callType)
    return pair.weight * pair.speed
  }
}
