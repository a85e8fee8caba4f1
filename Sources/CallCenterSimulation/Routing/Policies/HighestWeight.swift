/// The weight of the skill alone: of the group for a contact, of the contact for an agent.
struct HighestWeight: AgentScore, ContactScore {
  func score(of group: Int, for request: ContactRequest, in centre: borrowing CentreState) -> Double {
    centre.routing.pair(group, request.callType).weight
  }

  func score(of head: WaitingHead, for group: Int, in centre: borrowing CentreState) -> Double {
    centre.routing.pair(group, head.callType).contactWeight
  }
}
