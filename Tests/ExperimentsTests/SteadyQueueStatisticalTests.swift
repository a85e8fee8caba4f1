import CallCenterModel
import Experiments
import Foundation
import NumericalMethods
import OutputAnalysis
import TestSupport
import Testing

/// Control variates and batch means on queues in steady state: exact values are met, and 95 % intervals contain them.
///
/// Exact values are rows `mmnm-14`, `mmnm-1-impatient` and `mmnm-3-light` of the engine's stationary reference. Seeds are
/// fixed; a coverage between 93 and 97 % fails with probability at most 1e-6 over the suite.
@Suite struct SteadyQueueStatisticalTests {
  struct Queue: Sendable {
    var name: String
    var agents: Int
    var perHour: Double
    var handleSeconds: Double
    var patienceSeconds: Double
    var exact: [Measure: Double]

    func plan(days: Int, replications: Int) -> Plan {
      let calendar = PlanFixture.calendar(days: days, warmUp: 1, interval: 3_600)
      let type = CallType.fixture(
        in: calendar, perHour: perHour, talk: PlanFixture.exponential(handleSeconds),
        patience: PlanFixture.exponential(patienceSeconds), target: .within(20))
      return .fixture(
        calendar, types: [type], groups: [.fixture(agents: agents, in: calendar)], replications: replications)
    }
  }

  static let fourteen = Queue(
    name: "mmnm-14", agents: 14, perHour: 150, handleSeconds: 300, patienceSeconds: 120,
    exact: [
      .abandonment: 0.084285759613, .averageSpeedOfAnswer: 8.3263349769, .serviceLevelOfOffered: 0.78280782445,
      .averageQueueLength: 0.42142879806, .occupancy: 0.81760200035,
    ])
  static let small = [
    Queue(
      name: "mmnm-1-impatient", agents: 1, perHour: 20, handleSeconds: 300, patienceSeconds: 30,
      exact: [
        .abandonment: 0.60405689675, .averageSpeedOfAnswer: 4.0084494335, .serviceLevelOfOffered: 0.36797790561,
        .averageQueueLength: 0.10067614946, .occupancy: 0.65990517208,
      ]),
    Queue(
      name: "mmnm-3-light", agents: 3, perHour: 15, handleSeconds: 240, patienceSeconds: 180,
      exact: [
        .abandonment: 0.027265067653, .averageSpeedOfAnswer: 3.3452597223, .serviceLevelOfOffered: 0.93487491276,
        .averageQueueLength: 0.020448800739, .occupancy: 0.32424497745,
      ]),
  ]
  static let comparisons = 40

  /// Runs for coverage: 10,000 where `CHERHA_SOAK=1`.
  private static func runs(_ release: Int) -> Int {
    if ProcessInfo.processInfo.environment["CHERHA_SOAK"] == "1" { return 10_000 }
    #if DEBUG
      return 4
    #else
      return release
    #endif
  }

  private func run(_ plan: Plan, seed: UInt64) throws -> RunRecord {
    var plan = plan
    plan.run.seed = seed
    return try Experiment(plan, threads: 1, version: "test").run(
      scenario: ScenarioIdentity(name: "queue", file: "", sha256: "", option: nil))
  }

  private func expectCoverage(_ queue: Queue, runs: Int, _ estimates: (Int) throws -> MeasureSet) throws {
    var misses: [Measure: Int] = [:]
    for run in 0..<runs {
      let total = try estimates(run)
      for (measure, exact) in queue.exact {
        let estimate = try #require(total[measure])
        let lower = try #require(estimate.lower)
        let upper = try #require(estimate.upper)
        if lower > exact || upper < exact { misses[measure, default: 0] += 1 }
      }
    }
    let z = try zLimit(comparisons: Self.comparisons)
    func error(_ p: Double) -> Double { (p * (1 - p) / Double(runs)).squareRoot() }
    for measure in queue.exact.keys {
      let share = 1 - Double(misses[measure] ?? 0) / Double(runs)
      print("\(queue.name) \(measure): covered \(share) of \(runs)")
      #expect(share >= 0.93 - z * error(0.93), "\(queue.name) \(measure): covered \(share)")
      #expect(share <= 0.97 + z * error(0.97), "\(queue.name) \(measure): covered \(share)")
    }
  }

  @Test(arguments: small.indices) func controlledIntervalsCover(_ index: Int) throws {
    let queue = Self.small[index]
    var plan = queue.plan(days: 1, replications: 100)
    plan.run.controls = true
    try expectCoverage(queue, runs: Self.runs(150)) { run in
      try self.run(plan, seed: UInt64(20_000 + run)).total
    }
  }

  @Test(arguments: small.indices) func batchIntervalsCover(_ index: Int) throws {
    let queue = Self.small[index]
    var plan = queue.plan(days: 60, replications: 30)
    plan.run.batches = 30
    try expectCoverage(queue, runs: Self.runs(300)) { run in
      try self.run(plan, seed: UInt64(30_000 + run)).total
    }
  }

  /// Means at 3,000 replications, and what the controls buy: the variance without them over that with them.
  @Test func controlsAreUnbiasedAndShorten() throws {
    #if DEBUG
      let replications = 60
    #else
      let replications = 3_000
    #endif
    var plan = Self.fourteen.plan(days: 1, replications: replications)
    plan.run.controls = true
    let record = try run(plan, seed: 4)
    let gains = try #require(record.run.controls).varianceRatios
    let z = try zLimit(comparisons: Self.comparisons)
    for (measure, exact) in Self.fourteen.exact {
      let estimate = try #require(record.total[measure])
      let error = try #require(estimate.halfWidth) / 1.96
      print(
        "\(measure): exact \(exact), estimate \(estimate.mean), standard error \(error), gain \(gains[measure] ?? 0)")
      #expect(abs(estimate.mean - exact) <= z * error * (1 + 3 / Double(replications).squareRoot()), "\(measure)")
    }
    #expect(gains[.offered] == .infinity)
    #expect(try #require(gains[.abandonment]) > 2.5)
    #expect(try #require(gains[.averageSpeedOfAnswer]) > 1.8)
    #expect(try #require(gains[.occupancy]) > 5)
  }

  @Test func longRunMeetsTheExactValues() throws {
    #if DEBUG
      let days = 2
    #else
      let days = 36
    #endif
    var plan = Self.fourteen.plan(days: 30 * days, replications: 30)
    plan.run.batches = 30
    let record = try run(plan, seed: 5)
    #expect(try #require(record.run.batches).correlated.isEmpty)
    let z = try zLimit(comparisons: Self.comparisons)
    for (measure, exact) in Self.fourteen.exact {
      let estimate = try #require(record.total[measure])
      // t with 29 degrees of freedom: 2.045 in the interval, 1.75 times the normal limit in so far a tail.
      let error = try #require(estimate.halfWidth) / 2.045
      print("\(measure): exact \(exact), estimate \(estimate.mean), standard error \(error)")
      #expect(abs(estimate.mean - exact) <= 1.75 * z * error, "\(measure)")
    }
  }
}
