import CallCenterModel
import CallCenterSimulation
import Foundation
import RandomVariates
import TestSupport
import Testing

/// The simulator against exact values of queues in steady state.
///
/// Fixed seed; every table raises a false alarm with
/// probability at most 1e-6 (see `ComparisonTable`).
@Suite struct StationaryStatisticalTests {
  private struct Row: Decodable {
    var row: StationaryRow
    var exact: ExactContacts?
    var types: [String: ExactContacts]?
    var total: ExactContacts?

    enum Key: CodingKey { case expect }
    enum Part: CodingKey { case callTypes, total }

    init(from decoder: any Decoder) throws {
      row = try StationaryRow(from: decoder)
      let container = try decoder.container(keyedBy: Key.self)
      let parts = try container.nestedContainer(keyedBy: Part.self, forKey: .expect)
      types = try parts.decodeIfPresent([String: ExactContacts].self, forKey: .callTypes)
      total = try parts.decodeIfPresent(ExactContacts.self, forKey: .total)
      if types == nil { exact = try container.decode(ExactContacts.self, forKey: .expect) }
    }
  }

  /// One family of models a table, with the contacts that a row gets: the waits of a heavily loaded queue without
  /// abandonment are long remembered, so those need more.
  @Test(
    arguments: [
      ("M/M/n", 7e6), ("M/M/n/K", 2e6), ("M/M/n+M", 2e6), ("M/M/n/K+M", 1.5e6), ("M/M/n+M balking", 1.5e6),
      ("M/M/n/K+M balking", 1.5e6), ("M/M/n+G", 1.5e6), ("M/G/1", 1.5e6), ("M/D/1", 1.5e6), ("M/G/n/n", 1e6),
    ])
  func agreesWithExactValues(_ model: String, contacts: Double) throws {
    let rows = try ReferenceFile<Row>.rows("stationary", in: .module).filter { $0.row.model == model }
    try #require(!rows.isEmpty)
    var table = ComparisonTable(model)
    for row in rows {
      let inputs = row.row.inputs
      let exact = try #require(row.exact)
      let rate = inputs.callsPerHour.values[0] ?? 0
      let calendar = SteadyRun.calendar(perHour: rate, contacts: contacts)
      let type = CallType.fixture(
        in: calendar, perHour: rate,
        talk: try inputs.handling?.make() ?? PlanFixture.exponential(inputs.handleSeconds ?? 0),
        patience: try inputs.patience?.make() ?? inputs.patienceSeconds.map(PlanFixture.exponential),
        balking: inputs.balking ?? 0, lines: inputs.lines,
        target: .within(inputs.thresholdSeconds ?? 20, shortAbandon: inputs.shortAbandonSeconds))
      let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: inputs.agents, in: calendar)], seed: 7)
      table.compare(row.row.id, exact, type: 0, windowSeconds: Double(calendar.windowEnd - calendar.windowStart))
      table.compareOccupancy(row.row.id, exact: exact.occupancy, group: 0)
      SteadyRun.run(plan, into: &table)
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  @Test func prioritiesAgreeWithExactValues() throws {
    let rows = try ReferenceFile<Row>.rows("stationary", in: .module).filter { $0.types != nil }
    try #require(!rows.isEmpty)
    var table = ComparisonTable("M/M/n two priorities")
    for row in rows {
      let inputs = row.row.inputs
      let rates = inputs.callsPerHour.values.map { $0 ?? 0 }
      let calendar = SteadyRun.calendar(perHour: rates.reduce(0, +), contacts: 12e6)
      let types = zip(["A", "B"], rates).enumerated().map { index, type in
        CallType.fixture(
          type.0, in: calendar, perHour: type.1, talk: PlanFixture.exponential(inputs.handleSeconds ?? 0),
          priority: index + 1, target: .within(inputs.thresholdSeconds ?? 20))
      }
      let group = AgentGroup.fixture(agents: inputs.agents, in: calendar, skills: [.fixture(0), .fixture(1)])
      let plan = Plan.fixture(calendar, types: types, groups: [group], seed: 7)
      let seconds = Double(calendar.windowEnd - calendar.windowStart)
      for (name, exact) in row.types ?? [:] {
        table.compare("\(row.row.id) \(name)", exact, type: name == "A" ? 0 : 1, windowSeconds: seconds)
      }
      if let total = row.total {
        table.compare("\(row.row.id) total", total, type: nil, windowSeconds: seconds)
        table.compareOccupancy(row.row.id, exact: total.occupancy, group: 0)
      }
      SteadyRun.run(plan, into: &table)
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
