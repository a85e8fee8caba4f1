import Testing

@testable import OutputAnalysis

@Suite struct DifferenceVerdictTests {
  @Test(arguments: [
    (-0.004, 0.004, DifferenceVerdict.same), (0.001, 0.004, .same), (-0.005, 0.005, .same), (0.001, 0.006, .higher),
    (-0.02, -0.001, .lower), (-0.006, 0.001, .undecided), (0, 0.006, .undecided), (-0.1, 0.1, .undecided),
  ])
  func followsFromTheLimits(_ lower: Double, _ upper: Double, _ verdict: DifferenceVerdict) {
    let estimate = Estimate(mean: (lower + upper) / 2, lower: lower, upper: upper)
    #expect(DifferenceVerdict(estimate, margin: 0.005) == verdict)
  }

  @Test func withoutLimitsNothingIsDecided() {
    #expect(DifferenceVerdict(Estimate(mean: 1, lower: nil, upper: nil), margin: 0.1) == .undecided)
    #expect(DifferenceVerdict(.structural(0), margin: 0) == .same)
    #expect(DifferenceVerdict(.structural(-3), margin: 0) == .lower)
  }

  /// Four times the replications halve the interval.
  @Test func tellsHowManyMoreAreNeeded() {
    let wide = Estimate(mean: 0.01, lower: -0.01, upper: 0.03)
    #expect(DifferenceVerdict.moreReplications(wide, margin: 0.005, replications: 100) == 300)
    let near = Estimate(mean: 0.001, lower: -0.007, upper: 0.009)
    #expect(DifferenceVerdict.moreReplications(near, margin: 0.005, replications: 100) == 300)
    #expect(DifferenceVerdict.moreReplications(.structural(0), margin: 0, replications: 100) == nil)
  }

  /// All looks together err with the stated probability at most.
  @Test func spendsNoMoreThanTheError() {
    let spending = ErrorSpending(error: 0.05, comparisons: 6)
    let spent = (1...100_000).reduce(0.0) { $0 + (1 - spending.confidence(look: $1)) * 6 }
    #expect(spent < 0.05 && spent > 0.0499)
    #expect(abs(1 - spending.confidence(look: 1) - 0.05 * 0.6079271 / 6) < 1e-9)
  }
}
