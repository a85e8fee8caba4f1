import QueueingTheory
import Testing

@Suite struct TrunkLinesTests {
  /// A row with the agents as an input, or with a goal for which agents and lines are sought together.
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("trunks")
    #expect(rows.count >= 40)
    for row in rows {
      let trunks = try TrunkLines(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), patienceSeconds: row.number("patience"),
        balking: row.number("balking"), targetBlocking: row.number("target"))
      let (threshold, short) = try (row.number("T"), row.number("S"))
      var agents = try row.optionalCount("n")
      if agents == nil {
        let requirement = try trunks.staffing(
          StaffingTargets(
            serviceLevel: row.number("goal"), definition: #require(.init(rawValue: row.text("definition"))),
            thresholdSeconds: threshold, shortAbandonSeconds: short))
        if case .reachable(let found, let performance, _) = requirement {
          agents = found
          #expect(
            try performance
              == trunks.performance(agents: found, thresholdSeconds: threshold, shortAbandonSeconds: short))
        }
      }
      #expect(try agents == row.optionalCount("agents"), "agents of \(row)")
      guard let agents, try agents == row.optionalCount("agents") else { continue }
      #expect(try trunks.fewestLines(agents: agents) == row.count("lines"), "lines of \(row)")
      let result = try trunks.performance(agents: agents, thresholdSeconds: threshold, shortAbandonSeconds: short)
      try row.expectQueue(result)
      try row.expect("blocking", result.blocking)
    }
  }

  private static let points: [(calls: Double, agents: Int, patience: Double, target: Double)] = [
    (150, 14, 120, 0.01), (150, 12, 120, 0.05), (150, 14, .infinity, 0.01), (150, 14, 0, 0.2), (0.012, 1, 60, 1e-6),
    (1500, 130, 60, 1e-4), (1500, 130, 60, 0.3), (12e6, 1_000_500, 120, 0.001), (30, 0, 60, 0.1),
    (155, 12, .infinity, 0.1),
  ]

  @Test(arguments: points)
  func oneLineLessIsTooFew(point: (calls: Double, agents: Int, patience: Double, target: Double)) throws {
    let trunks = try TrunkLines(
      callsPerHour: point.calls, handleSeconds: 300, patienceSeconds: point.patience, targetBlocking: point.target)
    let lines = try trunks.fewestLines(agents: point.agents)
    func blocking(_ lines: Int) throws -> Double {
      try ErlangA(
        callsPerHour: point.calls, handleSeconds: 300, agents: point.agents, patienceSeconds: point.patience,
        lines: lines
      ).performance().blocking
    }
    #expect(try blocking(lines) <= point.target)
    if lines > point.agents { #expect(try blocking(lines - 1) > point.target) }
  }

  @Test func withoutWaitingRoomItIsErlangB() throws {
    // Nobody has patience: a line more than the agents is enough for everyone to be lost as impatient.
    #expect(
      try TrunkLines(callsPerHour: 150, handleSeconds: 300, patienceSeconds: 0, targetBlocking: 0.001)
        .fewestLines(agents: 14) == 15)
    let agents = try ErlangB.fewestLines(offeredErlangs: 12.5, targetBlocking: 0.01).lines
    let trunks = try TrunkLines(callsPerHour: 150, handleSeconds: 300, patienceSeconds: 120, targetBlocking: 0.01)
    #expect(try trunks.fewestLines(agents: agents) == agents)
    #expect(try trunks.fewestLines(agents: agents - 1) > agents - 1)
  }

  @Test func blockingFallsWithEveryLineAndTheServiceLevelOfTheOthersToo() throws {
    for (calls, patience) in [(120.0, 60.0), (150, .infinity), (250, 120), (250, .infinity)] {
      var before: QueuePerformance?
      for lines in 12...60 {
        let now = try ErlangA(
          callsPerHour: calls, handleSeconds: 300, agents: 12, patienceSeconds: patience, lines: lines
        ).performance()
        if let before {
          #expect(now.blocking < before.blocking)
          #expect(try #require(now.serviceLevel()) <= (try #require(before.serviceLevel())) + 1e-14)
        }
        before = now
      }
    }
  }

  @Test(arguments: [0.001, 0.02, 0.2], [60, 300, .infinity])
  func agentsAndLinesTogether(blocking: Double, patience: Double) throws {
    let trunks = try TrunkLines(
      callsPerHour: 150, handleSeconds: 300, patienceSeconds: patience, targetBlocking: blocking)
    guard case .reachable(let agents, let performance, let fewer) = try trunks.staffing(.init(serviceLevel: 0.8)) else {
      Issue.record("reachable")
      return
    }
    #expect(try #require(performance.serviceLevel()) >= 0.8 && performance.blocking <= blocking)
    let lines = try trunks.fewestLines(agents: agents)
    #expect(
      performance
        == (try ErlangA(
          callsPerHour: 150, handleSeconds: 300, agents: agents, patienceSeconds: patience, lines: lines
        ).performance()))
    let less = try #require(fewer)
    #expect(try #require(less.serviceLevel()) < 0.8 || less.blocking > blocking)
    // No number of fewer agents reaches it either.
    for agents in 1..<agents {
      let result = try trunks.performance(agents: agents, thresholdSeconds: 20, shortAbandonSeconds: 20)
      #expect((result.serviceLevel() ?? 0) < 0.8 || result.blocking > blocking)
    }
  }

  @Test func theEdges() throws {
    func trunks(_ patience: Double, _ target: Double) throws -> TrunkLines {
      try TrunkLines(callsPerHour: 150, handleSeconds: 300, patienceSeconds: patience, targetBlocking: target)
    }
    #expect(throws: QueueingError.self) { try trunks(60, 0) }
    #expect(throws: QueueingError.self) { try trunks(60, 1.5) }
    #expect(throws: QueueingError.self) { try trunks(-1, 0.1) }
    #expect(throws: QueueingError.self) { try trunks(.infinity, 0.01).fewestLines(agents: 10) }
    #expect(throws: QueueingError.self) { try trunks(60, 0.01).fewestLines(agents: -1) }
    #expect(try trunks(60, 1).fewestLines(agents: 3) == 3)
    let silent = try TrunkLines(callsPerHour: 0, handleSeconds: 300, patienceSeconds: 60, targetBlocking: 0.01)
    #expect(try silent.fewestLines(agents: 2) == 2)
  }
}
