package import CallCenterModel

/// Everything one replication reports: sums only, no estimates.
package struct ReplicationMeasures: Sendable {
  /// Shape `[cell × callTypes]`, by the cells of the ``ReportGrid``.
  package var contactCells: [ContactSums]
  /// Shape `[cell × agentGroups]`.
  package var agentCells: [AgentSums]
  /// Shape `[windowDay × callTypes]`.
  package var contactDays: [ContactSums]
  /// Shape `[callTypes]`.
  package var contactTotals: [ContactSums]
  /// Shape `[agentGroups]`.
  package var agentTotals: [AgentSums]
  /// Of contacts that came by a transfer or as a further service of a visit, which the total does not count again.
  ///
  /// Shape `[callTypes]`, empty where there are none.
  package var legTotals: [ContactSums] = []
  /// What channels and rules beyond a plain call add; shapes as the contacts, empty where the plan has none.
  package var serviceCells: [ServiceSums] = []
  package var serviceDays: [ServiceSums] = []
  package var serviceTotals: [ServiceSums] = []
  /// Most contacts waiting at one moment of the window, shape `[callTypes]`, and of all types together.
  package var maximumQueue: [Int64]
  package var maximumQueueOfAll: Int64
  /// Time in queue of the answered in the bins of ``WaitHistogram``, shape `[callTypes × (highestBin + 1)]`.
  package var waitsOfAnswered: [Int32]
  /// Time in queue of the abandoned, same shape.
  package var waitsOfAbandoned: [Int32]
  /// The part of them that are legs; empty where there are none.
  package var waitsOfAnsweredLegs: [Int32] = []
  package var waitsOfAbandonedLegs: [Int32] = []
  /// The highest bin in use.
  package var highestBin: Int
  /// Handling times drawn less their means, over the answered attempts of the window: a quantity of mean 0.
  ///
  /// In microseconds, shape `[callTypes]`; empty unless the plan asks for controls.
  package var handlingDeviations: [Int64] = []
}

/// Which reporting interval of the window lands in which reported cell.
package struct ReportGrid: Sendable, Hashable {
  /// One reporting interval of the window.
  package struct Interval: Sendable, Hashable {
    /// Index of the window day.
    package var day: Int
    package var start: Int
    package var end: Int
    package var cell: Int
  }

  package var intervals: [Interval]
  package var cellCount: Int
  package var report: IntervalReport

  package init(_ plan: Plan) {
    report = plan.run.intervals
    intervals = []
    let calendar = plan.calendar
    let perDay = (86_400 + calendar.intervalSeconds - 1) / calendar.intervalSeconds
    for (day, index) in calendar.windowDayIndices.enumerated() {
      for range in calendar.intervals(ofDay: index) {
        let cell: Int
        switch plan.run.intervals {
        case .dated: cell = intervals.count
        case .profile:
          let wall = calendar.days[index].wall(atElapsed: range.lowerBound).seconds
          cell = calendar.days[index].date.weekday.rawValue * perDay + min(wall / calendar.intervalSeconds, perDay - 1)
        case .none: cell = 0
        }
        intervals.append(Interval(day: day, start: range.lowerBound, end: range.upperBound, cell: cell))
      }
    }
    switch plan.run.intervals {
    case .dated: cellCount = intervals.count
    case .profile: cellCount = 7 * perDay
    case .none: cellCount = 0
    }
  }
}
