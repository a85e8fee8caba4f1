internal import CallCenterModel
internal import OutputAnalysis

/// The accumulators of a running replication.
struct MeasureStore: ~Copyable {
  /// The group under whose name each group is reported; those that are come first.
  private let reported: [Int]
  let reportedCount: Int
  let grid: ReportGrid
  let types: Int
  let windowDays: Int
  /// Rostered and paid agent-microseconds, shape `[interval × group]`.
  private let roster: UnsafeMutablePointer<(rostered: Int64, paid: Int64)>
  private let groups: Int
  /// Shape `[interval × type]`; all zero between replications.
  let cells: UnsafeMutablePointer<IntervalCell>
  /// Shape `[interval × type]`, empty where no type has a channel or rule beyond a plain call.
  let services: UnsafeMutablePointer<ServiceSums>
  let serviceCount: Int
  /// What legs add to `cells`, shape `[type]`, and to the waits; empty where there are none.
  let legs: UnsafeMutablePointer<IntervalCell>
  let waitsOfAnsweredLegs: UnsafeMutablePointer<Int32>
  let waitsOfAbandonedLegs: UnsafeMutablePointer<Int32>
  let legTypes: Int
  /// Shape `[reported cell × reported group]`, and sums of all intervals; what agents did in an interval is known when it ends.
  let agentCells: UnsafeMutablePointer<AgentSums>
  let agentTotals: UnsafeMutablePointer<AgentSums>
  /// Shape `[type × bin]`.
  let waitsOfAnswered: UnsafeMutablePointer<Int32>
  let waitsOfAbandoned: UnsafeMutablePointer<Int32>
  let maximumQueue: UnsafeMutablePointer<Int64>
  var maximumQueueOfAll: Int64 = 0
  var highestBin = 0

  init(_ plan: Plan, grid: ReportGrid) {
    self.grid = grid
    types = plan.callTypes.count
    reported = plan.reportedGroups
    reportedCount = (reported.max() ?? -1) + 1
    windowDays = plan.calendar.windowDays
    groups = plan.agentGroups.count
    roster = .allocate(capacity: max(1, grid.intervals.count * groups))
    let stretches = grid.intervals.map { $0.start..<$0.end }
    for (group, totals) in plan.agentGroups.map({ RosterTotals($0, intervals: stretches) }).enumerated() {
      for interval in stretches.indices {
        (roster + (interval * groups + group)).initialize(to: (totals.rostered[interval], totals.paid[interval]))
      }
    }
    cells = .allocate(capacity: grid.intervals.count * types)
    serviceCount = ContactPath.isNeeded(plan) ? grid.intervals.count * types : 0
    services = .allocate(capacity: max(1, serviceCount))
    legTypes = ContactPath.hasLegs(plan) ? types : 0
    legs = .allocate(capacity: max(1, legTypes))
    waitsOfAnsweredLegs = .allocate(capacity: max(1, legTypes * WaitHistogram.binCount))
    waitsOfAbandonedLegs = .allocate(capacity: max(1, legTypes * WaitHistogram.binCount))
    cells.initialize(repeating: IntervalCell(), count: grid.intervals.count * types)
    agentCells = .allocate(capacity: max(1, grid.cellCount * reportedCount))
    agentTotals = .allocate(capacity: max(1, reportedCount))
    waitsOfAnswered = .allocate(capacity: types * WaitHistogram.binCount)
    waitsOfAbandoned = .allocate(capacity: types * WaitHistogram.binCount)
    maximumQueue = .allocate(capacity: types)
    highestBin = WaitHistogram.binCount - 1
    reset()
  }

  deinit {
    roster.deallocate()
    cells.deallocate()
    services.deallocate()
    legs.deallocate()
    waitsOfAnsweredLegs.deallocate()
    waitsOfAbandonedLegs.deallocate()
    agentCells.deallocate()
    agentTotals.deallocate()
    waitsOfAnswered.deallocate()
    waitsOfAbandoned.deallocate()
    maximumQueue.deallocate()
  }

  mutating func reset() {
    services.initialize(repeating: ServiceSums(), count: serviceCount)
    legs.initialize(repeating: IntervalCell(), count: legTypes)
    agentCells.initialize(repeating: AgentSums(), count: grid.cellCount * reportedCount)
    agentTotals.initialize(repeating: AgentSums(), count: reportedCount)
    maximumQueue.initialize(repeating: 0, count: types)
    for type in 0..<types {
      let row = type * WaitHistogram.binCount
      (waitsOfAnswered + row).initialize(repeating: 0, count: highestBin + 1)
      (waitsOfAbandoned + row).initialize(repeating: 0, count: highestBin + 1)
      guard type < legTypes else { continue }
      (waitsOfAnsweredLegs + row).initialize(repeating: 0, count: highestBin + 1)
      (waitsOfAbandonedLegs + row).initialize(repeating: 0, count: highestBin + 1)
    }
    maximumQueueOfAll = 0
    highestBin = 0
  }

  func setAgents(interval: Int, group: Int, _ worked: AgentSums) {
    var sums = worked
    (sums.rostered, sums.paid) = roster[interval * groups + group]
    let reportedGroup = reported[group]
    if grid.cellCount > 0 {
      agentCells[grid.intervals[interval].cell * reportedCount + reportedGroup] += sums
    } else {
      agentTotals[reportedGroup] += sums
    }
  }

  /// Sums what agents did over the cells, where there are cells.
  func totalAgents() {
    for cell in 0..<grid.cellCount {
      for group in 0..<reportedCount { agentTotals[group] += agentCells[cell * reportedCount + group] }
    }
  }

  /// The sums of the replication; leaves `cells` at zero.
  func collect() -> ReplicationMeasures {
    totalAgents()
    var contactCells = [ContactSums](repeating: ContactSums(), count: grid.cellCount * types)
    var contactDays = [ContactSums](repeating: ContactSums(), count: windowDays * types)
    var contactTotals = [ContactSums](repeating: ContactSums(), count: types)
    contactCells.withUnsafeMutableBufferPointer { contactCells in
      contactDays.withUnsafeMutableBufferPointer { contactDays in
        for (index, interval) in grid.intervals.enumerated() {
          for type in 0..<types {
            let cell = cells + (index * types + type)
            guard !IntervalCell.isZero(cell) else { continue }
            cell.pointee.add(to: &contactDays[interval.day * types + type])
            if grid.cellCount > 0 { cell.pointee.add(to: &contactCells[interval.cell * types + type]) }
            cell.initialize(to: IntervalCell())
          }
        }
      }
    }
    for day in 0..<windowDays {
      for type in 0..<types { contactTotals[type] += contactDays[day * types + type] }
    }
    var measures = ReplicationMeasures(
      contactCells: contactCells,
      agentCells: Array(UnsafeBufferPointer(start: agentCells, count: grid.cellCount * reportedCount)),
      contactDays: contactDays, contactTotals: contactTotals,
      agentTotals: Array(UnsafeBufferPointer(start: agentTotals, count: reportedCount)),
      maximumQueue: (0..<types).map { maximumQueue[$0] },
      maximumQueueOfAll: maximumQueueOfAll, waitsOfAnswered: histogram(waitsOfAnswered),
      waitsOfAbandoned: histogram(waitsOfAbandoned), highestBin: highestBin)
    if serviceCount > 0 { collectServices(into: &measures) }
    if legTypes > 0 { collectLegs(into: &measures) }
    return measures
  }

  private func collectServices(into measures: inout ReplicationMeasures) {
    measures.serviceCells = Array(repeating: ServiceSums(), count: grid.cellCount * types)
    measures.serviceDays = Array(repeating: ServiceSums(), count: windowDays * types)
    measures.serviceTotals = Array(repeating: ServiceSums(), count: types)
    for (index, interval) in grid.intervals.enumerated() {
      for type in 0..<types {
        let sums = services[index * types + type]
        measures.serviceTotals[type] += sums
        measures.serviceDays[interval.day * types + type] += sums
        if grid.cellCount > 0 { measures.serviceCells[interval.cell * types + type] += sums }
      }
    }
    // A stock is counted at the end of the scope, not summed over it.
    for type in 0..<types {
      let last = services[(grid.intervals.count - 1) * types + type]
      measures.serviceTotals[type].backlog = last.backlog
      measures.serviceTotals[type].oldestAge = last.oldestAge
    }
  }

  private func collectLegs(into measures: inout ReplicationMeasures) {
    measures.legTotals = (0..<types).map { type in
      var sums = ContactSums()
      legs[type].add(to: &sums)
      return sums
    }
    measures.waitsOfAnsweredLegs = histogram(waitsOfAnsweredLegs)
    measures.waitsOfAbandonedLegs = histogram(waitsOfAbandonedLegs)
  }

  /// Shape `[type × (highestBin + 1)]`.
  private func histogram(_ bins: UnsafeMutablePointer<Int32>) -> [Int32] {
    var copy: [Int32] = []
    copy.reserveCapacity(types * (highestBin + 1))
    for type in 0..<types {
      copy.append(contentsOf: UnsafeBufferPointer(start: bins + type * WaitHistogram.binCount, count: highestBin + 1))
    }
    return copy
  }
}
