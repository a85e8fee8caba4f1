package import CallCenterModel
internal import NumericalMethods
package import OutputAnalysis

/// One scenario at many values: what was asked, and what every point came to.
package struct SweepRecord: Sendable, Equatable {
  package var header: SweepHeader
  /// By number, ascending; some may be missing where the sweep was interrupted.
  package var points: [SweepPoint]
  /// Between neighbours of a grid, or between each end of a tornado and the scenario as it stands; measure by measure.
  package var differences: [SweepDifference]
  /// Of a Latin hypercube, for each measure; `nil` where there are too few points or nothing varies.
  package var regressions: [SweepRegression?]

  /// - Throws: ``ExperimentError/estimation(_:)`` where a numerical method fails.
  package init(header: SweepHeader, points: [SweepPoint]) throws(ExperimentError) {
    self.header = header
    self.points = points.sorted { $0.number < $1.number }
    do {
      differences = try SweepDifference.all(header, self.points)
      regressions = try SweepRegression.all(header, self.points)
    } catch {
      throw .estimation("\(error)")
    }
  }

  package var isComplete: Bool { points.count == header.points }
}

/// How the points of a sweep are chosen.
package enum SweepDesign: String, Sendable, Equatable {
  /// Every combination, the last factor changing fastest.
  case grid
  case latinHypercube
  /// The scenario as it stands, then each factor alone at its low and its high end.
  case tornado
}

/// A path of the scenario that is varied.
package struct SweepFactor: Sendable, Equatable {
  package var path: String
  /// Every level of a grid; else the low and the high end.
  package var values: [String]

  package init(path: String, values: [String]) {
    self.path = path
    self.values = values
  }
}

/// A measure that is reported of every point.
package struct SweptMeasure: Sendable, Hashable {
  package var measure: Measure
  /// A call type or an agent group; `nil`: the whole centre.
  package var scope: String?
  /// The label of the scope.
  package var label: String?

  package init(measure: Measure, scope: String?, label: String?) {
    self.measure = measure
    self.scope = scope
    self.label = label
  }

  /// `occupancy of sumy`.
  package var name: String { measure.rawValue + (scope.map { " of \($0)" } ?? "") }
}

/// Everything that decides the points of a sweep and what is done at each.
package struct SweepHeader: Sendable, Equatable {
  /// The scenario before anything is varied.
  package var scenario: ScenarioIdentity
  package var version: String
  package var seed: UInt64
  /// The number at each point; with precisions, the most.
  package var replications: Int
  /// As written: `serviceLevel.excludingBlocked ±0.005`.
  package var precision: [String]
  package var confidence: Double
  /// Of the window, before anything is varied.
  package var days: Int
  package var currency: String
  package var design: SweepDesign
  package var factors: [SweepFactor]
  package var measures: [SweptMeasure]
  /// The number of points.
  package var points: Int

  package init(
    scenario: ScenarioIdentity, version: String, plan: Plan, design: SweepDesign, factors: [SweepFactor],
    measures: [SweptMeasure], points: Int
  ) {
    self.init(
      scenario: scenario, version: version, seed: plan.run.seed, replications: plan.run.replications,
      precision: plan.run.precision.map(\.text), confidence: plan.run.confidence, days: plan.calendar.windowDays,
      currency: plan.costs.currency, design: design, factors: factors, measures: measures, points: points)
  }

  package init(
    scenario: ScenarioIdentity, version: String, seed: UInt64, replications: Int, precision: [String],
    confidence: Double, days: Int, currency: String, design: SweepDesign, factors: [SweepFactor],
    measures: [SweptMeasure], points: Int
  ) {
    self.scenario = scenario
    self.version = version
    self.seed = seed
    self.replications = replications
    self.precision = precision
    self.confidence = confidence
    self.days = days
    self.currency = currency
    self.design = design
    self.factors = factors
    self.measures = measures
    self.points = points
  }
}

/// One point of a sweep and what it came to.
package struct SweepPoint: Sendable, Equatable {
  /// From 1.
  package var number: Int
  /// One for each factor; `nil` where the scenario's own stands.
  package var values: [String?]
  /// Where in its range each value lies, 0…1; only in a Latin hypercube.
  package var positions: [Double]
  /// SHA-256 of the files that were read for the point.
  package var inputs: String
  package var replications: Int
  package var stoppedBy: StopReason
  package var volumes: [SolvedVolume]
  /// One for each measure.
  package var estimates: [Estimate?]
  /// What each replication added to each measure; `nil` where a measure has no value at this point.
  package var samples: [SweepSamples?]

  package init(
    number: Int, values: [String?], positions: [Double], inputs: String, replications: Int, stoppedBy: StopReason,
    volumes: [SolvedVolume], estimates: [Estimate?], samples: [SweepSamples?]
  ) {
    self.number = number
    self.values = values
    self.positions = positions
    self.inputs = inputs
    self.replications = replications
    self.stoppedBy = stoppedBy
    self.volumes = volumes
    self.estimates = estimates
    self.samples = samples
  }
}

/// What each replication added to one measure.
package struct SweepSamples: Sendable, Equatable {
  /// The most replications that are kept, to pair points by.
  package static let most = 10_000

  /// Units of the measure in one of a numerator by one of a denominator.
  package var scale: Double
  package var samples: RatioSamples

  package init(scale: Double, samples: RatioSamples) {
    self.scale = scale
    self.samples = samples
  }
}

extension PrecisionTarget {
  fileprivate var text: String {
    let name = measure.rawValue + (scope.map { " of \($0)" } ?? "")
    return switch halfWidth {
    case .absolute(let bound): "\(name) ±\(bound)"
    case .relative(let share): "\(name) ±\(share) of it"
    }
  }
}
