import CallCenterModel
import CallCenterSimulation
import RandomVariates
import TestSupport
import Testing

/// Call-backs and outbound calls against closed forms and chains.
///
/// Fixed seed; false alarms at most 1e-6 for each table.
@Suite struct CallBackStatisticalTests {
  private struct Row: Decodable {
    var model: String
    var inputs: [String: Double]
    var expect: [String: Double]

    func callAsFunction(_ input: String) -> Double { inputs[input] ?? .nan }
    func law(_ input: String) -> Law { PlanFixture.exponential(self(input)) }
    var agents: Int { Int(inputs["agents"] ?? 0) }
  }

  private static func row(_ model: String) throws -> Row {
    try #require(try ReferenceFile<Row>.rows("callbacks", in: .module).first { $0.model == model })
  }

  private func rule(_ row: Row, priority: Int? = nil, dialling: Law? = nil) -> CallBackRule {
    CallBackRule(
      thresholdSeconds: 0, predictor: .queueLength, open: [0..<1 << 40], accepted: row.inputs["accepted"] ?? 1,
      priority: priority, dialling: dialling, reached: row.inputs["reached"] ?? 1, maximumTries: 1, retryDelay: nil,
      patienceOfOthers: 1)
  }

  private func judge(_ row: Row, _ plan: Plan, replications: Int, _ compare: (inout ComparisonTable) -> Void) {
    var table = ComparisonTable(row.model)
    compare(&table)
    table.compare("occupancy", exact: row.expect["occupancy"], kind: .average) { measures in
      (
        measures.agentTotals.reduce(0) { $0 + $1.busy / 1_000 },
        measures.agentTotals.reduce(0) { $0 + ($1.present + $1.excess) / 1_000 }
      )
    }
    var replication = Replication(plan)
    for number in 0..<replications { table.add(replication.run(number: number)) }
    table.close()
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  // MARK: Call-backs

  @Test func promisesInTheirPlaceWaitAsCallers() throws {
    let row = try Self.row("keepsPlace")
    let calendar = SteadyRun.calendar(perHour: row("perHour"), contacts: 2e6)
    var type = CallType.fixture(in: calendar, perHour: row("perHour"), talk: row.law("handle"))
    type.callBack = rule(row)
    let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: row.agents, in: calendar)], seed: 7)
    judge(row, plan, replications: SteadyRun.replications) { table in
      table.compare("deflected", exact: row.expect["deflected"], kind: .proportion) {
        ($0.contactTotals[0].deflected, $0.contactTotals[0].offered)
      }
      table.compare("queued", exact: row.expect["queued"], kind: .proportion) {
        ($0.contactTotals[0].queued, $0.contactTotals[0].offered)
      }
      table.compare("wait of callers", exact: row.expect["delay"], scale: 1e-6, kind: .average) {
        ($0.contactTotals[0].waitOfAnswered, $0.contactTotals[0].queued)
      }
      table.compare("wait of promises", exact: row.expect["delay"], scale: 1e-6, kind: .average) {
        ($0.serviceTotals[0].callBackWait, $0.serviceTotals[0].callBacksReached)
      }
    }
  }

  @Test func promisesInALineOfTheirOwnAreAChain() throws {
    let row = try Self.row("ownLine")
    let calendar = SteadyRun.calendar(perHour: row("perHour"), contacts: 2e6)
    var type = CallType.fixture(
      in: calendar, perHour: row("perHour"), talk: row.law("handle"), patience: row.law("patience"))
    type.callBack = rule(row, priority: 20)
    let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: row.agents, in: calendar)], seed: 7)
    let seconds = Double(calendar.windowEnd - calendar.windowStart)
    judge(row, plan, replications: SteadyRun.replications) { table in
      table.compare("deflected", exact: row.expect["deflected"], kind: .proportion) {
        ($0.contactTotals[0].deflected, $0.contactTotals[0].offered)
      }
      table.compare("abandonment", exact: row.expect["abandonment"], kind: .proportion) {
        ($0.contactTotals[0].abandoned, $0.contactTotals[0].offered)
      }
      table.compare("queue", exact: row.expect["averageQueueLength"], scale: 1e-6 / seconds, kind: .average) {
        ($0.contactTotals[0].queueTime, 1)
      }
      table.compare("wait of promises", exact: row.expect["callBackWait"], scale: 1e-6, kind: .average) {
        ($0.serviceTotals[0].callBackWait, $0.serviceTotals[0].callBacksReached)
      }
    }
  }

  @Test func diallingTakesAgentsToo() throws {
    let row = try Self.row("dialling")
    let calendar = SteadyRun.calendar(perHour: row("perHour"), contacts: 8e5)
    var type = CallType.fixture(in: calendar, perHour: row("perHour"), talk: row.law("handle"))
    type.callBack = rule(row, dialling: row.law("dialling"))
    let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: row.agents, in: calendar)], seed: 7)
    judge(row, plan, replications: SteadyRun.replications) { table in
      table.compare("deflected", exact: row.expect["deflected"], kind: .proportion) {
        ($0.contactTotals[0].deflected, $0.contactTotals[0].offered)
      }
      table.compare("reached", exact: row.expect["callBackReached"], kind: .proportion) {
        ($0.serviceTotals[0].callBacksReached, $0.serviceTotals[0].callBacks)
      }
      table.compare("lost", exact: row.expect["callersLost"], kind: .proportion) {
        ($0.contactTotals[0].callersLost, $0.contactTotals[0].callers)
      }
      table.compare("wait of promises", exact: row.expect["callBackWait"], scale: 1e-6, kind: .average) {
        ($0.serviceTotals[0].callBackWait, $0.serviceTotals[0].callBacksReached)
      }
    }
  }

  // MARK: Outbound

  /// A list that is never empty.
  private func list(_ row: Row, _ calendar: PlanCalendar, talk: Law, _ rule: DiallingRule) -> CallType {
    var type = CallType.fixture(
      "list", in: calendar, perHour: 1.2 * (row.expect["dialledPerHour"] ?? 1), talk: talk,
      patience: PlanFixture.constant(0), priority: 20)
    type.channel = .outbound
    type.dialling = rule
    return type
  }

  private func compareDials(_ row: Row, _ calendar: PlanCalendar, type: Int, _ table: inout ComparisonTable) {
    let hours = Double(calendar.windowEnd - calendar.windowStart) / 3600
    table.compare("dialled", exact: row.expect["dialledPerHour"], scale: 1 / hours, kind: .count) {
      ($0.serviceTotals[type].dialled, 1)
    }
  }

  @Test func agentsWhoAreNeverIdleAreARenewal() throws {
    let row = try Self.row("preview")
    let calendar = PlanFixture.calendar(days: 2, warmUp: 1, interval: 86_400)
    let rule = DiallingRule(
      mode: .preview, minimumFree: 1, hours: calendar.allTime, preview: row.law("preview"), reached: row("reached"),
      ring: row.law("ring"), noAnswer: row.law("noAnswer"), rightParty: row("rightParty"),
      otherTalk: row.law("otherTalk"), maximumDials: 1, retryDelay: nil)
    let type = list(row, calendar, talk: row.law("handle"), rule)
    let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: row.agents, in: calendar)], seed: 7)
    judge(row, plan, replications: 100) { table in
      compareDials(row, calendar, type: 0, &table)
      table.compare("reached", exact: row.expect["reached"], kind: .proportion) {
        ($0.contactTotals[0].offered, $0.serviceTotals[0].dialled)
      }
      table.compare("answered", exact: 1, kind: .proportion) {
        ($0.contactTotals[0].answered, $0.contactTotals[0].offered)
      }
      // Looking, dialling in vain and talks of both kinds: the right parties have their share in it.
      table.compare("handling", exact: row.expect["averageHandleTime"], scale: 1e-6, kind: .average) {
        ($0.contactTotals[0].handlingTime, $0.contactTotals[0].answered)
      }
    }
  }

  @Test(arguments: ["progressive", "progressivePlusOne", "double", "predictive"])
  func pacedDiallingIsAChain(model: String) throws {
    let row = try Self.row(model)
    let calendar = PlanFixture.calendar(days: 2, warmUp: 1, interval: 86_400)
    let rule = DiallingRule(
      mode: .paced(perFreeAgent: row("perFreeAgent"), extra: Int(row("extra"))), minimumFree: 1,
      hours: calendar.allTime, preview: nil, reached: row("reached"), ring: row.law("ring"),
      noAnswer: row.law("ring"), rightParty: 1, otherTalk: nil, maximumDials: 1, retryDelay: nil)
    let type = list(row, calendar, talk: row.law("handle"), rule)
    let plan = Plan.fixture(calendar, types: [type], groups: [.fixture(agents: row.agents, in: calendar)], seed: 7)
    judge(row, plan, replications: 100) { table in
      compareDials(row, calendar, type: 0, &table)
      table.compare("reached", exact: row.expect["reached"], kind: .proportion) {
        ($0.contactTotals[0].offered, $0.serviceTotals[0].dialled)
      }
      table.compare("mismatches", exact: row.expect["abandonment"], kind: .proportion) {
        ($0.contactTotals[0].abandoned, $0.contactTotals[0].offered)
      }
    }
  }

  @Test func blendingIsAChain() throws {
    let row = try Self.row("blending")
    let calendar = PlanFixture.calendar(days: 4, warmUp: 1, interval: 86_400)
    let rule = DiallingRule(
      mode: .preview, minimumFree: Int(row("minimumFree")), hours: calendar.allTime, preview: nil, reached: 1,
      ring: nil, noAnswer: nil, rightParty: 1, otherTalk: nil, maximumDials: 1, retryDelay: nil)
    let calls = CallType.fixture(in: calendar, perHour: row("perHour"), talk: row.law("handle"))
    let records = list(row, calendar, talk: row.law("outbound"), rule)
    let group = AgentGroup.fixture(agents: row.agents, in: calendar, skills: [.fixture(0), .fixture(1)])
    let plan = Plan.fixture(calendar, types: [calls, records], groups: [group], seed: 7)
    judge(row, plan, replications: 150) { table in
      compareDials(row, calendar, type: 1, &table)
      table.compare("wait", exact: row.expect["probabilityOfWait"], kind: .proportion) {
        ($0.contactTotals[0].queued, $0.contactTotals[0].offered)
      }
      table.compare("delay", exact: row.expect["averageWaitOfDelayed"], scale: 1e-6, kind: .average) {
        ($0.contactTotals[0].waitOfAnswered, $0.contactTotals[0].queued)
      }
    }
  }
}
