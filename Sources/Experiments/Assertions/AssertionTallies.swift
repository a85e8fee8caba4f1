internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// What a run keeps for its assertions beside the sums of the window.
struct AssertionTallies {
  let assertions: [Assertion]
  private let parts: [AssertedPart?]
  private var tallies: [RatioTally]

  /// - Parameters:
  ///   - assertions: What is judged.
  ///   - plan: With the intervals that its replications report.
  init(_ assertions: [Assertion], of plan: Plan) {
    self.assertions = assertions
    parts = assertions.map { AssertedPart($0, of: plan) }
    tallies = Array(repeating: RatioTally(), count: assertions.count)
  }

  mutating func add(_ measures: ReplicationMeasures) {
    for index in parts.indices { parts[index]?.add(measures, to: &tallies[index]) }
  }

  /// The value that an assertion bounds: its measure, or the share of days.
  func estimate(_ index: Int, _ run: RunTallies, confidence: Double) throws(NumericalError) -> Estimate? {
    let assertion = assertions[index]
    if let part = parts[index] { return try part.estimate(tallies[index], confidence: confidence) }
    if let probability = assertion.probability {
      return try run.quantile(assertion.measure, probability, scope: assertion.scope, confidence: confidence)
    }
    return try run.estimate(assertion.measure, scope: assertion.scope, confidence: confidence)
  }

  /// The verdict at a confidence of its interval.
  func record(_ index: Int, _ run: RunTallies, confidence: Double) throws(NumericalError) -> AssertionRecord {
    let estimate = try estimate(index, run, confidence: confidence)
    return AssertionRecord(
      assertion: assertions[index], estimate: estimate,
      outcome: AssertionOutcome(estimate, assertions[index].judged), intervalConfidence: confidence,
      replications: run.replications)
  }
}
