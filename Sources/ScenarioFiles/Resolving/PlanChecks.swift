import CallCenterModel

/// Judges a resolved plan: what makes no sense, and what people should be warned of.
struct PlanChecks {
  let plan: Plan
  let document: ScenarioDocument
  let days: DayTable
  let issues: IssueCollector

  private var window: Range<Int> { plan.calendar.windowStart..<plan.calendar.windowEnd }

  func run() {
    let arrivals = ArrivalChecks(calendar: plan.calendar, days: days, issues: issues)
    for (index, type) in plan.callTypes.enumerated() {
      check(type, index, document.callTypes[index])
      arrivals.check(type, document.callTypes[index].arrivals)
    }
    checkChannels()
    checkVariance()
    checkLoad()
    StartChecks(plan: plan, document: document, issues: issues).run()
    FollowUpChecks(plan: plan, document: document, issues: issues).run()
    RoutingChecks(plan: plan, document: document, issues: issues).run()
    SizeChecks(plan: plan, document: document, issues: issues).run()
    for (assertion, written) in zip(plan.assertions, document.assertions) {
      if let objection = plan.objection(to: assertion) { issues.error(written.place, written.path, objection) }
    }
    for (target, text) in zip(plan.run.precision, document.precision) {
      if let objection = plan.objection(to: target) { issues.error(text.place, text.path, objection) }
    }
  }

  private func check(_ type: CallType, _ index: Int, _ written: CallTypeDocument) {
    let open = TimeRanges.intersection(type.dialling?.hours ?? type.open, days.window)
    guard !open.isEmpty else {
      return issues.error(written.place, written.path, "the number is never open in the window")
    }
    let servers = plan.groups(serving: index)
    guard !servers.isEmpty else {
      return issues.error(
        written.place, written.path, "no group has the skill `\(type.name)`: its contacts could never be answered")
    }
    let awaiting = Set(plan.groupsAwaitingShifts)
    // Nobody knows yet when those people will be on duty.
    if awaiting.isDisjoint(with: servers) { checkStaffed(type, servers, open, written) }
    let stated = type.arrivals.expected(during: days.window)
    let heard = type.arrivals.expected(during: open)
    if type.population != nil || (stated == 0 && FollowUpChecks.receivers(plan).contains(index)) { return }
    if stated == 0 {
      issues.warning(written.arrivals.place, written.arrivals.path, "nobody calls in the window")
    } else if heard == 0, type.channel != .outbound {
      issues.warning(written.arrivals.place, written.arrivals.path, "everybody calls while the number is closed")
    }
  }

  private func checkStaffed(_ type: CallType, _ servers: [Int], _ open: [Range<Int>], _ written: CallTypeDocument) {
    let staffed = Coverage(servers.map { plan.agentGroups[$0] }, within: window).staffed
    let alone = TimeRanges.difference(open, staffed)
    let hours = Self.hours(Double(TimeRanges.total(alone)))
    if let first = alone.first, !((type.channel.isDeferred || type.channel == .outbound) && !staffed.isEmpty) {
      if TimeRanges.intersection(open, staffed).isEmpty {
        issues.error(
          written.place, written.path, "nobody who serves `\(type.name)` is ever on duty while the number is open")
      } else {
        let more = alone.count > 1 ? " and \(alone.count - 1) more times" : ""
        issues.warning(
          written.place, written.path,
          "the number is open for \(hours) with nobody on duty who serves `\(type.name)`: "
            + "\(days.text(first.lowerBound)) to \(days.text(first.upperBound))\(more)")
      }
    }
  }

  /// Queues of patient callers grow without end where work exceeds working time.
  private func checkLoad() {
    for part in connectedTypes() {
      let patient = part.filter { plan.callTypes[$0].patience == nil && plan.callTypes[$0].lines == nil }
      guard !patient.isEmpty, plan.lines == nil else { continue }
      let groups = plan.agentGroups.indices.filter { group in
        plan.agentGroups[group].skills.contains { part.contains($0.callType) }
      }
      guard Set(plan.groupsAwaitingShifts).isDisjoint(with: groups) else { continue }
      let capacity = groups.reduce(0.0) { sum, index in
        let group = plan.agentGroups[index]
        let speed = (group.skills.map(\.speed).max() ?? 1) * chatFactor(group)
        return sum + Coverage([group], within: window).personSeconds * (1 - group.shrinkage.total) * speed
      }
      let load = patient.reduce(0.0) { sum, index in
        let type = plan.callTypes[index]
        let served = type.arrivals.expected(
          during: TimeRanges.intersection(type.open, days.window))
        return sum + served * (1 - type.balking) * type.meanHandleSeconds
      }
      guard load > capacity, capacity > 0, let first = patient.first else { continue }
      let names = patient.map { "`\(plan.callTypes[$0].name)`" }.joined(separator: ", ")
      issues.warning(
        document.callTypes[first].place, document.callTypes[first].path,
        "callers of \(names) never give up and bring \(Self.hours(load)) of work for "
          + "\(Self.hours(capacity)) of working time: the queue only grows")
    }
  }

  /// The most work of chats that an agent does in a unit of time.
  private func chatFactor(_ group: AgentGroup) -> Double {
    guard let rule = group.chats, group.skills.contains(where: { plan.callTypes[$0.callType].channel == .chat }) else {
      return 1
    }
    return rule.paceThousandths.enumerated().reduce(1) { max($0, Double(($1.offset + 1) * $1.element) / 1_000) }
  }

  /// Call types that share agents, directly or through others.
  private func connectedTypes() -> [Set<Int>] {
    var parts: [Set<Int>] = []
    for group in plan.agentGroups {
      var joined = Set(group.skills.map(\.callType))
      parts.removeAll { part in
        guard !part.isDisjoint(with: joined) else { return false }
        joined.formUnion(part)
        return true
      }
      parts.append(joined)
    }
    return parts
  }

  static func hours(_ seconds: Double) -> String {
    seconds < 3_600
      ? "\(PlanDescription.number((seconds / 60).rounded(.up))) min"
      : "\((seconds / 360).rounded(.down) / 10) h"
  }
}
