internal import CallCenterModel

/// One scenario, or one of its options, checked.
package struct CheckedScenario: Sendable, Equatable {
  /// As the folder or the file is called.
  package var name: String
  package var scenario: ScenarioIdentity
  package var currency: String
  /// Of the labels of call types and agent groups.
  package var labels: [String: String]
  package var replications: Int
  package var assertions: [AssertionRecord]
  /// `nil` where there is no committed result.
  package var regression: RegressionRecord?
  package var isInterrupted: Bool

  package init(
    name: String, scenario: ScenarioIdentity, currency: String, labels: [String: String], replications: Int,
    assertions: [AssertionRecord], regression: RegressionRecord?, isInterrupted: Bool
  ) {
    self.name = name
    self.scenario = scenario
    self.currency = currency
    self.labels = labels
    self.replications = replications
    self.assertions = assertions
    self.regression = regression
    self.isInterrupted = isInterrupted
  }
}

/// Everything that one call of `check` found.
package struct CheckRecord: Sendable, Equatable {
  package var version: String
  /// The chance that any regression is wrongly said to be different.
  package var falseAlarm: Double
  package var scenarios: [CheckedScenario]

  package init(version: String, falseAlarm: Double, scenarios: [CheckedScenario]) {
    self.version = version
    self.falseAlarm = falseAlarm
    self.scenarios = scenarios
  }

  /// A failure beats what is undecided.
  package var outcome: AssertionOutcome {
    var isUndecided = false
    for scenario in scenarios {
      for assertion in scenario.assertions {
        if assertion.outcome == .fail { return .fail }
        isUndecided = isUndecided || assertion.outcome == .undecided
      }
      if scenario.regression?.outcome == .different { return .fail }
      isUndecided = isUndecided || scenario.regression?.outcome == .undecided
    }
    return isUndecided ? .undecided : .pass
  }
}
