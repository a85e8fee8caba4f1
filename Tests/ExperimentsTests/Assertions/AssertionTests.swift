import CallCenterModel
import OutputAnalysis
import TestSupport
import Testing

@testable import Experiments

@Suite struct AssertionTests {
  private func run(_ assertions: [Assertion], days: Int = 2, intervals: IntervalReport = .none) throws -> RunRecord {
    let calendar = PlanFixture.calendar(days: days)
    let types = ["first", "second"].map {
      CallType.fixture($0, in: calendar, perHour: 10, patience: PlanFixture.exponential(120))
    }
    var plan = Plan.fixture(
      calendar, types: types,
      groups: [.fixture(agents: 4, in: calendar, skills: [.fixture(0), .fixture(1)])], replications: 20,
      intervals: intervals)
    plan.assertions = assertions
    return try Experiment(plan, threads: 1, version: "test").run(scenario: ExperimentTests.scenario)
  }

  @Test func wholeIntervalOnTheGoodSidePasses() {
    let estimate = Estimate(mean: 0.8, lower: 0.78, upper: 0.82)
    #expect(AssertionOutcome(estimate, .atLeast(0.78)) == .pass)
    #expect(AssertionOutcome(estimate, .atLeast(0.79)) == .undecided)
    #expect(AssertionOutcome(estimate, .atLeast(0.83)) == .fail)
    #expect(AssertionOutcome(estimate, .atMost(0.82)) == .pass)
    #expect(AssertionOutcome(estimate, .atMost(0.8)) == .undecided)
    #expect(AssertionOutcome(estimate, .atMost(0.77)) == .fail)
    #expect(AssertionOutcome(nil, .atMost(0.77)) == .undecided)
    #expect(AssertionOutcome(Estimate(mean: 1, lower: nil, upper: 2), .atLeast(0)) == .undecided)
  }

  /// Measures of the whole window are those that the result reports; parts of it add up.
  @Test(arguments: [IntervalReport.none, .dated, .profile])
  func partsAreThoseOfTheReport(_ intervals: IntervalReport) throws {
    let hours = 8 * 3_600..<20 * 3_600
    let rest = 20 * 3_600..<32 * 3_600
    let record = try run(
      [
        Assertion(name: "all", measure: .offered, bound: .atLeast(0)),
        Assertion(name: "day", measure: .offered, part: .init(hours: hours), bound: .atLeast(0)),
        Assertion(name: "night", measure: .offered, part: .init(hours: rest), bound: .atLeast(0)),
        Assertion(name: "one", measure: .offered, scope: "first", part: .init(days: [0]), bound: .atLeast(0)),
        Assertion(name: "two", measure: .offered, scope: "first", part: .init(days: [1]), bound: .atLeast(0)),
        Assertion(name: "quantile", measure: .waitQuantile, probability: 0.95, bound: .atLeast(0)),
        Assertion(name: "busy", measure: .busyAgents, part: .init(hours: 0..<86_400), bound: .atLeast(0)),
        Assertion(
          name: "rostered", measure: .rosteredAgents, scope: "desk", part: .init(hours: hours), bound: .atLeast(4)),
      ], intervals: intervals)
    let seen = record.assertions.map { $0.estimate?.mean ?? -1 }
    #expect(seen[0] == record.total[.offered]?.mean)
    #expect(abs(seen[1] + seen[2] - seen[0]) < 1e-9)
    #expect(abs(seen[3] + seen[4] - (record.callTypes[0].measures[.offered]?.mean ?? 0)) < 1e-9)
    #expect(seen[5] == record.total.quantiles[.waitQuantile]?.first { $0.probability == 0.95 }?.estimate?.mean)
    #expect(abs(seen[6] - (record.total[.busyAgents]?.mean ?? 0)) < 1e-9)
    #expect(record.assertions[7].estimate == .structural(4))
    #expect(record.assertions[7].outcome == .pass)
  }

  /// On all days the worst day decides; with a bound that every day meets the share is 1.
  @Test func daysThatMeetTheBoundAreCounted() throws {
    let record = try run(
      [
        Assertion(name: "always", measure: .abandonment, bound: .atMost(1), dayShare: 0.9),
        Assertion(name: "never", measure: .offered, bound: .atLeast(1e6), dayShare: 0.9),
        Assertion(
          name: "hours", measure: .offered, part: .init(hours: 0..<43_200), bound: .atLeast(1), dayShare: 0.5),
        Assertion(name: "agents", measure: .occupancy, bound: .atMost(1), dayShare: 0.5),
      ])
    #expect(record.assertions.map { $0.estimate?.mean } == [1, 0, 1, 1])
    // Twenty replications: not enough to know of nine days in ten.
    #expect(record.assertions.map(\.outcome) == [.undecided, .fail, .pass, .pass])
  }

  @Test func errorIsSharedOutOverTheAssertions() throws {
    let one = Assertion(name: "one", measure: .abandonment, bound: .atMost(1), confidence: 0.99)
    #expect(try run([one]).assertions[0].intervalConfidence == 0.99)
    let two = try run([one, one]).assertions.map(\.intervalConfidence)
    #expect(two.allSatisfy { abs($0 - 0.995) < 1e-12 })
  }

  /// Verdicts and bytes of the report do not depend on what the assertions need beside it.
  @Test func numbersOfTheReportStay() throws {
    var without = try run([])
    let with = try run([Assertion(name: "x", measure: .offered, part: .init(hours: 0..<3_600), bound: .atLeast(0))])
    without.assertions = with.assertions
    #expect(without == with)
  }
}
