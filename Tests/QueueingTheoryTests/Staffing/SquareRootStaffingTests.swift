import QueueingTheory
import Testing

@Suite struct SquareRootStaffingTests {
  @Test func betaAndTheExactAgentsAreThoseOfTheReference() throws {
    for row in try ReferenceRow.load("square-root") {
      let rule = try SquareRootStaffing(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), patienceSeconds: row.number("patience"),
        targetProbabilityOfWait: row.number("target"))
      let expected = try #require(row.outputs["beta"] ?? nil)
      #expect(abs(rule.beta - expected.value) <= 1e-12 * expected.condition * abs(expected.value), "\(row)")
      guard case .reachable(let agents, let performance, _) = try rule.exactRequirement() else {
        Issue.record("not reachable: \(row)")
        continue
      }
      try row.expect("exactAgents", Double(agents))
      #expect(performance.probabilityOfWait <= (try row.number("target")))
    }
  }

  /// The error of the rule: never more than one agent here, from one to 1,000 erlangs.
  @Test func theRuleIsOffByOneAgentAtMost() throws {
    var exactly = 0
    let rows = try ReferenceRow.load("square-root")
    for row in rows where try row.number("calls") > 2 {
      let rule = try SquareRootStaffing(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), patienceSeconds: row.number("patience"),
        targetProbabilityOfWait: row.number("target"))
      let exact = try #require(row.outputs["exactAgents"] ?? nil)
      let error = Double(rule.agents) - exact.value
      #expect(abs(error) <= 1, "\(row): \(rule.agents), exact \(exact.value)")
      if error == 0 { exactly += 1 }
    }
    #expect(exactly > rows.count / 3)
  }

  @Test func littleImpatienceComesNearNone() throws {
    for target in [0.02, 0.2, 0.5, 0.9] {
      let patient = try SquareRootStaffing(
        callsPerHour: 1200, handleSeconds: 300, targetProbabilityOfWait: target)
      let almost = try SquareRootStaffing(
        callsPerHour: 1200, handleSeconds: 300, patienceSeconds: 3e12, targetProbabilityOfWait: target)
      #expect(abs(patient.beta - almost.beta) < 1e-6)
      #expect(abs(SquareRootStaffing.probabilityOfWait(beta: patient.beta, ratio: 0) - target) < 1e-12)
    }
  }

  @Test(arguments: [1e-250, 1e-12, 1 - 1e-9])
  func extremeTargetsHaveAnAnswer(target: Double) throws {
    for patience in [1e-6, 1, 300, 1e9, .infinity] {
      let rule = try SquareRootStaffing(
        callsPerHour: 1200, handleSeconds: 300, patienceSeconds: patience, targetProbabilityOfWait: target)
      #expect(rule.beta.isFinite && rule.agents >= 0)
      if patience == .infinity { #expect(rule.agents > 100) }
    }
  }

  @Test(arguments: [0, 1, -0.1, .nan])
  func impossibleTargetsAreRefused(target: Double) {
    #expect(throws: QueueingError.self) {
      try SquareRootStaffing(callsPerHour: 100, handleSeconds: 300, targetProbabilityOfWait: target)
    }
  }
}
