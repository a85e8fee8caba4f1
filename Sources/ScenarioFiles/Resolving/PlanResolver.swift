import CallCenterModel
internal import Foundation

/// Turns a document into a plan: names become indices, rules by days become instants.
struct PlanResolver {
  let document: ScenarioDocument
  let issues: IssueCollector
  /// What was decided without being written.
  private(set) var remarks: [String] = []

  init(document: ScenarioDocument, issues: IssueCollector) {
    self.document = document
    self.issues = issues
  }

  /// The plan; of use only if no error was reported.
  mutating func plan() -> Plan? {
    guard let written = document.calendar, datesExist(written) else { return nil }
    let days = DayTable(calendar: calendar(written), holidays: written.holidays)
    let callTypes = callTypes(days)
    let groups = groups(days)
    let run = run()
    guard let callTypes, document.isWhole, callTypes.allSatisfy({ $0.channel.isDeferred == ($0.deferred != nil) }),
      callTypes.allSatisfy({ ($0.channel == .outbound) == ($0.dialling != nil) })
    else { return nil }
    let people = PeopleResolver(document: document, days: days, issues: issues)
    var plan = Plan(
      name: document.name, calendar: days.calendar, callTypes: callTypes, sites: document.sites.map(people.site),
      agentGroups: groups, lines: document.lines, costs: document.costs, run: run)
    plan.moves = people.moves
    RoutingResolver(document: document).resolve(&plan)
    plan.assertions = AssertionResolver(document: document).assertions(of: plan)
    var planning = PlanningResolver(document: document, issues: issues)
    plan.planning = planning.brief(of: plan)
    remarks += planning.remarks
    PlanChecks(plan: plan, document: document, days: days, issues: issues).run()
    PeopleChecks(plan: plan, document: document, days: days, issues: issues).run()
    return plan
  }

  // MARK: - Calendar

  private mutating func calendar(_ written: CalendarDocument) -> PlanCalendar {
    let warmUp: Int
    if let days = written.warmUpDays {
      warmUp = days
      if days > 0 { refuseStart(written) }
    } else if beginsInState(written) {
      warmUp = 0
      remarks.append("calendar.warmUp: 0 days, because the run begins in a given state")
    } else {
      warmUp = MidnightRule(document: document).isCrossed ? 1 : 0
      remarks.append("calendar.warmUp: \(warmUp) day\(warmUp == 1 ? "" : "s"), by default")
    }
    var calendar = PlanCalendar(
      timeZone: written.timeZone, from: written.from, windowDays: windowDays(written), warmUpDays: warmUp,
      holidays: written.holidays, intervalSeconds: written.intervalSeconds)
    calendar.dayFactorCV = written.dayFactorCV
    if let startAt = written.startAt, warmUp == 0 {
      calendar.startSeconds = max(0, calendar.days[0].elapsed(atWall: startAt.value))
    }
    return calendar
  }

  private func beginsInState(_ written: CalendarDocument) -> Bool {
    written.startAt != nil || document.callTypes.contains { $0.start != nil }
  }

  /// A warm-up would forget what was given.
  private func refuseStart(_ written: CalendarDocument) {
    if let startAt = written.startAt {
      issues.error(startAt.place, startAt.path, "a run that begins in mid-day has no warm-up; write `warmUp: 0 days`")
    }
    for start in document.callTypes.compactMap(\.start) {
      issues.error(start.place, start.path, "a run that begins in a given state has no warm-up; write `warmUp: 0 days`")
    }
  }

  /// The days of the window: of all batches where there are any.
  private func windowDays(_ written: CalendarDocument) -> Int {
    written.days * max(document.run.batches, 1)
  }

  /// Some places have skipped a whole date; the calendar has no such day.
  private func datesExist(_ written: CalendarDocument) -> Bool {
    let most = PlanLimits.warmUpDays
    for offset in -most..<windowDays(written) + PlanCalendar.followUpDays + 1 {
      let date = written.from.advanced(by: offset)
      let naive = date.dayNumber * WallTime.day
      func offsetSeconds(_ utc: Int) -> Int {
        written.timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc)))
      }
      let before = offsetSeconds(naive - WallTime.day - WallTime.day / 2)
      let after = offsetSeconds(naive + 2 * WallTime.day)
      guard after - before >= WallTime.day / 2 else { continue }
      // Late on the date in the old offset is already past it in the new one.
      let late = naive + WallTime.day - 1 - before
      let early = naive - before
      guard (offsetSeconds(early) + early) / WallTime.day != date.dayNumber,
        (offsetSeconds(late) + late) / WallTime.day != date.dayNumber
      else { continue }
      issues.error(
        written.place, "calendar",
        "the date \(date) was skipped in \(written.timeZone.identifier); choose another window")
      return false
    }
    return true
  }

  // MARK: - Contacts

  private func callTypes(_ days: DayTable) -> [CallType]? {
    var segments = 0
    var result: [CallType] = []
    for written in document.callTypes {
      var resolver = ArrivalResolver(days: days, arrivals: written.arrivals)
      segments += resolver.estimatedSegments
      guard segments <= ArrivalResolver.mostSegments else {
        issues.error(
          written.arrivals.place, written.arrivals.path,
          "the profiles make more than \(ArrivalResolver.mostSegments) steps over the window; that is the limit")
        return nil
      }
      let refer = written.refer.flatMap { document.callTypeNames.firstIndex(of: $0.value) }
      // Deferred work comes in at any time; its hours are those of a deadline in working hours.
      let hours = days.ranges(of: written.hours)
      let open = written.channel.isDeferred || written.channel == .outbound ? [0..<days.end] : hours
      let arriving = written.channel == .outbound ? hours : open
      var type = CallType(
        name: written.name, label: written.label, arrivals: resolver.plan(open: arriving), open: open,
        outsideHours: refer.map { .refer(to: $0) } ?? .closed, talk: written.talk, wrapUp: written.wrapUp,
        patience: written.patience, balking: written.balking, redial: written.redial, priority: written.priority,
        lines: written.lines, target: written.target)
      type.channel = written.channel
      type.deferred = DeferredResolver(days: days, issues: issues).work(of: written)
      type.start = startingState(written)
      type.population = written.arrivals.population
      type.callBack = written.callBack
      type.callBack?.open = written.callBackHours.map(days.ranges) ?? [0..<days.end]
      type.dialling = written.dialling
      type.dialling?.hours = hours
      type.apply(written.followUps, names: document.callTypeNames)
      result.append(type)
    }
    return result
  }

  private func startingState(_ written: CallTypeDocument) -> StartingState {
    guard let start = written.start else { return .empty }
    return StartingState(
      waitingSeconds: start.waitingSeconds,
      inService: start.inService.compactMap { entry in
        document.agentGroupNames.firstIndex(of: entry.group.value).map {
          StartingState.InService(group: $0, elapsedSeconds: entry.elapsedSeconds)
        }
      }, backlogSeconds: start.backlogSeconds)
  }

  // MARK: - Agents

  private func groups(_ days: DayTable) -> [AgentGroup] {
    var resolver = DutyResolver(days: days, document: document, issues: issues)
    var people = 0
    var result: [AgentGroup] = []
    for written in document.agentGroups {
      let (duties, count, cohorts) = resolver.duties(of: written)
      people += count
      if people > PlanLimits.people, people - count <= PlanLimits.people {
        issues.error(
          written.place, written.path, "the groups have more than \(PlanLimits.people) people; that is the limit")
      }
      let skills = written.skills.compactMap { skill -> Skill? in
        guard let type = document.callTypeNames.firstIndex(of: skill.callType.value) else { return nil }
        var result = Skill(
          callType: type, preference: skill.preference, speed: skill.speed, afterSeconds: skill.afterSeconds)
        result.hours = skill.only.map(days.ranges)
        result.unsolved = skill.unsolved
        result.transfers = skill.transfers
        return result
      }
      let people = PeopleResolver(document: document, days: days, issues: issues)
      var group = AgentGroup(
        name: written.name, label: written.label, site: written.site, duties: duties, skills: skills,
        shrinkage: people.shrinkage(written.shrinkage, duties), costPerHour: written.cost,
        maximumOccupancy: written.maximumOccupancy)
      group.cohorts = cohorts
      group.attendance = written.attendance
      group.reservations = people.reservations(written.reservations)
      group.chats = written.chats
      result.append(group)
    }
    for shift in document.shifts
    where !resolver.usedShifts.contains(shift.name) && document.isWhole {
      issues.warning(shift.place, "shifts.\(shift.name)", "no group works this shift")
    }
    for (index, site) in document.sites.enumerated()
    where !document.agentGroups.contains(where: { $0.site == index })
      && document.isWhole
    {
      issues.warning(site.place, "sites.\(site.site.name)", "no group sits at this site")
    }
    return result
  }

  // MARK: - Run

  private func run() -> RunSettings {
    var run = document.run
    let names = document.callTypeNames + document.agentGroupNames
    for text in document.precision {
      do {
        run.precision.append(
          try PrecisionTarget(parsing: text.value, names: names, currency: document.costs.currency))
      } catch {
        issues.error(text.place, text.path, error.description)
      }
    }
    return run
  }
}
