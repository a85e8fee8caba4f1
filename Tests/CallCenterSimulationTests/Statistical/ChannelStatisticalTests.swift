import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Deferred work and chats in steady state against exact Markov chains.
///
/// Fixed seed; every table raises a false alarm with probability at most 1e-6 (see `ComparisonTable`).
@Suite struct ChannelStatisticalTests {
  private struct Row: Decodable {
    struct Inputs: Decodable {
      var callsPerHour: Double?
      var handleSeconds: Double?
      var patienceSeconds: Double?
      var itemsPerHour: Double?
      var workSeconds: Double
      var agents: Int
      var deadlineSeconds: Double?
      var chatsPerHour: Double?
      var pace: [Double]?
      var rule: String?
      var items: Int?
      var oldestSeconds: Double?
    }

    struct Expect: Decodable {
      var calls: ExactContacts?
      var items: ExactContacts?
      var chats: ExactContacts?
      var interruptionsPerCall: Double?
      var onTime: Double?
      var occupancy: Double?
      var slotOccupancy: Double?
    }

    struct Draining: Decodable {
      var onTime: Double?
      var fellDue: Double?
      var averageSpeedOfAnswer: Double?
      var backlogs: [Double]?
    }

    struct Backlog: Decodable {
      var backlog: Double?
    }

    struct Parts: Decodable { var items: Backlog? }

    var id: String
    var model: String
    var inputs: Inputs
    var expect: Expect
    var backlog: Double?
    var draining: Draining

    enum Key: CodingKey { case id, model, inputs, expect }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id = try container.decode(String.self, forKey: .id)
      model = try container.decode(String.self, forKey: .model)
      inputs = try container.decode(Inputs.self, forKey: .inputs)
      draining = try container.decode(Draining.self, forKey: .expect)
      expect = try container.decode(Expect.self, forKey: .expect)
      backlog = try container.decode(Parts.self, forKey: .expect).items?.backlog
    }
  }

  private static func items(_ inputs: Row.Inputs, in calendar: PlanCalendar) -> CallType {
    var items = CallType.fixture(
      "items", in: calendar, perHour: inputs.itemsPerHour ?? 0, talk: PlanFixture.exponential(inputs.workSeconds),
      priority: DeferredWork.priority)
    items.channel = .email
    items.deferred = DeferredWork(deadline: .elapsed(seconds: inputs.deadlineSeconds ?? 86_400), restDays: [])
    return items
  }

  private static func check(_ table: ComparisonTable) {
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  @Test func callsPreemptDeferredWork() throws {
    var table = ComparisonTable("preemptive resume")
    for row in try ReferenceFile<Row>.rows("channels", in: .module) where row.model == "interrupted work" {
      let inputs = row.inputs
      let perHour = (inputs.callsPerHour ?? 0) + (inputs.itemsPerHour ?? 0)
      let days = max(2, Int((1.2e6 / (perHour * 24 * Double(SteadyRun.replications))).rounded()))
      let calendar = PlanFixture.calendar(days: days, warmUp: 2, interval: 21_600)
      let calls = CallType.fixture(
        "calls", in: calendar, perHour: inputs.callsPerHour ?? 0,
        talk: PlanFixture.exponential(inputs.handleSeconds ?? 0),
        patience: inputs.patienceSeconds.map(PlanFixture.exponential))
      let group = AgentGroup.fixture(agents: inputs.agents, in: calendar, skills: [.fixture(0), .fixture(1)])
      let plan = Plan.fixture(
        calendar, types: [calls, Self.items(inputs, in: calendar)], groups: [group], seed: 11, intervals: .dated)
      let seconds = Double(calendar.windowEnd - calendar.windowStart)
      table.compare("\(row.id) calls", try #require(row.expect.calls), type: 0, windowSeconds: seconds)
      table.compare("\(row.id) items", try #require(row.expect.items), type: 1, windowSeconds: seconds)
      table.compareOccupancy(row.id, exact: row.expect.occupancy, group: 0)
      table.compare("\(row.id) interruptions", exact: row.expect.interruptionsPerCall, kind: .proportion) {
        ($0.serviceTotals[1].interruptions, $0.contactTotals[0].offered)
      }
      table.compare("\(row.id) backlog", exact: row.backlog, kind: .average) { measures in
        let cells = stride(from: 1, to: measures.serviceCells.count, by: 2)
        return (cells.reduce(0) { $0 + measures.serviceCells[$1].backlog }, Int64(measures.serviceCells.count / 2))
      }
      SteadyRun.run(plan, into: &table)
    }
    Self.check(table)
  }

  @Test func timeInSystemAgreesWithErlangC() throws {
    var table = ComparisonTable("on time")
    for row in try ReferenceFile<Row>.rows("channels", in: .module) where row.model == "time in system" {
      let perHour = row.inputs.itemsPerHour ?? 0
      let days = max(2, Int((1.2e6 / (perHour * 24 * Double(SteadyRun.replications))).rounded()))
      let calendar = PlanFixture.calendar(days: days, warmUp: 2, interval: 86_400)
      let group = AgentGroup.fixture(agents: row.inputs.agents, in: calendar)
      let plan = Plan.fixture(calendar, types: [Self.items(row.inputs, in: calendar)], groups: [group], seed: 12)
      table.compare(row.id, exact: row.expect.onTime, kind: .proportion) {
        ($0.serviceTotals[0].doneInTime, $0.serviceTotals[0].fellDue)
      }
      // What falls due in the window was received at the rate of the type.
      let expected = perHour * 24 * Double(days)
      table.compare("\(row.id) fell due", exact: expected, kind: .count) { ($0.serviceTotals[0].fellDue, 1) }
      SteadyRun.run(plan, into: &table)
    }
    Self.check(table)
  }

  /// A backlog at the start, worked off while nothing or more of it comes in.
  @Test func backlogsDrainAsBirthAndDeathProcesses() throws {
    var table = ComparisonTable("draining a backlog")
    for row in try ReferenceFile<Row>.rows("channels", in: .module) where row.model.hasPrefix("draining") {
      let calendar = PlanFixture.calendar(interval: 3_600)
      var items = Self.items(row.inputs, in: calendar)
      let count = try #require(row.inputs.items)
      items.start.backlogSeconds = StartingState.evenAges(count, oldest: row.inputs.oldestSeconds ?? 0)
      let group = AgentGroup.fixture(agents: row.inputs.agents, in: calendar)
      let plan = Plan.fixture(
        calendar, types: [items], groups: [group], seed: 14, replications: 4_000, intervals: .dated)
      table.compare("\(row.id) on time", exact: row.draining.onTime, kind: .proportion) {
        ($0.serviceTotals[0].doneInTime, $0.serviceTotals[0].fellDue)
      }
      table.compare("\(row.id) fell due", exact: row.draining.fellDue, kind: .average) {
        ($0.serviceTotals[0].fellDue, 1)
      }
      table.compare("\(row.id) ASA", exact: row.draining.averageSpeedOfAnswer, scale: 1e-6, kind: .average) {
        ($0.contactTotals[0].waitOfAnswered, $0.contactTotals[0].answered)
      }
      for (hour, backlog) in (row.draining.backlogs ?? []).enumerated() {
        table.compare("\(row.id) backlog at \(hour + 1)", exact: backlog, kind: .average) {
          ($0.serviceCells[hour].backlog, 1)
        }
      }
      var replication = Replication(plan)
      for number in 0..<4_000 { table.add(replication.run(number: number)) }
      table.close()
    }
    Self.check(table)
  }

  @Test func chatsAgreeWithExactValues() throws {
    var table = ComparisonTable("chats")
    for row in try ReferenceFile<Row>.rows("channels", in: .module) where row.model == "chat" {
      let inputs = row.inputs
      let perHour = inputs.chatsPerHour ?? 0
      let calendar = SteadyRun.calendar(perHour: perHour, contacts: 6e5)
      var chats = CallType.fixture(
        "chats", in: calendar, perHour: perHour, talk: PlanFixture.exponential(inputs.workSeconds),
        patience: PlanFixture.exponential(inputs.patienceSeconds ?? 0))
      chats.channel = .chat
      var group = AgentGroup.fixture(agents: inputs.agents, in: calendar)
      group.chats = ChatRule(
        paceThousandths: (inputs.pace ?? []).map { Int(($0 * 1_000).rounded()) },
        filling: try #require(ChatRule.Filling(rawValue: inputs.rule ?? "")))
      let plan = Plan.fixture(calendar, types: [chats], groups: [group], seed: 13)
      let seconds = Double(calendar.windowEnd - calendar.windowStart)
      table.compare(row.id, try #require(row.expect.chats), type: 0, windowSeconds: seconds)
      table.compareOccupancy(row.id, exact: row.expect.occupancy, group: 0)
      table.compare("\(row.id) slots", exact: row.expect.slotOccupancy, kind: .average) {
        ($0.agentTotals[0].chatTime, $0.agentTotals[0].slotTime)
      }
      SteadyRun.run(plan, into: &table)
    }
    Self.check(table)
  }
}
