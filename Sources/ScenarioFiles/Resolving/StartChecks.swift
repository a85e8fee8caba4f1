import CallCenterModel
import RandomVariates

/// Judges a starting state: what cannot be under way, and what it does not go with.
struct StartChecks {
  let plan: Plan
  let document: ScenarioDocument
  let issues: IssueCollector

  func run() {
    for (index, type) in plan.callTypes.enumerated() {
      let written = document.callTypes[index]
      if plan.calendar.startSeconds > 0 || plan.hasStartingState, type.arrivals.counts != .firstAttempts {
        issues.error(
          written.arrivals.place, written.arrivals.path,
          "a volume of \(type.arrivals.counts.rawValue) cannot be solved for a run that begins in a given state or in "
            + "mid-day; count `first-attempts`")
      }
      guard let start = written.start, !type.start.isEmpty else { continue }
      check(type, index, start)
    }
    checkShared()
  }

  private func check(_ type: CallType, _ index: Int, _ start: StartDocument) {
    func error(_ message: String) { issues.error(start.place, start.path, message) }
    if type.channel.isDeferred {
      if !type.start.waitingSeconds.isEmpty || !type.start.inService.isEmpty {
        error(
          "`waiting` and `inService` are of calls; what is open of the channel `\(type.channel.rawValue)` is its `backlog`"
        )
      }
      return
    }
    guard type.channel == .voice else {
      return error("a starting state is for calls and deferred work, not for \(type.channel.rawValue)")
    }
    if !type.start.backlogSeconds.isEmpty {
      error("a `backlog` is of deferred work (`email`, `letter`, `case`); callers in the queue are `waiting`")
    }
    if let oldest = type.start.waitingSeconds.first, !type.patienceCanExceed(seconds: oldest) {
      error("nobody waits \(PlanDescription.time(oldest)): by its law patience ends sooner")
    }
    for inService in type.start.inService {
      let group = plan.agentGroups[inService.group]
      guard group.skills.contains(where: { $0.callType == index }) else {
        error("the group `\(group.name)` does not serve `\(type.name)`")
        continue
      }
      let slowest = slowestSpeed(of: inService.group, for: index)
      if let longest = inService.elapsedSeconds.max(), !type.talkCanExceed(needSeconds: longest * slowest) {
        error("no talk with `\(group.name)` lasts \(PlanDescription.time(longest)): by its law it ends sooner")
      }
    }
    if let lines = type.lines, Self.calls(type) > lines {
      error("\(Self.calls(type)) calls are under way, more than the lines: \(lines)")
    }
  }

  /// What the types have in common: people and lines.
  private func checkShared() {
    guard let start = document.callTypes.lazy.compactMap(\.start).first else { return }
    for (index, group) in plan.agentGroups.enumerated() {
      let inHand = plan.callTypes.reduce(0) { sum, type in
        sum + type.start.inService.filter { $0.group == index }.reduce(0) { $0 + $1.elapsedSeconds.count }
      }
      let people = group.duties.map(\.people.upperBound).max() ?? 0
      if inHand > people, !plan.groupsAwaitingShifts.contains(index) {
        issues.error(
          start.place, start.path, "\(inHand) calls are in hand in `\(group.name)`, which has \(people) people")
      }
    }
    let calls = plan.callTypes.reduce(0) { $0 + Self.calls($1) }
    if let lines = plan.lines, calls > lines {
      issues.error(start.place, start.path, "\(calls) calls are under way, more than the lines of all types: \(lines)")
    }
  }

  private static func calls(_ type: CallType) -> Int {
    type.start.waitingSeconds.count + type.start.inService.reduce(0) { $0 + $1.elapsedSeconds.count }
  }

  /// The least speed in a type of the people of a group, new ones included, on the date on which the plan begins.
  private func slowestSpeed(of group: Int, for type: Int) -> Double {
    let date = plan.calendar.days[0].date
    let parts = plan.inParts.agentGroups.enumerated().filter { $0.offset == group || $0.element.reportsTo == group }
    let speeds = parts.compactMap { index, part -> Double? in
      guard let skill = part.skills.first(where: { $0.callType == type }), index == group || !part.duties.isEmpty
      else { return nil }
      return skill.speed * (part.learning?.share(on: date) ?? 1)
    }
    return speeds.min() ?? 1
  }
}
