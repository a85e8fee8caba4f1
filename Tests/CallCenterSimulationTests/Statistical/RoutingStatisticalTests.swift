import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Rules of routing against exact Markov chains and the formula of accumulating priorities.
///
/// Fixed seed; false alarms at most 1e-6 for the table.
@Suite struct RoutingStatisticalTests {
  private struct Row: Decodable {
    struct Inputs: Decodable {
      struct RowType: Decodable {
        var name: String
        var callsPerHour: Double
        var patienceSeconds: Double?
      }

      struct RowGroup: Decodable {
        var name: String
        var agents: Int
        var handleSeconds: Double
        var targetQueueRatio: Double?
      }

      struct RowSkill: Decodable {
        var group: String
        var type: String
        var preference: Int
        var contactPreference: Int?
        var weight: Double?
        var contactWeight: Double?
        var reserve: Int?
        var whenWaiting: Double?
      }

      var callTypes: [RowType]
      var groups: [RowGroup]
      var skills: [RowSkill]
      var agents: String?
      var contacts: String?
      var queues: String?
    }

    struct Group: Decodable {
      var occupancy: Double
      var busyAgents: Double
    }

    struct Expect: Decodable {
      var callTypes: [String: ExactContacts]
      var agentGroups: [String: Group]
    }

    var id: String
    var inputs: Inputs
    var expect: Expect
  }

  private static let baseSeconds = 300.0

  private static func skill(_ row: Row.Inputs.RowSkill, _ group: Row.Inputs.RowGroup, _ type: Int) -> Skill {
    var skill = Skill.fixture(type, preference: row.preference, speed: baseSeconds / group.handleSeconds)
    skill.contactPreference = row.contactPreference
    skill.weight = row.weight ?? 1
    skill.contactWeight = row.contactWeight
    skill.reserve = row.reserve ?? 0
    skill.condition = row.whenWaiting.map { .compare(.waiting([type]), .atLeast, .value($0)) }
    return skill
  }

  private static func plan(_ inputs: Row.Inputs, in calendar: PlanCalendar) throws -> Plan {
    let types = inputs.callTypes.map {
      CallType.fixture(
        $0.name, in: calendar, perHour: $0.callsPerHour, talk: PlanFixture.exponential(baseSeconds),
        patience: $0.patienceSeconds.map(PlanFixture.exponential))
    }
    let groups = inputs.groups.map { group in
      var made = AgentGroup.fixture(
        group.name, agents: group.agents, in: calendar,
        skills: inputs.skills.filter { $0.group == group.name }.map { row in
          skill(row, group, inputs.callTypes.firstIndex { $0.name == row.type } ?? -1)
        })
      made.targetQueueRatio = group.targetQueueRatio ?? 0
      return made
    }
    var plan = Plan.fixture(calendar, types: types, groups: groups, seed: 11)
    plan.routing.agents = try inputs.agents.map { try #require(AgentRule(rawValue: $0)) } ?? .longestIdle
    plan.routing.contacts = try inputs.contacts.map { try #require(ContactRule(rawValue: $0)) } ?? .longestWait
    plan.routing.queues = try inputs.queues.map { try #require(QueueRule(rawValue: $0)) } ?? .shared
    return plan
  }

  @Test func agreesWithExactValues() throws {
    var table = ComparisonTable("rules of routing")
    for row in try ReferenceFile<Row>.rows("routing", in: .module) {
      let rate = row.inputs.callTypes.reduce(0) { $0 + $1.callsPerHour }
      let calendar = SteadyRun.calendar(perHour: rate, contacts: 1.2e6)
      let plan = try Self.plan(row.inputs, in: calendar)
      let seconds = Double(calendar.windowEnd - calendar.windowStart)
      for (index, type) in plan.callTypes.enumerated() {
        let exact = try #require(row.expect.callTypes[type.name])
        table.compare("\(row.id) \(type.name)", exact, type: index, windowSeconds: seconds)
      }
      for (index, group) in plan.agentGroups.enumerated() {
        guard let exact = row.expect.agentGroups[group.name] else { continue }
        table.compareOccupancy("\(row.id) \(group.name)", exact: exact.occupancy, group: index)
        table.compare("\(row.id) \(group.name) busy", exact: exact.busyAgents, scale: 1e-6 / seconds, kind: .average) {
          ($0.agentTotals[index].busy, 1)
        }
      }
      SteadyRun.run(plan, into: &table)
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
