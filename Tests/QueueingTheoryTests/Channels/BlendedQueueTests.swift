import QueueingTheory
import Testing

@Suite struct BlendedQueueTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("blended")
    #expect(rows.count >= 40)
    for row in rows {
      let queue = try BlendedQueue(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"),
        outboundHandleSeconds: row.number("outbound"), agents: row.count("n"), reserved: row.count("reserved"),
        patienceSeconds: row.number("patience"))
      let result = try queue.performance(thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      try row.expectQueue(result)
      try row.expect("outboundPerHour", queue.outboundPerHour)
    }
  }

  private func queue(
    _ calls: Double = 150, agents: Int = 14, reserved: Int, patience: Double = 120, outbound: Double? = nil
  ) throws -> BlendedQueue {
    try BlendedQueue(
      callsPerHour: calls, handleSeconds: 300, outboundHandleSeconds: outbound, agents: agents, reserved: reserved,
      patienceSeconds: patience)
  }

  @Test(arguments: [120, .infinity, 0.0], [300.0, 200])
  func withEveryAgentReservedItIsErlangA(patience: Double, outbound: Double) throws {
    let plain = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: patience)
    let blended = try queue(reserved: 14, patience: patience, outbound: outbound)
    try expectSame(try blended.performance(), try plain.performance())
    #expect(blended.outboundPerHour == 0)
    #expect(near(try blended.waitQuantile(0.9), try plain.waitQuantile(0.9)))
  }

  /// The general chain meets the sums of Erlang A where the two handling times meet.
  @Test(arguments: [0, 3, 9, 13], [120, .infinity])
  func nearlyEqualHandlingIsEqualHandling(reserved: Int, patience: Double) throws {
    let equal = try queue(reserved: reserved, patience: patience)
    let nearly = try queue(reserved: reserved, patience: patience, outbound: 300.000_000_001)
    try expectSame(try equal.performance(shortAbandonSeconds: 5), try nearly.performance(shortAbandonSeconds: 5))
    #expect(near(equal.outboundPerHour, nearly.outboundPerHour))
    #expect(near(try equal.waitQuantile(0.9), try nearly.waitQuantile(0.9), 1e-8))
  }

  @Test(arguments: [300.0, 150, 900])
  func eachReservedAgentHelpsInboundAndCostsOutbound(outbound: Double) throws {
    var level = -1.0
    var calls = Double.infinity
    for reserved in 0...14 {
      let blended = try queue(reserved: reserved, outbound: outbound)
      let now = try #require(try blended.performance().serviceLevel())
      #expect(now > level && blended.outboundPerHour < calls)
      (level, calls) = (now, blended.outboundPerHour)
    }
  }

  @Test(arguments: [300.0, 150])
  func theFewestReservedReachTheTarget(outbound: Double) throws {
    let found = try #require(
      try BlendedQueue.fewestReserved(
        target: 0.8, callsPerHour: 120, handleSeconds: 300, outboundHandleSeconds: outbound, agents: 14,
        patienceSeconds: 120))
    #expect(try #require(try found.performance().serviceLevel()) >= 0.8)
    let fewer = try queue(120, reserved: found.reserved - 1, outbound: outbound)
    #expect(try #require(try fewer.performance().serviceLevel()) < 0.8)
    #expect(
      try BlendedQueue.fewestReserved(
        target: 0.99, callsPerHour: 250, handleSeconds: 300, agents: 14, patienceSeconds: 120) == nil)
  }

  @Test func theEdges() throws {
    let silent = try queue(0, reserved: 4)
    #expect(silent.outboundPerHour == 120)
    #expect(try silent.performance().serviceLevel() == 1 && silent.performance().averageSpeedOfAnswer == 0)
    let nobody = try queue(agents: 0, reserved: 0)
    #expect(try nobody.performance().abandonment == 1 && nobody.outboundPerHour == 0)
    let endless = try queue(200, reserved: 3, patience: .infinity)
    #expect(try !endless.performance().isStable && endless.outboundPerHour == 0)
    #expect(throws: QueueingError.self) { try queue(200, reserved: 3, patience: .infinity, outbound: 200) }
    #expect(throws: QueueingError.self) { try queue(reserved: 15) }
    #expect(throws: QueueingError.self) { try queue(reserved: -1) }
    #expect(throws: QueueingError.self) { try queue(reserved: 3, outbound: 0) }
    #expect(throws: QueueingError.self) { try queue(6000, agents: 600, reserved: 3, outbound: 200) }
  }

  /// A load of 10⁶ erlangs, and one of 10⁻³ to many agents.
  @Test func theCornersOfTheDomain() throws {
    let large = try queue(12e6, agents: 1_001_000, reserved: 500)
    let result = try large.performance()
    #expect(try #require(result.serviceLevel()) > 0.5 && large.outboundPerHour > 0)
    #expect(try #require(result.occupancy) <= 1)
    let small = try queue(0.012, agents: 1000, reserved: 500)
    #expect(near(small.outboundPerHour, 12 * 500 - 0.012 * 0.998, 1e-5))
    #expect(try small.performance().serviceLevel() == 1)
  }
}
