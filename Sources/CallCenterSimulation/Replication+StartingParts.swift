internal import CallCenterModel

// Calls in hand at the start are given by the group as it is written, whose people may be counted in parts.
extension Replication {
  /// The part of a written group whose agent has the next call in hand: calls are spread as the people present are, each
  /// to the part with the most people for a call.
  ///
  /// - Complexity: O(groups).
  func part(of group: Int, for type: Int) -> Int {
    var chosen = group
    for part in plan.agentGroups.indices where plan.agentGroups[part].reportsTo == group {
      guard centre.demands(on: part).contains(where: { $0.callType == type }) else { continue }
      // Compares present / (busy + 1).
      let (best, own) = (centre.groups[chosen], centre.groups[part])
      if own.present * (best.busy + 1) > best.present * (own.busy + 1) { chosen = part }
    }
    return chosen
  }
}
