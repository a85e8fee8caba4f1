extension Plan {
  /// The same centre with other duties for some groups.
  ///
  /// Absence, lateness and spells off the phone stay, because planned people fall ill like others. Cohorts and people set
  /// apart belonged to the ordinals of the old duties and are gone.
  ///
  /// Duties come by index of the group; groups that are not named keep theirs.
  package func scheduled(with duties: [Int: [Duty]]) -> Plan {
    var result = self
    for (group, planned) in duties {
      result.agentGroups[group].duties = planned
      result.agentGroups[group].cohorts = []
      result.agentGroups[group].reservations = []
      result.agentGroups[group].shrinkage = agentGroups[group].shrinkage.covering(planned)
    }
    return result
  }
}
