import CallCenterModel
import CallCenterSimulation
import Foundation
import RandomVariates
import TestSupport
import Testing

/// Sites that go down, people who help another group and people of different speeds against exact chains.
///
/// Fixed seed; false alarms at most 1e-6 for each table.
@Suite struct PeopleStatisticalTests {
  struct Row: Decodable {
    struct Inputs: Decodable {
      var callsPerHour: [Double]
      var handleSeconds: [Double]
      var agents: [Int]
      var patienceSeconds: [Double]
      var uptimeSeconds: Double?
      var downtimeSeconds: Double?
      var drop: Bool?
      var atLeast: Int?
      var atMost: Int?
      var everySeconds: Double?
      var speeds: [Double]?
    }

    struct Expected: Decodable {
      var contacts: [ExactContacts]
      var averageHandleTime: Double?
      var busy: [Double]
      var present: [Double]
    }

    var id: String
    var kind: String
    var inputs: Inputs
    var expect: Expected
  }

  @Test(arguments: ["outage", "help", "speeds"])
  func agreesWithExactValues(_ kind: String) throws {
    let rows = try ReferenceFile<Row>.rows("people", in: .module).filter { $0.kind == kind }
    try #require(!rows.isEmpty)
    var table = ComparisonTable(kind)
    for row in rows {
      let inputs = row.inputs
      let calendar = SteadyRun.calendar(perHour: inputs.callsPerHour.reduce(0, +), contacts: 1e6)
      let types = inputs.callsPerHour.indices.map { type in
        CallType.fixture(
          "type\(type)", in: calendar, perHour: inputs.callsPerHour[type],
          talk: PlanFixture.exponential(inputs.handleSeconds[type]),
          patience: PlanFixture.exponential(inputs.patienceSeconds[type]))
      }
      var groups = inputs.agents.enumerated().map { index, agents in
        AgentGroup.fixture(
          "group\(index)", agents: agents, in: calendar,
          skills: [types.count == 1 ? .fixture(0, preference: index + 1) : .fixture(index)])
      }
      if let speeds = inputs.speeds {
        groups = [Self.group(speeds, in: calendar)]
      }
      var plan = Plan.fixture(calendar, types: types, groups: groups, seed: 7)
      try Self.addRules(inputs, to: &plan)
      let seconds = Double(calendar.windowEnd - calendar.windowStart)
      for (type, exact) in row.expect.contacts.enumerated() {
        table.compare("\(row.id) type \(type)", exact, type: type, windowSeconds: seconds)
      }
      table.compare("\(row.id) averageHandleTime", exact: row.expect.averageHandleTime, scale: 1e-6, kind: .average) {
        ($0.contactTotals[0].handlingTime, $0.contactTotals[0].answered)
      }
      for group in groups.indices {
        table.compare("\(row.id) busy \(group)", exact: row.expect.busy[group], scale: 1e-3 / seconds, kind: .average) {
          ($0.agentTotals[group].busy / 1000, 1)
        }
        table.compare(
          "\(row.id) present \(group)", exact: row.expect.present[group], scale: 1e-3 / seconds, kind: .average
        ) {
          ($0.agentTotals[group].present / 1000, 1)
        }
      }
      SteadyRun.run(plan, into: &table)
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  private static func addRules(_ inputs: Row.Inputs, to plan: inout Plan) throws {
    if let uptime = inputs.uptimeSeconds, let downtime = inputs.downtimeSeconds {
      var site = Site(name: "first", label: "first")
      let end = plan.calendar.days.last?.end ?? 0
      site.outages = [
        SiteOutage(
          name: "alarm", timing: .every(PlanFixture.exponential(uptime), hours: [0..<end]),
          duration: PlanFixture.exponential(downtime), dropsCalls: inputs.drop ?? false)
      ]
      plan.sites = [site]
      plan.agentGroups[0].site = 0
    }
    if let least = inputs.atLeast, let most = inputs.atMost, let every = inputs.everySeconds {
      plan.moves = [
        StaffMove(
          from: 1, to: 0, agents: 1, when: .init(callType: 0, count: least), until: .init(callType: 0, count: most),
          delaySeconds: 0, everySeconds: every)
      ]
    }
  }

  /// One group in which every person has a speed.
  private static func group(_ speeds: [Double], in calendar: PlanCalendar) -> AgentGroup {
    let duties = calendar.days.indices.flatMap { day in
      speeds.indices.map { person in
        var duty = Duty.wholeDay(day, people: 1, in: calendar)
        duty.people = person..<person + 1
        return duty
      }
    }
    var group = AgentGroup.fixture(duties: duties)
    group.cohorts = speeds.enumerated().map {
      Cohort(name: "person\($0.offset)", people: $0.offset..<$0.offset + 1, speed: $0.element, learning: nil)
    }
    return group
  }
}
