import CallCenterModel
import Experiments
import OutputAnalysis
import TestSupport
import Testing

@Suite struct BatchMeansTests {
  static func run(_ plan: Plan, batches: Int, seed: UInt64 = 1) throws -> RunRecord {
    var plan = plan
    plan.run.batches = batches
    plan.run.replications = batches
    plan.run.seed = seed
    return try Experiment(plan, threads: 2, version: "test").run(scenario: ExperimentTests.scenario)
  }

  private static func queue(days: Int, agents: Int, perHour: Double) -> Plan {
    let calendar = PlanFixture.calendar(days: days, warmUp: 1)
    let type = CallType.fixture(in: calendar, perHour: perHour)
    return .fixture(calendar, types: [type], groups: [.fixture(agents: agents, in: calendar)])
  }

  @Test func saysHowItWent() throws {
    let record = try Self.run(Self.queue(days: 20, agents: 3, perHour: 20), batches: 10)
    let batches = try #require(record.run.batches)
    #expect(batches.batches == 10)
    #expect(batches.days == 2)
    #expect(record.run.days == 2)
    #expect(record.run.replications == 1)
    #expect(record.run.stoppedBy == .replications)
    #expect(batches.correlated.isEmpty)
    // Per batch of two days.
    #expect(abs(try #require(record.total[.offered]).mean - 960) < 60)
    #expect(abs(try #require(record.total[.rosteredAgents]).mean - 3) < 1e-9)
  }

  /// Ninety-five per cent of the time busy: a queue that remembers days makes days bad batches.
  @Test func correlationIsSeen() throws {
    let record = try Self.run(Self.queue(days: 100, agents: 1, perHour: 11.6), batches: 100)
    #expect(try #require(record.run.batches).correlated.contains(.averageQueueLength))
  }
}
