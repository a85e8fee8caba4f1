internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// A check as far as it has come.
struct CheckState {
  private let subject: CheckSubject
  private let settings: RegressionSettings
  private let volumes: [SolvedVolume]
  private let remarks: [RegressionRecord.Remark]
  private let assertionsInAll: Int
  private let version: String
  private let schedule: StoppingSchedule
  private var run: RunState
  private var tallies: AssertionTallies
  private var assertions: [AssertionRecord?]
  private var regression: RegressionRecord?
  private var nextComparison: Int?
  private var comparisons = 0
  private var nextLook: Int?
  private var looks = 0
  private var failure: ExperimentError?

  init(
    _ subject: CheckSubject, _ settings: RegressionSettings, _ run: RunState, volumes: [SolvedVolume],
    remarks: [RegressionRecord.Remark], assertionsInAll: Int, limit: Int, version: String
  ) {
    self.subject = subject
    self.settings = settings
    self.run = run
    self.volumes = volumes
    self.remarks = remarks
    self.assertionsInAll = assertionsInAll
    self.version = version
    let plan = run.tallies.plan
    var measured = plan
    measured.run.intervals = plan.measuredIntervals
    tallies = AssertionTallies(subject.assertions, of: measured)
    assertions = Array(repeating: nil, count: subject.assertions.count)
    nextComparison = subject.committed.map { plan.run.batches > 0 ? plan.run.batches : $0.replications }
    // Batches are of a number that the scenario fixes: there is one look, after all of them.
    schedule = StoppingSchedule(limit: plan.run.batches > 0 ? plan.run.batches : limit)
    nextLook =
      subject.assertions.isEmpty ? nil : plan.run.batches > 0 ? plan.run.batches : schedule.look(after: 0)
  }

  var replications: Int { run.tallies.replications }
  var isDone: Bool { failure != nil || (nextComparison == nil && nextLook == nil) }

  mutating func add(_ measures: ReplicationMeasures, _ isIdentical: (RunRecord) -> Bool) {
    run.add(measures)
    tallies.add(measures)
    guard !run.tallies.hasOverflowed else {
      failure = .endlessWaits
      return
    }
    do {
      if replications == nextComparison { try compare(isIdentical) }
      if replications == nextLook { try look() }
    } catch {
      failure = .estimation("\(error)")
    }
  }

  private mutating func look() throws(NumericalError) {
    looks += 1
    for index in assertions.indices where assertions[index]?.outcome ?? .undecided == .undecided {
      let error = 1 - subject.assertions[index].confidence
      let spending = ErrorSpending(error: error, comparisons: assertionsInAll)
      assertions[index] = try tallies.record(index, run.tallies, confidence: spending.confidence(look: looks))
    }
    let isDecided = assertions.allSatisfy { $0?.outcome != .undecided }
    nextLook = isDecided ? nil : schedule.look(after: replications)
  }

  private mutating func compare(_ isIdentical: (RunRecord) -> Bool) throws(NumericalError) {
    guard let committed = subject.committed else { return }
    comparisons += 1
    let record = try run.record(scenario: subject.scenario, version: version, volumes: volumes)
    nextComparison = nil
    if comparisons == 1, remarks.isEmpty, isIdentical(record) {
      regression = RegressionRecord(
        committed: committed, outcome: .identical, replications: replications, rows: [], remarks: [])
      return
    }
    let rows = try RegressionAnalysis(settings, deciding: RegressionSettings.deciding(run.tallies.plan)).rows(
      committed, record.figures, replications: replications, confidence: record.run.confidence, look: comparisons)
    let hasMovedVolumes = remarks.contains(where: \.isBeyondNoise)
    let outcome = hasMovedVolumes ? .different : RegressionRecord.outcome(of: rows)
    var all = remarks
    if committed.version != version { all.append(.version(committed.version)) }
    if outcome == .same, !rows.contains(where: { $0.weight > 0 }) { all.append(.outdated) }
    let open = rows.filter { $0.verdict == .undecided && $0.isDeciding }
    if outcome == .undecided {
      let isLast = comparisons == RegressionSettings.mostTimes || run.tallies.plan.run.batches > 0
      if isLast || open.allSatisfy(\.isHopeless) {
        all.append(.tooFewReplications(committed.replications))
      } else {
        nextComparison = committed.replications * RegressionSettings.mostTimes
      }
    }
    regression = RegressionRecord(
      committed: committed, outcome: outcome, replications: replications, rows: rows, remarks: all)
  }

  func checked() throws(ExperimentError) -> CheckedScenario {
    if let failure { throw failure }
    let plan = subject.plan
    let names = plan.callTypes.map { ($0.name, $0.label) } + plan.agentGroups.map { ($0.name, $0.label) }
    return CheckedScenario(
      name: subject.name, scenario: subject.scenario, currency: plan.costs.currency,
      labels: Dictionary(names) { first, _ in first }, replications: replications,
      assertions: zip(subject.assertions, assertions).map { assertion, record in
        record
          ?? AssertionRecord(
            assertion: assertion, estimate: nil, outcome: .undecided, intervalConfidence: assertion.confidence,
            replications: replications)
      }, regression: regression, isInterrupted: !isDone)
  }
}
