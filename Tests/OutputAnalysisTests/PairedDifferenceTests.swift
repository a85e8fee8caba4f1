import Foundation
import Testing

@testable import OutputAnalysis

/// Differences on common random numbers and races for the best, against Reference/comparisons.py.
@Suite struct PairedDifferenceTests {
  struct Rows: Decodable {
    struct Paired: Decodable {
      let name: String
      let baseA: [Int64]
      let baseB: [Int64]
      let otherA: [Int64]
      let otherB: [Int64]
      let mean: Double
      let variance: Double
      let independent: Double
      let skewness: Double
    }
    struct Race: Decodable {
      let name: String
      let error: Double
      let indifference: Double
      let batches: [[Double]]
      let remaining: [[Int]]
    }

    let paired: [Paired]
    let races: [Race]

    static func load() throws -> Rows {
      guard let url = Bundle.module.url(forResource: "comparisons", withExtension: "json", subdirectory: "Reference")
      else { throw CocoaError(.fileNoSuchFile) }
      return try JSONDecoder().decode(Rows.self, from: try Data(contentsOf: url))
    }
  }

  @Test func agreesWithLeavingOutOneReplicationAtATime() throws {
    for row in try Rows.load().paired {
      let difference = try #require(
        PairedDifference(
          base: RatioSamples(numerators: row.baseA, denominators: row.baseB),
          other: RatioSamples(numerators: row.otherA, denominators: row.otherB)))
      #expect(agree(difference.mean, row.mean, within: 1e-12), "\(row.name)")
      #expect(agree(difference.variance, row.variance, within: 1e-9), "\(row.name)")
      #expect(agree(difference.independentVariance, row.independent, within: 1e-9), "\(row.name)")
      #expect(abs(difference.skewness - row.skewness) < 1e-7, "\(row.name)")
    }
  }

  @Test func scalesAreThoseOfEachSystem() throws {
    let a = RatioSamples(numerators: [10, 12, 14], denominators: [1, 1, 1])
    let b = RatioSamples(numerators: [1, 2, 3], denominators: [1, 1, 1])
    let difference = try #require(PairedDifference(base: a, other: b, scales: (0.5, 10)))
    #expect(difference.mean == 20 - 6)
    let unscaled = try #require(
      PairedDifference(
        base: RatioSamples(numerators: [5, 6, 7], denominators: [1, 1, 1]),
        other: RatioSamples(numerators: [10, 20, 30], denominators: [1, 1, 1])))
    #expect(agree(difference.variance, unscaled.variance, within: 1e-12))
  }

  /// A spread of zero is certainty only where nothing differed in any replication.
  @Test func sameSamplesDifferByNothing() throws {
    let a = RatioSamples(numerators: [3, 4, 5], denominators: [10, 10, 10])
    let same = try #require(PairedDifference(base: a, other: a))
    #expect(same.isIdentical && same.varianceRatio == nil)
    #expect(try same.estimate(confidence: 0.95) == .structural(0))
    let shifted = RatioSamples(numerators: [4, 5, 6], denominators: [10, 10, 10])
    let difference = try #require(PairedDifference(base: a, other: shifted))
    #expect(try abs(difference.estimate(confidence: 0.95).mean - 0.1) < 1e-15)
    #expect(PairedDifference(base: a, other: RatioSamples(numerators: [0, 0, 0], denominators: [0, 0, 0])) == nil)
  }

  @Test func racesEndAsInThePaper() throws {
    for row in try Rows.load().races {
      var race = BestSelection(systems: row.batches[0].count, error: row.error, indifference: row.indifference)
      for (batch, remaining) in zip(row.batches, row.remaining) {
        race.add(batch)
        #expect(race.remaining == remaining, "\(row.name), batch \(race.batches)")
      }
    }
  }

  @Test func ofEqualSystemsTheFirstIsLeft() {
    var race = BestSelection(systems: 3, error: 0.05, indifference: 1)
    for batch in 0..<BestSelection.firstBatches {
      race.add([Double(batch % 3), Double(batch % 3), Double(batch % 3) - 5])
    }
    #expect(race.remaining == [0])
  }
}
