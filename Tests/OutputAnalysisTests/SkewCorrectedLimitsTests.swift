import OutputAnalysis
import Testing

@Suite struct SkewCorrectedLimitsTests {
  private func transformation(_ t: Double, _ s: Double) -> Double {
    t + s * (t * t / 3 + 1 / 6.0) + s * s * t * t * t / 27
  }

  @Test func inverseUndoesHallsTransformation() {
    for s in [-0.9, -0.2, -1e-3, -1e-9, 0, 1e-12, 1e-6, 1e-3, 0.1, 0.5, 1] {
      for x in [-6, -2.5, -1.96, -0.1, 0, 0.3, 1.96, 4] {
        let t = SkewCorrectedLimits.inverseTransformation(x, s)
        #expect(abs(transformation(t, s) - x) < 1e-9, "s \(s), x \(x)")
      }
    }
  }

  @Test func inverseIsIncreasing() {
    for s in [-1, -0.3, 0.0, 0.3, 1] {
      let values = stride(from: -5, through: 5, by: 0.25).map { SkewCorrectedLimits.inverseTransformation($0, s) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func mirroredSampleHasMirroredLimits() throws {
    let values: [Int64] = [0, 0, 1, 2, 9, 4, 0, 1]
    let moments = try #require(RatioMoments(RatioTallyTests.tally(values.map { ($0, 1) })))
    let mirror = try #require(RatioMoments(RatioTallyTests.tally(values.map { (-$0, 1) })))
    let variance = moments.jackknifeVariance
    let limits = try SkewCorrectedLimits.limits(moments, variance: variance, confidence: 0.9)
    let mirrored = try SkewCorrectedLimits.limits(mirror, variance: variance, confidence: 0.9)
    #expect(agree(limits.lower, -(mirrored.upper ?? .nan), within: 1e-12))
    #expect(agree(limits.upper, -(mirrored.lower ?? .nan), within: 1e-12))
  }
}
