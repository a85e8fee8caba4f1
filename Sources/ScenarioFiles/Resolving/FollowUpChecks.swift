import CallCenterModel

/// Judges what follows an answer across call types: targets of the right channel, ways that end, agents who do not wait for
/// one another.
struct FollowUpChecks {
  let plan: Plan
  let document: ScenarioDocument
  let issues: IssueCollector

  func run() {
    for (index, type) in plan.callTypes.enumerated() { check(type, document.callTypes[index]) }
    checkEnds()
    checkReferrals()
    checkHolding()
    for (index, group) in plan.agentGroups.enumerated() { check(group, document.agentGroups[index]) }
  }

  /// The types that contacts of others can come to.
  static func receivers(_ plan: Plan) -> Set<Int> {
    var result = Set<Int>()
    for type in plan.callTypes {
      for share in type.transfer?.targets ?? [] { result.insert(share.callType) }
      for share in type.visit?.next ?? [] { result.insert(share.callType) }
      for share in type.referral { result.insert(share.callType) }
      for share in type.redial?.changesTo ?? [] { result.insert(share.callType) }
    }
    return result
  }

  private func check(_ type: CallType, _ written: CallTypeDocument) {
    for (shares, channel, what) in [
      (written.followUps.transfer?.to ?? [], Channel.voice, "a call is transferred"),
      (written.followUps.visit?.then ?? [], .walkIn, "a visitor goes on"),
    ] {
      for share in shares {
        guard let target = plan.callTypes.first(where: { $0.name == share.callType.value }),
          target.channel != channel
        else { continue }
        issues.error(
          share.callType.place, share.callType.path,
          "\(what) to a type with `channel: \(channel.rawValue)`; `\(target.name)` has `\(target.channel.rawValue)`"
            + (channel == .voice ? ", which `refer` can create" : ""))
      }
    }
    if type.population != nil, type.recall != nil {
      issues.error(
        written.place, written.path,
        "people of a population call again after their pause anyway: leave `recall` out")
    }
    if type.population != nil,
      let chat = type.redial?.changesTo.first(where: { plan.callTypes[$0.callType].channel == .chat })
    {
      issues.error(
        written.place, written.path,
        "people of a population cannot try again as `\(plan.callTypes[chat.callType].name)`, a chat")
    }
    if type.population != nil, type.channel != .voice, type.channel != .walkIn {
      issues.error(
        written.arrivals.place, written.arrivals.path,
        "people of a population call or come in person; this type has `channel: \(type.channel.rawValue)`")
    }
    if case .refer(let other) = type.outsideHours,
      (type.channel == .walkIn) != (plan.callTypes[other].channel == .walkIn)
    {
      issues.error(
        written.place, written.path,
        "a visitor before closed doors makes no call, nor a caller a visit: `outsideHours` refers to a type of the same kind"
      )
    }
  }

  /// From every type some way must lead to the end of the call, or of the visit.
  private func checkEnds() {
    let next = plan.callTypes.map { $0.transfer?.targets ?? $0.visit?.next ?? [] }
    var ending = Set(next.indices.filter { next[$0].total < 1 - 1e-9 })
    var isComplete = false
    while !isComplete {
      let more = next.indices.filter { index in
        !ending.contains(index) && next[index].contains { $0.share > 0 && ending.contains($0.callType) }
      }
      isComplete = more.isEmpty
      ending.formUnion(more)
    }
    for index in next.indices where !ending.contains(index) {
      issues.error(
        document.callTypes[index].place, document.callTypes[index].path,
        "the contact would go from type to type for ever: some share must end")
    }
  }

  /// Items that leave items behind must dwindle: the numbers behind one item, generation by generation.
  private func checkReferrals() {
    for start in plan.callTypes.indices where !plan.callTypes[start].referral.isEmpty {
      var items = [Double](repeating: 0, count: plan.callTypes.count)
      items[start] = 1
      // What a type gets back of its own within as many steps as there are types.
      for _ in plan.callTypes.indices {
        var next = [Double](repeating: 0, count: items.count)
        for (type, count) in items.enumerated() where count > 0 {
          for share in plan.callTypes[type].referral { next[share.callType] += count * share.share }
        }
        items = next
        guard items[start] < 1 - 1e-9 else {
          issues.error(
            document.callTypes[start].place, document.callTypes[start].path,
            "every contact leaves another of the same type behind by `refer`, for ever: some share must end")
          break
        }
      }
    }
  }

  /// Agents who wait with callers of unlimited patience for agents who may do the same.
  private func checkHolding() {
    let waitsFor = plan.agentGroups.map { group -> Set<Int> in
      let targets = group.skills.flatMap { skill -> [Int] in
        guard let transfer = plan.callTypes[skill.callType].transfer, transfer.kind == .warm, skill.transfers != 0
        else { return [] }
        return transfer.targets.filter { $0.share > 0 && plan.callTypes[$0.callType].patience == nil }.map(\.callType)
      }
      return Set(targets.flatMap { plan.groups(serving: $0) })
    }
    for group in waitsFor.indices {
      var reached = waitsFor[group]
      var isComplete = false
      while !isComplete {
        let more = reached.reduce(into: reached) { $0.formUnion(waitsFor[$1]) }
        isComplete = more == reached
        reached = more
      }
      guard reached.contains(group) else { continue }
      issues.error(
        document.agentGroups[group].place, document.agentGroups[group].path,
        "agents who transfer warm could wait for one another for ever: give the callers a `patience`, or transfer cold")
      return
    }
  }

  /// An own value of a group is of use only where the type has the rule.
  private func check(_ group: AgentGroup, _ written: AgentGroupDocument) {
    for skill in written.skills {
      guard let type = plan.callTypes.first(where: { $0.name == skill.callType.value }) else { continue }
      if skill.unsolved != nil, type.recall == nil {
        issues.error(
          skill.callType.place, skill.callType.path, "`unsolved` has no effect: `\(type.name)` has no `recall`")
      }
      if skill.transfers != nil, type.transfer == nil {
        issues.error(
          skill.callType.place, skill.callType.path, "`transfers` has no effect: `\(type.name)` has no `transfer`")
      }
    }
  }
}
