import OutputAnalysis
import Testing

@Suite struct RatioMomentsTests {
  /// The jackknife variance by leaving out one replication after the other.
  static func jackknife(_ pairs: [(a: Int64, b: Int64)]) -> Double {
    let n = Double(pairs.count)
    let sumA = pairs.reduce(0) { $0 + $1.a }
    let sumB = pairs.reduce(0) { $0 + $1.b }
    let leftOut = pairs.map { Double(sumA - $0.a) / Double(sumB - $0.b) }
    let mean = leftOut.reduce(0, +) / n
    return (n - 1) / n * leftOut.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  @Test func momentsMatchReferenceRows() throws {
    for row in try ReferenceRows.load().ratio {
      let tally = RatioTallyTests.tally(Array(zip(row.a, row.b)))
      let moments = try #require(RatioMoments(tally))
      #expect(agree(moments.ratio, row.ratio, within: 1e-15))
      #expect(agree(moments.skewness, row.skewness, within: 1e-9))
      #expect(agree(moments.denominatorVariation, row.denominatorVariation, within: 1e-12))
    }
  }

  /// The bound of the expansion that its documentation states: 4·max(δ/D)² relative, D = B − B/n.
  @Test func jackknifeVarianceIsWithinItsStatedErrorOfLeavingOut() throws {
    for row in try ReferenceRows.load().ratio where row.a.count >= 6 {
      let pairs = Array(zip(row.a, row.b))
      #expect(agree(Self.jackknife(pairs.map { ($0.0, $0.1) }), row.jackknife, within: 1e-9))
      let moments = try #require(RatioMoments(RatioTallyTests.tally(pairs)))
      let n = Double(pairs.count)
      let mean = moments.denominator / n
      let reach = row.b.map { abs(Double($0) - mean) / (mean * (n - 1)) }.max() ?? 0
      #expect(agree(moments.jackknifeVariance, row.jackknife, within: 4 * reach * reach))
    }
  }

  @Test func equalDenominatorsGiveTheTextbookVarianceExactly() throws {
    let moments = try #require(RatioMoments(RatioTallyTests.tally([(1, 10), (2, 10), (6, 10)])))
    #expect(agree(moments.jackknifeVariance, 14.0 / 6 / 100, within: 1e-14))
    #expect(agree(moments.skewness, (-8 - 1 + 27) / 3 / (14.0 / 3 * (14.0 / 3).squareRoot()), within: 1e-12))
  }

  @Test func largeCountsDoNotCancel() throws {
    let b: Int64 = 1 << 49
    let pairs = (0..<Int64(100)).map { (day: Int64) -> (Int64, Int64) in
      (b - day % 3 * 1_000_000, b + day * 1_000)
    }
    let moments = try #require(RatioMoments(RatioTallyTests.tally(pairs)))
    #expect(agree(moments.jackknifeVariance, Self.jackknife(pairs.map { ($0.0, $0.1) }), within: 1e-3))
    #expect(abs(moments.skewness) < 2)
  }
}
