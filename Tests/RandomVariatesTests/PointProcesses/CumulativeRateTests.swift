import Testing

@testable import RandomVariates

@Suite struct CumulativeRateTests {
  /// Open 100…200 at 0.5, 200…300 at 2, closed to 400, open to 450 at 0, to 500 at 1.
  private func rate() throws -> CumulativeRate {
    try CumulativeRate([
      RateSegment(start: 100, end: 200, perSecond: 0.5), RateSegment(start: 200, end: 300, perSecond: 2),
      RateSegment(start: 400, end: 450, perSecond: 0), RateSegment(start: 450, end: 500, perSecond: 1),
    ])
  }

  @Test func totalAndValues() throws {
    let rate = try rate()
    #expect(rate.total == 300)
    for (time, value) in [
      (0.0, 0.0), (100, 0), (150, 25), (200, 50), (250, 150), (300, 250), (430, 250), (475, 275), (900, 300),
    ] {
      #expect(rate.value(at: time) == value, "at \(time)")
    }
  }

  @Test func inverseSkipsGapsAndEnds() throws {
    var cursor = try rate().cursor()
    let pairs: [(Double, Double?)] = [
      (0, 100), (0.5, 101), (25, 150), (50, 200), (51, 200.5), (249, 299.5), (250, 450), (275, 475), (299, 499),
      (300, nil),
      (301, nil),
    ]
    for (cumulative, time) in pairs { #expect(cursor.time(ofCumulative: cumulative) == time, "of \(cumulative)") }
  }

  @Test func jumpsOverManySegments() throws {
    var cursor = try rate().cursor()
    #expect(cursor.time(ofCumulative: 290) == 490)
    #expect(cursor.time(ofCumulative: 290) == 490)
  }

  @Test func nothingComesWithoutARate() throws {
    var none = try CumulativeRate([]).cursor()
    #expect(none.time(ofCumulative: 0) == nil)
    var closed = try CumulativeRate([RateSegment(start: 0, end: 86400, perSecond: 0)]).cursor()
    #expect(closed.time(ofCumulative: 0) == nil)
  }

  @Test func inverseUndoesTheValue() throws {
    let rate = try rate()
    var stream = RandomStream(StreamKey(seed: 4, replication: 1))
    var cursor = rate.cursor()
    var cumulative = 0.0
    var count = 0
    while true {
      cumulative += 0.1 * stream.exponential()
      guard let time = cursor.time(ofCumulative: cumulative) else { break }
      #expect((rate.value(at: time) - cumulative).magnitude < 1e-11)
      count += 1
    }
    #expect(count > 2000)
  }

  @Test func segmentsAreChecked() {
    let good = RateSegment(start: 100, end: 200, perSecond: 1)
    let cases: [([RateSegment], LawError)] = [
      (
        [good, RateSegment(start: 150, end: 300, perSecond: 1)],
        .outOfRange(parameter: "segments[1].start", value: 150, allowed: "at least 200.0")
      ),
      (
        [RateSegment(start: 5, end: 5, perSecond: 1)],
        .outOfRange(parameter: "segments[0].end", value: 5, allowed: "above 5.0")
      ),
      (
        [RateSegment(start: 5, end: 6, perSecond: -1)],
        .outOfRange(parameter: "segments[0].perSecond", value: -1, allowed: "0.0 to 1000000000.0")
      ),
    ]
    for (segments, error) in cases { #expect(throws: error) { try CumulativeRate(segments) } }
    #expect(throws: LawError.self) { try CumulativeRate([RateSegment(start: 0, end: .infinity, perSecond: 1)]) }
    #expect(throws: LawError.self) { try CumulativeRate([RateSegment(start: .nan, end: 1, perSecond: 1)]) }
    #expect(throws: LawError.self) { try CumulativeRate([RateSegment(start: 0, end: 1, perSecond: .nan)]) }
  }
}
