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
  /// What became of the assertions of the scenario, by this run alone.
  package var assertions: [AssertionRecord] = []
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

  package init(estimates: [Measure: Estimate], quantiles: [Measure: [QuantileEstimate]] = [:]) {
    self.estimates = estimates
    self.quantiles = quantiles
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

/// The measures of a call type or agent group.
package struct NamedMeasures: Sendable, Equatable {
  package var name: String
  package var label: String
  /// The channel of a call type.
  package var channel: Channel?
  /// The target of a call type.
  package var target: ServiceTarget?
  package var measures: MeasureSet
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
}
