internal import CallCenterModel
internal import RandomVariates

/// Which assumptions of the stationary formula a group breaks, interval by interval.
struct FormulaDoubts {
  private let plan: Plan
  private let assignment: LoadAssignment
  private let staffing: AgentsByInterval
  private let group: Int
  private let always: [FormulaDifference]

  init(_ plan: Plan, _ assignment: LoadAssignment, _ staffing: AgentsByInterval, group: Int) {
    self.plan = plan
    self.assignment = assignment
    self.staffing = staffing
    self.group = group
    let indices = Set(assignment.loads[group].joined().map(\.callType))
    let types = indices.map { plan.callTypes[$0] }
    var always: [FormulaDifference] = []
    if types.count > 1, types.contains(where: { $0.priority != types[0].priority || $0.target != types[0].target }) {
      always.append(.severalTypes)
    }
    if types.contains(where: { !$0.talk.isExponential || $0.wrapUp != nil || !($0.patience?.isExponential ?? true) }) {
      always.append(.lawShape)
    }
    if types.contains(where: { $0.redial != nil }) { always.append(.redials) }
    if plan.calendar.dayFactorCV > 0 || types.contains(where: { $0.arrivals.hasUncertainVolume }) {
      always.append(.uncertainVolume)
    }
    if types.contains(where: { !$0.arrivals.isPoissonWithinDay }) { always.append(.notPoisson) }
    let isTarget = plan.callTypes.contains { type in
      let targets = (type.transfer?.targets ?? []) + (type.visit?.next ?? []) + type.referral
      return targets.contains { indices.contains($0.callType) }
    }
    if isTarget || types.contains(where: \.hasFollowUps) { always.append(.followUps) }
    if plan.lines != nil || types.contains(where: { $0.lines != nil || $0.balking > 0 }) {
      always.append(.balkingOrLines)
    }
    self.always = always
  }

  func reasons(interval index: Int) -> [FormulaDifference] {
    var reasons: [FormulaDifference] = []
    let now = erlangs(index)
    let agents = staffing.agents[group][index]
    if index > 0 {
      let before = erlangs(index - 1)
      let agentsBefore = staffing.agents[group][index - 1]
      if before > 0, before >= 0.97 * Double(agentsBefore) { reasons.append(.overloadCarriedOver) }
      let change = max(abs(now - before) / max(now, 1e-9), Double(abs(agents - agentsBefore)) / Double(max(agents, 1)))
      if change > 0.1 { reasons.append(.ramp) }
      if opensOrCloses(index) || opensOrCloses(index - 1) { reasons.append(.openingHours) }
    }
    if sharesSkills(index) { reasons.append(.sharedSkills) }
    reasons += always
    return reasons.isEmpty ? [.transient] : reasons
  }

  private func erlangs(_ index: Int) -> Double {
    assignment.loads[group][index].reduce(0) { $0 + $1.callsPerHour * $1.handleSeconds / 3600 }
  }

  /// Another staffed group helps with these types, or this one helps another.
  private func sharesSkills(_ index: Int) -> Bool {
    plan.agentGroups.indices.contains { other in
      guard other != group, staffing.agents[other][index] > 0 else { return false }
      let theirs = Set(plan.agentGroups[other].skills.map(\.callType))
      return plan.agentGroups[group].skills.contains { theirs.contains($0.callType) }
    }
  }

  private func opensOrCloses(_ index: Int) -> Bool {
    let range = assignment.intervals[index].range
    return assignment.loads[group][index].contains { load in
      plan.callTypes[load.callType].open.contains { open in
        (range.lowerBound..<range.upperBound).contains(open.lowerBound) && open.lowerBound > 0
          || (range.lowerBound..<range.upperBound).contains(open.upperBound)
      }
    }
  }
}

extension Law {
  fileprivate var isExponential: Bool {
    if case .exponential = self { return true }
    return false
  }
}
