import QueueingTheory
import Testing

@Suite struct ErlangCTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("erlang-c")
    #expect(rows.count >= 40)
    for row in rows {
      let queue = try ErlangC(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"))
      let result = try queue.performance(thresholdSeconds: row.number("T"))
      try row.expect("probabilityOfWait", result.probabilityOfWait)
      try row.expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer)
      try row.expect("averageWaitOfDelayed", result.averageWaitOfDelayed)
      try row.expect("averageQueueLength", result.averageQueueLength)
      try row.expect("averageInSystem", result.averageInSystem)
      try row.expect("occupancy", result.occupancy)
      try row.expect("ofOffered", result.serviceLevel(.ofOffered))
      try row.expect("missed", result.outcomes.shortfall(.ofOffered))
      try row.expect("q0.5", queue.waitQuantile(0.5))
      try row.expect("q0.99", queue.waitQuantile(0.99))
    }
  }

  @Test(arguments: [(150.0, 12), (144, 12), (150, 0), (0, 0)])
  func overloadIsNotStable(calls: Double, agents: Int) throws {
    let queue = try ErlangC(callsPerHour: calls, handleSeconds: 300, agents: agents)
    let result = try queue.performance()
    #expect(!result.isStable)
    #expect(result.probabilityOfWait == 1)
    #expect(result.serviceLevel(.ofOffered) == 0)
    #expect(result.averageSpeedOfAnswer == nil && result.averageQueueLength == nil)
    #expect(try queue.waitQuantile(0.5) == nil)
  }

  @Test func noCallsAreAllAnsweredAtOnce() throws {
    let result = try ErlangC(callsPerHour: 0, handleSeconds: 300, agents: 1).performance()
    #expect(result.serviceLevel() == 1)
    #expect(result.averageSpeedOfAnswer == 0 && result.averageWaitOfDelayed == 0)
    #expect(result.occupancy == 0)
  }

  @Test func spareCapacityKeepsItsDigitsNearBalance() throws {
    let load = try OfferedLoad(callsPerHour: 1_199_999.999_9, handleSeconds: 300)
    #expect(abs(load.spareErlangs(agents: 100_000) / 8.333_333_34e-6 - 1) < 1e-5)
    let thirds = try OfferedLoad(callsPerHour: 0.1, handleSeconds: 36_000)
    // 0.1 is a little more than a tenth: 0.1·36000 exceeds one erlang by 5.55e-17.
    #expect(abs(thirds.spareErlangs(agents: 1) / -5.551_115_123_125_783e-17 - 1) < 1e-12)
  }
}
