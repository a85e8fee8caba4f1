internal import CallCenterModel
package import OutputAnalysis

/// What a comparison of options found.
package struct ComparisonRecord: Sendable, Equatable {
  /// One option.
  package struct System: Sendable, Equatable {
    package var name: String
    /// The name its scenario gives itself.
    package var label: String
    package var scenario: ScenarioIdentity
    /// In the order of the record's measures, each at the record's confidence by itself.
    package var estimates: [Estimate?]
  }

  /// One measure of a pair.
  package struct Difference: Sendable, Equatable {
    package var measure: ComparedMeasure
    /// Other less base, with limits at the ``ComparisonRecord/intervalConfidence``; `nil` where one has no value.
    package var difference: Estimate?
    /// δ in the unit of the measure.
    package var margin = 0.0
    package var verdict = DifferenceVerdict.undecided
    /// About how many replications more would decide; `nil` where it is decided or cannot be told.
    package var moreReplications: Int?
    /// How many times as many replications runs on numbers of their own would need; `nil` where nothing varies.
    package var varianceRatio: Double?

    init(measure: ComparedMeasure) { self.measure = measure }

    /// What the verdict means: whether the other option is better than the base.
    package var outcome: Outcome {
      switch (verdict, measure.measure.preference) {
      case (.same, _): .same
      case (.undecided, _): .undecided
      case (.higher, .higher), (.lower, .lower): .better
      case (.higher, .lower), (.lower, .higher): .worse
      case (.higher, .neither): .higher
      case (.lower, .neither): .lower
      }
    }
  }

  package enum Outcome: String, Sendable {
    case better, worse, same, undecided, higher, lower
  }

  package struct Pair: Sendable, Equatable {
    /// Index of a system.
    package var base: Int
    package var other: Int
    /// In the order of the record's measures.
    package var differences: [Difference]
    package var explanation: DifferenceExplanation?
  }

  /// The race for the best by the first measure.
  package struct Best: Sendable, Equatable {
    package static let replicationsOfBatch = 10

    /// Systems not ruled out; one where the race is over.
    package var remaining: [Int]
    package var batches: Int
    /// δ in the unit of the measure.
    package var indifference: Double
  }

  package var version: String
  package var seed: UInt64
  package var replications: Int
  /// Of the window of one replication of the base.
  package var days: Int
  /// That all limits of gated differences hold together, whenever the run stopped.
  package var confidence: Double
  /// Of each interval of a difference by itself.
  package var intervalConfidence: Double
  /// `precision` where everything was decided.
  package var stoppedBy: StopReason
  package var currency: String
  /// Gated measures first.
  package var measures: [ComparedMeasure]
  package var systems: [System]
  package var pairs: [Pair]
  package var best: Best?

  /// Systems that no other beats on both cost and the first measure, by their estimates; empty where nothing is priced.
  package var efficient: [Int] {
    guard let cost = measures.firstIndex(where: { $0.measure == .cost && $0.scope == nil }),
      measures[0].measure.preference != .neither
    else { return [] }
    let sign = measures[0].measure.preference == .higher ? 1.0 : -1.0
    let points = systems.map { system in
      system.estimates[cost].flatMap { cost in system.estimates[0].map { (cost: cost.mean, service: sign * $0.mean) } }
    }
    return systems.indices.filter { index in
      guard let own = points[index] else { return false }
      return !points.contains { other in
        guard let other else { return false }
        return other.cost <= own.cost && other.service >= own.service
          && (other.cost < own.cost || other.service > own.service)
      }
    }
  }
}
