package import CallCenterModel
package import OutputAnalysis

/// Whether an assertion holds, as far as a run can tell.
package enum AssertionOutcome: String, Sendable, Hashable {
  case pass, fail, undecided

  /// - Parameters:
  ///   - estimate: The value with limits; without them nothing is decided.
  ///   - bound: The side on which the whole interval has to lie.
  package init(_ estimate: Estimate?, _ bound: Assertion.Bound) {
    guard let lower = estimate?.lower, let upper = estimate?.upper else {
      self = .undecided
      return
    }
    switch bound {
    case .atLeast(let least): self = lower >= least ? .pass : upper < least ? .fail : .undecided
    case .atMost(let most): self = upper <= most ? .pass : lower > most ? .fail : .undecided
    }
  }
}

/// One assertion and what became of it.
package struct AssertionRecord: Sendable, Equatable {
  package var assertion: Assertion
  /// Of the measure, or of the share of days, with limits at ``intervalConfidence``; `nil` where there is no value.
  package var estimate: Estimate?
  package var outcome: AssertionOutcome
  /// Of this one interval at this look, so that all verdicts together have the confidence asked for.
  package var intervalConfidence: Double
  package var replications: Int

  package init(
    assertion: Assertion, estimate: Estimate?, outcome: AssertionOutcome, intervalConfidence: Double,
    replications: Int
  ) {
    self.assertion = assertion
    self.estimate = estimate
    self.outcome = outcome
    self.intervalConfidence = intervalConfidence
    self.replications = replications
  }
}

extension Assertion {
  /// What the estimate is held against: the bound, or the share of days.
  package var judged: Bound { dayShare.map { .atLeast($0) } ?? bound }
}
