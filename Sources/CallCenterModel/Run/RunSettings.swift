/// How a plan is to be run.
package struct RunSettings: Sendable, Hashable {
  package var seed: UInt64
  /// The number of replications; with `precision`, the most that may be used.
  package var replications: Int
  /// What must be known how precisely before the run may stop; empty: run all replications.
  package var precision: [PrecisionTarget]
  /// Confidence of every reported interval, 0…1.
  package var confidence: Double
  package var attribution: Attribution
  package var intervals: IntervalReport
  /// Whether estimates are adjusted by control variates.
  package var controls: Bool
  /// Steady state by batch means: the number of batches into which the window of one long replication is cut; 0: none,
  /// replications are independent.
  package var batches: Int

  package init(
    seed: UInt64, replications: Int, precision: [PrecisionTarget], confidence: Double, attribution: Attribution,
    intervals: IntervalReport, controls: Bool = false, batches: Int = 0
  ) {
    self.seed = seed
    self.replications = replications
    self.precision = precision
    self.confidence = confidence
    self.attribution = attribution
    self.intervals = intervals
    self.controls = controls
    self.batches = batches
  }
}

/// To which interval a contact is booked.
package enum Attribution: String, Sendable, Hashable, CaseIterable {
  /// To the one in which it arrived.
  case byArrival
  /// To the one in which it was answered or lost.
  case byEnd
}

/// Which interval results are reported.
package enum IntervalReport: String, Sendable, Hashable, CaseIterable {
  case dated, profile, none
}

/// A precision asked for: the half-width of the interval of a measure of a scope.
package struct PrecisionTarget: Sendable, Hashable {
  /// The half-width that is small enough.
  package enum HalfWidth: Sendable, Hashable {
    /// In the unit of the measure: probability 0…1, seconds, count, money.
    case absolute(Double)
    /// As a share of the estimate.
    case relative(Double)
  }

  package var measure: Measure
  /// Name of a call type or agent group; `nil` for the total.
  package var scope: String?
  package var halfWidth: HalfWidth

  package init(measure: Measure, scope: String?, halfWidth: HalfWidth) {
    self.measure = measure
    self.scope = scope
    self.halfWidth = halfWidth
  }
}
