import Foundation
import QueueingTheory
import Testing

@Suite struct TimeVaryingQueueTests {
  @Test func agreesWithTheReference() throws {
    let rows: [TimeVaryingRow] = try TimeVaryingRow.load("time-varying")
    #expect(rows.count >= 50)
    for row in rows {
      let result = try row.queue().performance(thresholdSeconds: row.inputs.T)
      row.expect(result, relative: 1e-11)
      #expect(result.truncationError < 1e-12)
    }
  }

  /// Hundreds and thousands of agents, against rows in doubles.
  @Test func agreesWithTheReferenceOfLargeSystems() throws {
    for row in try TimeVaryingRow.load("time-varying-large") as [TimeVaryingRow] {
      row.expect(try row.queue().performance(thresholdSeconds: row.inputs.T), relative: 1e-9)
    }
  }

  /// A day that lasts comes to the long run of Erlang A, whatever it began with.
  @Test(arguments: [(nil, 180.0), (14, 180), (20, .infinity), (nil, .infinity), (12, 0), (nil, 0)])
  func aConstantDaySettles(lines: Int?, patience: Double) throws {
    let queue = try TimeVaryingQueue(
      callsPerHour: [96, 96, 96], agents: [12, 12, 12], intervalSeconds: 14_400, handleSeconds: 300,
      patienceSeconds: patience, lines: lines, initial: .init(inService: 4, queued: 7))
    let result = try queue.performance(thresholdSeconds: 20, shortAbandonSeconds: 5)
    let longRun = try ErlangA(
      callsPerHour: 96, handleSeconds: 300, agents: 12, patienceSeconds: patience, lines: lines
    ).performance(thresholdSeconds: 20, shortAbandonSeconds: 5)
    let settled = result.byArrival[2]
    func near(_ a: Double?, _ b: Double?) throws { #expect(abs(try #require(a) - (try #require(b))) < 1e-8) }
    try near(settled.probabilityOfWait, longRun.probabilityOfWait)
    try near(settled.abandonment, longRun.abandonment)
    try near(settled.blocking, longRun.blocking)
    try near(settled.averageSpeedOfAnswer, longRun.averageSpeedOfAnswer)
    try near(settled.averageWait, longRun.averageWait)
    for definition in ServiceLevelDefinition.allCases {
      try near(settled.serviceLevel(definition), longRun.serviceLevel(definition))
    }
    try near(result.byClock[2].averageQueueLength, longRun.averageQueueLength)
    try near(result.byClock[2].busyAgents, longRun.occupancy.map { $0 * 12 })
  }

  /// So it does with hardly any calls and with many.
  @Test(arguments: [(0.012, 1, 0), (0.012, 3, 1), (2400, 196, 190), (2400, 205, 200)])
  func aConstantDaySettlesAtAnyLoad(calls: Double, agents: Int, busy: Int) throws {
    let queue = try TimeVaryingQueue(
      callsPerHour: Array(repeating: calls, count: 6), agents: Array(repeating: agents, count: 6),
      intervalSeconds: 1500, handleSeconds: 300, patienceSeconds: 120, initial: .init(inService: busy, queued: 0))
    let settled = try queue.performance().byArrival[5]
    let longRun = try ErlangA(callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: 120)
      .performance()
    func near(_ a: Double?, _ b: Double?) throws {
      let expected = try #require(b)
      #expect(abs(try #require(a) - expected) < 1e-12 + 1e-7 * expected)
    }
    try near(settled.probabilityOfWait, longRun.probabilityOfWait)
    try near(settled.abandonment, longRun.abandonment)
    try near(settled.averageSpeedOfAnswer, longRun.averageSpeedOfAnswer)
    try near(settled.averageWait, longRun.averageWait)
    for definition in ServiceLevelDefinition.allCases {
      try near(settled.serviceLevel(definition), longRun.serviceLevel(definition))
    }
  }

  /// What comes is served, gives up, is blocked or is still there.
  @Test(arguments: [nil, 16]) func flowIsConserved(lines: Int?) throws {
    let calls = [150.0, 300, 0, 90, 240]
    let queue = try TimeVaryingQueue(
      callsPerHour: calls, agents: [8, 14, 3, 0, 12], intervalSeconds: 900, handleSeconds: 240, patienceSeconds: 90,
      lines: lines, initial: .init(inService: 11, queued: 4))
    let result = try queue.performance(thresholdSeconds: 60)
    var before = 15.0
    for (interval, clock) in result.byClock.enumerated() {
      let arrivals = result.byArrival[interval]
      let served = clock.busyAgents * 900 / 240
      let lost = clock.averageQueueLength * 900 / 90
      let joined = arrivals.offered * (1 - arrivals.blocking)
      #expect(abs(before + joined - served - lost - clock.inSystemAtEnd) < 1e-10)
      before = clock.inSystemAtEnd
      let outcomes = arrivals.outcomes
      let all =
        outcomes.answeredWithin + outcomes.answeredLater + outcomes.abandonedShort + outcomes.abandonedLater
        + outcomes.blocked
      #expect(abs(all - 1) < 1e-12)
    }
  }

  @Test func withoutCallsAndWithAnAgentAllIsMet() throws {
    let result = try TimeVaryingQueue(
      callsPerHour: [0, 0], agents: [1, 0], intervalSeconds: 900, handleSeconds: 300, patienceSeconds: .infinity
    ).performance()
    #expect(result.byArrival[0].serviceLevel() == 1 && result.byArrival[0].averageSpeedOfAnswer == 0)
    #expect(result.byArrival[1].serviceLevel() == 0 && result.byArrival[1].averageSpeedOfAnswer == nil)
    #expect(abs(result.byArrival[1].probabilityOfWait - 1) < 1e-12 && result.byArrival[1].abandonment == 0)
  }

  @Test func ofEqualIntervalsTheNumberIsNoMatter() throws {
    func day(_ parts: Int) throws -> TimeVaryingPerformance {
      try TimeVaryingQueue(
        callsPerHour: Array(repeating: 130, count: parts) + Array(repeating: 100, count: parts),
        agents: Array(repeating: 9, count: parts) + Array(repeating: 6, count: parts),
        intervalSeconds: 1800 / Double(parts), handleSeconds: 240, patienceSeconds: 120
      ).performance(thresholdSeconds: 700)
    }
    let whole = try day(1)
    let parts = try day(5)
    for half in 0...1 {
      let mean = parts.byArrival[half * 5..<half * 5 + 5].map(\.outcomes.answeredWithin).reduce(0, +) / 5
      #expect(abs(mean - whole.byArrival[half].outcomes.answeredWithin) < 1e-9)
    }
  }

  @Test func wrongInputsAreRefused() throws {
    func make(
      _ calls: [Double] = [1], _ agents: [Int] = [1], interval: Double = 900, handle: Double = 300,
      patience: Double = 60, lines: Int? = nil, initial: TimeVaryingQueue.StartingState = .empty
    ) throws {
      _ = try TimeVaryingQueue(
        callsPerHour: calls, agents: agents, intervalSeconds: interval, handleSeconds: handle,
        patienceSeconds: patience, lines: lines, initial: initial)
    }
    #expect(throws: QueueingError.self) { try make([], []) }
    #expect(throws: QueueingError.self) { try make([1, 1], [1]) }
    #expect(throws: QueueingError.self) { try make([-1]) }
    #expect(throws: QueueingError.self) { try make([.nan]) }
    #expect(throws: QueueingError.self) { try make([1], [-1]) }
    #expect(throws: QueueingError.self) { try make(interval: 0) }
    #expect(throws: QueueingError.self) { try make(handle: 0) }
    #expect(throws: QueueingError.self) { try make(patience: -1) }
    #expect(throws: QueueingError.fewerLinesThanAgents(lines: 1, agents: 2)) { try make([1], [2], lines: 1) }
    #expect(throws: QueueingError.self) { try make([1], [1], lines: 4, initial: .init(inService: 3, queued: 2)) }
  }
}
