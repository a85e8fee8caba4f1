/// The group with the shortest predicted wait.
///
/// A free agent of any group takes the contact; else it waits for the group with the shortest predicted wait over the weight
/// of the skill, or for a group drawn with probabilities proportional to the reciprocal.
///
/// The predicted wait of a contact is (mean handling of all that wait for the group + its own mean handling there) / agents
/// of the group on duty: exact where all have exponential handling of one mean, nobody gives up and all agents are busy,
/// (queue + 1) · handling / agents. Nobody on duty is a wait without end.
struct ExpectedDelayQueue: QueueSelection {
  let agents: RankedAgents
  let isRandom: Bool

  func group(for request: ContactRequest, in centre: borrowing CentreState) -> Int {
    if let free = agents.group(for: request, in: centre) { return free }
    let servers = centre.servers(of: request.callType)
    var chosen = servers[0].group
    var shortest = Double.infinity
    for server in servers {
      let pair = centre.routing.pair(server.group, request.callType)
      let agents = centre.groups[server.group].present
      guard agents > 0 else { continue }
      let work = centre.routing.work.queued[server.group] + pair.meanHandling
      var delay = Double(work) / (Double(agents) * pair.weight)
      if isRandom { delay *= RandomAgent.time(server.group, request, centre) }
      if delay < shortest { (chosen, shortest) = (server.group, delay) }
    }
    return chosen
  }
}
