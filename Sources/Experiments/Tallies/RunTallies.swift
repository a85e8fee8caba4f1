internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// Everything a run keeps: running sums over its replications, of a size that does not depend on their number.
struct RunTallies {
  let plan: Plan
  private let grid: ReportGrid
  private let clockSeconds: [Double]
  private let windowSeconds: Double
  private let windowDays: Int
  private(set) var replications = 0
  /// Whether times of a replication added up to more than can be summed exactly.
  private(set) var hasOverflowed = false

  private let windowSums: WindowSums
  /// Of the types that ``Plan/totalTypes`` names.
  private var total: ContactTallies
  private var types: [ContactTallies]
  /// Empty until a replication has sums of channels and rules; shapes as the contacts.
  private var totalServices = ServiceTallies()
  private var services: [ServiceTallies] = []
  private var serviceCells: [ServiceTallies] = []
  /// Shape `[cell × callTypes]`, `[cell × agentGroups]`.
  private var cells: [ContactTallies]
  private var agentCells: [AgentTallies]
  private var totalExtremes = ContactExtremes()
  private var extremes: [ContactExtremes]
  /// Whether the waits of the only type are those of all; with legs of transfers they are not.
  private var hasOneHistogram: Bool
  private var allAgents: AgentTallies
  private var groups: [AgentTallies]
  /// Of the measures of the window, not of interval cells; `nil` unless the run asks for controls.
  private var controls: RunControls?
  private var days: WindowDayTallies
  /// `nil` unless the run is one of batches.
  private var succession: BatchSuccession?

  init(_ plan: Plan) {
    self.plan = plan
    grid = ReportGrid(plan)
    var clock = [Double](repeating: 0, count: grid.cellCount)
    for interval in grid.intervals where grid.cellCount > 0 {
      clock[interval.cell] += Double(interval.end - interval.start)
    }
    // Of a replication, or of a batch on average.
    let batches = max(plan.run.batches, 1)
    clockSeconds = clock.map { $0 / Double(batches) }
    windowSeconds = Double(plan.calendar.windowEnd - plan.calendar.windowStart) / Double(batches)
    windowDays = plan.calendar.windowDays / batches
    controls = plan.run.controls ? RunControls(plan) : nil
    days = WindowDayTallies(plan, days: windowDays)
    succession = plan.run.batches > 0 ? BatchSuccession() : nil
    windowSums = WindowSums(plan)
    let typeCount = plan.callTypes.count
    let variates = controls?.variates.count ?? 0
    total = ContactTallies(controls: variates)
    allAgents = AgentTallies(controls: variates)
    types = Array(repeating: ContactTallies(controls: variates), count: typeCount)
    cells = Array(repeating: ContactTallies(), count: grid.cellCount * typeCount)
    extremes = Array(repeating: ContactExtremes(), count: typeCount)
    hasOneHistogram = typeCount == 1
    groups = Array(repeating: AgentTallies(controls: variates), count: plan.agentGroups.count)
    agentCells = Array(repeating: AgentTallies(), count: grid.cellCount * plan.agentGroups.count)
  }

  mutating func add(_ measures: ReplicationMeasures) {
    let all = windowSums.contacts(measures)
    guard all.isExact, measures.contactTotals.allSatisfy(\.isExact) else {
      hasOverflowed = true
      return
    }
    replications += 1
    let deviations = controls?.add(measures) ?? []
    for (type, sums) in measures.contactTotals.enumerated() { types[type].add(sums, deviations: deviations) }
    total.add(all, deviations: deviations)
    if !measures.serviceTotals.isEmpty { addServices(measures) }
    for index in cells.indices { cells[index].add(measures.contactCells[index]) }
    addDays(measures)
    days.add(measures)
    addWaits(measures)
    addAgents(measures, deviations)
    succession?.add(all, measures.agentTotals)
  }

  private mutating func addServices(_ measures: ReplicationMeasures) {
    if services.isEmpty {
      services = Array(repeating: ServiceTallies(), count: types.count)
      serviceCells = Array(repeating: ServiceTallies(), count: cells.count)
    }
    let isDeferred = plan.callTypes.map(\.channel.isDeferred)
    for (type, sums) in measures.serviceTotals.enumerated() {
      services[type].add(
        sums, contained: measures.contactTotals[type].contained, isDeferred: isDeferred[type])
    }
    let contained = measures.contactTotals.reduce(0) { $0 + $1.contained }
    totalServices.add(windowSums.services(measures), contained: contained, isDeferred: isDeferred.contains(true))
    for index in serviceCells.indices {
      serviceCells[index].add(
        measures.serviceCells[index], contained: measures.contactCells[index].contained,
        isDeferred: isDeferred[index % types.count])
    }
  }

  private mutating func addDays(_ measures: ReplicationMeasures) {
    let days = windowSums.daysOnTarget(measures)
    for type in extremes.indices {
      extremes[type].addDays(
        met: days.types[type].met, counted: days.types[type].counted, maximumQueue: measures.maximumQueue[type])
    }
    totalExtremes.addDays(met: days.all.met, counted: days.all.counted, maximumQueue: measures.maximumQueueOfAll)
  }

  /// Waits of each type, and of all without the legs of transfers.
  private mutating func addWaits(_ measures: ReplicationMeasures) {
    let bins = measures.highestBin + 1
    var all = HistogramPair(bins: bins)
    if !measures.legTotals.isEmpty { hasOneHistogram = false }
    let isSingle = hasOneHistogram
    measures.waitsOfAnswered.withUnsafeBufferPointer { answered in
      measures.waitsOfAbandoned.withUnsafeBufferPointer { abandoned in
        for type in extremes.indices {
          let row = type * bins..<(type + 1) * bins
          let pair = HistogramPair(
            answered: UnsafeBufferPointer(rebasing: answered[row]),
            abandoned: UnsafeBufferPointer(rebasing: abandoned[row]))
          if !isSingle {
            extremes[type].addWaits(pair)
            if windowSums.isTotalled[type] { all.add(pair) }
          } else {
            all = pair
          }
        }
      }
    }
    if !measures.legTotals.isEmpty {
      all.subtract(
        answered: measures.waitsOfAnsweredLegs, abandoned: measures.waitsOfAbandonedLegs, types: extremes.count)
    }
    totalExtremes.addWaits(all)
  }

  private mutating func addAgents(_ measures: ReplicationMeasures, _ deviations: [Int64]) {
    var all = AgentSums()
    var allCost: Int64 = 0
    for (group, sums) in measures.agentTotals.enumerated() {
      let cost = windowSums.cost(of: sums, group)
      groups[group].add(sums, cost: cost, clockSeconds: windowSeconds, deviations: deviations)
      all += sums
      allCost += cost
    }
    allAgents.add(all, cost: allCost, clockSeconds: windowSeconds, deviations: deviations)
    for index in agentCells.indices {
      let sums = measures.agentCells[index]
      let (cell, group) = index.quotientAndRemainder(dividingBy: plan.agentGroups.count)
      agentCells[index].add(sums, cost: windowSums.cost(of: sums, group), clockSeconds: clockSeconds[cell])
    }
  }
}

extension RunTallies {
  /// One measure of one scope, for the stopping rule.
  func estimate(_ measure: Measure, scope: String?, confidence: Double) throws(NumericalError) -> Estimate? {
    if let group = plan.agentGroups.firstIndex(where: { $0.name == scope }) {
      return try groupMeasures(group, confidence: confidence)[measure]
    }
    guard let scope else { return try totalMeasures(confidence: confidence)[measure] }
    guard let type = plan.callTypes.firstIndex(where: { $0.name == scope }) else { return nil }
    return try typeMeasures(type, confidence: confidence)[measure]
  }

  /// The wait that a share of the contacts of a scope did not exceed.
  func quantile(
    _ measure: Measure, _ probability: Double, scope: String?, confidence: Double
  ) throws(NumericalError) -> Estimate? {
    guard let scope else {
      return try totalExtremes.quantile(measure, probability, confidence: confidence)
    }
    guard let type = plan.callTypes.firstIndex(where: { $0.name == scope }) else { return nil }
    let waits = hasOneHistogram ? totalExtremes : extremes[type]
    return try waits.quantile(measure, probability, confidence: confidence)
  }

  func totalMeasures(confidence: Double) throws(NumericalError) -> MeasureSet {
    var estimates = try totalEstimates(confidence: confidence).mapValues(\.estimate)
    estimates[.maximumQueueLength] = try totalExtremes.maximumQueueLength(confidence: confidence)
    estimates[.targetMet] = try totalExtremes.targetMet(confidence: confidence)
    estimates.merge(try totalServices.estimates(replications: replications, confidence: confidence)) { own, _ in own }
    return MeasureSet(
      estimates: estimates, quantiles: try totalExtremes.quantiles(confidence: confidence),
      waitShares: plan.run.intervals == .none ? [] : try totalExtremes.waitShares(confidence: confidence))
  }

  private func totalEstimates(confidence: Double) throws(NumericalError) -> [Measure: ControlledEstimate] {
    let basis = controls?.basis
    let fixed = StructuralValues(
      plan.callTypes.indices.filter { windowSums.isTotalled[$0] }.map { plan.callTypes[$0] }, plan)
    var estimates = try total.estimates(
      replications: replications, clockSeconds: windowSeconds, fixed: fixed, confidence: confidence, basis: basis)
    let agents = try allAgents.estimates(
      replications: replications, clockSeconds: windowSeconds,
      isPriced: plan.agentGroups.contains { $0.costPerHour > .zero }, isFixed: isFixed(plan.agentGroups.indices),
      confidence: confidence, costUnit: windowSums.costUnit, basis: basis)
    estimates.merge(agents) { contact, _ in contact }
    return estimates
  }

  func typeMeasures(_ type: Int, confidence: Double) throws(NumericalError) -> MeasureSet {
    var estimates = try types[type].estimates(
      replications: replications, clockSeconds: windowSeconds, fixed: fixed(type), confidence: confidence,
      basis: controls?.basis
    ).mapValues(\.estimate)
    estimates[.maximumQueueLength] = try extremes[type].maximumQueueLength(confidence: confidence)
    estimates[.targetMet] = try extremes[type].targetMet(confidence: confidence)
    if !services.isEmpty {
      let own = try services[type].estimates(replications: replications, confidence: confidence)
      estimates.merge(own) { contact, _ in contact }
    }
    let waits = hasOneHistogram ? totalExtremes : extremes[type]
    return MeasureSet(
      estimates: estimates, quantiles: try waits.quantiles(confidence: confidence),
      waitShares: plan.run.intervals == .none ? [] : try waits.waitShares(confidence: confidence))
  }

  func groupMeasures(_ group: Int, confidence: Double) throws(NumericalError) -> MeasureSet {
    MeasureSet(
      estimates: try groups[group].estimates(
        replications: replications, clockSeconds: windowSeconds,
        isPriced: plan.agentGroups[group].costPerHour > .zero, isFixed: isFixed(group..<group + 1),
        confidence: confidence, costUnit: windowSums.costUnit, basis: controls?.basis
      ).mapValues(\.estimate))
  }

  /// What the controls did; `nil` without controls.
  func controlRecord(confidence: Double) throws(NumericalError) -> ControlRecord? {
    guard let controls else { return nil }
    let basis = controls.basis
    return ControlRecord(
      used: basis.used.map { controls.variates[$0] },
      dropped: basis.refused.map { ControlRecord.Dropped(control: controls.variates[$0.control], reason: $0.refusal) },
      varianceRatios: try totalEstimates(confidence: confidence).compactMapValues(\.varianceRatio))
  }

  /// Whether the batches are long enough; `nil` for replications.
  func batchRecord() throws(NumericalError) -> BatchRecord? {
    try succession?.record(batches: plan.run.batches, days: windowDays)
  }

  /// How the days of the window spread; empty without intervals.
  func dayRecords(confidence: Double) throws(NumericalError) -> [DayRecord] {
    try days.records(plan, confidence: confidence)
  }

  func intervalRecords(confidence: Double) throws(NumericalError) -> [IntervalRecord] {
    var firsts = [ReportGrid.Interval?](repeating: nil, count: grid.cellCount)
    var dates = [Int](repeating: 0, count: grid.cellCount)
    for interval in grid.intervals where grid.cellCount > 0 {
      if dates[interval.cell] == 0 { firsts[interval.cell] = interval }
      dates[interval.cell] += 1
    }
    let fixed = plan.callTypes.indices.map { self.fixed($0) }
    let isFixed = plan.agentGroups.indices.map { self.isFixed($0..<$0 + 1) }
    var records: [IntervalRecord] = []
    for case let (cell, first?) in firsts.enumerated() {
      let dayIndex = plan.calendar.warmUpDays + first.day
      let iso = plan.calendar.iso(day: dayIndex, elapsed: first.start)
      let isProfile = grid.report == .profile
      records.append(
        IntervalRecord(
          start: isProfile ? String(iso.dropFirst(11).prefix(5)) : iso,
          weekday: isProfile ? plan.calendar.days[dayIndex].date.weekday : nil, seconds: first.end - first.start,
          dates: dates[cell] / max(plan.run.batches, 1),
          callTypes: try contactSets(cell, fixed, dates[cell], confidence),
          agentGroups: try agentSets(cell, isFixed, confidence)))
    }
    return records
  }

  private func contactSets(
    _ cell: Int, _ fixed: [StructuralValues], _ dates: Int, _ confidence: Double
  ) throws(NumericalError) -> [MeasureSet] {
    try plan.callTypes.indices.map { (type) throws(NumericalError) in
      let index = cell * plan.callTypes.count + type
      var estimates = try cells[index].estimates(
        replications: replications, clockSeconds: clockSeconds[cell], fixed: fixed[type], confidence: confidence
      ).mapValues(\.estimate)
      if !serviceCells.isEmpty {
        var own = try serviceCells[index].estimates(replications: replications, confidence: confidence)
        // Stocks at the ends of the dates that share a cell of a profile: their mean.
        for stock in [Measure.backlog, .oldestAge] where dates > 1 {
          own[stock] = own[stock]?.scaled(by: 1 / Double(dates))
        }
        estimates.merge(own) { contact, _ in contact }
      }
      return MeasureSet(estimates: estimates)
    }
  }

  private func agentSets(
    _ cell: Int, _ isFixed: [Bool], _ confidence: Double
  ) throws(NumericalError) -> [MeasureSet] {
    try plan.agentGroups.indices.map { (group) throws(NumericalError) in
      MeasureSet(
        estimates: try agentCells[cell * plan.agentGroups.count + group].estimates(
          replications: replications, clockSeconds: clockSeconds[cell],
          isPriced: plan.agentGroups[group].costPerHour > .zero, isFixed: isFixed[group],
          confidence: confidence, costUnit: windowSums.costUnit
        ).mapValues(\.estimate))
    }
  }

  private func fixed(_ type: Int) -> StructuralValues {
    StructuralValues([plan.callTypes[type]], plan)
  }

  /// Whether nobody can ever work overtime or be away, because each duty without break is followed by the next.
  private func isFixed(_ groups: Range<Int>) -> Bool {
    struct Start: Hashable {
      var people: Range<Int>
      var instant: Int
    }
    return groups.allSatisfy { group in
      guard plan.agentGroups[group].isAwayByRosterAlone, plan.moves.isEmpty,
        plan.agentGroups[group].site.map({ plan.sites[$0].outages.isEmpty }) ?? true
      else { return false }
      let duties = plan.agentGroups[group].duties
      let starts = Set(duties.map { Start(people: $0.people, instant: $0.start) })
      return duties.allSatisfy { duty in
        duty.breaks.isEmpty
          && (duty.end >= plan.calendar.windowEnd || starts.contains(Start(people: duty.people, instant: duty.end)))
      }
    }
  }
}
