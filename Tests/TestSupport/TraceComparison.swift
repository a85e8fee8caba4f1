package import CallCenterModel
package import CallCenterSimulation

/// Whether a trace tells the same story as the measures, and keeps the rules.
package struct TraceComparison {
  private var plan: Plan
  private var number: Int
  package private(set) var violations: [String] = []
  /// What happened at least once.
  package private(set) var events: Set<TraceEvent> = []

  package init(_ plan: Plan, number: Int) {
    self.plan = plan
    self.number = number
    // Batches cut one replication into several; its trace stays whole.
    var whole = plan
    whole.run.batches = 0
    var plain = Replication(whole, checksInvariants: true)
    let measures = plain.run(number: number)
    var replication = Replication(plan, checksInvariants: true, traces: true)
    var rows: [TraceRow] = []
    let traced = replication.run(number: number) { rows += $0 }
    if plan.run.batches == 0 {
      expect(traced.contactTotals == measures.contactTotals, "a trace changes what callers meet")
      expect(traced.agentTotals == measures.agentTotals, "a trace changes what agents do")
      expect(traced.serviceTotals == measures.serviceTotals, "a trace changes what channels do")
    }
    events = Set(rows.map(\.event))
    compare(TraceReplay(plan, rows), measures)
  }

  private mutating func expect(_ holds: Bool, _ text: String) {
    if !holds { violations.append("plan \(number): \(text)") }
  }

  private mutating func compare(_ replay: TraceReplay, _ measures: ReplicationMeasures) {
    for violation in replay.violations { expect(false, violation) }
    for (type, sums) in measures.contactTotals.enumerated() {
      var expected = sums
      // Handling after the window is not in the trace.
      expected.handlingTime = 0
      // Calls of known people look like those of others.
      if plan.callTypes[type].population != nil { expected.firstAttempts = 0 }
      expect(replay.contacts[type] == expected, "type \(type): trace \(replay.contacts[type]), measures \(expected)")
    }
    for (type, sums) in measures.serviceTotals.enumerated() {
      var expected = sums
      // Decided when an agent answers, while the leg comes later.
      expected.transferred = 0
      // Of lists it is the number of records.
      if plan.callTypes[type].dialling != nil { (expected.backlog, expected.oldestAge) = (0, 0) }
      expect(replay.services[type] == expected, "type \(type): trace \(replay.services[type]), measures \(expected)")
    }
    let reported = plan.inParts.reportedGroups
    let days = plan.calendar.windowDays
    let intervals = Int64(days * 86_400 / plan.calendar.intervalSeconds + 2 * days)
    for (group, sums) in measures.agentTotals.enumerated() {
      var expected = sums
      (expected.rostered, expected.paid, expected.chatTime, expected.slotTime) = (0, 0, 0, 0)
      var own = AgentSums()
      var chatTime: Int64 = 0
      for part in reported.indices where reported[part] == group {
        own += replay.agents[part]
        chatTime += replay.chatTime[part]
      }
      expect(own == expected, "group \(group): trace \(own), measures \(expected)")
      // Counted in milliseconds, rounded down in each interval and part of the group.
      let difference = chatTime / 1_000 - sums.chatTime
      let parts = Int64(reported.count { $0 == group })
      expect(
        (0...intervals * parts).contains(difference),
        "group \(group): chats \(chatTime) µs, measures \(sums.chatTime) ms")
    }
    expect(
      replay.maximumQueue == measures.maximumQueue,
      "longest queues: trace \(replay.maximumQueue), measures \(measures.maximumQueue)")
    expect(
      replay.maximumQueueOfAll == measures.maximumQueueOfAll,
      "longest queue of all: trace \(replay.maximumQueueOfAll), measures \(measures.maximumQueueOfAll)")
  }
}
