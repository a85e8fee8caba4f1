import CallCenterModel
import CallCenterSimulation
import TestSupport
import Testing

/// The time lost to spells off the phone under load.
///
/// Fixed seed; false alarms at most 1e-6 for each table.
@Suite struct SpellStatisticalTests {
  /// Away are neither those who are ready nor those busy, about to leave or not.
  private static func compareAway(_ table: inout ComparisonTable, exact: Double) {
    table.compare("present", exact: exact, kind: .average) { measures in
      Self.day(measures) { $0.present + $0.excess }
    }
  }

  /// Seconds of the day without its first and last four hours, over rostered seconds.
  private static func day(
    _ measures: ReplicationMeasures, _ part: (AgentSums) -> Int64
  ) -> (Int64, Int64) {
    let cells = measures.agentCells[8..<40]
    return (cells.reduce(0) { $0 + part($1) / 1000 }, cells.reduce(0) { $0 + $1.rostered / 1000 })
  }

  private static func run(_ plan: Plan, replications: Int, into table: inout ComparisonTable) {
    var replication = Replication(plan)
    for number in 0..<replications { table.add(replication.run(number: number)) }
    table.close()
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  /// Every spell is taken in full, whatever is in hand when it is due: in the middle of a long duty spells go as fast as they
  /// come, so by Little's law the stated share of the people is away, however busy they are.
  @Test(
    arguments: [
      (1, 60.0, 300.0, 60.0), (4, 240, 600, 300), (20, 300, 300, 900), (20, 200, 300, 900),
    ])
  func theStatedShareIsLostWhateverTheLoad(agents: Int, perHour: Double, talk: Double, spell: Double) {
    let calendar = PlanFixture.calendar()
    let type = CallType.fixture(
      in: calendar, perHour: perHour, talk: PlanFixture.exponential(talk), patience: PlanFixture.exponential(30))
    let group = AgentGroup.fixture(
      agents: agents, in: calendar, shrinkage: Shrinkage(absence: 0, offPhone: 0.2, meanSpellSeconds: spell))
    let plan = Plan.fixture(calendar, types: [type], groups: [group], seed: 7, intervals: .dated)
    var table = ComparisonTable("spells of \(spell) s, \(agents) agents")
    Self.compareAway(&table, exact: 0.8)
    Self.run(plan, replications: 400, into: &table)
  }

  /// One agent whose callers do not wait: a cycle begins whenever the agent is free with no spell due.
  ///
  /// Of its length C the agent is idle for 1/(λ + γ) in expectation, busy for λ/(λ + γ)/μ and, by Wald's identity for the
  /// spells that become due in it, away for the share s·C. So the agent is busy for (1 − s)·a/(1 + a), a = λ/μ, however
  /// long spells are.
  @Test(arguments: [(60.0, 300.0, 60.0, 0.2), (20, 180, 600, 0.4), (6, 600, 30, 0.1)])
  func oneAgentWithoutWaitingIsBusyAsInTheLossFormula(perHour: Double, talk: Double, spell: Double, share: Double) {
    let calendar = PlanFixture.calendar()
    let type = CallType.fixture(in: calendar, perHour: perHour, talk: PlanFixture.exponential(talk), balking: 1)
    let group = AgentGroup.fixture(
      agents: 1, in: calendar, shrinkage: Shrinkage(absence: 0, offPhone: share, meanSpellSeconds: spell))
    let plan = Plan.fixture(calendar, types: [type], groups: [group], seed: 7, intervals: .dated)
    let load = perHour / 3600 * talk
    var table = ComparisonTable("loss system with spells of \(spell) s")
    Self.compareAway(&table, exact: 1 - share)
    table.compare("busy", exact: (1 - share) * load / (1 + load), kind: .average) { measures in
      Self.day(measures) { $0.busy }
    }
    Self.run(plan, replications: 1_000, into: &table)
  }
}
