internal import CallCenterModel

// Outages that cut the calls in hand.
extension Replication {
  /// Cuts all calls in hand at a site, those that the centre made included.
  ///
  /// They were answered, their handling ends here, and nothing follows them. Visits and chats are finished.
  ///
  /// - Complexity: O(contacts in the centre), once an outage.
  mutating func dropCalls(at site: Int) {
    for index in 0..<centre.pool.used where isCallInHand(index) {
      if plan.agentGroups[Int(centre.pool.slots[index].group)].site == site { drop(index) }
    }
    // Who was to go elsewhere as soon as the call is over does so once the outage is.
    settleStaff()
  }

  private func isCallInHand(_ index: Int) -> Bool {
    switch centre.pool.slots[index].state {
    case .talking, .wrappingUp, .holding, .conferring, .dialling, .previewing, .misdirected: break
    default: return false
    }
    return rules[Int(centre.pool.slots[index].callType)].path.isDisjoint(with: [.walkIn, .chat, .deferred])
  }

  private mutating func drop(_ index: Int) {
    let contact = centre.pool.slots[index]
    let type = Int(contact.callType)
    if traces, contact.state != .dialling {
      note(contact.state == .previewing ? .miss : .cut, index, group: Int(contact.group))
    }
    recordHandling(index, -handlingAhead(of: index))
    heap.cancel(index + firstContactEntity)
    centre.groups[Int(contact.group)].finish(at: now)
    board.touch(Int(contact.group))
    switch contact.state {
    case .dialling: return missCustomer(index, type)
    case .previewing, .misdirected: return missParty(index, type)
    default: break
    }
    if rules[type].path.isBeyondCalls {
      breakOff(index, type)
    } else if hasLines, contact.state == .talking {
      releaseLine(type)
    }
    centre.pool.release(index)
  }

  /// What of the handling counted so far has not happened yet, in microseconds.
  private func handlingAhead(of index: Int) -> Int64 {
    let contact = centre.pool.slots[index]
    switch contact.state {
    case .holding:
      let detail = centre.pool.details[index]
      return detail.wrapUp - (now - detail.heldSince)
    case .conferring: return heap.key(of: index + firstContactEntity) >> 3 - now + centre.pool.details[index].wrapUp
    case .talking where contact.wrapUpEnd >= 0: return contact.wrapUpEnd - now
    default: return heap.key(of: index + firstContactEntity) >> 3 - now
    }
  }

  /// What was to follow the call does not: no transfer, no recall, no item of another type.
  private mutating func breakOff(_ index: Int, _ type: Int) {
    switch centre.pool.slots[index].state {
    case .talking:
      freeLine(type)
      if centre.pool.details[index].nextType >= 0 {
        recordService(index) { $0.transferred -= 1 }
        followNoMore(index)
      }
    case .holding:
      // The caller waits on without the agent.
      centre.pool.details[Int(centre.pool.details[index].partner)].partner = -1
      followNoMore(index)
    default: break
    }
    pause(index)
  }
}
