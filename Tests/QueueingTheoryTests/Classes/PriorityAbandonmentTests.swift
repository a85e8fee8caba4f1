import QueueingTheory
import Testing

@Suite struct PriorityAbandonmentTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("priority-abandonment")
    #expect(rows.count >= 40)
    for row in rows {
      let queue = try PriorityAbandonment(
        callsPerHour: [row.number("c1"), row.number("c2")], handleSeconds: row.number("handle"),
        agents: row.count("n"), patienceSeconds: [row.number("p1"), row.number("p2")])
      let results = try queue.performance(
        thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      try row.expect("upperAbandonment", results[0].abandonment)
      try row.expect("upperWait", results[0].averageWait)
      let lower = results[1]
      try row.expect("probabilityOfWait", lower.probabilityOfWait)
      try row.expect("abandonment", lower.abandonment)
      try row.expect("averageSpeedOfAnswer", lower.averageSpeedOfAnswer)
      try row.expect("averageWait", lower.averageWait)
      try row.expect("averageQueueLength", lower.averageQueueLength)
      try row.expect("averageWaitOfAbandoned", lower.averageWaitOfAbandoned)
      try row.expect("abandonmentWithinThreshold", lower.abandonmentWithinThreshold)
      for definition in ServiceLevelDefinition.allCases where definition != .excludingBlocked {
        try row.expect(definition.rawValue, lower.serviceLevel(definition))
      }
    }
  }

  /// With one patience the classes together are Erlang A: the order of service does not change who is lost.
  @Test(arguments: [(80.0, 70.0, 14), (30, 120, 12), (120, 30, 12), (6, 8, 1), (700, 600, 100)], [20.0, 120, 3600])
  func equalPatienceIsErlangA(point: (Double, Double, Int), patience: Double) throws {
    let queue = try PriorityAbandonment(
      callsPerHour: [point.0, point.1], handleSeconds: 300, agents: point.2, patienceSeconds: [patience, patience])
    let overall = try queue.overallPerformance()
    let plain = try ErlangA(
      callsPerHour: point.0 + point.1, handleSeconds: 300, agents: point.2, patienceSeconds: patience
    ).performance()
    #expect(near(overall.probabilityOfWait, plain.probabilityOfWait))
    #expect(near(overall.abandonment, plain.abandonment))
    #expect(near(overall.averageWait, plain.averageWait))
    #expect(near(overall.averageQueueLength, plain.averageQueueLength))
    #expect(near(overall.occupancy, plain.occupancy))
    #expect(near(overall.averageInSystem, plain.averageInSystem))
  }

  /// What must hold for the lower class whatever the numbers.
  @Test(arguments: [(80.0, 70.0, 14), (30, 160, 12), (160, 30, 12), (6, 8, 1)], [(30.0, 90.0), (200, 5), (60, 1e7)])
  func theSharesAddUp(point: (Double, Double, Int), patience: (Double, Double)) throws {
    guard point.0 + point.1 < 12 * Double(point.2) || patience.1 < 1e6 else { return }
    let queue = try PriorityAbandonment(
      callsPerHour: [point.0, point.1], handleSeconds: 300, agents: point.2,
      patienceSeconds: [patience.0, patience.1])
    for (threshold, short) in [(20.0, 5.0), (0, 0), (900, 60)] {
      let lower = try queue.performance(thresholdSeconds: threshold, shortAbandonSeconds: short)[1]
      let parts = lower.outcomes
      let shares = [parts.answeredWithin, parts.answeredLater, parts.abandonedShort, parts.abandonedLater]
      #expect(shares.allSatisfy { $0 >= 0 })
      #expect(near(parts.abandonedShort + parts.abandonedLater, lower.abandonment))
      #expect(near(shares.reduce(0, +), 1))
      // All who give up do so at the rate of the queue.
      let queueLength = try #require(lower.averageQueueLength)
      #expect(near(lower.abandonment * point.1 / 3600, queueLength / patience.1))
    }
  }

  @Test func withoutImpatienceItIsThePriorityQueue() throws {
    let patient = try PriorityAbandonment(
      callsPerHour: [60, 80], handleSeconds: 300, agents: 14, patienceSeconds: [.infinity, .infinity])
    let plain = try PriorityQueue(callsPerHour: [60, 80], handleSeconds: 300, agents: 14)
    for threshold in [0.0, 20, 400] {
      let results = zip(
        try patient.performance(thresholdSeconds: threshold), try plain.performance(thresholdSeconds: threshold))
      for (result, expected) in results {
        #expect(near(result.averageSpeedOfAnswer, expected.averageSpeedOfAnswer))
        #expect(near(result.probabilityOfWait, expected.probabilityOfWait))
        #expect(near(result.serviceLevel(), expected.serviceLevel()))
        #expect(near(result.averageQueueLength, expected.averageQueueLength))
        #expect(near(result.virtualWait, expected.virtualWait))
      }
    }
  }

  @Test func aLowerClassWithoutPatienceIsLostAtOnce() throws {
    func queue(_ patience: Double) throws -> [QueuePerformance] {
      try PriorityAbandonment(
        callsPerHour: [80, 70], handleSeconds: 300, agents: 14, patienceSeconds: [120, patience]
      ).performance()
    }
    let none = try queue(0)
    let little = try queue(1e-7)
    #expect(abs((none[1].abandonment) / little[1].abandonment - 1) < 1e-6)
    #expect(none[1].abandonment == none[1].probabilityOfWait)
    #expect(none[1].averageSpeedOfAnswer == 0)
    #expect(abs((none[0].serviceLevel() ?? 0) / (little[0].serviceLevel() ?? 1) - 1) < 1e-6)
  }

  @Test func anUpperClassWithoutPatienceDoesNotQueue() throws {
    func lower(_ patience: Double) throws -> QueuePerformance {
      try PriorityAbandonment(
        callsPerHour: [80, 70], handleSeconds: 300, agents: 14, patienceSeconds: [patience, 120]
      ).performance()[1]
    }
    let none = try lower(0)
    for patience in [1e-12, 1e-7] {
      let little = try lower(patience)
      #expect(abs(none.abandonment / little.abandonment - 1) < 1e-6)
      #expect(abs((none.serviceLevel() ?? 0) / (little.serviceLevel() ?? 1) - 1) < 1e-6)
    }
  }

  @Test func overloadAndTheEdges() throws {
    // Patient callers of the lower class under an overload: the upper class is as in Erlang A with all agents busy.
    let swamped = try PriorityAbandonment(
      callsPerHour: [100, 100], handleSeconds: 300, agents: 12, patienceSeconds: [60, .infinity])
    let results = try swamped.performance()
    #expect(results.map(\.isStable) == [true, false])
    #expect(abs(results[0].probabilityOfWait - 1) < 1e-12 && results[1].serviceLevel() == 0)
    #expect(try swamped.overallPerformance().averageSpeedOfAnswer == nil)
    // A patient upper class that takes all agents: the lower one is never served.
    let starved = try PriorityAbandonment(
      callsPerHour: [200, 10], handleSeconds: 300, agents: 12, patienceSeconds: [.infinity, 60]
    ).performance()
    #expect(!starved[0].isStable && starved[1].abandonment == 1)
    let nobody = try PriorityAbandonment(
      callsPerHour: [2, 3], handleSeconds: 300, agents: 0, patienceSeconds: [60, 60]
    ).performance()
    #expect(nobody.map(\.abandonment) == [1, 1])
    let silent = try PriorityAbandonment(
      callsPerHour: [0, 0], handleSeconds: 300, agents: 2, patienceSeconds: [60, 60])
    #expect(try silent.performance().map { $0.serviceLevel() } == [1, 1])
    #expect(try silent.overallPerformance().averageSpeedOfAnswer == 0)
    let oneSided = try PriorityAbandonment(
      callsPerHour: [0, 150], handleSeconds: 300, agents: 14, patienceSeconds: [60, 120]
    ).performance()
    let plain = try ErlangA(callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 120).performance()
    #expect(near(oneSided[1].serviceLevel(), plain.serviceLevel()))
    #expect(near(oneSided[1].averageSpeedOfAnswer, plain.averageSpeedOfAnswer))
    #expect(near(oneSided[1].virtualWait, plain.virtualWait))
    #expect(throws: QueueingError.self) {
      try PriorityAbandonment(callsPerHour: [1], handleSeconds: 300, agents: 2, patienceSeconds: [60])
    }
    #expect(throws: QueueingError.self) {
      try PriorityAbandonment(callsPerHour: [1e6, 1e6], handleSeconds: 300, agents: 9, patienceSeconds: [600, 600])
    }
  }

  private func near(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }
}
