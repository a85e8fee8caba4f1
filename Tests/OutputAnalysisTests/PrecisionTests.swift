import OutputAnalysis
import Testing

@Suite struct PrecisionTests {
  @Test func absoluteAndRelative() {
    let estimate = Estimate(mean: 20, lower: 19, upper: 22)
    #expect(Precision.absolute(1.5).isMet(by: estimate))
    #expect(!Precision.absolute(1.49).isMet(by: estimate))
    #expect(Precision.relative(0.075).isMet(by: estimate))
    #expect(!Precision.relative(0.07).isMet(by: estimate))
    #expect(Precision.relative(0.1).isMet(by: Estimate(mean: -20, lower: -22, upper: -18)))
  }

  @Test func missingLimitsAreNeverEnough() {
    #expect(!Precision.absolute(1e9).isMet(by: nil))
    #expect(!Precision.absolute(1e9).isMet(by: Estimate(mean: 1, lower: 0, upper: nil)))
    #expect(!Precision.relative(1e9).isMet(by: Estimate(mean: 1, lower: nil, upper: nil)))
    #expect(!Precision.relative(0.1).isMet(by: Estimate(mean: 0, lower: 0, upper: 1)))
  }

  @Test func structuralValuesAreAlwaysEnough() {
    #expect(Precision.absolute(0).isMet(by: .structural(3)))
    #expect(Precision.relative(0).isMet(by: .structural(0)))
  }

  @Test func nothingHappenedYetDoesNotStopARun() throws {
    var tally = RatioTally()
    for _ in 0..<100 { tally.add(a: 0, b: 500) }
    #expect(!Precision.absolute(0.005).isMet(by: try tally.estimate(confidence: 0.95, kind: .proportion)))
  }
}
