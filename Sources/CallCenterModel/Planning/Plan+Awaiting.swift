extension Plan {
  /// Groups whose shifts are still to be found and that have nobody on duty, by index; as long as there are any, the plan
  /// cannot be simulated as it is.
  package var groupsAwaitingShifts: [Int] {
    planning?.pools.map(\.group).filter { agentGroups[$0].duties.isEmpty } ?? []
  }
}
