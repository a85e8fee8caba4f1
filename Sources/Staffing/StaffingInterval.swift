package import CallCenterModel

/// One reporting interval of the plan's calendar, warm-up and follow-up days included.
package struct StaffingInterval: Sendable, Hashable {
  /// Index of the calendar day.
  package var day: Int
  /// Elapsed seconds from the plan's origin.
  package var range: Range<Int>
  /// Whether results are reported for it.
  package var isInWindow: Bool

  /// All intervals of a plan, in the order of time.
  package static func all(of plan: Plan) -> [StaffingInterval] {
    plan.calendar.days.indices.flatMap { day in
      plan.calendar.intervals(ofDay: day).map {
        StaffingInterval(day: day, range: $0, isInWindow: plan.calendar.windowDayIndices.contains(day))
      }
    }
  }
}

/// Numbers of agents ready for contacts, shape `[group][interval]` over ``StaffingInterval/all(of:)``.
package struct AgentsByInterval: Sendable, Hashable {
  package var agents: [[Int]]

  package init(agents: [[Int]]) { self.agents = agents }
}

extension Plan {
  /// The same centre with just these agents: no rota, no breaks, no shrinkage, nobody set apart or of another speed, and
  /// nobody who helps another group.
  package func staffed(with staffing: AgentsByInterval) -> Plan {
    let intervals = StaffingInterval.all(of: self)
    var plan = self
    plan.moves = []
    for group in agentGroups.indices {
      plan.agentGroups[group].shrinkage = .none
      plan.agentGroups[group].attendance = nil
      plan.agentGroups[group].cohorts = []
      plan.agentGroups[group].reservations = []
      plan.agentGroups[group].duties = zip(intervals, staffing.agents[group]).compactMap { interval, agents in
        guard agents > 0 else { return nil }
        return Duty(
          people: 0..<agents, day: interval.day, start: interval.range.lowerBound, end: interval.range.upperBound,
          breaks: [], paidSeconds: interval.range.count)
      }
    }
    return plan
  }
}
