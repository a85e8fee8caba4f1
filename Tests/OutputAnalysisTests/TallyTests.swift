import NumericalMethods
import OutputAnalysis
import Testing

@Suite struct TallyTests {
  private func tally(_ values: [Int64]) -> Tally {
    var tally = Tally()
    for value in values { tally.add(value) }
    return tally
  }

  @Test func symmetricSampleHasStudentLimits() throws {
    let estimate = try #require(try tally([1, 2, 3, 4, 5]).estimate(confidence: 0.95, scale: 10, kind: .signed))
    let half = 2.7764451051977987 * (2.5 / 5).squareRoot() * 10
    #expect(estimate.mean == 30)
    #expect(agree(estimate.lower, 30 - half, within: 1e-12))
    #expect(agree(estimate.upper, 30 + half, within: 1e-12))
    #expect(agree(estimate.halfWidth, half, within: 1e-12))
  }

  @Test func positiveSkewMovesTheLimitsUp() throws {
    let estimate = try #require(try tally([0, 1, 1, 2, 2, 3, 14]).estimate(confidence: 0.95, kind: .signed))
    let lower = try #require(estimate.lower)
    let upper = try #require(estimate.upper)
    #expect(upper - estimate.mean > estimate.mean - lower)
  }

  @Test func nothingAddedIsNil() throws {
    #expect(try Tally().estimate(confidence: 0.95) == nil)
  }

  @Test func oneReplicationHasNoLimits() throws {
    #expect(try tally([7]).estimate(confidence: 0.95) == Estimate(mean: 7, lower: nil, upper: nil))
  }

  @Test func noSpreadHasNoLimitsUnlessStructural() throws {
    let constant = tally([7, 7, 7, 7])
    #expect(try constant.estimate(confidence: 0.95) == Estimate(mean: 7, lower: nil, upper: nil))
    #expect(try constant.estimate(confidence: 0.95, isStructural: true) == .structural(7))
  }

  @Test func countNeverSeenIsBoundedByTheReplications() throws {
    let none = try #require(
      try tally([Int64](repeating: 0, count: 100)).estimate(confidence: 0.95, kind: .count))
    #expect(none.lower == 0)
    #expect(agree(none.upper, 0.036888794541139363, within: 1e-12))
  }

  @Test func hugeValuesKeepTheirSpread() throws {
    let student = 0.95 * (2 / 0.0975).squareRoot()
    let base: Int64 = 900_000_000_000_000
    let estimate = try #require(
      try tally([base - 1, base, base + 1]).estimate(confidence: 0.95, scale: 1e-6, kind: .signed))
    #expect(agree(estimate.mean, 9e8, within: 1e-15))
    #expect(agree(estimate.halfWidth, student / 3.0.squareRoot() * 1e-6, within: 0.05))
    let difference = try #require(try tally([-1, 0, 1]).estimate(confidence: 0.95, kind: .signed))
    #expect(agree(difference.halfWidth, student / 3.0.squareRoot(), within: 1e-12))
  }

  @Test func confidenceOutsideItsDomainThrows() throws {
    let values = tally([1, 2, 3])
    for confidence in [0, 1, -0.5, 1.5, .nan] {
      #expect(throws: NumericalError.self) { try values.estimate(confidence: confidence) }
    }
  }
}
