import CallCenterModel
import Experiments
import OutputAnalysis
import Synchronization
import TestSupport
import Testing

@Suite struct ExperimentTests {
  static let scenario = ScenarioIdentity(name: "fixture", file: "fixture.yaml", sha256: "", option: nil)

  static func plan(
    replications: Int, precision: [PrecisionTarget] = [], perHour: Double = 20, intervals: IntervalReport = .none
  ) -> Plan {
    let calendar = PlanFixture.calendar()
    let types = ["first", "second"].map {
      CallType.fixture($0, in: calendar, perHour: perHour, patience: PlanFixture.exponential(120))
    }
    let group = AgentGroup.fixture(
      agents: 4, in: calendar, skills: [.fixture(0), .fixture(1)],
      shrinkage: Shrinkage(absence: 0.1, offPhone: 0, meanSpellSeconds: 900))
    return .fixture(
      calendar, types: types, groups: [group], replications: replications, precision: precision, intervals: intervals)
  }

  private func run(_ plan: Plan, threads: Int = 1) throws -> RunRecord {
    try Experiment(plan, threads: threads, version: "test").run(scenario: Self.scenario)
  }

  @Test func recordDoesNotDependOnTheNumberOfThreads() throws {
    let plan = Self.plan(replications: 30, intervals: .dated)
    let one = try run(plan)
    #expect(try run(plan, threads: 2) == one)
    #expect(try run(plan, threads: 7) == one)
    #expect(one.run.stoppedBy == .replications)
    #expect(one.run.replications == 30)
    #expect(one.intervals.count == 48)
    var other = plan
    other.run.seed = 2
    #expect(try run(other) != one)
  }

  private static func wait(within seconds: Double) -> [PrecisionTarget] {
    [PrecisionTarget(measure: .averageWait, scope: nil, halfWidth: .absolute(seconds))]
  }

  /// The run ends at one of the looks at 100, 125, 157, …, whatever the number of threads.
  @Test func stopsAtALook() throws {
    let looks = [100, 125, 157, 197, 247, 309, 387, 484, 500]
    let loose = try run(Self.plan(replications: 500, precision: Self.wait(within: 50), perHour: 10), threads: 2)
    #expect(loose.run.replications == 100)
    #expect(loose.run.stoppedBy == .precision)

    let halfWidth = try #require(loose.total[.averageWait]?.halfWidth)
    let plan = Self.plan(replications: 500, precision: Self.wait(within: halfWidth * 0.8), perHour: 10)
    let tighter = try run(plan)
    #expect(looks.contains(tighter.run.replications))
    #expect(tighter.run.replications > 100)
    #expect(tighter.run.stoppedBy == .precision)
    #expect(tighter.run.precision.first?.isMet == true)
    #expect(try #require(tighter.total[.averageWait]?.halfWidth) <= halfWidth * 0.8)
    #expect(try run(plan, threads: 3) == tighter)

    // Exactly those replications: a run of that fixed number finds the same.
    let fixed = try run(Self.plan(replications: tighter.run.replications, perHour: 10))
    #expect(fixed.total == tighter.total)
    #expect(fixed.callTypes == tighter.callTypes)
  }

  @Test func limitIsNamed() throws {
    let record = try run(Self.plan(replications: 110, precision: Self.wait(within: 1e-6), perHour: 5))
    #expect(record.run.replications == 110)
    #expect(record.run.stoppedBy == .limit)
    #expect(record.run.precision.first?.isMet == false)
  }

  /// A precision of a measure that has no value, or of nobody, is never reached.
  @Test func valuelessMeasureIsNotPrecise() throws {
    let target = PrecisionTarget(measure: .blocking, scope: "nobody", halfWidth: .absolute(0.1))
    let record = try run(Self.plan(replications: 100, precision: [target], perHour: 2))
    #expect(record.run.stoppedBy == .limit)
  }

  /// Twenty thousand talks of thirty years are more microseconds than 64 bits hold.
  @Test func timesBeyondExactSumsAreNamed() {
    let calendar = PlanFixture.calendar()
    let type = CallType.fixture(in: calendar, perHour: 800, talk: PlanFixture.constant(1e9))
    let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: 30_000, in: calendar)], replications: 2)
    #expect(throws: ExperimentError.endlessWaits) { try run(plan) }
  }

  /// A milliard an hour for a hundred agents and thirty days.
  @Test func largePricesAreCounted() throws {
    let calendar = PlanFixture.calendar(days: 30)
    let type = CallType.fixture(in: calendar, perHour: 1)
    var group = AgentGroup.fixture(agents: 100, in: calendar)
    group.costPerHour = Money(microUnits: 1_000_000_000_000_000)
    let record = try run(Plan.fixture(calendar, types: [type], groups: [group], replications: 2))
    let cost = try #require(record.total[.cost]?.mean)
    #expect(abs(cost / (100 * 24 * 30 * 1e9) - 1) < 1e-12)
  }

  /// Busy signals of a machine are a share of all who reached it, whoever it went on to help.
  @Test func busySignalsOfAMachineAreAShareOfAllWhoCame() throws {
    let calendar = PlanFixture.calendar()
    var type = CallType.fixture(in: calendar, perHour: 60)
    type.selfService = SelfServiceRule(
      time: PlanFixture.exponential(120), contained: 0.6, abandons: 0, residual: 1, lines: 3)
    let record = try run(
      Plan.fixture(calendar, types: [type], groups: [.fixture(agents: 30, in: calendar)], replications: 300))
    let blocking = try #require(record.total[.blocking])
    // Erlang B of 3 lines and 2 erlangs; false alarms below 1e-6 at five standard errors of 432,000 correlated calls.
    #expect(abs(blocking.mean - 4.0 / 19) < 2.55 * (blocking.halfWidth ?? 0), "\(blocking)")
  }

  @Test(arguments: [1, 2])
  func interruptionMarksTheRecord(threads: Int) throws {
    let merged = Mutex(0)
    let record = try Experiment(Self.plan(replications: 10_000, perHour: 2), threads: threads, version: "test").run(
      scenario: Self.scenario, isCancelled: { merged.withLock { $0 >= 5 } },
      progress: { state in merged.withLock { $0 = state.replications } })
    #expect(record.run.stoppedBy == .interruption)
    #expect(record.run.replications >= 5)
    #expect(record.run.replications < 10_000)
    #expect(record.total[.offered] != nil)
  }

  @Test func interruptedBeforeTheFirstReplication() throws {
    #expect(throws: ExperimentError.interruptedEarly) {
      try Experiment(Self.plan(replications: 10), threads: 2, version: "test").run(
        scenario: Self.scenario, isCancelled: { true })
    }
  }

  @Test func progressComesInOrder() throws {
    let seen = Mutex([Int]())
    _ = try Experiment(Self.plan(replications: 25, perHour: 2), threads: 3, version: "test").run(
      scenario: Self.scenario, progress: { state in seen.withLock { $0.append(state.replications) } })
    #expect(seen.withLock { $0 } == Array(1...25))
  }
}
