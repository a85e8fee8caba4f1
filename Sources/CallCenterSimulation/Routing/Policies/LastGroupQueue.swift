/// A free agent of any group takes the contact; else it waits for the group that its type prefers least.
struct LastGroupQueue: QueueSelection {
  let agents: RankedAgents

  func group(for request: ContactRequest, in centre: borrowing CentreState) -> Int {
    if let free = agents.group(for: request, in: centre) { return free }
    let servers = centre.servers(of: request.callType)
    for server in servers.reversed() where centre.groups[server.group].present > 0 { return server.group }
    return servers[servers.count - 1].group
  }
}
