internal import CallCenterModel
package import Experiments

extension ScheduleRecord {
  /// The schedule file `cherha-schedule/1`.
  package func json(scenario: ScenarioIdentity, version: String) -> JSONValue {
    ScheduleDocument(self, scenario: scenario, version: version).json
  }

  /// `shifts.csv` and `cover.csv`.
  package var csv: [NamedText] {
    let identity = ScenarioIdentity(name: plan.name, file: "", sha256: "", option: nil)
    let document = ScheduleDocument(self, scenario: identity, version: "")
    return [document.shiftsCSV, document.coverCSV]
  }
}

extension ScheduleDocument {
  init(_ record: ScheduleRecord, scenario: ScenarioIdentity, version: String) {
    let plan = record.plan
    let calendar = plan.calendar
    let brief = plan.planning
    self.scenario = scenario
    method = record.method
    run = Run(
      version: version, seed: plan.run.seed, verificationReplications: record.verificationReplications,
      confidence: brief?.confidence ?? plan.run.confidence, days: calendar.windowDays)
    cost = Cost(
      currency: plan.costs.currency, total: record.cost, twoStep: record.twoStepCost,
      integrated: record.integratedCost, bound: record.bound)
    search = Search(
      ending: record.ending, attempts: record.attempts, unjudged: record.unjudged, iterations: record.iterations,
      cuts: record.cuts,
      changedCuts: record.steepened, isWithinGap: record.isWithinGap, twoStepIsKept: record.twoStepIsKept,
      twoStepRaised: record.twoStepRaised, integratedIsKept: record.integratedIsKept)
    let window = calendar.windowDayIndices.flatMap { day in calendar.intervals(ofDay: day).map { (day, $0) } }
    promises = record.promises.map { promise in
      let criterion = promise.criterion
      let type = plan.callTypes[criterion.callType]
      let period = criterion.periods[promise.period]
      let (first, last) = (window[period.lowerBound], window[period.upperBound - 1])
      return Promise(
        callType: type.name, label: type.label, definition: criterion.definition, level: criterion.level,
        thresholdSeconds: type.target.thresholdSeconds, onDays: criterion.probability, period: criterion.period,
        from: calendar.iso(day: first.0, elapsed: first.1.lowerBound), to: calendar.iso(elapsed: last.1.upperBound),
        estimate: Self.finite(promise.estimate), lower: Self.finite(promise.lower), asked: promise.asked,
        isKept: promise.isKept)
    }
    let pools = brief?.pools ?? []
    groups = record.groups.map { group in
      let contracts = pools.filter { $0.group == group }.flatMap(\.contracts)
      return Group(
        name: plan.agentGroups[group].name, label: plan.agentGroups[group].label,
        contracts: contracts.map { contract in
          let people = record.people.filter { $0.group == group && $0.contract == contract.name }
          return Contract(
            name: contract.name, label: contract.label, people: people.reduce(0) { $0 + $1.people })
        })
    }
    let found = groups
    shifts = record.shifts.compactMap { shift in
      guard let group = record.groups.firstIndex(of: shift.group),
        let contract = found[group].contracts.firstIndex(where: { $0.name == shift.contract })
      else { preconditionFailure("a shift of \(shift.contract), which is no contract of group \(shift.group)") }
      return Shift(
        group: group, contract: contract, type: shift.type,
        label: brief?.shiftTypes.first { $0.name == shift.type }?.label ?? shift.type,
        time: Span(shift.range, calendar), breaks: shift.breaks.map { Span($0, calendar) }, people: shift.people,
        paidSeconds: shift.paidSeconds)
    }
    intervals = window.enumerated().map { index, interval in
      Interval(
        start: calendar.iso(day: interval.0, elapsed: interval.1.lowerBound), seconds: interval.1.count,
        cover: record.cover.map { group in
          Cover(
            required: group[index].required.flatMap(Self.finite), scheduled: Self.finite(group[index].scheduled) ?? 0)
        })
    }
  }

  private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}

extension ServiceCriterion {
  fileprivate var definition: ServiceLevelDefinition? {
    switch kind {
    case .serviceLevel(let definition): definition
    case .notLost: nil
    }
  }
}

extension ScheduleDocument.Span {
  fileprivate init(_ range: Range<Int>, _ calendar: PlanCalendar) {
    self.init(from: calendar.iso(elapsed: range.lowerBound), to: calendar.iso(elapsed: range.upperBound))
  }
}

extension PlanCalendar {
  /// The local instant on whatever day it lies; beyond the calendar the last day goes on.
  func iso(elapsed: Int) -> String {
    iso(day: days.lastIndex { $0.start <= elapsed } ?? 0, elapsed: elapsed)
  }
}
