import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

@Suite struct HandlingObservationTests {
  static func plan(controls: Bool = false, batches: Int = 0, days: Int = 6, intervals: IntervalReport = .none) -> Plan {
    let calendar = PlanFixture.calendar(days: days, warmUp: 1)
    let types = [
      CallType.fixture(
        "information", in: calendar, perHour: 30, wrapUp: PlanFixture.exponential(30),
        patience: PlanFixture.exponential(120), balking: 0.1,
        redial: RedialRule(
          afterAbandonment: 0.5, afterBlocking: 0.7, delay: PlanFixture.exponential(600), maximumAttempts: 4)),
      CallType.fixture("legal", in: calendar, perHour: 10, talk: PlanFixture.exponential(600)),
    ]
    let groups = [
      AgentGroup.fixture(
        "kyiv", agents: 3, in: calendar, skills: [.fixture(0), .fixture(1, preference: 2, speed: 0.9)]),
      AgentGroup.fixture(
        "sumy", agents: 2, in: calendar, skills: [.fixture(1), .fixture(0, preference: 2, after: 30)]),
    ]
    var plan = Plan.fixture(calendar, types: types, groups: groups, seed: 3, intervals: intervals)
    plan.run.controls = controls
    plan.run.batches = batches
    return plan
  }

  /// The batches of a long replication add up to the replication, in every integer.
  @Test func batchesAddUp() {
    var engine = Replication(Self.plan())
    let whole = engine.run(number: 0)
    var batched = Replication(Self.plan(batches: 3))
    let batches = batched.runBatches(number: 0)
    #expect(batches.count == 3)
    for type in 0..<2 {
      #expect(batches.reduce(into: ContactSums()) { $0 += $1.contactTotals[type] } == whole.contactTotals[type])
      #expect(batches.map { $0.maximumQueue[type] }.max() == whole.maximumQueue[type])
    }
    for group in 0..<2 {
      #expect(batches.reduce(into: AgentSums()) { $0 += $1.agentTotals[group] } == whole.agentTotals[group])
    }
    #expect(batches.flatMap(\.contactDays) == whole.contactDays)
    #expect(batches.map(\.maximumQueueOfAll).max() == whole.maximumQueueOfAll)
    for bins in [\ReplicationMeasures.waitsOfAnswered, \.waitsOfAbandoned] {
      let sums = batches.reduce([Int32](repeating: 0, count: whole[keyPath: bins].count)) { sums, batch in
        zip(sums, batch[keyPath: bins]).map { $0 + $1 }
      }
      #expect(sums == whole[keyPath: bins])
    }
    // Each batch on its own: as many waits as contacts that were not blocked.
    for batch in batches {
      let waits = batch.waitsOfAnswered.reduce(0) { $0 + Int64($1) }
      #expect(waits == batch.contactTotals.reduce(0) { $0 + $1.answered })
    }
    let again = batched.runBatches(number: 0)
    #expect(again.map(\.contactTotals) == batches.map(\.contactTotals))
    #expect(again.map(\.waitsOfAbandoned) == batches.map(\.waitsOfAbandoned))
  }

  @Test func profilesAddUp() {
    var engine = Replication(Self.plan(days: 14, intervals: .profile))
    let whole = engine.run(number: 0)
    var batched = Replication(Self.plan(batches: 2, days: 14, intervals: .profile))
    let batches = batched.runBatches(number: 0)
    for cell in whole.contactCells.indices {
      #expect(batches.reduce(into: ContactSums()) { $0 += $1.contactCells[cell] } == whole.contactCells[cell])
    }
    for cell in whole.agentCells.indices {
      #expect(batches.reduce(into: AgentSums()) { $0 += $1.agentCells[cell] } == whole.agentCells[cell])
    }
  }

  @Test func controlsChangeNoResult() {
    var plain = Replication(Self.plan())
    var controlled = Replication(Self.plan(controls: true))
    let (one, other) = (plain.run(number: 5), controlled.run(number: 5))
    #expect(one.contactTotals == other.contactTotals)
    #expect(one.handlingDeviations.isEmpty)
    #expect(other.handlingDeviations.count == 2)
    #expect(controlled.run(number: 5).handlingDeviations == other.handlingDeviations)
  }

  /// Constant handling times are their means, at any speed.
  @Test func constantNeedsDoNotDeviate() {
    var plan = Self.plan(controls: true)
    for type in 0..<2 {
      plan.callTypes[type].talk = PlanFixture.constant(90)
      plan.callTypes[type].wrapUp = nil
    }
    var engine = Replication(plan)
    #expect(engine.run(number: 0).handlingDeviations == [0, 0])
  }
}
