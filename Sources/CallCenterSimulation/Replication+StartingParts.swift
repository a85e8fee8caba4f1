internal import CallCenterModel

// Calls in hand at the start are given by the group as it is written, whose people may be counted in parts.
extension Replication {
  /// The part of a written group whose agent has the next call in hand: calls are spread as the people present are, each
  /// to the part with the most people for a call, of those whose talks can have lasted so long.
  ///
  /// - Complexity: O(groups).
  func part(of group: Int, for type: Int, elapsedSeconds: Double) -> Int {
    var chosen: Int?
    for part in plan.agentGroups.indices where part == group || plan.agentGroups[part].reportsTo == group {
      guard centre.demands(on: part).contains(where: { $0.callType == type }),
        plan.callTypes[type].talkCanExceed(needSeconds: need(of: type, on: part, after: elapsedSeconds))
      else { continue }
      guard let best = chosen else {
        chosen = part
        continue
      }
      // Compares present / (busy + 1).
      let (ahead, own) = (centre.groups[best], centre.groups[part])
      if own.present * (ahead.busy + 1) > ahead.present * (own.busy + 1) { chosen = part }
    }
    guard let chosen else { preconditionFailure("no talk of type \(type) in group \(group) lasts \(elapsedSeconds) s") }
    return chosen
  }

  /// Seconds of need, at speed 1, that are done after some seconds in hand.
  func need(of type: Int, on group: Int, after elapsedSeconds: Double) -> Double {
    elapsedSeconds * 1e6 / speedScale[group * typeCount + type]
  }
}
