import CallCenterModel

/// Judges the routing of a plan: what contradicts itself, and what has no effect.
struct RoutingChecks {
  let plan: Plan
  let document: ScenarioDocument
  let issues: IssueCollector

  func run() {
    for (index, type) in plan.callTypes.enumerated() { check(type, index, document.callTypes[index]) }
    for (group, written) in zip(plan.agentGroups, document.agentGroups) { check(group, written) }
    checkRules()
  }

  private func check(_ type: CallType, _ index: Int, _ written: CallTypeDocument) {
    if type.callBack != nil, plan.usesRoutingRules {
      issues.error(
        written.place, written.path,
        "rules of routing know no promises: beside `callBack` there are preference, speed, `after` and sites only")
    }
    if type.channel.isDeferred || type.channel == .chat || type.channel == .outbound, plan.usesRoutingRules {
      issues.error(
        written.place, written.path,
        "rules of routing are for voice: beside \(type.channel.rawValue) there are preference, speed, `after` and sites only"
      )
    }
    if let site = written.routing.site,
      !plan.groups(serving: index).contains(where: { plan.agentGroups[$0].site == type.site })
    {
      issues.error(site.place, site.path, "no group of the site `\(site.value)` serves `\(type.name)`")
    }
    if let rule = type.dialling {
      let people = plan.groups(serving: index).reduce(0) { $0 + mostPeople(plan.agentGroups[$1]) }
      if rule.minimumFree > people {
        issues.warning(
          written.place, written.path,
          "`minimumFree: \(rule.minimumFree)` of \(people) agents is never reached: nothing is dialled")
      }
    }
    for (stage, text) in zip(type.stages, written.routing.stages) {
      if let condition = stage.condition { checkReach(condition, text.place, text.path) }
      for (name, _) in text.groups {
        guard let group = document.agentGroupNames.firstIndex(of: name.value), stage.ranks[group] != nil,
          !plan.agentGroups[group].skills.contains(where: { $0.callType == index })
        else { continue }
        issues.error(name.place, name.path, "the group `\(name.value)` has no skill `\(type.name)`")
      }
    }
    guard plan.routing.queues != .shared else { return }
    if let first = written.routing.stages.first {
      issues.error(first.place, first.path, "stages need `queues: shared`: a contact here waits for one group")
    }
  }

  /// Warns of numbers of free agents that the groups never have.
  private func checkReach(_ condition: RoutingCondition, _ place: Place, _ path: String) {
    switch condition {
    case .all(let parts), .any(let parts), .not(let parts):
      for part in parts { checkReach(part, place, path) }
    case .compare(.free(let groups), .atLeast, .value(let count)),
      .compare(.free(let groups), .above, .value(let count)):
      guard Set(plan.groupsAwaitingShifts).isDisjoint(with: groups) else { return }
      let people = groups.reduce(0) { $0 + mostPeople(plan.agentGroups[$1]) }
      guard count > Double(people) else { return }
      issues.warning(
        place, path, "\(PlanDescription.number(count)) agents free of \(people) are never reached: this never holds")
    case .compare: return
    }
  }

  private func mostPeople(_ group: AgentGroup) -> Int { group.duties.map(\.people.upperBound).max() ?? 0 }

  private func isAwaitingShifts(_ group: AgentGroup) -> Bool {
    plan.groupsAwaitingShifts.contains { plan.agentGroups[$0].name == group.name }
  }

  private func check(_ group: AgentGroup, _ written: AgentGroupDocument) {
    checkPeople(group, written)
    let people = mostPeople(group)
    for skill in written.skills {
      let (place, path) = (skill.callType.place, skill.callType.path)
      if let resolved = group.skills.first(where: { plan.callTypes[$0.callType].name == skill.callType.value }),
        let condition = resolved.condition
      {
        checkReach(condition, place, path)
      }
      if skill.routing.reserve > 0, skill.routing.reserve >= people, !isAwaitingShifts(group) {
        issues.error(
          place, path,
          "\(skill.routing.reserve) agents kept free of \(people) leave nobody for `\(skill.callType.value)`")
      }
      guard plan.routing.queues != .shared else { continue }
      if skill.afterSeconds > 0 || skill.routing.reserve > 0 || skill.routing.condition != nil {
        issues.error(
          place, path, "`after`, `reserve` and `when` need `queues: shared`: a contact here waits for one group")
      }
    }
    if written.targetQueueRatio != nil, plan.routing.queues != .queueRatio {
      issues.error(written.place, written.path, "`targetQueueRatio` is used with `routing: {queues: queueRatio}` only")
    }
  }

  /// Rules count the free agents of a group; these break it up.
  private func checkPeople(_ group: AgentGroup, _ written: AgentGroupDocument) {
    guard plan.usesRoutingRules else { return }
    let moves = plan.moves.isEmpty ? [] : ["`moves`"]
    let cohorts = group.cohorts.isEmpty ? [] : ["`people` and `cohorts`"]
    let reserved = group.reservations.isEmpty ? [] : ["`reserved`"]
    let only = group.skills.allSatisfy { $0.hours == nil } ? [] : ["`only`"]
    for key in moves + cohorts + reserved + only {
      issues.error(
        written.place, written.path, "rules of routing count the free agents of whole groups: leave out \(key)")
    }
  }

  private func checkRules() {
    guard let place = document.routingPlace else { return }
    if plan.routing.overflowAfterSeconds > 0, plan.callTypes.allSatisfy({ $0.site == nil }) {
      issues.error(place, "routing.overflowAfter", "no call type has a site of its own")
    }
    if plan.routing.queues != .shared, plan.routing.overflowAfterSeconds > 0 {
      issues.error(
        place, "routing.overflowAfter", "`overflowAfter` needs `queues: shared`: a contact here waits for one group")
    }
    if plan.routing.agents != .longestIdle, !contactsChoose {
      issues.warning(
        place, "routing.agents", "no contact has a choice of equally preferred groups: the rule decides nothing")
    }
    if plan.routing.contacts != .longestWait, !agentsChoose {
      issues.warning(
        place, "routing.contacts",
        "no group has two call types of equal priority and preference: the rule decides nothing")
    }
  }

  /// Whether some contact may find two groups of equal rank.
  private var contactsChoose: Bool {
    plan.callTypes.indices.contains { type in
      let preferences = plan.agentGroups.flatMap { group in
        group.skills.filter { $0.callType == type }.map { plan.routed($0, of: group).preference }
      }
      return Set(preferences).count < preferences.count
        || plan.callTypes[type].stages.contains { Set($0.ranks.values).count < $0.ranks.count }
        || (plan.routing.queues == .expectedDelay && preferences.count > 1)
    }
  }

  private var agentsChoose: Bool {
    plan.callTypes.contains { !$0.stages.isEmpty }
      || plan.agentGroups.contains { group in
        let ranks = group.skills.map { skill in
          [plan.callTypes[skill.callType].priority, plan.routed(skill, of: group).contactPreference ?? 0]
        }
        return Set(ranks).count < ranks.count
      }
  }
}
