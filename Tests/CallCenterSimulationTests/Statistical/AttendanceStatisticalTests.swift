import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// People present after coming late, leaving early and several kinds of shrinkage, against expectations in closed form.
///
/// Fixed seed; false alarms at most 1e-6 for each table.
@Suite struct AttendanceStatisticalTests {
  private static let replications = 4_000

  /// Of those late by an exponential time of mean m, the share e^(−t/m) is not there yet t after the start.
  @Test func latenessAndEarlyLeaveAreThoseOfTheirLaws() {
    let calendar = PlanFixture.calendar()
    let (late, lateMean, early, earlyMean) = (0.3, 1500.0, 0.2, 2400.0)
    let (start, end) = (9 * 3600, 17 * 3600)
    var group = AgentGroup.fixture(duties: [.hours(start..<end, people: 0..<10)])
    group.attendance = Attendance(
      late: .init(share: late, by: PlanFixture.exponential(lateMean)),
      early: .init(share: early, by: PlanFixture.exponential(earlyMean)))
    let plan = Plan.fixture(
      calendar, types: [.fixture(in: calendar, perHour: 1)], groups: [group], seed: 7, intervals: .dated)
    var table = ComparisonTable("attendance")
    // ∫ e^(−t/m) over an interval, as its share.
    func tail(_ from: Int, _ to: Int, _ mean: Double) -> Double {
      mean * (exp(-Double(from) / mean) - exp(-Double(to) / mean)) / Double(to - from)
    }
    for interval in 18..<34 {
      let (from, to) = (interval * 1800 - start, (interval + 1) * 1800 - start)
      let fromEnd = (end - (interval + 1) * 1800, end - interval * 1800)
      // Both together in one duty of eight hours: the product of two tails, below 1e-6.
      let exact = 1 - late * tail(from, to, lateMean) - early * tail(fromEnd.0, fromEnd.1, earlyMean)
      table.compare("\(interval)", exact: exact, kind: .average) {
        ($0.agentCells[interval].present / 1000, $0.agentCells[interval].rostered / 1000)
      }
    }
    Self.run(plan, into: &table)
  }

  /// Kinds are drawn on their own: inside the hours of a kind its share of those left is away.
  @Test func kindsOfShrinkageMultiplyWithinTheirHours() {
    let calendar = PlanFixture.calendar()
    let pause = 12 * 3600..<12 * 3600 + 2700
    var shrinkage = Shrinkage(absence: 0.13, offPhone: 0.1, meanSpellSeconds: 600)
    shrinkage.kinds = [
      .init(name: "coaching", share: 0.2, meanSpellSeconds: 1800, hours: [10 * 3600..<16 * 3600], coverage: 0.5),
      .init(name: "meetings", share: 0.05, meanSpellSeconds: 1200, hours: nil, coverage: 1),
    ]
    let group = AgentGroup.fixture(
      duties: [.hours(8 * 3600..<20 * 3600, people: 0..<15, breaks: [pause])], shrinkage: shrinkage)
    let plan = Plan.fixture(
      calendar, types: [.fixture(in: calendar, perHour: 1)], groups: [group], seed: 7, intervals: .dated)
    var table = ComparisonTable("kinds of shrinkage")
    for interval in 16..<40 {
      let coaching = (20..<32).contains(interval) ? 0.8 : 1
      table.compare("\(interval)", exact: 0.87 * 0.9 * 0.95 * coaching, kind: .average) {
        ($0.agentCells[interval].present / 1000, $0.agentCells[interval].rostered / 1000)
      }
    }
    Self.run(plan, into: &table)
  }

  private static func run(_ plan: Plan, into table: inout ComparisonTable) {
    var replication = Replication(plan)
    for number in 0..<replications { table.add(replication.run(number: number)) }
    table.close()
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
