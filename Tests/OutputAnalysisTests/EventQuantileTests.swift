import Foundation
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

  /// A root search that leaves its bracket shows as a quantile out of order.
  @Test func quantilesGrowWithTheProbability() throws {
    let probabilities = [1e-6, 1e-4, 0.005, 0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975, 0.995, 0.9999]
    let shapes = stride(from: -0.3, through: 4, by: 0.23).map { pow(10, $0) }
    for a in shapes {
      let gamma = try probabilities.map { try EventQuantile.gamma($0, shape: a) }
      #expect(zip(gamma, gamma.dropFirst()).allSatisfy { $0 < $1 }, "gamma \(a): \(gamma)")
      for b in shapes {
        let beta = try probabilities.map { try EventQuantile.beta($0, a: a, b: b) }
        #expect(zip(beta, beta.dropFirst()).allSatisfy { $0 < $1 }, "beta \(a), \(b): \(beta)")
      }
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
