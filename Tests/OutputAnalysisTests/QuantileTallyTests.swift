import NumericalMethods
import OutputAnalysis
import Testing

@Suite struct QuantileTallyTests {
  private func add(_ waits: [Int64], to tally: inout QuantileTally) {
    var counts = [Int32](repeating: 0, count: WaitHistogram.binCount)
    for wait in waits { counts[WaitHistogram.bin(ofMicroseconds: wait)] += 1 }
    let highest = waits.max().map { WaitHistogram.bin(ofMicroseconds: $0) } ?? -1
    counts.withUnsafeBufferPointer { tally.add(counts: $0, highestBin: highest) }
  }

  @Test func sumsAreThoseOfRatioTalliesWhateverTheOrderOfTouching() throws {
    let days: [[Int64]] = [[0, 5_000], [0, 0, 3_000_000, 90_000], [], [7_000_000_000], [1_500, 1_600, 0]]
    var tally = QuantileTally()
    for day in days { add(day, to: &tally) }
    #expect(tally.highestBin == WaitHistogram.bin(ofMicroseconds: 7_000_000_000))
    for bin in 0...tally.highestBin {
      var ratio = RatioTally()
      for day in days {
        ratio.add(
          a: Int64(day.count { WaitHistogram.bin(ofMicroseconds: $0) <= bin }), b: Int64(day.count))
      }
      #expect(tally.share(upTo: bin) == ratio)
    }
  }

  @Test func pointInterpolatesInsideTheBin() throws {
    var tally = QuantileTally()
    for _ in 0..<10 { add([0, 0, 1_500, 1_600, 1_700, 1_800, 5_000, 5_100, 5_200, 5_300], to: &tally) }
    #expect(try tally.estimate(probability: 0.1, confidence: 0.95)?.mean == 0)
    #expect(agree(try tally.estimate(probability: 0.5, confidence: 0.95)?.mean, 1792e-6, within: 1e-12))
    #expect(agree(try tally.estimate(probability: 0.6, confidence: 0.95)?.mean, 2048e-6, within: 1e-12))
  }

  @Test func limitsInvertTheLimitsOfTheDistributionFunction() throws {
    var random = SyntheticRandom(seed: 3)
    var tally = QuantileTally()
    for _ in 0..<100 {
      let mean = random.gamma(3) * 10e6
      add((0..<40).map { _ in Int64(random.exponential() * mean) }, to: &tally)
    }
    for probability in [0.5, 0.9, 0.95, 0.99] {
      let estimate = try #require(try tally.estimate(probability: probability, confidence: 0.95))
      let lower = try #require(estimate.lower)
      let upper = try #require(estimate.upper)
      #expect(lower < estimate.mean && estimate.mean < upper)
      for (limit, isLower) in [(lower, true), (upper, false)] {
        let bin = WaitHistogram.bin(ofMicroseconds: Int64(limit * 1e6))
        func bound(_ bin: Int) throws -> Double {
          let share = try tally.share(upTo: bin).estimate(confidence: 0.95, kind: .proportion)
          return (isLower ? share?.upper : share?.lower) ?? .nan
        }
        #expect(try bound(bin + 1) >= probability)
        #expect(try bound(bin - 1) <= probability)
      }
    }
  }

  @Test func fewWaitsLeaveAHighQuantileOpen() throws {
    var tally = QuantileTally()
    for day in 0..<100 { add([Int64(day + 1) * 1_000_000], to: &tally) }
    let high = try #require(try tally.estimate(probability: 0.99, confidence: 0.95))
    #expect(high.upper == nil)
    #expect((high.lower ?? 0) > 90)
    #expect(try tally.estimate(probability: 0.5, confidence: 0.95)?.upper != nil)
  }

  @Test func nobodyWaited() throws {
    var tally = QuantileTally()
    for _ in 0..<100 { add([0, 0], to: &tally) }
    #expect(try tally.estimate(probability: 0.9, confidence: 0.95) == Estimate(mean: 0, lower: 0, upper: 0))
    #expect(
      try tally.estimate(probability: 0.99, confidence: 0.95) == Estimate(mean: 0, lower: 0, upper: nil))
  }

  @Test func noWaitsAndOneReplication() throws {
    var tally = QuantileTally()
    #expect(try tally.estimate(probability: 0.9, confidence: 0.95) == nil)
    add([], to: &tally)
    #expect(try tally.estimate(probability: 0.9, confidence: 0.95) == nil)
    tally = QuantileTally()
    add([0, 2_000_000], to: &tally)
    #expect(try tally.estimate(probability: 0.3, confidence: 0.95) == Estimate(mean: 0, lower: nil, upper: nil))
    #expect(throws: NumericalError.self) { try tally.estimate(probability: 1, confidence: 0.95) }
  }
}
