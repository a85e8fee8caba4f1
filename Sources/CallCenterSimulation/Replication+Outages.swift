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
    scheduleTimer(timer, at: outages[timer].next)
  }

  /// Cuts the plain calls in hand at a site: they were answered, and their handling ends here.
  ///
  /// - Complexity: O(contacts in the centre), once an outage.
  private mutating func dropCalls(at site: Int) {
    for index in 0..<centre.pool.used {
      let contact = centre.pool.slots[index]
      guard contact.state == .talking || contact.state == .wrappingUp, !rules[Int(contact.callType)].path.isBeyondCalls,
        plan.agentGroups[Int(contact.group)].site == site
      else { continue }
      let entity = index + firstContactEntity
      let end = contact.state == .talking && contact.wrapUpEnd >= 0 ? contact.wrapUpEnd : heap.key(of: entity) >> 3
      if traces { note(.cut, index, group: Int(contact.group)) }
      recordHandling(index, now - end)
      if hasLines, contact.state == .talking { releaseLine(Int(contact.callType)) }
      heap.cancel(entity)
      centre.groups[Int(contact.group)].finish(at: now)
      centre.pool.release(index)
      board.touch(Int(contact.group))
    }
    // Who was to go elsewhere as soon as the call is over does so once the outage is.
    settleStaff()
  }
}
