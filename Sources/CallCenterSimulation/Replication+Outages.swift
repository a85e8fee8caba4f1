internal import CallCenterModel
internal import RandomVariates

// Outages of sites: everybody leaves the phones together.
extension Replication {
  mutating func startOutages(root: StreamKey) {
    if outages.isEmpty {
      for case .outage(let site, let index) in timers {
        let place = plan.sites[site]
        outages.append(OutageClock(place.outages[index], site: site, siteName: place.name))
      }
    }
    // Outages are the first of the timers.
    for index in outages.indices {
      outages[index].reset(root: root)
      scheduleTimer(index, at: outages[index].next)
    }
  }

  mutating func turnOutage(_ timer: Int, site: Int) {
    outages[timer].turn()
    let isDown = outages[timer].isDown
    if traces { noteOutage(at: site, isDown: isDown) }
    for group in plan.agentGroups.indices where plan.agentGroups[group].site == site {
      board.down[group] += isDown ? 1 : -1
      board.touch(group)
    }
    settleStaff()
    if isDown, outages[timer].dropsCalls { dropCalls(at: site) }
    if hasVisitors { stayForVisitors() }
    scheduleTimer(timer, at: outages[timer].next)
  }
}
