import CallCenterModel
import CallCenterSimulation
import OutputAnalysis
import Testing

@testable import Experiments

@Suite struct DayTalliesTests {
  private func day(offered: Int64, inTime: Int64, wait: Int64) -> ContactSums {
    var sums = ContactSums()
    sums.answered = offered
    sums.answeredInTime = inTime
    sums.waitOfAnswered = wait * offered
    return sums
  }

  @Test func quantilesAreThoseOfTheDays() throws {
    var tallies = DayTallies(.excludingBlocked, level: .serviceLevelExcludingBlocked)
    // 1,000 days with 1…1,000 contacts; day i answers i of 1,000 in time, or of all.
    for index in 1...1000 { tallies.add([day(offered: 1000, inTime: Int64(index), wait: Int64(index) * 10_000)]) }
    let spreads = try tallies.spreads(confidence: 0.95)
    #expect(spreads.map(\.measure) == [.offered, .serviceLevelExcludingBlocked, .averageSpeedOfAnswer])
    for (spread, scale, slack) in [(spreads[1], 1.0, 0.004), (spreads[2], 10.0, 0.08)] {
      for (quantile, wanted) in zip(spread.quantiles, [0.1, 0.5, 0.9]) {
        let estimate = try #require(quantile.estimate)
        #expect(abs(estimate.mean - wanted * scale) <= slack, "\(spread.measure) \(wanted): \(estimate)")
        #expect((estimate.lower ?? 9e9) < wanted * scale && wanted * scale < (estimate.upper ?? 0))
      }
    }
    #expect(abs((spreads[0].quantiles[1].estimate?.mean ?? 0) - 1000) <= 8)
  }

  @Test func emptyDaysAreLeftOut() throws {
    var tallies = DayTallies(.excludingBlocked, level: .serviceLevelExcludingBlocked)
    for _ in 0..<10 { tallies.add([ContactSums()]) }
    #expect(try tallies.spreads(confidence: 0.95).map(\.measure) == [.offered])
  }

  @Test func waitsAreReadBetweenTheBins() throws {
    var tally = QuantileTally()
    var counts = [Int32](repeating: 0, count: WaitHistogram.bin(ofMicroseconds: 100_000_000) + 1)
    // At once, and one wait at each second to 100 s.
    counts[0] = 100
    for second in 1...100 { counts[WaitHistogram.bin(ofMicroseconds: Int64(second) * 1_000_000)] += 1 }
    for _ in 0..<5 { counts.withUnsafeBufferPointer { tally.add(counts: $0, highestBin: $0.count - 1) } }
    #expect(try tally.share(within: 0, confidence: 0.95)?.mean == 0.5)
    for seconds in [20.5, 50.5, 99.5] {
      let share = try #require(try tally.share(within: seconds, confidence: 0.95))
      #expect(abs(share.mean - (100 + seconds.rounded(.down)) / 200) <= 0.006)
    }
    #expect(try tally.share(within: 5000, confidence: 0.95)?.mean == 1)
    #expect(try QuantileTally().share(within: 1, confidence: 0.95) == nil)
  }
}
