package import CallCenterModel
package import OutputAnalysis

/// Whether the target of a call type is met over its periods with the people of a staffing.
package struct JudgedTarget: Sendable, Equatable {
  /// One interval, day or window.
  package struct Period: Sendable, Equatable {
    /// ISO 8601 with offset.
    package var start: String
    /// The service level, or the share of periods that met the target where a probability is asked for; `nil` where
    /// nothing was offered.
    package var estimate: Estimate?
    /// Whether the limits of the estimates bear the target out, or rule it out; `nil`: they lie on both sides.
    package var isMet: Bool?

    package init(start: String, estimate: Estimate?, isMet: Bool?) {
      self.start = start
      self.estimate = estimate
      self.isMet = isMet
    }
  }

  /// Name of the call type.
  package var callType: String
  package var label: String
  package var target: ServiceTarget
  package var period: PlanningTarget.Period
  package var probability: Double?
  /// Those in which something was offered.
  package var periods: [Period]

  package init(
    callType: String, label: String, target: ServiceTarget, period: PlanningTarget.Period, probability: Double?,
    periods: [Period]
  ) {
    self.callType = callType
    self.label = label
    self.target = target
    self.period = period
    self.probability = probability
    self.periods = periods
  }
}

/// How people were found by simulation, and what holds for them on random numbers that the search has not seen.
package struct SearchOutcome: Sendable, Equatable {
  /// Replications with the same random numbers in every step.
  package var replications: Int
  /// Staffings simulated.
  package var steps: Int
  /// Replications of the last verification.
  package var verified: Int
  /// Verifications, each on fresh random numbers.
  package var rounds: Int
  /// How sure it is that all targets hold in all their periods, 0…1.
  package var confidence: Double
  /// Whether the last verification bears all targets out.
  package var holds: Bool
  /// Periods with too few contacts to be judged at all.
  package var unjudged: Int

  package init(
    replications: Int, steps: Int, verified: Int, rounds: Int, confidence: Double, holds: Bool, unjudged: Int
  ) {
    self.replications = replications
    self.steps = steps
    self.verified = verified
    self.rounds = rounds
    self.confidence = confidence
    self.holds = holds
    self.unjudged = unjudged
  }
}
