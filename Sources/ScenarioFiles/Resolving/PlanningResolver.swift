import CallCenterModel

/// Turns what is to be planned, as it was written, into the brief of a plan.
struct PlanningResolver {
  let document: ScenarioDocument
  let issues: IssueCollector
  /// What was decided without being written.
  private(set) var remarks: [String] = []

  init(document: ScenarioDocument, issues: IssueCollector) {
    self.document = document
    self.issues = issues
  }

  /// How many times the dearest hour of work a missing person costs unless that is given.
  static let shortageMultiple: Int64 = 20

  /// The brief; of use only if no error was reported.
  mutating func brief(of plan: Plan) -> PlanningBrief? {
    guard let written = document.planning else { return nil }
    let pools = written.pools.compactMap { pool($0, written, plan) }
    let dearest = pools.flatMap(\.contracts).map(\.costPerHour).max() ?? .zero
    let shortage = written.shortagePerHour ?? Money(microUnits: Self.shortageMultiple * dearest.microUnits)
    if written.shortagePerHour == nil {
      let price = PlanDescription.number(Double(shortage.microUnits) / 1e6)
      remarks.append(
        "\(written.path).prices.shortage: \(price) \(plan.costs.currency) per hour, by default, "
          + "\(Self.shortageMultiple) times the dearest hour of work")
    }
    if shortage == .zero, !issues.hasErrors {
      issues.error(written.place, written.path, "where no hour of work costs anything, `prices` needs a `shortage`")
    }
    var brief = PlanningBrief(
      targets: targets(written, plan), shiftTypes: written.shifts.map(\.type), pools: pools, rules: written.rules,
      pay: written.pay, prices: CoverPrices(shortagePerHour: shortage, surplusPerHour: written.surplusPerHour),
      gridSeconds: written.gridSeconds, confidence: written.confidence ?? plan.run.confidence, gap: written.gap)
    brief.people = written.people.compactMap { person($0, brief) }
    return brief
  }

  // MARK: - Targets

  private func targets(_ written: PlanningDocument, _ plan: Plan) -> [PlanningTarget] {
    guard let targets = written.targets else {
      let all = plan.callTypes.indices.filter {
        plan.callTypes[$0].target.isSet && Self.isLive(plan.callTypes[$0].channel)
      }
      if all.isEmpty {
        issues.error(
          written.place, written.path,
          "no call type whose contacts wait has a `target`: there is nothing that the plan could meet")
      }
      return all.map { PlanningTarget(callType: $0, period: .day, probability: nil) }
    }
    return targets.compactMap { target in
      guard let index = document.callTypeNames.firstIndex(of: target.callType.value) else { return nil }
      let type = plan.callTypes[index]
      if !Self.isLive(type.channel) {
        issues.error(
          target.callType.place, target.callType.path,
          "shifts are planned for contacts that wait for an answer, not for the channel `\(type.channel.rawValue)`")
      } else if !type.target.isSet {
        issues.error(
          target.callType.place, target.callType.path,
          "the call type `\(type.name)` has no `target`; write, for example, `target: 80/20` there")
      }
      return PlanningTarget(callType: index, period: target.period, probability: target.probability)
    }
  }

  /// Whether somebody waits.
  private static func isLive(_ channel: Channel) -> Bool { !channel.isDeferred && channel != .outbound }

  // MARK: - Staff

  private func pool(_ pool: StaffPoolDocument, _ written: PlanningDocument, _ plan: Plan) -> StaffPool? {
    guard let group = document.agentGroupNames.firstIndex(of: pool.group.value) else { return nil }
    let names = written.shifts.map(\.type.name)
    return StaffPool(
      group: group,
      contracts: pool.contracts.map { contract in
        let cost = contract.costPerHour ?? plan.agentGroups[group].costPerHour
        if contract.costPerHour == nil, cost == .zero {
          issues.error(
            contract.item.place, contract.item.path,
            "an hour of work has no price, so no plan is the cheapest: give `cost` here or to the group, such as "
              + "`cost: 95 UAH per hour`")
        }
        return Contract(
          name: contract.name, label: contract.label, people: contract.people,
          hoursPerWeek: contract.hoursPerWeek ?? 0...written.rules.normHoursPerWeek, daysPerWeek: contract.daysPerWeek,
          shiftTypes: names.indices.filter { contract.shifts?.contains(names[$0]) ?? true }, costPerHour: cost,
          daysOffTogether: contract.daysOffTogether, sameAllWeek: contract.sameAllWeek,
          isShiftWork: contract.isShiftWork)
      })
  }

  // MARK: - People

  private func person(_ person: RosterPersonDocument, _ brief: PlanningBrief) -> RosterPerson? {
    let parts = person.contract.value.split(separator: ".", maxSplits: 1).map(String.init)
    guard let group = parts.first.flatMap({ document.agentGroupNames.firstIndex(of: $0) }),
      let pool = brief.pools.firstIndex(where: { $0.group == group }),
      let contract = parts.count == 1
        ? 0 : brief.pools[pool].contracts.firstIndex(where: { $0.name == parts[1] })
    else { return nil }
    return RosterPerson(
      name: person.name, label: person.label, pool: pool, contract: contract, leave: person.leave,
      unavailable: person.unavailable,
      wishes: person.wishes.map { wish in
        RosterPerson.Wish(
          shiftType: wish.shift.flatMap { name in brief.shiftTypes.firstIndex { $0.name == name } }, days: wish.days,
          weight: wish.weight)
      }, balanceSeconds: person.balanceSeconds)
  }
}
