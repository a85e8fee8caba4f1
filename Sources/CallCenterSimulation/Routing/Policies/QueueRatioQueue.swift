/// The first group, by preference, whose queue is short for its agents.
///
/// Level by level of preference a free agent of the level takes the contact, else it waits for that group of the level
/// whose queue ratio is smallest, unless the ratios of all exceed their targets; then the next level is asked. Where all
/// are exceeded, it waits for the group with the smallest ratio of all.
///
/// The queue ratio is (contacts that wait for the group + 1) / its agents on duty.
struct QueueRatioQueue: QueueSelection {
  let agents: RankedAgents

  func group(for request: ContactRequest, in centre: borrowing CentreState) -> Int {
    let servers = centre.servers(of: request.callType)
    let free = agents.group(for: request, in: centre)
    var smallest = (group: servers[0].group, ratio: Double.infinity)
    var level = 0
    while level < servers.count {
      let preference = servers[level].preference
      var best = (group: -1, ratio: Double.infinity)
      while level < servers.count, servers[level].preference == preference {
        let group = servers[level].group
        level += 1
        if group == free { return group }
        let ratio = Double(centre.routing.work.waiting[group] + 1) / Double(centre.groups[group].present)
        if ratio < smallest.ratio { smallest = (group, ratio) }
        if ratio <= centre.routing.targetRatios[group], ratio < best.ratio { best = (group, ratio) }
      }
      if best.group >= 0 { return best.group }
    }
    return smallest.group
  }
}
