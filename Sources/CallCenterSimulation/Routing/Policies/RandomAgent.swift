internal import RandomVariates

/// Every free agent takes the contact with a probability proportional to the weight of the skill.
///
/// The first of exponential times with rates weight × free agents wins; the time of a group is drawn by the contact and the
/// group's name, so that a group more or less changes no other draw.
struct RandomAgent: AgentScore {
  func score(of group: Int, for request: ContactRequest, in centre: borrowing CentreState) -> Double {
    let rate = centre.routing.pair(group, request.callType).weight * Double(centre.groups[group].idle)
    return -Self.time(group, request, centre) / rate
  }

  /// An exponential time of mean 1.
  static func time(_ group: Int, _ request: ContactRequest, _ centre: borrowing CentreState) -> Double {
    var stream = RandomStream(request.key.child(.routing).child(centre.routing.groupNumbers[group]))
    return stream.exponential()
  }
}
