import QueueingTheory
import Testing

@Suite struct OverflowGroupTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("overflow")
    #expect(rows.count >= 40)
    for row in rows {
      let primary = try ErlangB(offeredErlangs: row.number("a"), lines: row.count("primary"))
      let system = try OverflowGroup(primaries: [primary], overflowLines: row.count("secondary"))
      try row.expect("meanErlangs", system.meanErlangs)
      try row.expect("variance", system.variance)
      try row.expect("peakedness", system.peakedness)
      try row.expect("blockingOfOverflow", system.approximateBlockingOfOverflow)
      try row.expect("lostShare", system.approximateLostShare)
    }
  }

  @Test(arguments: [0.01, 0.9, 2, 12.5, 300, 40_000], [0, 1, 7, 300, 40_100])
  func atWholeLinesItIsErlangB(erlangs: Double, lines: Int) throws {
    let expected = try ErlangB(offeredErlangs: erlangs, lines: lines).blocking
    let actual = try ContinuousErlangB.blocking(erlangs: erlangs, lines: Double(lines))
    #expect(abs(actual - expected) <= 1e-11 * expected || expected < 1e-290)
  }

  @Test(arguments: [0.01, 0.9, 1.99, 2.01, 12.5, 300]) func betweenWholeLinesItFalls(erlangs: Double) throws {
    var before = 2.0
    for step in 0..<60 {
      let blocking = try ContinuousErlangB.blocking(erlangs: erlangs, lines: Double(step) * 0.17)
      #expect(blocking < before)
      before = blocking
    }
  }

  /// Against the exact chain: one call type, two groups, nobody may wait.
  ///
  /// Both groups together are one full group, so that
  /// the loss is known exactly; Hayward's approximation comes within 15 % of it in groups as small as these.
  @Test(arguments: [(12.0, 10, 6), (5, 4, 4), (9, 3, 9), (3, 3, 2)])
  func theApproximationIsNearTheExactChain(point: (Double, Int, Int)) throws {
    let primary = try ErlangB(offeredErlangs: point.0, lines: point.1)
    let approximate = try OverflowGroup(primaries: [primary], overflowLines: point.2)
    let chain = try MultiskillSystem(
      callTypes: [.init(callsPerHour: point.0 * 12, patienceSeconds: .infinity)],
      groups: [.init(agents: point.1, handleSeconds: [300]), .init(agents: point.2, handleSeconds: [300])],
      callToGroup: [[1, 2]], groupToCall: [[1], [1]], waitingRoom: 0
    ).performance()
    let exact = chain.callTypes[0].blocking
    #expect(abs(exact / (try ErlangB(offeredErlangs: point.0, lines: point.1 + point.2).blocking) - 1) < 1e-10)
    #expect(abs(approximate.approximateLostShare / exact - 1) < 0.15)
    // The primary group knows nothing of the second.
    #expect(abs(chain.groups[0].busyAgents / primary.carriedErlangs - 1) < 1e-10)
  }

  /// Two groups that share a third, against the exact chain.
  @Test(arguments: [(4, 3, 5), (3, 3, 8), (8, 2, 5)]) func severalGroupsShareOne(point: (Int, Int, Int)) throws {
    let calls = [48.0, 42]
    let lines = [point.0, point.1]
    let primaries = try zip(calls, lines).map { try ErlangB(offeredErlangs: $0 / 12, lines: $1) }
    let approximate = try OverflowGroup(primaries: primaries, overflowLines: point.2)
    let chain = try MultiskillSystem(
      callTypes: calls.map { .init(callsPerHour: $0, patienceSeconds: .infinity) },
      groups: (lines + [point.2]).map { .init(agents: $0, handleSeconds: [300, 300]) },
      callToGroup: [[1, 0, 2], [0, 1, 2]], groupToCall: [[1, 0], [0, 1], [1, 2]], waitingRoom: 0
    ).performance()
    let lost = zip(calls, chain.callTypes).reduce(0) { $0 + $1.0 * $1.1.blocking } / 90
    #expect(abs(approximate.approximateLostShare / lost - 1) < 0.15, "\(approximate.approximateLostShare) \(lost)")
  }

  @Test func theEdges() throws {
    let none = try OverflowGroup(primaries: [ErlangB(offeredErlangs: 0, lines: 3)], overflowLines: 2)
    #expect(none.meanErlangs == 0 && none.peakedness == 1 && none.approximateLostShare == 0)
    let direct = try OverflowGroup(primaries: [ErlangB(offeredErlangs: 5, lines: 0)], overflowLines: 6)
    #expect(throws: QueueingError.self) { try OverflowGroup(primaries: [], overflowLines: 6) }
    #expect(abs(direct.peakedness - 1) < 1e-12)
    #expect(abs(direct.approximateLostShare - (try ErlangB(offeredErlangs: 5, lines: 6).blocking)) < 1e-12)
    #expect(throws: QueueingError.self) { try ContinuousErlangB.blocking(erlangs: 0, lines: 2) }
    #expect(throws: QueueingError.self) { try ContinuousErlangB.blocking(erlangs: 1, lines: -0.5) }
  }
}
