import CallCenterModel

/// Judges the arrivals of a resolved plan.
struct ArrivalChecks {
  let calendar: PlanCalendar
  let days: DayTable
  let issues: IssueCollector

  func check(_ type: CallType, _ written: ArrivalsDocument) {
    if case .recorded(let rows) = written.process { checkRecorded(rows, written) }
    for surge in written.surges { checkSurge(surge, type.arrivals) }
    if case .randomTotal(let law) = type.arrivals.process, let concentration = law.concentration {
      checkShares(concentration, type.arrivals, written)
    }
    if calendar.dayFactorCV > 0, !type.arrivals.process.hasScalableVolume {
      issues.warning(
        written.place, written.path,
        "`calendar.dayFactor` does not change the contacts of `\(type.name)`: their number is given, not a rate")
    }
  }

  private func checkRecorded(_ rows: [RecordedArrival], _ written: ArrivalsDocument) {
    let outside = days.outside(rows)
    guard let first = outside.first, let from = calendar.days.first, let to = calendar.days.last else { return }
    issues.warning(
      written.place, written.path,
      "\(outside.count) of \(rows.count) recorded times lie outside the simulated dates \(from.date) to \(to.date)"
        + " and are left out; the first is \(first.date) \(WallTime.clock(first.wall))")
  }

  private func checkSurge(_ surge: SurgeDocument, _ arrivals: ArrivalPlan) {
    let index = calendar.days.firstIndex { $0.date == surge.date }
    if index == nil {
      issues.warning(surge.place, surge.path, "the surge of \(surge.date) lies outside the simulated dates")
    } else if let index, surge.factor > 0, arrivals.segments[index].isEmpty {
      issues.warning(surge.place, surge.path, "nobody calls on \(surge.date), surge or not")
    }
  }

  /// Gamma numbers of a smaller shape are 0 to the computer.
  private func checkShares(_ concentration: Double, _ arrivals: ArrivalPlan, _ written: ArrivalsDocument) {
    for segments in arrivals.segments {
      let total = segments.reduce(0) { $0 + $1.expected }
      guard let smallest = segments.min(by: { $0.expected < $1.expected }),
        concentration * smallest.expected < 1e-4 * total
      else { continue }
      return issues.error(
        written.place, written.path,
        "the share of the interval from \(days.text(smallest.start)) is too small for `dirichlet`:"
          + " concentration × share is at least 0.0001")
    }
  }
}
