import CallCenterModel

/// What a plan says of routing, as text.
struct RoutingDescription {
  let plan: Plan

  /// The rules of the centre, where they are not the usual ones.
  var ruleRows: [[String]] {
    var rows: [[String]] = []
    if plan.routing.agents != .longestIdle { rows.append(["agents", plan.routing.agents.rawValue]) }
    if plan.routing.contacts != .longestWait { rows.append(["contacts", plan.routing.contacts.rawValue]) }
    if plan.routing.queues != .shared { rows.append(["queues", plan.routing.queues.rawValue]) }
    if plan.routing.overflowAfterSeconds > 0 {
      rows.append(["overflow", "to other sites after \(PlanDescription.time(plan.routing.overflowAfterSeconds))"])
    }
    return rows
  }

  func priority(of type: CallType) -> String {
    type.priorityPerMinute == 0
      ? "\(type.priority)" : "\(type.priority), \(PlanDescription.number(type.priorityPerMinute)) per minute of waiting"
  }

  func rows(of type: CallType) -> [[String]] {
    var rows: [[String]] = []
    if let site = type.site { rows.append(["site", plan.sites[site].label]) }
    if type.weight != 1 { rows.append(["weight", PlanDescription.number(type.weight)]) }
    for stage in type.stages {
      let ranks = stage.ranks.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      var text = "after \(PlanDescription.time(stage.afterSeconds)): "
      text += ranks.map { "\(plan.agentGroups[$0.key].name) \($0.value)" }.joined(separator: ", ")
      if let priority = stage.priority { text += "; priority \(priority)" }
      if let condition = stage.condition { text += "; while \(self.text(of: condition))" }
      rows.append(["stage", text])
    }
    return rows
  }

  /// What follows preference, speed and delay of a skill.
  func text(of skill: Skill) -> String {
    var text = ""
    if let preference = skill.contactPreference { text += ", contact preference \(preference)" }
    if skill.weight != 1 { text += ", weight \(PlanDescription.number(skill.weight))" }
    if let weight = skill.contactWeight { text += ", contact weight \(PlanDescription.number(weight))" }
    if skill.reserve > 0 { text += ", reserve \(skill.reserve)" }
    if let condition = skill.condition { text += ", while \(self.text(of: condition))" }
    return text
  }

  func text(of condition: RoutingCondition) -> String {
    switch condition {
    case .all(let parts): "(\(parts.map(text).joined(separator: " and ")))"
    case .any(let parts): "(\(parts.map(text).joined(separator: " or ")))"
    case .not(let parts): "not (\(parts.map(text).joined(separator: " and ")))"
    case .compare(let quantity, let comparison, let bound):
      "\(text(of: quantity)) \(text(of: comparison)) \(text(of: bound, beside: quantity))"
    }
  }

  private func text(of quantity: CentreQuantity) -> String {
    switch quantity {
    case .waiting(let types): "waiting(\(types.map { plan.callTypes[$0].name }.joined(separator: ", ")))"
    case .free(let groups): "free(\(names(of: groups)))"
    case .busyShare(let groups): "busy share(\(names(of: groups)))"
    }
  }

  private func names(of groups: [Int]) -> String { groups.map { plan.agentGroups[$0].name }.joined(separator: ", ") }

  private func text(of comparison: RoutingCondition.Comparison) -> String {
    switch comparison {
    case .atLeast: "at least"
    case .atMost: "at most"
    case .above: "above"
    case .below: "below"
    }
  }

  private func text(of bound: RoutingCondition.Bound, beside quantity: CentreQuantity) -> String {
    switch bound {
    case .quantity(let other): return text(of: other)
    case .value(let value):
      if case .busyShare = quantity { return PlanDescription.percent(value) }
      return PlanDescription.number(value)
    }
  }
}
