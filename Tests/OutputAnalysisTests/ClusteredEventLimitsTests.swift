import OutputAnalysis
import Testing

@Suite struct ClusteredEventLimitsTests {
  @Test func independentEventsKeepTheirNumberOfTrials() throws {
    let pairs = (0..<100).map { (day: Int) -> (Int64, Int64) in (day < 5 ? 1 : 0, 100) }
    let moments = try #require(RatioMoments(RatioTallyTests.tally(pairs)))
    let events = try ClusteredEventLimits(
      moments, variance: moments.jackknifeVariance, kind: .proportion, confidence: 0.95)
    #expect(events.clusteredShare < 0.01)
    #expect(events.fewest > 4.7 && events.fewest <= 5)
  }

  @Test func eventsOfOneReplicationCountAsOne() throws {
    let pairs = (0..<100).map { (day: Int) -> (Int64, Int64) in (day == 0 ? 30 : 0, 1000) }
    let moments = try #require(RatioMoments(RatioTallyTests.tally(pairs)))
    let events = try ClusteredEventLimits(
      moments, variance: moments.jackknifeVariance, kind: .proportion, confidence: 0.95)
    #expect(abs(events.fewest - 1) < 0.05)
    #expect(events.clusteredShare > 0.95)
  }

  @Test func rateOfRareEventsIsThatOfTheProportion() throws {
    let pairs = (0..<100).map { (day: Int) -> (Int64, Int64) in (day % 9 == 0 ? 2 : 0, 1_000_000) }
    let tally = RatioTallyTests.tally(pairs)
    let share = try #require(try tally.estimate(confidence: 0.95, kind: .proportion))
    let rate = try #require(try tally.estimate(confidence: 0.95, kind: .count))
    #expect(agree(rate.lower, share.lower ?? .nan, within: 1e-4))
    #expect(agree(rate.upper, share.upper ?? .nan, within: 1e-4))
  }
}
