import Testing

@testable import RandomVariates

/// Day totals are Poisson (mean and variance equal) and independent between intervals, not constants.
@Suite struct CumulativeRateStatisticalTests {
  @Test func countsArePoisson() throws {
    let rate = try CumulativeRate([
      RateSegment(start: 0, end: 1800, perSecond: 0.01), RateSegment(start: 3600, end: 5400, perSecond: 0.03),
    ])
    let days = 20_000
    let root = StreamKey(seed: 31, replication: 1)
    var sums = [0.0, 0.0]
    var squares = [0.0, 0.0]
    var product = 0.0
    for day in 0..<UInt64(days) {
      var stream = RandomStream(root.child(day).child(.arrivals))
      var cursor = rate.cursor()
      var cumulative = 0.0
      var counts = [0.0, 0.0]
      while true {
        cumulative += stream.exponential()
        guard let time = cursor.time(ofCumulative: cumulative) else { break }
        counts[time < 3600 ? 0 : 1] += 1
      }
      for half in 0..<2 {
        let centred = counts[half] - [18.0, 54.0][half]
        sums[half] += centred
        squares[half] += centred * centred
      }
      product += (counts[0] - 18) * (counts[1] - 54)
    }
    // Poisson with mean m: variance m, fourth central moment m + 3m². |z| < 6: false alarm 2e-9 each for normal sums.
    let n = Double(days)
    for (half, mean) in [18.0, 54.0].enumerated() {
      #expect((sums[half] / (n * mean).squareRoot()).magnitude < 6)
      #expect(((squares[half] / n - mean) / ((mean + 2 * mean * mean) / n).squareRoot()).magnitude < 6)
    }
    #expect((product / (n * 18 * 54).squareRoot()).magnitude < 6)
  }
}
