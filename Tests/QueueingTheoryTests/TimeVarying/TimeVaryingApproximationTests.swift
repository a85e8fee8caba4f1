import QueueingTheory
import Testing

@Suite struct TimeVaryingApproximationTests {
  private func ramp(scale: Double) throws -> TimeVaryingQueue {
    let calls = [600.0, 900, 1500, 1500, 1100, 700]
    return try TimeVaryingQueue(
      callsPerHour: calls.map { $0 * scale }, agents: [60, 80, 100, 100, 100, 60].map { Int(Double($0) * scale) },
      intervalSeconds: 900, handleSeconds: 300, patienceSeconds: 120)
  }

  @Test func theLimitOfLargeSystemsIsTheFluid() throws {
    let fluid = try FluidQueue(try ramp(scale: 4)).intervals()
    let exact = try ramp(scale: 4).performance()
    for (fluid, clock) in zip(fluid, exact.byClock) {
      #expect(abs(fluid.busyAgents / clock.busyAgents - 1) < 0.02)
      #expect(abs(fluid.averageQueueLength - clock.averageQueueLength) < 4)
    }
    #expect(fluid[2].averageQueueLength > 10)
    let lost = try #require(fluid[3].abandonment)
    #expect(abs(lost - 0.2) < 0.01)
  }

  /// At a million erlangs the long run of the fluid is that of Erlang A.
  @Test(arguments: [900_000, 1_100_000]) func theFluidOfAMillionErlangsSettlesInErlangA(agents: Int) throws {
    let queue = try TimeVaryingQueue(
      callsPerHour: [12e6, 12e6], agents: [agents, agents], intervalSeconds: 7200, handleSeconds: 300,
      patienceSeconds: 120)
    let fluid = try FluidQueue(queue).intervals()[1]
    let longRun = try ErlangA(callsPerHour: 12e6, handleSeconds: 300, agents: agents, patienceSeconds: 120)
      .performance()
    let (lost, expected) = (try #require(fluid.abandonment), longRun.abandonment)
    #expect(abs(lost - expected) < 1e-6 + 1e-5 * expected, "\(lost) \(expected)")
    #expect(abs(fluid.averageQueueLength - (try #require(longRun.averageQueueLength))) < 2)
  }

  @Test func fluidWithLinesIsBlocked() throws {
    let queue = try TimeVaryingQueue(
      callsPerHour: [1800, 1800], agents: [100, 100], intervalSeconds: 3600, handleSeconds: 300, patienceSeconds: 600,
      lines: 110)
    let last = try FluidQueue(queue).intervals()[1]
    // 0.5 calls a second, 1/3 answered, 10 waiting of whom 1/60 a second give up; the rest, 0.15, is blocked.
    let lost = try #require(last.abandonment)
    let blocked = try #require(last.blocking)
    #expect(abs(last.averageQueueLength - 10) < 1e-3)
    #expect(abs(lost - 0.0333333) < 1e-4)
    #expect(abs(blocked - 0.3) < 2e-3)
  }

  @Test func laggedAndOfferedLoadFollowTheVolume() throws {
    let queue = try ramp(scale: 1)
    #expect(try queue.rates(.simple) == queue.callsPerHour)
    // A third of each interval hears of the one before.
    #expect(try queue.rates(.lagged)[1] == 600.0 / 3 + 900 * 2.0 / 3)
    let offered = try queue.rates(.modifiedOfferedLoad)
    #expect(offered[0] < 600 && offered[2] > 900 && offered[2] < 1500 && offered[5] > 700)
    let each = try queue.approximation(.simple)
    #expect(
      try each[1] == ErlangA(callsPerHour: 900, handleSeconds: 300, agents: 80, patienceSeconds: 120).performance())
  }

  /// On a day of overload a formula for the long run is far off, in both directions.
  @Test func theLongRunMisleadsAfterOverload() throws {
    let queue = try TimeVaryingQueue(
      callsPerHour: [200, 90], agents: [12, 12], intervalSeconds: 1800, handleSeconds: 300,
      patienceSeconds: .infinity)
    let exact = try queue.performance()
    let each = try queue.approximation(.simple)
    #expect(!each[0].isStable && each[0].serviceLevel(.ofOffered) == 0)
    let overloaded = try #require(exact.byArrival[0].serviceLevel(.ofOffered))
    let after = try #require(exact.byArrival[1].serviceLevel(.ofOffered))
    let alone = try #require(each[1].serviceLevel(.ofOffered))
    #expect(overloaded > 0.2 && after < alone - 0.1, "\(overloaded) \(after) \(alone)")
  }
}
