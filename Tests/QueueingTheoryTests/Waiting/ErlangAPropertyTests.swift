import Foundation
import QueueingTheory
import Testing

@Suite struct ErlangAPropertyTests {
  private func near(_ a: Double?, _ b: Double?, _ tolerance: Double) -> Bool {
    switch (a, b) {
    case (let a?, let b?): abs(a - b) <= tolerance * max(abs(a), abs(b))
    case (nil, nil): true
    default: false
    }
  }

  static let grid: [(calls: Double, agents: Int)] = [
    (0.012, 1), (0.012, 7), (11, 1), (150, 10), (150, 13), (150, 14), (150, 25), (1200, 101), (1200, 70),
    (1.2e5, 10_050),
    (1.2e5, 9000), (1.2e7, 1_000_500), (1.2e7, 999_000), (1.2e7, 5),
  ]

  @Test(arguments: grid) func tendsToErlangCAsPatienceGrows(calls: Double, agents: Int) throws {
    guard calls < 11.9 * Double(agents) else { return }
    let patient = try ErlangC(callsPerHour: calls, handleSeconds: 300, agents: agents)
    let almost = try ErlangA(callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: 1e16)
    let never = try ErlangA(callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: .infinity)
    let expected = try patient.performance(thresholdSeconds: 7)
    for queue in [almost, never] {
      let actual = try queue.performance(thresholdSeconds: 7)
      #expect(near(actual.probabilityOfWait, expected.probabilityOfWait, 1e-9))
      #expect(near(actual.averageSpeedOfAnswer, expected.averageSpeedOfAnswer, 1e-9))
      #expect(near(actual.averageQueueLength, expected.averageQueueLength, 1e-9))
      #expect(near(actual.serviceLevel(), expected.serviceLevel(), 1e-9))
      #expect(near(actual.outcomes.shortfall(.ofOffered), expected.outcomes.shortfall(.ofOffered), 1e-9))
      #expect(near(try queue.waitQuantile(0.9), try patient.waitQuantile(0.9), 1e-9))
    }
  }

  @Test(arguments: grid) func tendsToErlangBWithoutQueueOrPatience(calls: Double, agents: Int) throws {
    let loss = try ErlangB(offeredErlangs: calls / 12, lines: agents)
    let full = try ErlangA(
      callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: 120, lines: agents
    ).performance()
    #expect(near(full.blocking, loss.blocking, 1e-11))
    #expect(full.probabilityOfWait == 0 && full.abandonment == 0)
    #expect(full.serviceLevel(.excludingBlocked) == 1)
    for patience in [0, 1e-14] {
      let hasty = try ErlangA(
        callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: patience
      ).performance()
      #expect(near(hasty.abandonment, loss.blocking, 1e-9))
      #expect(near(hasty.serviceLevel(), loss.carriedShare, 1e-9))
      #expect(try #require(hasty.averageWait) < 1e-9)
    }
  }

  @Test(arguments: grid, [(120.0, nil as Int?, 0.0), (3000, 3, 0.2), (20, 400, 0), (.infinity, 50, 0.1)])
  func nothingIsLostOrCountedTwice(
    point: (calls: Double, agents: Int), callers: (patience: Double, room: Int?, balking: Double)
  ) throws {
    let queue = try ErlangA(
      callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patienceSeconds: callers.patience,
      lines: callers.room.map { $0 + point.agents }, balking: callers.balking)
    let result = try queue.performance(thresholdSeconds: 12, shortAbandonSeconds: 3)
    let parts = result.outcomes
    let shares = [
      parts.answeredWithin, parts.answeredLater, parts.abandonedShort, parts.abandonedLater, parts.blocked,
    ]
    #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(near(shares.reduce(0, +), 1, 1e-9))
    #expect(near(parts.abandonedShort + parts.abandonedLater, result.abandonment, 1e-9))
    // Little's law for the agents and for the queue.
    let answered = parts.answeredWithin + parts.answeredLater
    #expect(near(result.occupancy.map { $0 * Double(point.agents) }, result.offeredErlangs * answered, 1e-9))
    let queueLength = try #require(result.averageQueueLength)
    let wait = try #require(result.averageWait)
    #expect(near(queueLength, point.calls / 3600 * (1 - result.blocking) * wait, 1e-9))
    // All who give up do so at the rate of the queue, balking apart.
    if callers.balking == 0, callers.patience < .infinity {
      #expect(near(result.abandonment * point.calls / 3600, queueLength / callers.patience, 1e-9))
    }
    let answeredWait = try #require(result.averageSpeedOfAnswer) * answered
    let abandonedWait = (result.averageWaitOfAbandoned ?? 0) * result.abandonment
    #expect(near(answeredWait + abandonedWait, wait * (1 - result.blocking), 1e-9))
  }

  @Test(arguments: [1.0, 150, 1200, 30_000], [30.0, 300, 1e5])
  func moreAgentsServeBetter(calls: Double, patience: Double) throws {
    var before: QueuePerformance?
    let balance = Int(calls / 12)
    for agents in max(0, balance - 20)..<(balance + 20) {
      let result = try ErlangA(
        callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: patience
      ).performance()
      if let before {
        // One of the two sides is far from 1 and keeps its digits; below 1e-300 a level is 0.
        let level = try #require(result.serviceLevel())
        let shortfall = try #require(result.outcomes.shortfall(.excludingBlocked))
        let rises = level > (before.serviceLevel() ?? 0)
        let falls = shortfall < (before.outcomes.shortfall(.excludingBlocked) ?? 0)
        #expect(rises || falls || level < 1e-300, "\(agents) agents: \(level)")
        #expect(result.abandonment < before.abandonment)
        #expect(result.averageWait ?? 0 < before.averageWait ?? 0)
      }
      before = result
    }
  }

  @Test(arguments: grid, [0.0, 0.3])
  func theQuantileInvertsTheTimeInQueue(point: (calls: Double, agents: Int), balking: Double) throws {
    let queue = try ErlangA(
      callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patienceSeconds: 90, balking: balking)
    var before = 0.0
    for probability in [0, 0.5, 0.9, 0.95, 0.99, 0.999_999] {
      let wait = try #require(try queue.waitQuantile(probability))
      #expect(wait >= before)
      before = wait
      // A caller is out of the queue by `wait` if answered or gone by then.
      let outcomes = try queue.performance(thresholdSeconds: wait).outcomes
      let out = outcomes.answeredWithin + outcomes.abandonedShort
      if wait > 0 { #expect(near(out, probability, 1e-9)) } else { #expect(out >= probability - 1e-9) }
    }
  }

  /// Over all orders of magnitude no value is NaN or negative, and the shares add up.
  @Test(arguments: [0, 1, 2, 14, 300, 100_000]) func noCornerBreaks(agents: Int) throws {
    for calls in [1e-6, 0.012, 150, 1e5, 1.2e7] {
      for patience in [1e-12, 1, 90, 1e6, .infinity] {
        for room in [nil, 0, 1, 50] as [Int?] {
          let queue = try ErlangA(
            callsPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: patience,
            lines: room.map { $0 + agents }, balking: 0.01)
          for threshold in [0, 1e-9, 3, 700, 1e5] {
            let result = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: 2)
            let parts = result.outcomes
            let shares = [
              parts.answeredWithin, parts.answeredLater, parts.abandonedShort, parts.abandonedLater, parts.blocked,
            ]
            let place = "\(calls) calls, \(agents) agents, patience \(patience), room \(room ?? -1), T \(threshold)"
            #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 }, "\(place): \(shares)")
            #expect(near(shares.reduce(0, +), 1, 1e-9), "\(place): \(shares)")
            let waits = [
              result.averageSpeedOfAnswer, result.averageWait, result.averageWaitOfAbandoned, result.virtualWait,
              result.averageQueueLength, try queue.waitQuantile(0.5), try queue.waitQuantile(0.99),
            ]
            #expect(waits.allSatisfy { $0.map { $0 >= 0 && $0.isFinite } ?? true }, "\(place): \(waits)")
          }
        }
      }
    }
  }

  @Test func withoutAgentsNobodyIsAnswered() throws {
    let queue = try ErlangA(callsPerHour: 100, handleSeconds: 300, agents: 0, patienceSeconds: 60)
    let result = try queue.performance(thresholdSeconds: 60)
    #expect(result.abandonment == 1 && result.serviceLevel() == 0)
    #expect(result.averageSpeedOfAnswer == nil && result.occupancy == nil)
    #expect(near(result.averageWait, 60, 1e-12))
    #expect(near(result.averageQueueLength, 100.0 / 60, 1e-12))
    #expect(near(result.abandonmentWithinThreshold, 1 - exp(-1), 1e-12))
    #expect(near(try queue.waitQuantile(0.5), 60 * log(2), 1e-12))
    let stuck = try ErlangA(callsPerHour: 100, handleSeconds: 300, agents: 0, patienceSeconds: .infinity, lines: 3)
    #expect(try stuck.performance().blocking == 1)
    #expect(try stuck.performance().averageQueueLength == 3)
  }

  @Test func noCallsAreAllAnsweredAtOnce() throws {
    let queue = try ErlangA(callsPerHour: 0, handleSeconds: 300, agents: 2, patienceSeconds: 60, lines: 3, balking: 0.2)
    let result = try queue.performance()
    #expect(ServiceLevelDefinition.allCases.allSatisfy { result.serviceLevel($0) == 1 })
    #expect(result.averageWait == 0 && result.averageWaitOfAbandoned == 0 && result.virtualWait == 0)
    #expect(try queue.waitQuantile(0.99) == 0)
  }

  @Test func overloadWithoutAnyLimitIsNotStable() throws {
    let queue = try ErlangA(callsPerHour: 300, handleSeconds: 300, agents: 14, patienceSeconds: .infinity, balking: 0.1)
    let result = try queue.performance()
    #expect(!result.isStable && result.averageWait == nil && result.probabilityOfWait == 0.9)
    #expect(try queue.waitQuantile(0.5) == nil)
    let balked = try ErlangA(
      callsPerHour: 300, handleSeconds: 300, agents: 14, patienceSeconds: .infinity, balking: 0.5)
    #expect(try balked.performance().isStable)
  }

  @Test func inputsOutsideTheDomainAreRefused() {
    typealias Inputs = (Double, Double, Int, Double, Int?, Double)
    let wrong: [Inputs] = [
      (-1, 300, 14, 120, nil, 0), (.nan, 300, 14, 120, nil, 0), (.infinity, 300, 14, 120, nil, 0),
      (150, -1, 14, 120, nil, 0), (150, .infinity, 14, 120, nil, 0), (150, 300, -1, 120, nil, 0),
      (150, 300, 14, -1, nil, 0), (150, 300, 14, .nan, nil, 0), (150, 300, 14, 120, 13, 0),
      (150, 300, 14, 120, nil, -0.1), (150, 300, 14, 120, nil, 1.1), (1e300, 300, 14, 120, nil, 0),
      (300, 300, 14, 1e18, nil, 0),
    ]
    for (calls, handle, agents, patience, lines, balking) in wrong {
      #expect(throws: QueueingError.self, "\(calls) \(handle) \(agents) \(patience) \(balking)") {
        try ErlangA(
          callsPerHour: calls, handleSeconds: handle, agents: agents, patienceSeconds: patience, lines: lines,
          balking: balking)
      }
    }
    #expect(throws: QueueingError.self) {
      try ErlangA(callsPerHour: 1, handleSeconds: 1, agents: 1, patienceSeconds: 1).performance(thresholdSeconds: -1)
    }
  }

  /// No calls: every loop over the states ends at once, at any threshold.
  @Test(arguments: [1, 120, 1e5, .infinity])
  func withoutCallsNothingWaits(patience: Double) throws {
    for calls in [0, 1e-300, 1e-30] {
      for threshold in [0, 20, 36_000.0] {
        let queue = try ErlangA(callsPerHour: calls, handleSeconds: 300, agents: 1, patienceSeconds: patience)
        #expect(try queue.performance(thresholdSeconds: threshold).serviceLevel() == 1)
      }
    }
  }
}
