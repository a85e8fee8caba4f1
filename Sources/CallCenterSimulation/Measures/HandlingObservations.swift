internal import CallCenterModel
internal import OutputAnalysis

/// What is noted of contacts beside the sums of the interval cells, where the run asks for it: handling times less their
/// means for control variates, and waits by batch for batch means.
///
/// **The deviations have mean 0.** Over the answered attempts of a scope let D = Σ (Sᵢ − E Sᵢ), Sᵢ the handling time of
/// attempt i at the speed, that day, of the group that answers it. Sᵢ is drawn from a stream of its own when i is answered. Whether,
/// when and by whom i is answered follows from arrivals, patience, redials, absence and the handling times of contacts
/// answered before, all of them independent of the draw behind Sᵢ: no routing rule looks at needs. So given that history
/// E[Sᵢ − E Sᵢ | i answered] = 0, the partial sums in the order of answers are a martingale, and E D = 0 because the
/// expected number of attempts is finite. (A sum over *all* attempts with the answered ones picked afterwards would do
/// no better; a sum over contacts *completed* within the window has another mean, long calls being cut off.)
///
/// Means are rounded to whole microseconds. Talks that something may follow (a transfer, a recall), chats and deferred work
/// are not in the sum, which does not change its mean.
struct HandlingObservations {
  let isActive: Bool
  let batches: Int
  private let types: Int
  private let keepsDeviations: Bool
  /// Batch of each reporting interval.
  private let batchOfInterval: [Int32]
  /// Mean handling time in seconds at speed 1, by type.
  private let means: [Double]
  /// By type, over the attempts of the window.
  private(set) var deviations: [Int64]
  /// Shape `[batch × type × bin]`.
  private(set) var waitsOfAnswered: [Int32]
  private(set) var waitsOfAbandoned: [Int32]
  /// Longest queue by the clock, shape `[batch × type]`, and of all types.
  private(set) var maximumQueue: [Int64]
  private(set) var maximumQueueOfAll: [Int64]
  /// Shape `[batch × group]`, `[batch × reported cell × group]`.
  private(set) var agentTotals: [AgentSums] = []
  private(set) var agentCells: [AgentSums] = []
  private var closed = 0

  init(_ plan: Plan, grid: ReportGrid) {
    types = plan.callTypes.count
    batches = plan.run.batches
    keepsDeviations = plan.run.controls
    isActive = keepsDeviations || batches > 0
    let days = batches > 0 ? plan.calendar.windowDays / batches : plan.calendar.windowDays
    precondition(batches == 0 || days * batches == plan.calendar.windowDays, "\(batches) batches of whole days")
    batchOfInterval = batches > 0 ? grid.intervals.map { Int32(truncatingIfNeeded: $0.day / days) } : []
    means = plan.callTypes.map(\.meanHandleSeconds)
    deviations = Array(repeating: 0, count: keepsDeviations ? types : 0)
    waitsOfAnswered = Array(repeating: 0, count: batches * types * WaitHistogram.binCount)
    waitsOfAbandoned = waitsOfAnswered
    maximumQueue = Array(repeating: 0, count: batches * types)
    maximumQueueOfAll = Array(repeating: 0, count: batches)
  }

  mutating func reset() {
    for type in deviations.indices { deviations[type] = 0 }
    for index in waitsOfAnswered.indices {
      waitsOfAnswered[index] = 0
      waitsOfAbandoned[index] = 0
    }
    agentTotals.removeAll(keepingCapacity: true)
    agentCells.removeAll(keepingCapacity: true)
    closed = 0
  }

  /// An attempt that came in reporting interval `cell` is answered after `waited`.
  mutating func noteAnswered(cell: Int, type: Int, scale: Double, waited: Int64, handling: Int64) {
    if keepsDeviations { deviations[type] += handling - Int64((means[type] * scale).rounded()) }
    if batches > 0 {
      waitsOfAnswered[row(cell, type) + WaitHistogram.bin(ofMicroseconds: waited)] += 1
    }
  }

  @inline(never)
  mutating func noteAbandoned(_ index: Int, _ slots: UnsafeMutablePointer<Contact>, bin: Int) {
    let cell = Int(slots[index].cell)
    guard batches > 0, cell >= 0 else { return }
    waitsOfAbandoned[row(cell, Int(slots[index].callType)) + bin] += 1
  }

  private func row(_ cell: Int, _ type: Int) -> Int {
    (Int(batchOfInterval[cell]) * types + type) * WaitHistogram.binCount
  }

  /// Whether the batch before an interval ends with it.
  func beginsBatch(_ interval: Int) -> Bool {
    guard batches > 0, interval > 0, interval < batchOfInterval.count else { return false }
    return batchOfInterval[interval] != batchOfInterval[interval - 1]
  }

  /// Keeps agents and longest queues of the batch that ends, and begins those of the next.
  mutating func closeBatch(_ store: inout MeasureStore) {
    precondition(closed < batches, "batch \(closed) of \(batches)")
    for type in 0..<types {
      maximumQueue[closed * types + type] = store.maximumQueue[type]
      store.maximumQueue[type] = 0
    }
    maximumQueueOfAll[closed] = store.maximumQueueOfAll
    store.maximumQueueOfAll = 0
    store.moveAgents(totals: &agentTotals, cells: &agentCells)
    closed += 1
  }
}

extension Replication {
  /// An attempt is answered and the time it will take is drawn.
  @inline(never)
  mutating func observeAnswered(_ index: Int, _ group: Int, handling: Int64) {
    let contact = centre.pool.slots + index
    let cell = Int(contact.pointee.cell)
    guard cell >= 0 else { return }
    let type = Int(contact.pointee.callType)
    observations.noteAnswered(
      cell: cell, type: type, scale: speedScale[group * typeCount + type], waited: now - contact.pointee.arrival,
      handling: handling)
  }
}

extension MeasureStore {
  /// The measures of each batch of the window as if it were a replication; leaves `cells` at zero.
  ///
  /// Contacts belong to the batch in which they came, whenever they ended, queues and agents to the clock.
  func collectBatches(_ observations: HandlingObservations) -> [ReplicationMeasures] {
    precondition(serviceCount == 0 && legTypes == 0, "batches of channels or rules beyond a plain call")
    let batches = observations.batches
    let days = windowDays / batches
    var result = (0..<batches).map { batch in
      let ofBatch = batch * reportedCount..<(batch + 1) * reportedCount
      let cellsOfBatch = ofBatch.lowerBound * grid.cellCount..<ofBatch.upperBound * grid.cellCount
      return ReplicationMeasures(
        contactCells: [ContactSums](repeating: ContactSums(), count: grid.cellCount * types),
        agentCells: Array(observations.agentCells[cellsOfBatch]),
        contactDays: [ContactSums](repeating: ContactSums(), count: days * types),
        contactTotals: [ContactSums](repeating: ContactSums(), count: types),
        agentTotals: Array(observations.agentTotals[ofBatch]),
        maximumQueue: Array(observations.maximumQueue[batch * types..<(batch + 1) * types]),
        maximumQueueOfAll: observations.maximumQueueOfAll[batch], waitsOfAnswered: [], waitsOfAbandoned: [],
        highestBin: highestBin)
    }
    for batch in 0..<batches {
      for type in 0..<types {
        let row = (batch * types + type) * WaitHistogram.binCount
        result[batch].waitsOfAnswered += observations.waitsOfAnswered[row...row + highestBin]
        result[batch].waitsOfAbandoned += observations.waitsOfAbandoned[row...row + highestBin]
      }
    }
    for (index, interval) in grid.intervals.enumerated() {
      let (batch, day) = interval.day.quotientAndRemainder(dividingBy: days)
      for type in 0..<types {
        let cell = cells + (index * types + type)
        cell.pointee.add(to: &result[batch].contactDays[day * types + type])
        cell.pointee.add(to: &result[batch].contactTotals[type])
        if grid.cellCount > 0 { cell.pointee.add(to: &result[batch].contactCells[interval.cell * types + type]) }
        cell.initialize(to: IntervalCell())
      }
    }
    return result
  }

  /// Appends what agents did so far, and begins again at zero.
  func moveAgents(totals: inout [AgentSums], cells: inout [AgentSums]) {
    totalAgents()
    totals += UnsafeBufferPointer(start: agentTotals, count: reportedCount)
    cells += UnsafeBufferPointer(start: agentCells, count: grid.cellCount * reportedCount)
    agentTotals.update(repeating: AgentSums(), count: reportedCount)
    agentCells.update(repeating: AgentSums(), count: grid.cellCount * reportedCount)
  }
}
