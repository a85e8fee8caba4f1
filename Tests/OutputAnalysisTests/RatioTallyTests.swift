import NumericalMethods
import OutputAnalysis
import Testing

@Suite struct RatioTallyTests {
  static func tally(_ pairs: [(Int64, Int64)]) -> RatioTally {
    var tally = RatioTally()
    for pair in pairs { tally.add(a: pair.0, b: pair.1) }
    return tally
  }

  @Test func zeroDenominatorIsNil() throws {
    #expect(try Self.tally([(0, 0), (0, 0)]).estimate(confidence: 0.95, kind: .proportion) == nil)
    #expect(try RatioTally().estimate(confidence: 0.95, kind: .proportion) == nil)
  }

  @Test func ratioOfSumsNotMeanOfRatios() throws {
    let estimate = try Self.tally([(1, 1), (0, 99)]).estimate(confidence: 0.95, kind: .nonNegative)
    #expect(estimate?.mean == 0.01)
  }

  @Test func oneReplicationHasNoLimits() throws {
    let estimate = try Self.tally([(3, 10)]).estimate(confidence: 0.95, kind: .proportion)
    #expect(estimate == Estimate(mean: 0.3, lower: nil, upper: nil))
  }

  @Test func structuralValueHasZeroWidth() throws {
    let tally = Self.tally([(0, 10), (0, 12)])
    #expect(try tally.estimate(confidence: 0.95, kind: .proportion, isStructural: true) == .structural(0))
  }

  @Test func noEventSeenIsClopperPearsonOverReplicationsWithATrial() throws {
    let rows = try ReferenceRows.load().clopperPearson
    for row in rows where row.trials > 1 {
      var tally = RatioTally()
      for _ in 0..<row.trials { tally.add(a: row.events == 0 ? 0 : 50, b: 50) }
      for _ in 0..<5 { tally.add(a: 0, b: 0) }
      let estimate = try #require(try tally.estimate(confidence: 1 - 2 * row.tail, kind: .proportion))
      #expect(agree(estimate.lower, row.lower, within: 1e-12))
      #expect(agree(estimate.upper, row.upper, within: 1e-12))
    }
  }

  @Test func sameShareInEveryReplicationIsNotCertainty() throws {
    let tally = Self.tally((0..<50).map { _ in (5, 10) })
    let estimate = try #require(try tally.estimate(confidence: 0.95, kind: .proportion))
    let halfWidth = try #require(estimate.halfWidth)
    #expect(abs(halfWidth - 1.96 * (0.25 / 50).squareRoot()) < 0.01)
    #expect(
      try tally.estimate(confidence: 0.95, kind: .nonNegative) == Estimate(mean: 0.5, lower: nil, upper: nil))
  }

  @Test func limitsStayInTheNaturalRange() throws {
    var random = SyntheticRandom(seed: 11)
    for _ in 0..<500 {
      var tally = RatioTally()
      for _ in 0..<(2 + random.poisson(10)) {
        let b = random.poisson(random.gamma(0.5) * 4)
        tally.add(a: Int64(random.binomial(b, random.beta(0.3, 0.2))), b: Int64(b))
      }
      for kind in [MeasureKind.proportion, .count, .nonNegative] {
        guard let estimate = try tally.estimate(confidence: 0.99, kind: kind) else { continue }
        if let lower = estimate.lower { #expect(lower >= 0 && lower <= estimate.mean) }
        if let upper = estimate.upper { #expect(upper >= estimate.mean && (kind != .proportion || upper <= 1)) }
        if kind == .proportion { #expect((estimate.halfWidth ?? 0) > 0 || tally.replications == 1) }
      }
    }
  }

  @Test func complementHasMirroredLimits() throws {
    let pairs = (0..<Int64(120)).map { (day: Int64) -> (Int64, Int64) in
      (day % 7 == 0 ? day % 5 : 0, 20 + day % 11)
    }
    let direct = try #require(try Self.tally(pairs).estimate(confidence: 0.95, kind: .proportion))
    let mirror = try #require(
      try Self.tally(pairs.map { ($1 - $0, $1) }).estimate(confidence: 0.95, kind: .proportion))
    #expect(agree(mirror.lower, 1 - (direct.upper ?? .nan), within: 1e-9))
    #expect(agree(mirror.upper, 1 - (direct.lower ?? .nan), within: 1e-9))
  }

  @Test func sumsDoNotDependOnOrderAndSameOrderRepeatsBitByBit() throws {
    var random = SyntheticRandom(seed: 5)
    let pairs = (0..<1000).map { _ in
      (Int64(random.gamma(0.5) * 1e13), Int64(random.gamma(2) * 1e12) + 1)
    }
    let forward = Self.tally(pairs)
    #expect(forward == Self.tally(pairs))
    let one = try #require(try forward.estimate(confidence: 0.95, kind: .nonNegative))
    let other = try #require(try Self.tally(pairs.reversed()).estimate(confidence: 0.95, kind: .nonNegative))
    #expect(one.mean == other.mean)
    #expect(agree(one.lower, other.lower ?? .nan, within: 1e-12))
    #expect(agree(one.upper, other.upper ?? .nan, within: 1e-12))
  }

  @Test func unboundedFiellerSetLeavesTimesOpenAndClipsProportions() throws {
    let tally = Self.tally([(1, 2), (0, 0), (0, 0), (0, 1), (0, 0), (0, 0)])
    let time = try #require(try tally.estimate(confidence: 0.95, kind: .nonNegative))
    #expect(time.lower == 0)
    #expect(time.upper == nil)
    #expect(time.halfWidth == nil)
    let share = try #require(try tally.estimate(confidence: 0.95, kind: .proportion))
    #expect(share.lower == 0)
    #expect(share.upper == 1)
  }
}
