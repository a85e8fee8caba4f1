import OutputAnalysis
import Testing

@Suite struct FiellerLimitsTests {
  @Test func limitsAreTheRootsOfTheReferenceQuadratic() throws {
    for row in try ReferenceRows.load().ratio {
      let moments = try #require(RatioMoments(RatioTallyTests.tally(Array(zip(row.a, row.b)))))
      let limits = try FiellerLimits.limits(moments, confidence: 0.95)
      if let roots = row.fieller {
        #expect(agree(limits.lower, roots[0], within: 1e-9))
        #expect(agree(limits.upper, roots[1], within: 1e-9))
      } else {
        #expect(limits == .none)
      }
    }
  }
}
