import CallCenterModel

extension PlanChecks {
  /// What chats and deferred work cannot be combined with.
  func checkChannels() {
    for (index, type) in plan.callTypes.enumerated() {
      let written = document.callTypes[index]
      if type.target.onTimeLevel != nil, !type.channel.isDeferred {
        issues.error(
          written.place, written.path,
          "`onTime` is a target of deferred work (`email`, `letter`, `case`); a contact of the channel "
            + "`\(type.channel.rawValue)` has no due time")
      }
      if type.channel == .outbound, type.arrivals.counts != .firstAttempts {
        issues.error(
          written.arrivals.place, written.arrivals.path,
          "the records of a list are counted once: `counts` has no meaning here")
      }
      if let rule = type.callBack, let own = rule.priority, own < type.priority {
        issues.error(
          written.place, "\(written.path).callBack",
          "promises of priority \(own) would go before the callers who wait, of priority \(type.priority)")
      }
      if type.channel.isDeferred, type.arrivals.counts != .firstAttempts {
        issues.error(
          written.arrivals.place, written.arrivals.path,
          "what comes in of deferred work is counted once: `counts` has no meaning here")
      }
    }
    for (index, group) in plan.agentGroups.enumerated() where group.chats != nil {
      guard !group.skills.contains(where: { plan.callTypes[$0.callType].channel == .chat }) else { continue }
      let written = document.agentGroups[index]
      issues.error(written.place, "\(written.path).chats", "the group serves no call type of the channel `chat`")
    }
  }
}
