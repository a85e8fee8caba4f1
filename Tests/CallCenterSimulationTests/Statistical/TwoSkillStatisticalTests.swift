import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Two call types and one or two groups against exact Markov chains.
///
/// Fixed seed; false alarms at most 1e-6 for the table.
@Suite struct TwoSkillStatisticalTests {
  private struct Row: Decodable {
    struct Inputs: Decodable {
      struct RowType: Decodable {
        var name: String
        var callsPerHour: Double
        var patienceSeconds: Double
      }

      struct RowGroup: Decodable {
        var name: String
        var agents: Int
        var handleSeconds: OneOrMany
      }

      var callTypes: [RowType]
      var groups: [RowGroup]
      var callToGroup: [[Int]]
      var groupToCall: [[Int]]
      var thresholdSeconds: Double?
    }

    struct Group: Decodable {
      var occupancy: Double
      var busyAgents: Double
    }

    struct Expect: Decodable {
      var callTypes: [String: ExactContacts]
      var agentGroups: [String: Group]
      var total: ExactContacts?
    }

    var id: String
    var inputs: Inputs
    var expect: Expect
  }

  /// One preference for a group and a type serves both choices, where it orders the groups of every type and the types of
  /// every group as the two matrices of ranks do; the sum of the ranks does that for all rows.
  private static func preferences(_ inputs: Row.Inputs) -> [[Int?]]? {
    let preferences: [[Int?]] = inputs.groups.indices.map { group in
      inputs.callTypes.indices.map { type in
        let rank = inputs.callToGroup[type][group]
        return rank == 0 ? nil : rank + inputs.groupToCall[group][type]
      }
    }
    func agrees(_ ranks: [Int], _ preferences: [Int?]) -> Bool {
      let pairs = zip(ranks, preferences).filter { $0.0 > 0 }
      return pairs.allSatisfy { one in
        pairs.allSatisfy { other in (one.0 < other.0) == ((one.1 ?? 0) < (other.1 ?? 0)) }
      }
    }
    let ordersGroups = inputs.callTypes.indices.allSatisfy { type in
      agrees(inputs.callToGroup[type], preferences.map { $0[type] })
    }
    let ordersTypes = inputs.groups.indices.allSatisfy { agrees(inputs.groupToCall[$0], preferences[$0]) }
    return ordersGroups && ordersTypes ? preferences : nil
  }

  @Test func agreesWithExactValues() throws {
    var table = ComparisonTable("N, X and V designs")
    for row in try ReferenceFile<Row>.rows("twoskill", in: .module) {
      let inputs = row.inputs
      let preferences = try #require(Self.preferences(inputs), "no common preference for \(row.id)")
      let rate = inputs.callTypes.reduce(0) { $0 + $1.callsPerHour }
      let calendar = SteadyRun.calendar(perHour: rate, contacts: 1.5e6)
      // Handling of a type at speed 1 is that in the first group which serves it.
      func handling(_ group: Int, _ type: Int) -> Double? {
        let values = inputs.groups[group].handleSeconds.values
        return values.count == 1 ? values[0] : values[type]
      }
      let base = inputs.callTypes.indices.map { type in
        inputs.groups.indices.lazy.filter { preferences[$0][type] != nil }.compactMap { handling($0, type) }.first ?? 0
      }
      let types = inputs.callTypes.enumerated().map { index, type in
        CallType.fixture(
          type.name, in: calendar, perHour: type.callsPerHour, talk: PlanFixture.exponential(base[index]),
          patience: PlanFixture.exponential(type.patienceSeconds), target: .within(inputs.thresholdSeconds ?? 20))
      }
      let groups = inputs.groups.enumerated().map { index, group in
        AgentGroup.fixture(
          group.name, agents: group.agents, in: calendar,
          skills: types.indices.compactMap { type in
            guard let preference = preferences[index][type], let seconds = handling(index, type) else { return nil }
            return .fixture(type, preference: preference, speed: base[type] / seconds)
          })
      }
      let seconds = Double(calendar.windowEnd - calendar.windowStart)
      for (index, type) in types.enumerated() {
        let exact = try #require(row.expect.callTypes[type.name])
        table.compare("\(row.id) \(type.name)", exact, type: index, windowSeconds: seconds)
      }
      for (index, group) in groups.enumerated() {
        let exact = try #require(row.expect.agentGroups[group.name])
        table.compareOccupancy("\(row.id) \(group.name)", exact: exact.occupancy, group: index)
        table.compare("\(row.id) \(group.name) busy", exact: exact.busyAgents, scale: 1e-6 / seconds, kind: .average) {
          ($0.agentTotals[index].busy, 1)
        }
      }
      if let total = row.expect.total { table.compare("\(row.id) total", total, type: nil, windowSeconds: seconds) }
      SteadyRun.run(Plan.fixture(calendar, types: types, groups: groups, seed: 7), into: &table)
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
