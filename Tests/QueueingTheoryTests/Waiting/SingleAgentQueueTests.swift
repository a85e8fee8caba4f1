import Foundation
import QueueingTheory
import RandomVariates
import Testing

@Suite struct SingleAgentQueueTests {
  private static func law(_ row: ReferenceRow) throws -> Law {
    let mean = try row.number("mean")
    switch try row.text("law") {
    case "exponential": return .exponential(try Exponential(mean: mean))
    case "gamma": return .gamma(try Gamma(mean: mean, cv: row.number("cv")))
    case "erlang": return .gamma(try Gamma.erlang(stages: Int((1 / pow(row.number("cv"), 2)).rounded()), mean: mean))
    case "hyperexponential": return .hyperexponential(try Hyperexponential(mean: mean, cv: row.number("cv")))
    default: return .lognormal(try Lognormal(mean: mean, cv: row.number("cv")))
    }
  }

  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("mg1")
    #expect(rows.count >= 80)
    for row in rows {
      let queue = try SingleAgentQueue(callsPerHour: row.number("calls"), handling: Self.law(row))
      let result = try queue.performance(thresholdSeconds: row.number("T"))
      try row.expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer)
      try row.expect("waitStandardDeviation", queue.waitStandardDeviation)
      try row.expect("averageQueueLength", result.averageQueueLength)
      // The tail of lognormal waits has no rate to divide out: its error is absolute, 1e-11.
      let missed = try #require(result.outcomes.shortfall(.ofOffered))
      let isFar = try row.text("law") == "lognormal" && missed < 1e-3
      try row.expect("ofOffered", result.serviceLevel(), tolerance: 1e-8)
      try row.expect("missed", missed, tolerance: isFar ? 1e-6 : 1e-8)
    }
  }

  @Test(arguments: [0.012, 3, 9, 11.9, 11.9999])
  func exponentialTimesAreErlangC(calls: Double) throws {
    let exact = try ErlangC(callsPerHour: calls, handleSeconds: 300, agents: 1)
    for law: Law in [
      .exponential(try Exponential(mean: 300)), .gamma(try Gamma(shape: 1, scale: 300)),
      .hyperexponential(try Hyperexponential(probabilities: [0.3, 0.7], means: [300, 300])),
    ] {
      let queue = try SingleAgentQueue(callsPerHour: calls, handling: law)
      for threshold in [0, 1, 20, 300, 3000] {
        let actual = try queue.performance(thresholdSeconds: Double(threshold))
        let expected = try exact.performance(thresholdSeconds: Double(threshold))
        #expect(abs(actual.outcomes.answeredLater / expected.outcomes.answeredLater - 1) < 1e-8)
        #expect(abs(try #require(actual.averageSpeedOfAnswer) / #require(expected.averageSpeedOfAnswer) - 1) < 1e-9)
      }
      let quantile = try #require(try queue.waitQuantile(0.95))
      let expected = try #require(try exact.waitQuantile(0.95))
      #expect(abs(quantile - expected) <= 1e-7 * expected)
    }
  }

  /// Regular gamma times tend to fixed ones; the wait of fixed ones is M/D/1's.
  @Test func regularTimesTendToFixedOnes() throws {
    let fixed = try SingleAgentQueue(callsPerHour: 9, handling: .constant(try Constant(300)))
    let regular = try SingleAgentQueue(callsPerHour: 9, handling: .gamma(try Gamma.erlang(stages: 2000, mean: 300)))
    for threshold in [20.0, 200, 450, 1000] {
      let a = try fixed.performance(thresholdSeconds: threshold).outcomes.answeredLater
      let b = try regular.performance(thresholdSeconds: threshold).outcomes.answeredLater
      #expect(b > a * (1 - 1e-6) && b < a * 1.01, "\(a) \(b)")
    }
    #expect(try #require(fixed.waitStandardDeviation) < #require(regular.waitStandardDeviation))
  }

  @Test func loadOfOneIsNotStable() throws {
    let queue = try SingleAgentQueue(callsPerHour: 12, handling: .lognormal(try Lognormal(mean: 300, cv: 1)))
    // The mean of the law is 300 up to rounding; half a call more settles it.
    let full = try SingleAgentQueue(callsPerHour: 12.5, handling: queue.handling)
    #expect(try !full.performance().isStable && full.waitQuantile(0.5) == nil && full.waitStandardDeviation == nil)
    let none = try SingleAgentQueue(callsPerHour: 0, handling: queue.handling)
    #expect(try none.performance().serviceLevel() == 1 && none.waitQuantile(0.9) == 0)
    #expect(throws: QueueingError.self) {
      try SingleAgentQueue(callsPerHour: 1, handling: .uniform(try Uniform(from: 1, to: 2)))
    }
  }
}
