internal import CallCenterModel
internal import RandomVariates

/// What keeps every formula from covering a group, whatever it answers.
struct FormulaObstacles {
  private let plan: Plan
  private let group: Int
  private let types: [Int]

  init(_ plan: Plan, group: Int, types: [Int]) {
    self.plan = plan
    self.group = group
    self.types = types
  }

  /// In the order of their declaration; empty where a formula may cover the group.
  var all: [FormulaObstacle] {
    let found = Set(ofContacts + ofArrivals + ofPeople + ofRouting)
    return FormulaObstacle.allCases.filter(found.contains)
  }

  private var callTypes: [CallType] { types.map { plan.callTypes[$0] } }

  private var ofContacts: [FormulaObstacle] {
    var found: [FormulaObstacle] = []
    if callTypes.contains(where: { $0.channel != .voice }) { found.append(.channel) }
    if callTypes.contains(where: { $0.redial != nil }) { found.append(.redials) }
    let isTarget = plan.callTypes.contains { type in
      let targets = (type.transfer?.targets ?? []) + (type.visit?.next ?? []) + type.referral
      return targets.contains { types.contains($0.callType) }
        || type.redial?.changesTo.contains { types.contains($0.callType) } == true
    }
    if isTarget || callTypes.contains(where: \.hasFollowUps) { found.append(.followUps) }
    if callTypes.contains(where: { $0.wrapUp != nil }) { found.append(.wrapUp) }
    if callTypes.contains(where: { !$0.start.isEmpty }) { found.append(.startingState) }
    return found
  }

  private var ofArrivals: [FormulaObstacle] {
    var found: [FormulaObstacle] = []
    if plan.calendar.dayFactorCV > 0 || callTypes.contains(where: { $0.arrivals.hasUncertainVolume }) {
      found.append(.uncertainVolume)
    }
    if callTypes.contains(where: { !$0.arrivals.isPoissonWithinDay }) { found.append(.notPoisson) }
    if callTypes.contains(where: { $0.arrivals.segments.joined().contains { !$0.isConstant } }) {
      found.append(.changingRate)
    }
    let comesFromElsewhere = plan.callTypes.contains { type in
      if case .refer(let other) = type.outsideHours { types.contains(other) } else { false }
    }
    if comesFromElsewhere { found.append(.referredAtClosing) }
    return found
  }

  private var ofPeople: [FormulaObstacle] {
    let people = plan.agentGroups[group]
    var found: [FormulaObstacle] = []
    let outages = people.site.map { !plan.sites[$0].outages.isEmpty } ?? false
    let helps = plan.moves.contains { $0.from == group || $0.to == group }
    if !people.isAwayByRosterAlone || outages || helps { found.append(.drawnPresence) }
    let speeds = Set(people.skills.filter { types.contains($0.callType) }.map(\.speed))
    if speeds.count > 1 || people.cohorts.contains(where: { $0.speed != 1 || $0.learning != nil })
      || !people.reservations.isEmpty
    {
      found.append(.severalSpeeds)
    }
    if let lines = callTypes.compactMap(\.lines).min() ?? plan.lines {
      let most = people.duties.isEmpty ? 0 : mostPresent(people)
      if lines < most || types.count > 1 && plan.lines == nil || types.count < plan.callTypes.count && plan.lines != nil
        || plan.lines != nil && callTypes.contains(where: { $0.lines != nil })
      {
        found.append(.lines)
      }
    }
    return found
  }

  private func mostPresent(_ people: AgentGroup) -> Int {
    CoveredQueue(plan, group: people, types: types).stretches.map(\.agents).max() ?? 0
  }

  private var ofRouting: [FormulaObstacle] {
    let people = plan.agentGroups[group]
    var found: [FormulaObstacle] = []
    if types.contains(where: { plan.groups(serving: $0) != [group] }) { found.append(.sharedSkills) }
    let isPlain = people.skills.allSatisfy {
      $0.hours == nil && plan.routed($0, of: people).afterSeconds == 0 && $0.reserve == 0 && $0.condition == nil
    }
    if !isPlain || plan.usesRoutingRules { found.append(.routingRules) }
    let first = callTypes[0]
    let ranks = Set(people.skills.map { $0.contactPreference ?? $0.preference })
    if ranks.count > 1
      || callTypes.contains(where: {
        $0.priority != first.priority || $0.talk != first.talk || $0.patience != first.patience
          || $0.balking != first.balking
      })
    {
      found.append(.severalTypes)
    }
    if plan.run.attribution == .byEnd { found.append(.attribution) }
    return found
  }
}
