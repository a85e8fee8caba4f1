import CallCenterModel

/// Puts what a document says of routing into its plan: names become indices.
struct RoutingResolver {
  let document: ScenarioDocument

  func resolve(_ plan: inout Plan) {
    plan.routing = document.routing
    for (index, written) in document.callTypes.enumerated() {
      plan.callTypes[index].priorityPerMinute = written.routing.priorityPerMinute
      plan.callTypes[index].weight = written.routing.weight
      plan.callTypes[index].site = written.routing.site.flatMap { name in
        document.sites.firstIndex { $0.site.name == name.value }
      }
      plan.callTypes[index].stages = written.routing.stages.map(stage)
    }
    for (index, written) in document.agentGroups.enumerated() {
      plan.agentGroups[index].targetQueueRatio = written.targetQueueRatio ?? 0
      for skill in written.skills {
        guard let type = document.callTypeNames.firstIndex(of: skill.callType.value),
          let place = plan.agentGroups[index].skills.firstIndex(where: { $0.callType == type })
        else { continue }
        let routing = skill.routing
        plan.agentGroups[index].skills[place].contactPreference = routing.contactPreference
        plan.agentGroups[index].skills[place].weight = routing.weight
        plan.agentGroups[index].skills[place].contactWeight = routing.contactWeight
        plan.agentGroups[index].skills[place].reserve = routing.reserve
        plan.agentGroups[index].skills[place].condition = routing.condition.map(condition)
      }
    }
  }

  private func stage(_ written: StageDocument) -> RoutingStage {
    var ranks: [Int: Int] = [:]
    for (name, rank) in written.groups {
      if let group = document.agentGroupNames.firstIndex(of: name.value) { ranks[group] = rank }
    }
    return RoutingStage(
      afterSeconds: written.afterSeconds, condition: written.condition.map(condition), ranks: ranks,
      priority: written.priority)
  }

  private func condition(_ written: ConditionDocument) -> RoutingCondition {
    switch written {
    case .all(let parts): .all(parts.map(condition))
    case .any(let parts): .any(parts.map(condition))
    case .not(let part): .not([condition(part)])
    case .compare(let left, let comparison, .value(let value)): .compare(quantity(left), comparison, .value(value))
    case .compare(let left, let comparison, .quantity(let right)):
      .compare(quantity(left), comparison, .quantity(quantity(right)))
    }
  }

  private func quantity(_ written: QuantityDocument) -> CentreQuantity {
    func indices(_ all: [String]) -> [Int] {
      written.names.isEmpty ? Array(all.indices) : written.names.compactMap { all.firstIndex(of: $0.value) }
    }
    return switch written.kind {
    case .waiting: .waiting(indices(document.callTypeNames))
    case .free: .free(indices(document.agentGroupNames))
    case .busyShare: .busyShare(indices(document.agentGroupNames))
    }
  }
}
