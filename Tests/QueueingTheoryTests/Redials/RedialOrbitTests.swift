import QueueingTheory
import Testing

@Suite struct RedialOrbitTests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("redial-orbit")
    #expect(rows.count >= 40)
    for row in rows {
      let system = try RedialOrbit(
        customersPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"),
        patienceSeconds: row.number("patience"), lines: row.optionalCount("lines"),
        redialAfterAbandon: row.number("ra"), redialAfterBlocking: row.number("rb"),
        redialDelaySeconds: row.number("delay"))
      let result = try system.performance(
        thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      func expect(_ name: String, _ value: Double?) throws { try row.expect(name, value, tolerance: 1e-7) }
      try expect("attemptsPerHour", system.attemptsPerHour)
      try expect("attemptsPerCustomer", system.attemptsPerCustomer)
      try expect("lostCustomers", system.lostCustomers)
      try expect("averageInOrbit", system.averageInOrbit)
      try expect("probabilityOfWait", result.probabilityOfWait)
      try expect("abandonment", result.abandonment)
      try expect("blocking", result.blocking)
      try expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer)
      try expect("averageWait", result.averageWait)
      try expect("averageQueueLength", result.averageQueueLength)
      try expect("occupancy", result.occupancy)
      try expect("abandonmentWithinThreshold", result.abandonmentWithinThreshold)
      for definition in ServiceLevelDefinition.allCases {
        try expect(definition.rawValue, result.serviceLevel(definition))
      }
    }
  }

  private func orbit(
    _ calls: Double, agents: Int, lines: Int?, patience: Double = 90, abandon: Double = 0.5, blocking: Double = 0.8,
    delay: Double
  ) throws -> RedialOrbit {
    try RedialOrbit(
      customersPerHour: calls, handleSeconds: 300, agents: agents, patienceSeconds: patience, lines: lines,
      redialAfterAbandon: abandon, redialAfterBlocking: blocking, redialDelaySeconds: delay)
  }

  @Test func withoutRedialsItIsErlangA() throws {
    for lines in [nil, 17] as [Int?] {
      let system = try orbit(150, agents: 14, lines: lines, abandon: 0, blocking: 0, delay: 60)
      let plain = try ErlangA(
        callsPerHour: 150, handleSeconds: 300, agents: 14, patienceSeconds: 90, lines: lines)
      let result = try system.performance(thresholdSeconds: 15, shortAbandonSeconds: 5)
      let expected = try plain.performance(thresholdSeconds: 15, shortAbandonSeconds: 5)
      #expect(near(result.probabilityOfWait, expected.probabilityOfWait))
      #expect(near(result.abandonment, expected.abandonment))
      #expect(near(result.averageSpeedOfAnswer, expected.averageSpeedOfAnswer))
      #expect(near(result.averageWait, expected.averageWait))
      #expect(near(result.averageWaitOfAbandoned, expected.averageWaitOfAbandoned))
      #expect(near(result.averageWaitOfDelayed, expected.averageWaitOfDelayed))
      #expect(near(result.virtualWait, expected.virtualWait))
      #expect(near(result.occupancy, expected.occupancy))
      #expect(near(result.averageInSystem, expected.averageInSystem))
      for definition in ServiceLevelDefinition.allCases {
        #expect(near(result.serviceLevel(definition), expected.serviceLevel(definition)))
      }
    }
  }

  /// With long delays the redials come as if they knew nothing of each other: the fixed point.
  @Test func longDelaysAreTheFixedPoint() throws {
    let fixedPoint = try RedialQueue(
      customersPerHour: 40, handleSeconds: 300, agents: 4, patienceSeconds: 90, lines: 6, redialAfterAbandon: 0.5,
      redialAfterBlocking: 0.8)
    let limit = try #require(fixedPoint.attemptsPerHour)
    let errors = try [2000.0, 8000, 32_000].map { delay in
      abs(try orbit(40, agents: 4, lines: 6, delay: delay).attemptsPerHour / limit - 1)
    }
    #expect(errors[1] < 0.3 * errors[0] && errors[2] < 0.3 * errors[1] && errors[2] < 2e-3, "\(errors)")
  }

  /// All the blocked who try again at once and without end wait, in no order: as many as in Erlang C find all agents busy.
  @Test func shortDelaysAreAQueue() throws {
    let limit = try ErlangC(callsPerHour: 20, handleSeconds: 300, agents: 3).performance().probabilityOfWait
    let errors = try [4.0, 1, 0.25].map { delay in
      // Little: the customers in the system less those being served are in orbit.
      let system = try orbit(20, agents: 3, lines: 3, patience: .infinity, abandon: 0, blocking: 1, delay: delay)
      return abs(system.averageInOrbit / (limit * (5.0 / 3) / (3 - 5.0 / 3)) - 1)
    }
    #expect(errors[1] < 0.3 * errors[0] && errors[2] < 0.3 * errors[1] && errors[2] < 2e-3, "\(errors)")
  }

  @Test(arguments: [nil, 8] as [Int?], [10.0, 400]) func everyCustomerIsServedOrLost(lines: Int?, delay: Double) throws
  {
    let system = try orbit(55, agents: 5, lines: lines, delay: delay)
    let result = try system.performance(thresholdSeconds: 30, shortAbandonSeconds: 10)
    let answered = result.outcomes.answeredWithin + result.outcomes.answeredLater
    #expect(abs(system.attemptsPerHour * answered / 55 + system.lostCustomers - 1) < 1e-7)
    #expect(abs((result.occupancy ?? 0) * 5 / (result.offeredErlangs * answered) - 1) < 1e-7)
    #expect(system.truncation <= RedialOrbit.largestTruncation)
  }

  @Test func theEdges() throws {
    #expect(try orbit(0, agents: 2, lines: nil, delay: 60).performance().serviceLevel() == 1)
    #expect(try orbit(0, agents: 2, lines: nil, delay: 60).attemptsPerCustomer == 1)
    #expect(near(try orbit(12, agents: 0, lines: nil, delay: 60).performance().abandonment, 1))
    #expect(throws: QueueingError.self) { try orbit(12, agents: 2, lines: nil, delay: 0) }
    #expect(throws: QueueingError.self) { try orbit(12, agents: 2, lines: nil, patience: .infinity, delay: 9) }
    #expect(throws: QueueingError.self) { try orbit(120, agents: 2, lines: nil, abandon: 1, delay: 9) }
    #expect(throws: QueueingError.self) { try orbit(12_000, agents: 900, lines: nil, delay: 90) }
  }

  private func near(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }
}
