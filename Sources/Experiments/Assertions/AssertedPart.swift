internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// How an assertion about hours or days of the window follows from the sums of a replication.
struct AssertedPart {
  /// Hours or a whole day, or several days together: what has a value of its own.
  private struct Unit {
    /// Of the report grid; empty where the sums of days are enough.
    var cells: [Int] = []
    var days: [Int] = []
    var seconds = 0
  }

  private let assertion: Assertion
  private let sampled: SampledMeasure
  private let sums: WindowSums
  private let units: [Unit]
  private let types: [Int]
  private let groups: [Int]
  private let typeCount: Int
  private let groupCount: Int
  private let isStructural: Bool

  /// There is none (`nil`) of an assertion about the whole window.
  ///
  /// - Parameters:
  ///   - assertion: One about a part of the window or single days.
  ///   - plan: With the intervals that its replications report.
  init?(_ assertion: Assertion, of plan: Plan) {
    guard !assertion.part.isWhole || assertion.dayShare != nil,
      let sampled = SampledMeasure(assertion.measure, scope: assertion.scope, of: plan)
    else { return nil }
    self.assertion = assertion
    self.sampled = sampled
    sums = WindowSums(plan)
    typeCount = plan.callTypes.count
    groupCount = plan.agentGroups.count
    let totalled = sums.isTotalled
    types = plan.callTypes.indices.filter { index in
      assertion.scope.map { plan.callTypes[index].name == $0 } ?? (sampled.isOfServices || totalled[index])
    }
    groups = plan.agentGroups.indices.filter { index in
      assertion.scope.map { plan.agentGroups[index].name == $0 } ?? true
    }
    isStructural =
      assertion.measure == .rosteredAgents
      || (assertion.dayShare == nil
        && StructuralValues(types.map { plan.callTypes[$0] }, plan).contains(assertion.measure))
    units = Self.units(assertion, plan)
  }

  private static func units(_ assertion: Assertion, _ plan: Plan) -> [Unit] {
    let chosen = (0..<plan.calendar.windowDays).filter { assertion.part.days?.contains($0) ?? true }
    var byDay = [Unit](repeating: Unit(), count: plan.calendar.windowDays)
    for day in chosen { byDay[day].days = [day] }
    if assertion.needsIntervals {
      for interval in ReportGrid(plan).intervals where assertion.part.days?.contains(interval.day) ?? true {
        let day = plan.calendar.days[plan.calendar.warmUpDays + interval.day]
        let wall = day.wall(atElapsed: interval.start).seconds
        if let hours = assertion.part.hours, !hours.contains(wall), !hours.contains(wall + 86_400) { continue }
        byDay[interval.day].cells.append(interval.cell)
        byDay[interval.day].seconds += interval.end - interval.start
      }
    } else {
      for day in chosen { byDay[day].seconds = plan.calendar.days[plan.calendar.warmUpDays + day].length }
    }
    let units = chosen.map { byDay[$0] }
    guard assertion.dayShare == nil else { return units }
    var all = Unit()
    for unit in units {
      all.days += unit.days
      all.seconds += unit.seconds
    }
    // Dates that share a cell of a profile bring it once.
    all.cells = Set(units.flatMap(\.cells)).sorted()
    return [all]
  }

  /// Adds a replication: the pair of the part, or the days that meet the bound of those that have a value.
  func add(_ measures: ReplicationMeasures, to tally: inout RatioTally) {
    guard assertion.dayShare != nil else {
      let (a, b) = pair(measures, units[0])
      return tally.add(a: a, b: b)
    }
    var met: Int64 = 0
    var counted: Int64 = 0
    for unit in units {
      let (a, b) = pair(measures, unit)
      guard b > 0 else { continue }
      counted += 1
      met += meets(scale(unit) * Double(a), Double(b)) ? 1 : 0
    }
    tally.add(a: met, b: counted)
  }

  /// So that 4 of 5 meet 80 %, which no double is.
  private static let rounding = 1e-12

  private func meets(_ numerator: Double, _ denominator: Double) -> Bool {
    switch assertion.bound {
    case .atLeast(let bound): numerator >= bound * denominator * (1 - Self.rounding)
    case .atMost(let bound): numerator <= bound * denominator * (1 + Self.rounding)
    }
  }

  func estimate(_ tally: RatioTally, confidence: Double) throws(NumericalError) -> Estimate? {
    guard assertion.dayShare == nil else { return try tally.estimate(confidence: confidence, kind: .proportion) }
    let estimate = try tally.estimate(
      confidence: confidence, scale: scale(units[0]), kind: ContactMeasures.kind(assertion.measure),
      isStructural: isStructural)
    guard let estimate, estimate.halfWidth == nil, assertion.measure == .cost, tally.replications > 1 else {
      return estimate
    }
    return .structural(estimate.mean)
  }

  private func scale(_ unit: Unit) -> Double {
    switch assertion.measure {
    case .averageQueueLength, .busyAgents: 1e-3 / Double(max(unit.seconds, 1))
    default: sampled.scale
    }
  }

  private func pair(_ measures: ReplicationMeasures, _ unit: Unit) -> (numerator: Int64, denominator: Int64) {
    if assertion.measure.isOfAgents { return agentPair(measures, unit) }
    guard sampled.isOfServices else {
      var contacts = ContactSums()
      for row in unit.cells { for type in types { contacts += measures.contactCells[row * typeCount + type] } }
      if unit.cells.isEmpty {
        for row in unit.days { for type in types { contacts += measures.contactDays[row * typeCount + type] } }
      }
      return sampled.pair(of: contacts)
    }
    var services = ServiceSums()
    var contained: Int64 = 0
    let isByCell = assertion.needsIntervals
    let sums = isByCell ? measures.serviceCells : measures.serviceDays
    let contacts = isByCell ? measures.contactCells : measures.contactDays
    for row in isByCell ? unit.cells : unit.days {
      for type in types {
        contained += contacts[row * typeCount + type].contained
        guard !sums.isEmpty else { continue }
        let oldest = max(services.oldestAge, sums[row * typeCount + type].oldestAge)
        services += sums[row * typeCount + type]
        services.oldestAge = oldest
      }
    }
    return sampled.pair(of: services, contained: contained)
  }

  private func agentPair(_ measures: ReplicationMeasures, _ unit: Unit) -> (numerator: Int64, denominator: Int64) {
    var all = AgentSums()
    var cost: Int64 = 0
    for cell in unit.cells {
      for group in groups {
        let own = measures.agentCells[cell * groupCount + group]
        all += own
        cost += sums.cost(of: own, group)
      }
    }
    return sampled.pair(of: all, cost: cost, clockMilliseconds: Int64(unit.seconds) * 1000)
  }
}
