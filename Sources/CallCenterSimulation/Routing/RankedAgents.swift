internal import RandomVariates

/// How well a group with a free agent suits a contact, among the groups that it prefers equally.
protocol AgentScore: Sendable {
  /// The group with the largest score takes the contact; of equals the one whose agent has been idle longest.
  func score(of group: Int, for request: ContactRequest, in centre: borrowing CentreState) -> Double
}

/// Of the groups that may take a contact now, those of the lowest rank in the stage in force; of them the one with the
/// largest score.
struct RankedAgents: AgentSelection {
  let score: any AgentScore

  func group(for request: ContactRequest, in centre: borrowing CentreState) -> Int? {
    let reached = centre.routing.stagesReached(by: request.callType, after: request.waited)
    let stage = centre.routing.stageInForce(for: request.callType, reached: reached)
    var chosen = -1
    var lowest: Int32 = 0
    var best = 0.0
    var idleSince: Int64 = 0
    for server in centre.servers(of: request.callType) {
      let group = server.group
      let rank = centre.routing.rank(of: group, in: stage)
      guard rank > 0, chosen < 0 || rank <= lowest,
        centre.routing.isOpen(
          group, to: request.callType, waited: request.waited, free: centre.groups[group].idle)
      else { continue }
      let score = score.score(of: group, for: request, in: centre)
      let since = centre.idleLines[group].longestIdleSince
      if chosen < 0 || rank < lowest || score > best
        || (score == best && (since < idleSince || (since == idleSince && group < chosen)))
      {
        (chosen, lowest, best, idleSince) = (group, rank, score, since)
      }
    }
    return chosen < 0 ? nil : chosen
  }
}
