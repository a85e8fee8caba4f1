import CallCenterModel
import OutputAnalysis
import TestSupport
import Testing

@testable import Experiments

@Suite struct ControlVariateTests {
  private func run(_ plan: Plan, threads: Int = 1) throws -> RunRecord {
    try Experiment(plan, threads: threads, version: "test").run(scenario: ExperimentTests.scenario)
  }

  private static func plan(replications: Int, controls: Bool = true, precision: [PrecisionTarget] = []) -> Plan {
    var plan = ExperimentTests.plan(replications: replications, precision: precision, perHour: 15)
    plan.callTypes[1].arrivals = .constant(perHour: 25, in: plan.calendar)
    plan.agentGroups[0].shrinkage = .none
    plan.run.controls = controls
    return plan
  }

  /// The controls of the busiest type come first, each with 30 replications.
  @Test func dropsTheLeastFirst() throws {
    let few = try #require(try run(Self.plan(replications: 95)).run.controls)
    #expect(few.used.map(\.callType) == ["second", "second", "first"])
    #expect(few.used.map(\.quantity) == [.firstAttempts, .workload, .firstAttempts])
    #expect(few.dropped.map(\.control) == [ControlVariate(quantity: .workload, callType: "first")])
    #expect(few.dropped.map(\.reason) == [.fewReplications])
    let none = try run(Self.plan(replications: 25))
    #expect(none.run.controls?.used == [])
    #expect(none.total == (try run(Self.plan(replications: 25, controls: false)).total))
  }

  @Test func reportsWhatTheyBought() throws {
    let record = try run(Self.plan(replications: 150), threads: 2)
    let controls = try #require(record.run.controls)
    #expect(controls.used.count == 4)
    // Nobody redials, so the offered are the first attempts, whose mean is the volume of the day.
    #expect(controls.varianceRatios[.offered] == .infinity)
    #expect(abs(try #require(record.total[.offered]).mean - 960) < 1e-9)
    #expect(record.total[.offered]?.halfWidth == 0)
    #expect(try #require(controls.varianceRatios[.averageWait]) > 1.4)
    let plain = try run(Self.plan(replications: 150, controls: false))
    #expect(plain.run.controls == nil)
    #expect(
      try #require(record.total[.averageWait]?.halfWidth) < (try #require(plain.total[.averageWait]?.halfWidth)))
    #expect(record.total.quantiles == plain.total.quantiles)
    // What the attempts became adds up, because every part is adjusted by the same controls.
    let parts = [Measure.answered, .abandoned].map { record.total[$0]?.mean ?? 0 }.reduce(0, +)
    #expect(abs(parts - 960) < 1e-6)
    #expect(try run(Self.plan(replications: 150)) == record)
  }

  @Test func manyTypesShareTwo() throws {
    var plan = Self.plan(replications: 60)
    for index in 2..<6 {
      var type = plan.callTypes[0]
      type.name = "type \(index)"
      plan.callTypes.append(type)
      plan.agentGroups[0].skills.append(.fixture(index))
    }
    let controls = try #require(try run(plan).run.controls)
    #expect(controls.used.map(\.callType) == [nil, nil])
  }

  @Test func precisionIsReachedEarlier() throws {
    let halfWidth = try #require(
      try run(Self.plan(replications: 100, controls: false)).total[.averageWait]?.halfWidth)
    let target = [PrecisionTarget(measure: .averageWait, scope: nil, halfWidth: .absolute(0.85 * halfWidth))]
    let controlled = try run(Self.plan(replications: 2_000, precision: target))
    let plain = try run(Self.plan(replications: 2_000, controls: false, precision: target))
    #expect(controlled.run.stoppedBy == .precision)
    #expect(controlled.run.replications < plain.run.replications)
  }
}
