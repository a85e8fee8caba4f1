import Foundation
import QueueingTheory
import Testing

@Suite struct RealisedServiceLevelTests {
  private func level(_ row: ReferenceRow, threshold: Double) throws -> RealisedServiceLevel {
    try RealisedServiceLevel(
      callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"),
      patienceSeconds: row.number("patience"), intervalSeconds: row.number("H"), thresholdSeconds: threshold)
  }

  private func value(_ row: ReferenceRow, _ name: String) throws -> Double {
    try #require(row.outputs[name] ?? nil).value
  }

  @Test func withoutThresholdTheVarianceIsThatOfTheChain() throws {
    for row in try ReferenceRow.load("realised-chain") {
      let level = try level(row, threshold: 0)
      let deviation = try value(row, "standardDeviation")
      #expect(abs(try #require(level.expected) - (try value(row, "expected"))) < 1e-10, "\(row)")
      let error = try #require(level.standardDeviation) / deviation - 1
      #expect(abs(error) < 1e-4, "\(row): \(error)")
    }
  }

  /// Intervals of few calls spread a little less than the variance says, for the number of calls is random.
  @Test func simulatedIntervalsAgree() throws {
    for row in try ReferenceRow.load("realised-simulation") {
      let level = try level(row, threshold: row.number("T"))
      let deviation = try value(row, "standardDeviation")
      let error = try #require(level.standardDeviation) - deviation
      let noise = 4 * (try value(row, "standardErrorOfDeviation"))
      #expect(abs(error) < (level.expectedCalls < 100 ? 0.1 : 0.04) * deviation + noise, "\(row): \(error / deviation)")
      let reached = try #require(level.probability(ofReaching: row.number("target")))
      let simulated = try value(row, "probabilityTargetMet")
      #expect(abs(reached - simulated) < 0.03, "\(row): \(reached), simulated \(simulated)")
      let tenth = try #require(try level.quantile(0.1))
      let simulatedTenth = try value(row, "quantile10")
      #expect(abs(tenth - simulatedTenth) < 0.05, "\(row): \(tenth)")
    }
  }

  @Test func longIntervalsComeNearTheLongRun() throws {
    func level(_ hours: Double) throws -> RealisedServiceLevel {
      try RealisedServiceLevel(
        callsPerHour: 150, handleSeconds: 300, agents: 15, patienceSeconds: 120, intervalSeconds: 3600 * hours)
    }
    let (day, year, century) = (try level(24), try level(8760), try level(876_000))
    let yearly = try #require(year.standardDeviation)
    let ratio = try #require(day.standardDeviation) / yearly
    #expect(abs(ratio / (365.0).squareRoot() - 1) < 0.01)
    #expect(try #require(day.standardDeviation) > 0.015)
    let quantile = try #require(try century.quantile(0.9))
    let expected = try #require(century.expected)
    let deviation = try #require(century.standardDeviation)
    #expect(abs(quantile - expected - 1.2816 * deviation) < 1e-5)
  }

  /// The waits of one caller and the next hang together: calls taken as independent would vary far less.
  @Test func callsAreNotIndependent() throws {
    let level = try RealisedServiceLevel(callsPerHour: 150, handleSeconds: 300, agents: 17, intervalSeconds: 28_800)
    let expected = try #require(level.expected)
    let binomial = (expected * (1 - expected) / level.expectedCalls).squareRoot()
    #expect(try #require(level.standardDeviation) > 4 * binomial)
  }

  @Test(arguments: ServiceLevelDefinition.allCases)
  func everyDefinitionHasItsSpread(definition: ServiceLevelDefinition) throws {
    let level = try RealisedServiceLevel(
      callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120, intervalSeconds: 3600,
      shortAbandonSeconds: 10, definition: definition)
    let formula = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120)
      .performance(shortAbandonSeconds: 10).serviceLevel(definition)
    let expected = try #require(level.expected)
    let exact = try #require(formula)
    let deviation = try #require(level.standardDeviation)
    #expect(abs(expected - exact) < 1e-14)
    #expect(deviation > 0.03 && deviation < 0.2)
  }

  @Test func littleImpatienceComesNearNone() throws {
    func deviation(_ patience: Double) throws -> Double {
      try #require(
        try RealisedServiceLevel(
          callsPerHour: 150, handleSeconds: 300, agents: 17, patienceSeconds: patience, intervalSeconds: 7200
        ).standardDeviation)
    }
    let (almost, never) = (try deviation(1e9), try deviation(.infinity))
    #expect(abs(almost / never - 1) < 1e-4)
  }

  @Test func theFewestForAConfidence() throws {
    let load = try OfferedLoad(callsPerHour: 150, handleSeconds: 300)
    for (confidence, patience) in [(0.5, 120.0), (0.9, 120), (0.9, .infinity), (0.99, 600)] {
      let agents = try #require(
        try RealisedServiceLevel.agents(
          confidence: confidence, target: 0.8, load: load, patienceSeconds: patience, intervalSeconds: 3600))
      func reached(_ agents: Int) throws -> Double {
        try RealisedServiceLevel(
          callsPerHour: 150, handleSeconds: 300, agents: agents, patienceSeconds: patience, intervalSeconds: 3600
        ).probability(ofReaching: 0.8) ?? 0
      }
      #expect(try reached(agents) >= confidence)
      #expect(try reached(agents - 1) < confidence)
    }
  }

  @Test(arguments: [
    (0.0, 300.0, 1), (150, 300, 0), (150, 300, 12), (150, 300, 13), (150, 300, 60), (150, 300, 400), (1e6, 300, 83_000),
    (1e6, 300, 84_000), (0.001, 1, 1), (150, 0, 3), (1.2e7, 300, 1_000_500),
  ])
  func extremesHaveNumbersOrNone(calls: Double, handle: Double, agents: Int) throws {
    for patience in [1, 120, 1e5, .infinity] {
      let level = try RealisedServiceLevel(
        callsPerHour: calls, handleSeconds: handle, agents: agents, patienceSeconds: patience, intervalSeconds: 1800)
      if let deviation = level.standardDeviation { #expect(deviation.isFinite && deviation >= 0) }
      if let reached = level.probability(ofReaching: 0.8) { #expect(0...1 ~= reached, "\(reached)") }
      if let median = try level.quantile(0.5) { #expect(0...1 ~= median) }
    }
  }
}
