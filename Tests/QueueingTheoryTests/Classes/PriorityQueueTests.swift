import Foundation
import QueueingTheory
import Testing

@Suite struct PriorityQueueTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("priority")
    #expect(rows.count >= 40)
    for row in rows {
      let queue = try PriorityQueue(
        callsPerHour: [row.number("c1"), row.number("c2"), row.number("c3")], handleSeconds: row.number("handle"),
        agents: row.count("n"))
      let threshold = try row.number("T")
      for (index, result) in try queue.performance(thresholdSeconds: threshold).enumerated() {
        try row.expect("probabilityOfWait", result.probabilityOfWait)
        try row.expect("wait\(index + 1)", result.averageSpeedOfAnswer)
        try row.expect("queue\(index + 1)", result.averageQueueLength)
        try row.expect("level\(index + 1)", result.serviceLevel())
        try row.expect("missed\(index + 1)", result.outcomes.shortfall(.ofOffered))
      }
      let overall = try queue.overallPerformance(thresholdSeconds: threshold)
      try row.expect("wait", overall.averageSpeedOfAnswer)
      try row.expect("level", overall.serviceLevel())
      try row.expect("missed", overall.outcomes.shortfall(.ofOffered))
    }
  }

  @Test(arguments: [(150.0, 14), (1.0, 1), (11.5, 1), (1190, 100)], [0.0, 20, 600])
  func oneClassIsErlangC(point: (calls: Double, agents: Int), threshold: Double) throws {
    let one = try PriorityQueue(callsPerHour: [point.calls], handleSeconds: 300, agents: point.agents)
    let result = try #require(try one.performance(thresholdSeconds: threshold).first)
    let plain = try ErlangC(callsPerHour: point.calls, handleSeconds: 300, agents: point.agents)
      .performance(thresholdSeconds: threshold)
    #expect(near(result.averageSpeedOfAnswer, plain.averageSpeedOfAnswer))
    #expect(near(result.outcomes.shortfall(.ofOffered), plain.outcomes.shortfall(.ofOffered)))
    #expect(near(result.averageQueueLength, plain.averageQueueLength))
  }

  /// The order of service does not change how many wait.
  @Test(arguments: [[30.0, 70, 50], [149, 0.5, 0.5], [1, 1, 148], [50, 0, 100]])
  func theClassesTogetherAreErlangC(calls: [Double]) throws {
    let queue = try PriorityQueue(callsPerHour: calls, handleSeconds: 300, agents: 14)
    let classes = try queue.performance()
    let plain = try ErlangC(callsPerHour: 150, handleSeconds: 300, agents: 14).performance()
    #expect(near(classes.compactMap(\.averageQueueLength).reduce(0, +), plain.averageQueueLength))
    let waits = classes.compactMap(\.averageSpeedOfAnswer)
    #expect(waits == waits.sorted())
    for threshold in [0.1, 5, 60, 3600] {
      let levels = try queue.performance(thresholdSeconds: threshold).compactMap { $0.serviceLevel() }
      #expect(levels == levels.sorted(by: >))
    }
  }

  /// A class with next to no calls below a busy one, and one above: the limits of the law of the wait.
  @Test func aRareClassDoesNotDisturbTheOthers() throws {
    let two = try PriorityQueue(callsPerHour: [60, 90], handleSeconds: 300, agents: 14).performance()
    let three = try PriorityQueue(callsPerHour: [60, 1e-9, 90], handleSeconds: 300, agents: 14).performance()
    #expect(near(two[0].serviceLevel(), three[0].serviceLevel()))
    #expect(near(two[1].serviceLevel(), three[2].serviceLevel()))
    let none = try PriorityQueue(callsPerHour: [60, 0, 90], handleSeconds: 300, agents: 14).performance()
    #expect(near(none[1].serviceLevel(), three[1].serviceLevel()))
  }

  /// The mean wait is the integral of the share still waiting.
  @Test(arguments: [[30.0, 70, 50], [1, 1, 140], [140, 1, 1], [75, 70, 0.5]])
  func theLawHasItsMean(calls: [Double]) throws {
    let queue = try PriorityQueue(callsPerHour: calls, handleSeconds: 300, agents: 14)
    let last = try #require(try queue.performance().last?.averageSpeedOfAnswer)
    // ∫ over t = e^u, by the trapezoidal rule.
    var mean = 0.0
    var u = -30.0
    while u < 25 {
      let time = exp(u)
      mean += try queue.performance(thresholdSeconds: time)[2].outcomes.answeredLater * time * 0.02
      u += 0.02
    }
    #expect(abs(mean / last - 1) < 1e-9)
  }

  @Test func aClassAboveTheOverloadKeepsItsWait() throws {
    let queue = try PriorityQueue(callsPerHour: [100, 60, 20], handleSeconds: 300, agents: 12)
    let classes = try queue.performance()
    #expect(classes.map(\.isStable) == [true, false, false])
    #expect(near(classes[0].averageSpeedOfAnswer, 25 / (1 - 25.0 / 36)))
    #expect(classes[0].probabilityOfWait == 1)
    #expect(classes[1].averageSpeedOfAnswer == nil && classes[1].serviceLevel() == 0)
    let overall = try queue.overallPerformance()
    #expect(!overall.isStable && overall.averageSpeedOfAnswer == nil)
    #expect(near(overall.serviceLevel(), (classes[0].serviceLevel() ?? 0) * 100 / 180))
  }

  @Test func theEdges() throws {
    let silent = try PriorityQueue(callsPerHour: [0, 0], handleSeconds: 300, agents: 1)
    #expect(try silent.performance().map { $0.serviceLevel() } == [1, 1])
    #expect(try silent.performance().map(\.averageSpeedOfAnswer) == [0, 0])
    #expect(try silent.overallPerformance().serviceLevel() == 1)
    let nobody = try PriorityQueue(callsPerHour: [1, 1], handleSeconds: 300, agents: 0)
    #expect(try nobody.performance().map { $0.serviceLevel() } == [0, 0])
    #expect(try nobody.performance().map(\.isStable) == [false, false])
    let instant = try PriorityQueue(callsPerHour: [1, 1], handleSeconds: 0, agents: 1)
    #expect(try instant.performance().map { $0.serviceLevel() } == [1, 1])
    #expect(throws: QueueingError.self) { try PriorityQueue(callsPerHour: [], handleSeconds: 3, agents: 1) }
    #expect(throws: QueueingError.self) { try PriorityQueue(callsPerHour: [1, -1], handleSeconds: 3, agents: 1) }
  }

  private func near(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }
}
