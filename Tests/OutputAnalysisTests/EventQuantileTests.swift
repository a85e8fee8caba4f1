import NumericalMethods
import OutputAnalysis
import Testing

@Suite struct EventQuantileTests {
  @Test func betaQuantilesMatchScipy() throws {
    for row in try ReferenceRows.load().beta {
      let limits = try ClusteredEventLimits.betaLimits(events: row.x, complements: row.y, tail: row.tail)
      #expect(agree(limits.lower, row.lower, within: 1e-9), "x \(row.x), y \(row.y)")
      #expect(agree(limits.upper, row.upper, within: 1e-9), "x \(row.x), y \(row.y)")
    }
  }

  @Test func gammaQuantilesMatchScipy() throws {
    for row in try ReferenceRows.load().gamma {
      #expect(agree(try EventQuantile.gamma(row.tail, shape: row.x + 0.5), row.lower, within: 1e-9))
      #expect(agree(try EventQuantile.gamma(1 - row.tail, shape: row.x + 0.5), row.upper, within: 1e-9))
    }
  }

  @Test func simpleLawsHaveTheirClosedForms() throws {
    for p in [0.001, 0.025, 0.5, 0.975, 0.999] {
      #expect(agree(try EventQuantile.beta(p, a: 1, b: 1), p, within: 1e-12))
      #expect(agree(try EventQuantile.beta(p, a: 2, b: 1), p.squareRoot(), within: 1e-12))
    }
    #expect(throws: NumericalError.self) { try EventQuantile.beta(1, a: 1, b: 1) }
    #expect(throws: NumericalError.self) { try EventQuantile.gamma(0, shape: 1) }
  }
}
