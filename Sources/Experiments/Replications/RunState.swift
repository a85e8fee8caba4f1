internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// A run as far as it has come.
struct RunState {
  private(set) var tallies: RunTallies
  private(set) var assertions: AssertionTallies
  private(set) var isPrecise = false
  private(set) var expectedReplications: Int?
  private var nextLook: Int
  private let schedule: StoppingSchedule

  /// - Parameters:
  ///   - plan: The plan, volumes solved.
  ///   - measured: The plan as it is replicated: with the intervals that assertions need.
  init(_ plan: Plan, measured: Plan) {
    tallies = RunTallies(plan)
    assertions = AssertionTallies(plan.assertions, of: measured)
    schedule = StoppingSchedule(limit: plan.run.replications)
    nextLook = schedule.look(after: 0) ?? plan.run.replications
  }

  mutating func add(_ measures: ReplicationMeasures) {
    tallies.add(measures)
    assertions.add(measures)
    if !tallies.plan.run.precision.isEmpty, tallies.replications == nextLook { look() }
  }

  private mutating func look() {
    let outcomes = outcomes()
    isPrecise = outcomes.allSatisfy(\.isMet)
    // Half-widths shrink with the square root of the number of replications.
    let needed = outcomes.map { outcome -> Double in
      guard let estimate = outcome.estimate, let halfWidth = estimate.halfWidth else { return 2 }
      let wanted: Double
      switch outcome.target.halfWidth {
      case .absolute(let bound): wanted = bound
      case .relative(let share): wanted = share * abs(estimate.mean)
      }
      return wanted > 0 ? (halfWidth / wanted) * (halfWidth / wanted) : 2
    }
    expectedReplications = Int(min(Double(schedule.limit), Double(tallies.replications) * max(1, needed.max() ?? 1)))
    nextLook = schedule.look(after: tallies.replications) ?? schedule.limit
  }

  private func outcomes() -> [PrecisionOutcome] {
    let settings = tallies.plan.run
    return settings.precision.map { target in
      let estimate = try? tallies.estimate(target.measure, scope: target.scope, confidence: settings.confidence)
      let isMet = Precision(target.halfWidth).isMet(by: estimate)
      return PrecisionOutcome(target: target, estimate: estimate, isMet: isMet)
    }
  }

  func record(
    scenario: ScenarioIdentity, version: String, volumes: [SolvedVolume]
  ) throws(NumericalError) -> RunRecord {
    let plan = tallies.plan
    let settings = plan.run
    let confidence = settings.confidence
    let outcomes = outcomes()
    let reason: StopReason
    if tallies.replications < settings.replications, !isPrecise {
      reason = .interruption
    } else if settings.precision.isEmpty {
      reason = .replications
    } else {
      reason = isPrecise ? .precision : .limit
    }
    let callTypes = try plan.callTypes.indices.map { (index) throws(NumericalError) in
      let type = plan.callTypes[index]
      return NamedMeasures(
        name: type.name, label: type.label, channel: type.channel, target: type.target,
        deadline: type.deferred.map { StatedDeadline($0.deadline) },
        measures: try tallies.typeMeasures(index, confidence: confidence))
    }
    var intervals = try tallies.intervalRecords(confidence: confidence)
    if settings.intervals == .dated, let needed = NeededAgents.byInterval(plan) {
      for index in intervals.indices { intervals[index].neededAgents = needed[index] }
    }
    return RunRecord(
      scenario: scenario,
      run: RunSummary(
        version: version, seed: settings.seed, replications: settings.batches > 0 ? 1 : tallies.replications,
        days: plan.calendar.windowDays / max(settings.batches, 1),
        confidence: confidence, stoppedBy: reason, currency: plan.costs.currency, precision: outcomes,
        solvedVolumes: volumes, controls: try tallies.controlRecord(confidence: confidence),
        batches: try tallies.batchRecord()),
      total: try tallies.totalMeasures(confidence: confidence),
      callTypes: callTypes,
      agentGroups: try plan.agentGroups.indices.map { (index) throws(NumericalError) in
        let group = plan.agentGroups[index]
        return NamedMeasures(
          name: group.name, label: group.label, target: nil,
          measures: try tallies.groupMeasures(index, confidence: confidence))
      },
      formulas: try FormulaRecord.all(
        of: plan, callTypes, replications: tallies.replications, confidence: confidence),
      intervals: intervals, intervalReport: settings.intervals,
      days: try tallies.dayRecords(confidence: confidence), assertions: try assertionRecords())
  }

  /// The verdicts of this run alone.
  ///
  /// Its one look is planned where the number of replications is; a run that stops at a
  /// precision has looked before, and its verdicts are those of the look that it has come to.
  private func assertionRecords() throws(NumericalError) -> [AssertionRecord] {
    let count = assertions.assertions.count
    let look = (schedule.enumerated().first { $0.element >= tallies.replications }?.offset ?? 0) + 1
    let isPlanned = tallies.plan.run.precision.isEmpty
    return try assertions.assertions.indices.map { (index) throws(NumericalError) in
      let error = 1 - assertions.assertions[index].confidence
      let confidence =
        isPlanned
        ? 1 - error / Double(count) : ErrorSpending(error: error, comparisons: count).confidence(look: look)
      return try assertions.record(index, tallies, confidence: confidence)
    }
  }
}
