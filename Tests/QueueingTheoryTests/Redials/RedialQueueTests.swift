import QueueingTheory
import Testing

@Suite struct RedialQueueTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("redial")
    #expect(rows.count >= 40)
    for row in rows {
      let queue = try RedialQueue(
        customersPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"),
        patienceSeconds: row.number("patience"), lines: row.optionalCount("lines"), balking: row.number("balking"),
        redialAfterAbandon: row.number("ra"), redialAfterBlocking: row.number("rb"))
      let attempts = try #require(queue.attempts)
      let result = try attempts.performance(
        thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      try row.expect("attemptsPerHour", queue.attemptsPerHour)
      try row.expect("attemptsPerCustomer", queue.attemptsPerCustomer)
      try row.expect("lostCustomers", queue.lostCustomers(result))
      try row.expect("probabilityOfWait", result.probabilityOfWait)
      try row.expect("abandonment", result.abandonment)
      try row.expect("blocking", result.blocking)
      try row.expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer)
      try row.expect("averageWait", result.averageWait)
      try row.expect("averageQueueLength", result.averageQueueLength)
      try row.expect("occupancy", result.occupancy)
      try row.expect("abandonmentWithinThreshold", result.abandonmentWithinThreshold)
      for definition in ServiceLevelDefinition.allCases {
        try row.expect(definition.rawValue, result.serviceLevel(definition))
      }
    }
  }

  @Test(arguments: [(150.0, 14), (150, 10), (900, 80)], [(0.0, 0.0), (0.5, 0.9), (1, 0.5)])
  func everyCustomerIsServedOrLost(point: (calls: Double, agents: Int), again: (Double, Double)) throws {
    let queue = try RedialQueue(
      customersPerHour: point.calls, handleSeconds: 300, agents: point.agents, patienceSeconds: 90,
      lines: point.agents + 5, redialAfterAbandon: again.0, redialAfterBlocking: again.1)
    let result = try #require(try queue.attempts?.performance())
    let attempts = try #require(queue.attemptsPerHour)
    let served = attempts * (result.outcomes.answeredWithin + result.outcomes.answeredLater)
    #expect(abs(served + queue.lostCustomers(result) * point.calls - point.calls) <= 1e-9 * point.calls)
  }

  @Test func withLinesAsAgentsItIsTheExtendedErlangB() throws {
    let queue = try RedialQueue(
      customersPerHour: 150, handleSeconds: 300, agents: 12, patienceSeconds: .infinity, lines: 12,
      redialAfterAbandon: 0, redialAfterBlocking: 0.7)
    let plain = try ExtendedErlangB(offeredErlangs: 12.5, lines: 12, retrying: 0.7)
    let attempts = try #require(queue.attempts)
    #expect(abs(attempts.load.erlangs - (plain.attemptsErlangs ?? 0)) < 1e-10)
    #expect(abs(try attempts.performance().blocking - plain.blocking) < 1e-10)
  }

  @Test func theEdges() throws {
    func queue(_ calls: Double, agents: Int, _ abandon: Double, patience: Double = 60) throws -> RedialQueue {
      try RedialQueue(
        customersPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: patience,
        redialAfterAbandon: abandon, redialAfterBlocking: 0)
    }
    #expect(try queue(150, agents: 12, 1).attempts == nil)
    #expect(try queue(150, agents: 0, 1).isStable == false)
    #expect(abs((try queue(150, agents: 0, 0.5).attemptsPerCustomer ?? 0) - 2) < 1e-12)
    #expect(try queue(0, agents: 3, 1).attemptsPerCustomer == 1)
    #expect(try queue(150, agents: 12, 0.5, patience: .infinity).attemptsPerHour == 150)
    #expect(throws: QueueingError.self) { try queue(150, agents: 12, 1.5) }
  }
}
