import CallCenterModel
internal import RandomVariates

/// Judges what a plan of ordinary parts would cost: contacts, memory, and sums that 64 bits hold.
struct SizeChecks {
  let plan: Plan
  let document: ScenarioDocument
  let issues: IssueCollector

  func run() {
    checkIntervals()
    if hasBoundedContacts { checkSums() }
  }

  private var hasBoundedContacts: Bool {
    let contacts = plan.callTypes.reduce(0.0) { sum, type in
      let pauses = type.population.map { Double($0.people) * Double(plan.calendar.horizon) / $0.pause.mean } ?? 0
      return sum + pauses + plan.calendar.days.indices.reduce(0) { $0 + type.arrivals.expected(onDay: $1) }
    }
    guard contacts > PlanLimits.contactsPerReplication, let place = document.callTypes.first?.place else { return true }
    issues.error(
      place, "callTypes",
      "about \(PlanDescription.number(contacts.rounded())) first attempts a replication are more than "
        + "\(Int(PlanLimits.contactsPerReplication)); that is the limit")
    return false
  }

  private func checkIntervals() {
    let intervals = plan.calendar.windowDays * (86_400 / plan.calendar.intervalSeconds)
    let scopes = plan.callTypes.count + plan.agentGroups.count
    let what = "\(intervals) intervals of \(scopes) call types and agent groups"
    if intervals * scopes > PlanLimits.intervalCells {
      issues.error(
        document.calendar?.place ?? document.runPlace, "calendar",
        "\(what) are more than \(PlanLimits.intervalCells): take a longer `interval` or fewer `days`")
    } else if plan.run.intervals == .dated, intervals * scopes > PlanLimits.datedCells {
      issues.error(
        document.runPlace, "run.intervals",
        "results of \(what) are more than \(PlanLimits.datedCells): take `intervals: profile`, a longer `interval` or"
          + " fewer `days`")
    }
  }

  private func checkSums() {
    for (type, written) in zip(plan.callTypes, document.callTypes) {
      let busiestDay = plan.calendar.days.indices.reduce(0.0) { max($0, type.arrivals.expected(onDay: $1)) }
      let longest = max(type.meanHandleSeconds, Double(plan.calendar.horizon))
      guard busiestDay * longest > PlanLimits.contactSecondsOfDay else { continue }
      issues.error(
        written.place, written.path,
        "\(PlanDescription.number(busiestDay.rounded())) contacts a day that could each last"
          + " \(PlanChecks.hours(longest)) are more than can be summed exactly: shorten the window or the handling")
    }
  }
}
