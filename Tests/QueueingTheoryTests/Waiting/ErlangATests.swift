import QueueingTheory
import Testing

@Suite struct ErlangATests {
  @Test func agreesWithTheReference() throws {
    let rows = try ReferenceRow.load("erlang-a")
    #expect(rows.count >= 40)
    for row in rows {
      let queue = try ErlangA(
        callsPerHour: row.number("calls"), handleSeconds: row.number("handle"), agents: row.count("n"),
        patienceSeconds: row.number("patience"), lines: row.optionalCount("lines"), balking: row.number("balking"))
      let result = try queue.performance(
        thresholdSeconds: row.number("T"), shortAbandonSeconds: row.number("S"))
      try row.expect("probabilityOfWait", result.probabilityOfWait)
      try row.expect("abandonment", result.abandonment)
      try row.expect("blocking", result.blocking)
      try row.expect("averageSpeedOfAnswer", result.averageSpeedOfAnswer)
      try row.expect("averageWait", result.averageWait)
      try row.expect("averageWaitOfAbandoned", result.averageWaitOfAbandoned)
      try row.expect("virtualWait", result.virtualWait)
      try row.expect("averageQueueLength", result.averageQueueLength)
      try row.expect("occupancy", result.occupancy)
      try row.expect("abandonmentWithinThreshold", result.abandonmentWithinThreshold)
      for definition in ServiceLevelDefinition.allCases {
        try row.expect(definition.rawValue, result.serviceLevel(definition))
      }
      try row.expect("missed", result.outcomes.shortfall(.ofOffered))
    }
  }
}
