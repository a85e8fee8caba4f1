import CallCenterModel

/// What makes no sense about people, sites and rules of help in a resolved plan.
struct PeopleChecks {
  let plan: Plan
  let document: ScenarioDocument
  let days: DayTable
  let issues: IssueCollector

  func run() {
    for (index, site) in document.sites.enumerated() {
      checkSeats(index, site)
      for outage in site.outages { check(outage) }
    }
    let awaiting = plan.groupsAwaitingShifts
    for (index, group) in document.agentGroups.enumerated() where !awaiting.contains(index) {
      for reservation in group.reservations { check(reservation, index) }
      if group.reservations.count > 1 { checkTogether(index, group.reservations) }
      if group.shrinkage.kinds.contains(where: { $0.kind.share > 0 && $0.hours != nil }) {
        checkHours(plan.agentGroups[index], group)
      }
    }
    for move in document.moves { check(move) }
    let members = document.agentGroups.reduce(0) { $0 + $1.members.count }
    if members > 10 * PlanLimits.namedPeople, let group = document.agentGroups.first(where: { !$0.members.isEmpty }) {
      issues.error(
        group.place, group.path,
        "the groups have \(members) named people and cohorts; the most is \(10 * PlanLimits.namedPeople)")
    }
  }

  /// The first instant at which more people are on duty than the site has seats.
  private func checkSeats(_ index: Int, _ written: SiteDocument) {
    guard let seats = plan.sites[index].seats, let crowd = plan.overcrowding(of: index) else { return }
    issues.error(
      written.seatsPlace, "sites.\(written.site.name).seats",
      "\(crowd.people) people are on duty for \(seats) seats from \(days.text(crowd.instant)) on")
  }

  private func check(_ outage: OutageDocument) {
    guard outage.dropsCalls, plan.run.attribution == .byEnd else { return }
    issues.error(
      outage.place, outage.path,
      "`calls: drop` cannot work with `attribution: byEnd`: the handling of a call that is cut belongs to the interval in "
        + "which it was answered, which is over; use `byArrival`")
  }

  private func check(_ written: ReservationDocument, _ index: Int) {
    let people = Self.mostOnDuty(lenders(of: index))
    guard people < written.agents else { return }
    issues.error(
      written.place, written.path,
      "\(written.agents) people are to be set apart, but the group never has more than \(people) on duty"
        + (hasOtherSpeeds(index) ? " of full speed (people of another speed are not set apart)" : ""))
  }

  /// Sets of people set apart in the same hours, each of which the group alone could fill.
  private func checkTogether(_ index: Int, _ written: [ReservationDocument]) {
    let reservations = plan.agentGroups[index].reservations
    let cuts = Set(reservations.flatMap(\.hours).flatMap { [$0.lowerBound, $0.upperBound] }).sorted()
    var most: (wanted: Int, people: Int)?
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let inForce = reservations.filter { $0.hours.contains { $0.lowerBound <= from && to <= $0.upperBound } }
      guard inForce.count > 1 else { continue }
      let wanted = inForce.reduce(0) { $0 + $1.agents }
      let people = Self.mostOnDuty(
        lenders(of: index).filter { $0.start < to && $0.end > from }.map { duty in
          var clipped = duty
          (clipped.start, clipped.end) = (max(duty.start, from), min(duty.end, to))
          return clipped
        })
      guard people < wanted else { return }
      if most.map({ people > $0.people }) ?? true { most = (wanted, people) }
    }
    guard let most, let last = written.last else { return }
    issues.error(
      last.place, last.path,
      "\(most.wanted) people are to be set apart in the same hours, but the group then never has more than "
        + "\(most.people) on duty" + (hasOtherSpeeds(index) ? " of full speed" : ""))
  }

  private func hasOtherSpeeds(_ index: Int) -> Bool {
    plan.agentGroups[index].cohorts.contains { $0.speed != 1 || $0.learning != nil }
  }

  /// Duties of the people who can be set apart or sent to help: those of plain speed.
  private func lenders(of index: Int) -> [Duty] {
    let group = plan.agentGroups[index]
    let special = group.cohorts.filter { $0.speed != 1 || $0.learning != nil }.map(\.people)
    return group.duties.filter { duty in !special.contains { $0.overlaps(duty.people) } }
  }

  private func check(_ written: MoveDocument) {
    guard let from = document.agentGroupNames.firstIndex(of: written.from.value),
      let to = document.agentGroupNames.firstIndex(of: written.to.value),
      let type = document.callTypeNames.firstIndex(of: written.when.callType.value)
    else { return }
    if !plan.agentGroups[to].skills.contains(where: { $0.callType == type }) {
      issues.error(
        written.to.place, written.to.path,
        "`\(written.to.value)` does not serve `\(written.when.callType.value)`, so the help would not shorten that queue"
      )
    }
    guard !plan.groupsAwaitingShifts.contains(from) else { return }
    if plan.agentGroups[from].duties.isEmpty {
      issues.error(written.from.place, written.from.path, "`\(written.from.value)` never has anybody on duty")
      return
    }
    let people = Self.mostOnDuty(lenders(of: from))
    guard people < written.agents else { return }
    issues.error(
      written.from.place, written.from.path,
      "\(written.agents) people are to help, but `\(written.from.value)` never has more than \(people) on duty"
        + (hasOtherSpeeds(from) ? " of full speed (people of another speed do not help out)" : ""))
  }

  private func checkHours(_ group: AgentGroup, _ written: AgentGroupDocument) {
    for kind in group.shrinkage.kinds where kind.hours != nil && kind.coverage == 0 {
      issues.warning(
        written.place, "\(written.path).shrinkage.\(kind.name)", "nobody of the group is ever on duty in these hours")
    }
  }

  private static func mostOnDuty(_ duties: [Duty]) -> Int {
    var changes = duties.flatMap { [($0.start, $0.people.count), ($0.end, -$0.people.count)] }
    changes.sort { $0 < $1 }
    var (people, most) = (0, 0)
    for change in changes {
      people += change.1
      most = max(most, people)
    }
    return most
  }
}
