package import CallCenterModel
package import OutputAnalysis

/// One number of a result with its limits.
package struct ResultFigure: Sendable, Hashable {
  /// Which number of a result.
  package struct Key: Sendable, Hashable {
    package var measure: Measure
    /// Of a quantile.
    package var probability: Double?
    /// A call type or agent group; `nil`: the whole centre.
    package var scope: String?

    package init(_ measure: Measure, probability: Double? = nil, scope: String?) {
      self.measure = measure
      self.probability = probability
      self.scope = scope
    }
  }

  package var key: Key
  package var mean: Double
  package var lower: Double?
  package var upper: Double?

  package init(_ key: Key, _ estimate: Estimate) {
    self.key = key
    mean = estimate.mean
    lower = estimate.lower
    upper = estimate.upper
  }

  package var estimate: Estimate { Estimate(mean: mean, lower: lower, upper: upper) }
}

/// A result that was put aside, to compare later runs with.
package struct CommittedResult: Sendable, Equatable {
  /// Where it is, for people.
  package var path: String
  package var version: String
  package var seed: UInt64
  package var replications: Int
  package var confidence: Double
  package var solvedVolumes: [SolvedVolume]
  package var figures: [ResultFigure]

  package init(
    path: String, version: String, seed: UInt64, replications: Int, confidence: Double,
    solvedVolumes: [SolvedVolume], figures: [ResultFigure]
  ) {
    self.path = path
    self.version = version
    self.seed = seed
    self.replications = replications
    self.confidence = confidence
    self.solvedVolumes = solvedVolumes
    self.figures = figures
  }
}

extension RunRecord {
  /// Every number with limits, the whole centre first; intervals left out.
  package var figures: [ResultFigure] {
    figures(of: total, scope: nil) + callTypes.flatMap { figures(of: $0.measures, scope: $0.name) }
      + agentGroups.flatMap { figures(of: $0.measures, scope: $0.name) }
  }

  private func figures(of set: MeasureSet, scope: String?) -> [ResultFigure] {
    Measure.allCases.flatMap { measure -> [ResultFigure] in
      if let quantiles = set.quantiles[measure] {
        return quantiles.compactMap { quantile in
          quantile.estimate.map {
            ResultFigure(.init(measure, probability: quantile.probability, scope: scope), $0)
          }
        }
      }
      return set[measure].map { [ResultFigure(.init(measure, scope: scope), $0)] } ?? []
    }
  }
}
