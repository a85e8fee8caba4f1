internal import NumericalMethods
internal import OutputAnalysis

/// What is asked beyond the criteria, so that a promise survives other random numbers.
package struct CriterionMargins: Sendable {
  package struct Shortfall: Sendable, Hashable {
    package var criterion: Int
    package var period: Int
    package var value: Double
    package var missing: Double
  }

  let criteria: [ServiceCriterion]
  /// Shape `[criterion][period]`.
  private(set) var margins: [[Double]]
  /// Instead of the criterion's probability; shape `[criterion][period]`.
  private(set) var probabilities: [[Double]]

  package init(_ criteria: [ServiceCriterion]) {
    self.criteria = criteria
    margins = criteria.map { [Double](repeating: 0, count: $0.periods.count) }
    probabilities = criteria.map { [Double](repeating: $0.probability ?? 0, count: $0.periods.count) }
  }

  /// Margins as wide as the limits of a verification will probably be.
  ///
  /// - Parameters:
  ///   - criteria: What is asked.
  ///   - sample: What some plan achieved.
  ///   - replications: In so many replications.
  ///   - count: Replications of the verification.
  ///   - attempt: Which verification it is, counted from 1.
  ///   - error: The chance with which all verifications together may err.
  /// - Throws: ``NumericalError`` where a limit cannot be had, such as an `error` of 0.
  package init(
    _ criteria: [ServiceCriterion], anticipating sample: OutcomeSample, of replications: Int, verifiedBy count: Int,
    attempt: Int, error: Double
  ) throws {
    self.init(criteria)
    let comparisons = max(1, criteria.reduce(0) { $0 + $1.periods.count })
    let each = 1 - ErrorSpending(error: error, comparisons: comparisons).confidence(look: attempt)
    for (index, criterion) in criteria.enumerated() {
      for period in criterion.periods.indices {
        if let probability = criterion.probability {
          let z = -(try Quantile.normal(each))
          let width = z * (probability * (1 - probability) / Double(count)).squareRoot() + 1 / Double(count)
          tighten(index, period, by: width)
        } else if let estimate = try sample.promise(index, period, error: each), let lower = estimate.lower {
          let width = (estimate.mean - lower) * (Double(replications) / Double(count)).squareRoot()
          tighten(index, period, by: min(width, 0.5 * (1 - criterion.level)))
        }
      }
    }
  }

  package func asked(_ criterion: Int, _ period: Int) -> Double {
    min(1, criteria[criterion].level + margins[criterion][period])
  }

  /// Where a sample falls short of what is asked.
  package func shortfalls(_ sample: OutcomeSample) -> [Shortfall] {
    values(sample).filter { $0.missing > asked($0.criterion, $0.period) * 1e-12 }
  }

  /// What a sample achieves of everything that is asked; what is missing is negative where more is achieved.
  func values(_ sample: OutcomeSample) -> [Shortfall] {
    criteria.indices.flatMap { criterion in
      criteria[criterion].periods.indices.compactMap { period -> Shortfall? in
        sample.value(criterion, period, probability: probabilities[criterion][period]).map {
          Shortfall(criterion: criterion, period: period, value: $0, missing: asked(criterion, period) - $0)
        }
      }
    }
  }

  /// What may go otherwise in every period, given how contacts are spread in a sample and, for a probability, how far its
  /// quantile lies below the mean there.
  func budgets(_ sample: OutcomeSample, _ blocks: ServiceBlocks, replications: Int) -> [ServiceBudget] {
    values(sample).map { found in
      let range = criteria[found.criterion].periods[found.period]
      let all = Double(sample.base[found.criterion][range].reduce(0, +))
      let mean = sample.share(found.criterion, found.period) ?? found.value
      return ServiceBudget(
        criterion: found.criterion, period: found.period,
        parts: blocks.blocks[found.criterion].indices.compactMap { block in
          guard blocks.periodOfBlock[found.criterion][block] == found.period else { return nil }
          let base = Double(blocks.base(sample, found.criterion, block))
          return base > 0 ? ServiceBudget.Part(block: block, share: base / all) : nil
        }, atMost: 1 - asked(found.criterion, found.period) - (mean - found.value),
        contacts: all / Double(replications))
    }
  }

  /// Asks for more by what a promise missed.
  mutating func tighten(_ criterion: Int, _ period: Int, by missing: Double) {
    if criteria[criterion].probability == nil {
      margins[criterion][period] += missing
    } else {
      probabilities[criterion][period] = min(0.9999, probabilities[criterion][period] + missing)
    }
  }
}
