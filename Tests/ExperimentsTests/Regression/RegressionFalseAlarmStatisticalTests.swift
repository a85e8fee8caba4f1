import CallCenterModel
import OutputAnalysis
import TestSupport
import Testing

@testable import Experiments

/// False alarms of whole suites, at a chance scaled up from 10⁻⁴ to 20 % and with no margin at all.
///
/// A suite is three results of a small centre, some 190 numbers, each compared with a run on other random numbers. Without
/// a margin every number lies exactly on it, the worst case.
@Suite struct RegressionFalseAlarmStatisticalTests {
  private static let suites = 300
  private static let results = 3
  private static let falseAlarm = 0.2

  private var plan: Plan {
    let calendar = PlanFixture.calendar()
    let types = ["first", "second"].map {
      CallType.fixture(
        $0, in: calendar, perHour: 6, patience: PlanFixture.exponential(120), target: .within(20))
    }
    return .fixture(
      calendar, types: types,
      groups: [
        .fixture(
          agents: 2, in: calendar, skills: [.fixture(0), .fixture(1)],
          shrinkage: Shrinkage(absence: 0.1, offPhone: 0, meanSpellSeconds: 900))
      ], replications: 100)
  }

  private func committed(_ seed: Int) throws -> CommittedResult {
    var plan = plan
    plan.run.seed = UInt64(seed)
    let record = try Experiment(plan, threads: 1, version: "test").run(scenario: ExperimentTests.scenario)
    return CommittedResult(
      path: "x", version: "test", seed: UInt64(seed + 1_000_000), replications: record.run.replications,
      confidence: record.run.confidence, solvedVolumes: [], figures: record.figures)
  }

  /// 300 suites of which at most 20 % alarm: 0.2 + 5 standard errors of 2.3 % is 31.5 %, wrongly red once in 3·10⁶.
  @Test func suitesAlarmNoMoreOftenThanSaid() throws {
    let plan = plan
    let decisive = RegressionSettings.deciding(plan)
    let none = Measure.allCases.map { PrecisionTarget(measure: $0, scope: nil, halfWidth: .absolute(0)) }
    var alarms = 0
    var figures = 0
    for suite in 0..<Self.suites {
      let results = try (0..<Self.results).map { try committed(suite * Self.results + $0) }
      figures = results.reduce(0) { $0 + $1.figures.count }
      let deciding = results.reduce(0) { $0 + $1.figures.filter { decisive.contains($0.key) }.count }
      let settings = RegressionSettings(
        falseAlarm: Self.falseAlarm, deciding: deciding, others: figures - deciding, margins: none)
      var isAlarm = false
      for result in results {
        let subject = CheckSubject(
          name: "x", scenario: ExperimentTests.scenario, plan: plan, assertions: [], committed: result)
        let checked = try ScenarioCheck(
          subject, settings: settings, assertionsInAll: 0, limit: nil, threads: 1, version: "test"
        ).run(isIdentical: { _ in false })
        isAlarm = isAlarm || checked.regression?.outcome == .different
      }
      alarms += isAlarm ? 1 : 0
    }
    #expect(figures > 150)
    #expect(alarms < 95, "\(alarms) of \(Self.suites)")
  }
}
