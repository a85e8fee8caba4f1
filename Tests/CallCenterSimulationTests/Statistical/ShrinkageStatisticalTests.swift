import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Agents present after absence and spells off the phone.
///
/// Fixed seed; false alarms at most 1e-6 for the table.
@Suite struct ShrinkageStatisticalTests {
  /// More where `CHERHA_SOAK` is set to 1.
  private static let replications = ProcessInfo.processInfo.environment["CHERHA_SOAK"] == "1" ? 100_000 : 4_000

  /// In expectation the share (1 − absence)·(1 − offPhone) of the rostered is present in every interval: the spells are in
  /// equilibrium from the start of a duty, and breaks take nothing twice.
  @Test(arguments: [(0.08, 0.0), (0.0, 0.2), (0.05, 0.25), (0.5, 0.6)])
  func presenceIsTheUnshrunkShare(absence: Double, offPhone: Double) {
    let calendar = PlanFixture.calendar()
    let day = 8 * 3600..<17 * 3600
    let pause = 12 * 3600..<12 * 3600 + 2700
    let duties = [
      Duty.hours(day, people: 0..<12, breaks: [pause]), Duty.hours(13 * 3600..<20 * 3600, people: 12..<17),
    ]
    let group = AgentGroup.fixture(
      duties: duties, shrinkage: Shrinkage(absence: absence, offPhone: offPhone, meanSpellSeconds: 600))
    // Nobody waits for the first people of the day, whose spells would wait in turn.
    let type = CallType.fixture(in: calendar, perHour: 1, balking: 1)
    let plan = Plan.fixture(calendar, types: [type], groups: [group], seed: 7, intervals: .dated)
    let share = (1 - absence) * (1 - offPhone)
    var table = ComparisonTable("shrinkage \(absence), \(offPhone)")
    for interval in 16..<40 {
      table.compare("\(interval)", exact: share, kind: .average) {
        ($0.agentCells[interval].present / 1000, $0.agentCells[interval].rostered / 1000)
      }
    }
    table.compare("day", exact: share, kind: .average) {
      ($0.agentTotals[0].present / 1000, $0.agentTotals[0].rostered / 1000)
    }
    var replication = Replication(plan)
    for number in 0..<Self.replications { table.add(replication.run(number: number)) }
    table.close()
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  /// Who is absent is absent from all duties of the date, so the variance is that of whole people.
  @Test func absenceIsOfWholePeople() {
    let calendar = PlanFixture.calendar()
    let duties = [
      Duty.hours(8 * 3600..<12 * 3600, people: 0..<10), Duty.hours(13 * 3600..<17 * 3600, people: 0..<10),
    ]
    let group = AgentGroup.fixture(
      duties: duties, shrinkage: Shrinkage(absence: 0.1, offPhone: 0, meanSpellSeconds: 600))
    let plan = Plan.fixture(
      calendar, types: [.fixture(in: calendar, perHour: 1)], groups: [group], seed: 7, intervals: .dated)
    var table = ComparisonTable("absence")
    let half: Int64 = 1_800_000_000
    table.compare("variance", exact: 10 * 0.1 * 0.9, kind: .average) {
      let away = 10 - $0.agentCells[18].present / half - 1
      return (away * away, 1)
    }
    table.compare("covariance of morning and afternoon", exact: 10 * 0.1 * 0.9, kind: .average) {
      ((9 - $0.agentCells[18].present / half) * (9 - $0.agentCells[30].present / half), 1)
    }
    var replication = Replication(plan)
    for number in 0..<Self.replications { table.add(replication.run(number: number)) }
    table.close()
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
