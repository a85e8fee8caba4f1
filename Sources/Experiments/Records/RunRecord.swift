package import CallCenterModel
package import OutputAnalysis

/// What a run found, with all that is needed to run it again.
package struct RunRecord: Sendable, Equatable {
  package var scenario: ScenarioIdentity
  package var run: RunSummary
  package var total: MeasureSet
  package var callTypes: [NamedMeasures]
  package var agentGroups: [NamedMeasures]
  /// What formulas say of each agent group that serves some call type.
  package var formulas: [FormulaRecord]
  package var intervals: [IntervalRecord]
  /// Whether `intervals` are dated or a weekday profile.
  package var intervalReport: IntervalReport
  /// How days differ by chance; empty where no intervals were asked for.
  package var days: [DayRecord]
  /// What became of the assertions of the scenario, by this run alone.
  package var assertions: [AssertionRecord]

  package init(
    scenario: ScenarioIdentity, run: RunSummary, total: MeasureSet, callTypes: [NamedMeasures],
    agentGroups: [NamedMeasures], formulas: [FormulaRecord], intervals: [IntervalRecord],
    intervalReport: IntervalReport, days: [DayRecord] = [], assertions: [AssertionRecord] = []
  ) {
    self.scenario = scenario
    self.run = run
    self.total = total
    self.callTypes = callTypes
    self.agentGroups = agentGroups
    self.formulas = formulas
    self.intervals = intervals
    self.intervalReport = intervalReport
    self.days = days
    self.assertions = assertions
  }
}

/// Which file a result belongs to.
package struct ScenarioIdentity: Sendable, Equatable {
  package var name: String
  /// Base name of the scenario file.
  package var file: String
  /// Over the scenario file, what it includes and its CSV files, in hexadecimal.
  package var sha256: String
  /// The option that was chosen.
  package var option: String?

  package init(name: String, file: String, sha256: String, option: String?) {
    self.name = name
    self.file = file
    self.sha256 = sha256
    self.option = option
  }
}

/// How the run went.
package struct RunSummary: Sendable, Equatable {
  package var version: String
  package var seed: UInt64
  package var replications: Int
  package var days: Int
  package var confidence: Double
  package var stoppedBy: StopReason
  package var currency: String
  /// What the precision asked for came to; empty where none was asked.
  package var precision: [PrecisionOutcome]
  /// Factors by which stated volumes were multiplied to get first attempts, for types whose volume counted something
  /// else.
  package var solvedVolumes: [SolvedVolume]
  /// What control variates did; `nil` where none were asked for.
  package var controls: ControlRecord?
  /// How the batches of a steady-state run follow each other; `nil` for independent replications.
  package var batches: BatchRecord?

  package init(
    version: String, seed: UInt64, replications: Int, days: Int, confidence: Double, stoppedBy: StopReason,
    currency: String, precision: [PrecisionOutcome], solvedVolumes: [SolvedVolume], controls: ControlRecord? = nil,
    batches: BatchRecord? = nil
  ) {
    self.version = version
    self.seed = seed
    self.replications = replications
    self.days = days
    self.confidence = confidence
    self.stoppedBy = stoppedBy
    self.currency = currency
    self.precision = precision
    self.solvedVolumes = solvedVolumes
    self.controls = controls
    self.batches = batches
  }
}

/// Why a run ended.
package enum StopReason: String, Sendable, Equatable {
  case precision, replications, limit, interruption
}

/// A precision asked for, and whether it was reached.
package struct PrecisionOutcome: Sendable, Equatable {
  package var target: PrecisionTarget
  package var estimate: Estimate?
  package var isMet: Bool

  package init(target: PrecisionTarget, estimate: Estimate?, isMet: Bool) {
    self.target = target
    self.estimate = estimate
    self.isMet = isMet
  }
}

/// First attempts per stated contact of one call type, solved by simulation.
package struct SolvedVolume: Sendable, Equatable {
  package var callType: String
  package var counts: CountedVolume
  package var firstAttemptsPerContact: Double

  package init(callType: String, counts: CountedVolume, firstAttemptsPerContact: Double) {
    self.callType = callType
    self.counts = counts
    self.firstAttemptsPerContact = firstAttemptsPerContact
  }
}

/// The estimates of one scope; a measure that is missing has no value there.
package struct MeasureSet: Sendable, Equatable {
  package var estimates: [Measure: Estimate]
  package var quantiles: [Measure: [QuantileEstimate]]
  /// How the answered had waited, by rising time; empty where no intervals were asked for.
  package var waitShares: [WaitShare]

  package init(
    estimates: [Measure: Estimate], quantiles: [Measure: [QuantileEstimate]] = [:], waitShares: [WaitShare] = []
  ) {
    self.estimates = estimates
    self.quantiles = quantiles
    self.waitShares = waitShares
  }

  package subscript(_ measure: Measure) -> Estimate? { estimates[measure] }
}

/// The wait that a share of contacts did not exceed, in seconds.
package struct QuantileEstimate: Sendable, Equatable {
  package var probability: Double
  package var estimate: Estimate?

  package init(probability: Double, estimate: Estimate?) {
    self.probability = probability
    self.estimate = estimate
  }
}

/// The share of the answered that had waited at most so long.
package struct WaitShare: Sendable, Equatable {
  package var seconds: Double
  package var share: Estimate

  package init(seconds: Double, share: Estimate) {
    self.seconds = seconds
    self.share = share
  }
}

/// The measures of a call type or agent group.
package struct NamedMeasures: Sendable, Equatable {
  package var name: String
  package var label: String
  /// The channel of a call type.
  package var channel: Channel?
  /// The target of a call type.
  package var target: ServiceTarget?
  /// When work of a deferred call type falls due.
  package var deadline: StatedDeadline?
  package var measures: MeasureSet

  package init(
    name: String, label: String, channel: Channel? = nil, target: ServiceTarget?, deadline: StatedDeadline? = nil,
    measures: MeasureSet
  ) {
    self.name = name
    self.label = label
    self.channel = channel
    self.target = target
    self.deadline = deadline
    self.measures = measures
  }
}

/// A deadline as the scenario states it: so many of a unit.
package struct StatedDeadline: Sendable, Equatable {
  package enum Unit: String, Sendable, Equatable { case seconds, days, months, workingSeconds }

  package var unit: Unit
  package var count: Double

  package init(unit: Unit, count: Double) {
    self.unit = unit
    self.count = count
  }
}

/// The measures of one reporting interval.
package struct IntervalRecord: Sendable, Equatable {
  /// ISO 8601 with offset for dated intervals, `HH:MM` for a profile.
  package var start: String
  /// Of a profile.
  package var weekday: Weekday?
  /// Clock time of one occurrence.
  package var seconds: Int
  /// Dates that fall into it; 1 for dated intervals.
  package var dates: Int
  /// In the order of the record's call types.
  package var callTypes: [MeasureSet]
  /// In the order of the record's agent groups.
  package var agentGroups: [MeasureSet]
  /// Agents to roster by formula so that the targets are met, in the same order; `nil` where no formula says.
  package var neededAgents: [Int?]

  package init(
    start: String, weekday: Weekday?, seconds: Int, dates: Int, callTypes: [MeasureSet], agentGroups: [MeasureSet],
    neededAgents: [Int?] = []
  ) {
    self.start = start
    self.weekday = weekday
    self.seconds = seconds
    self.dates = dates
    self.callTypes = callTypes
    self.agentGroups = agentGroups
    self.neededAgents = neededAgents.isEmpty ? agentGroups.map { _ in nil } : neededAgents
  }
}
