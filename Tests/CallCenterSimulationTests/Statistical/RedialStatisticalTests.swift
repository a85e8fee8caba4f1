import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Callers who dial again against the exact chain with an orbit.
///
/// Fixed seed; false alarms at most 1e-6 for the table.
@Suite struct RedialStatisticalTests {
  private struct Row: Decodable {
    struct People: Decodable {
      var attemptsPerCaller: Double
      var attemptsPerHour: Double
      var callersLostShare: Double
      var callersServedShare: Double
    }

    var row: StationaryRow
    var exact: ExactContacts
    var people: People

    enum Key: CodingKey { case expect }

    init(from decoder: any Decoder) throws {
      row = try StationaryRow(from: decoder)
      let container = try decoder.container(keyedBy: Key.self)
      exact = try container.decode(ExactContacts.self, forKey: .expect)
      people = try container.decode(People.self, forKey: .expect)
    }
  }

  @Test func agreesWithExactValues() throws {
    var table = ComparisonTable("redials")
    for row in try ReferenceFile<Row>.rows("redial", in: .module) {
      let inputs = row.row.inputs
      let rate = inputs.callsPerHour.values[0] ?? 0
      let calendar = SteadyRun.calendar(perHour: rate, contacts: 1.5e6)
      let redial = RedialRule(
        afterAbandonment: inputs.redialAfterAbandon ?? 0, afterBlocking: inputs.redialAfterBlocking ?? 0,
        delay: PlanFixture.exponential(inputs.redialDelaySeconds ?? 0), maximumAttempts: 10_000)
      let type = CallType.fixture(
        in: calendar, perHour: rate, talk: PlanFixture.exponential(inputs.handleSeconds ?? 0),
        patience: inputs.patienceSeconds.map(PlanFixture.exponential), redial: redial, lines: inputs.lines,
        target: .within(inputs.thresholdSeconds ?? 20))
      let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: inputs.agents, in: calendar)], seed: 7)
      let hours = Double(calendar.windowEnd - calendar.windowStart) / 3600
      let id = row.row.id
      table.compare(id, row.exact, type: 0, windowSeconds: hours * 3600)
      table.compareOccupancy(id, exact: row.exact.occupancy, group: 0)
      table.compare("\(id) attemptsPerCaller", exact: row.people.attemptsPerCaller, kind: .average) {
        ($0.contactTotals[0].attemptsOfCallers, $0.contactTotals[0].callers)
      }
      table.compare("\(id) attemptsPerHour", exact: row.people.attemptsPerHour, scale: 1 / hours, kind: .count) {
        ($0.contactTotals[0].offered, 1)
      }
      table.compare("\(id) callersLost", exact: row.people.callersLostShare, kind: .proportion) {
        ($0.contactTotals[0].callersLost, $0.contactTotals[0].callers)
      }
      table.compare("\(id) callersServed", exact: row.people.callersServedShare, kind: .proportion) {
        ($0.contactTotals[0].callersServed, $0.contactTotals[0].callers)
      }
      SteadyRun.run(plan, into: &table)
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
