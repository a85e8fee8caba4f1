import CallCenterModel
import CallCenterSimulation
import Foundation
import RandomVariates
import TestSupport
import Testing

/// What comes before and after an answer against networks with product form and small chains.
///
/// Fixed seed; false alarms at most 1e-6 for each table.
@Suite struct FollowUpStatisticalTests {
  private struct Row: Decodable {
    var model: String
    var inputs: [String: Double]
    var expect: [String: Double]
    var types: [String: ExactContacts]

    func callAsFunction(_ input: String) -> Double { inputs[input] ?? .nan }
    func agents(_ input: String) -> Int { Int(inputs[input] ?? 0) }
    func law(_ input: String) -> Law { PlanFixture.exponential(self(input)) }
  }

  private static func row(_ model: String) throws -> Row {
    try #require(try ReferenceFile<Row>.rows("followups", in: .module).first { $0.model == model })
  }

  private func judge(
    _ row: Row, _ plan: Plan, _ compare: (inout ComparisonTable) -> Void = { _ in }
  ) {
    var table = ComparisonTable(row.model)
    let seconds = Double(plan.calendar.windowEnd - plan.calendar.windowStart)
    for (index, name) in plan.callTypes.map(\.name).enumerated() {
      guard let exact = row.types[name] else { continue }
      table.compare(name, exact, type: index, windowSeconds: seconds)
      if let group = plan.agentGroups.firstIndex(where: { $0.name == name }) {
        table.compareOccupancy(name, exact: exact.occupancy, group: group)
      }
    }
    compare(&table)
    SteadyRun.run(plan, into: &table)
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  /// Two types, each with a group of its name.
  private func plan(_ row: Row, _ calendar: PlanCalendar, _ types: [CallType], agents: [Int]) -> Plan {
    let groups = zip(types, agents).enumerated().map { index, pair in
      AgentGroup.fixture(pair.0.name, agents: pair.1, in: calendar, skills: [.fixture(index)])
    }
    return .fixture(calendar, types: types, groups: groups, seed: 7)
  }

  @Test func coldTransfersAreATandem() throws {
    let row = try Self.row("cold")
    let calendar = SteadyRun.calendar(perHour: row("firstPerHour"), contacts: 2e6)
    var first = CallType.fixture(
      "first", in: calendar, perHour: row("firstPerHour"), talk: row.law("firstHandle"),
      target: .within(row("threshold")))
    first.transfer = TransferRule(
      targets: [TypeShare(callType: 1, share: row("share"))], kind: .cold, delay: nil, conference: nil)
    let second = CallType.fixture(
      "second", in: calendar, perHour: row("secondPerHour"), talk: row.law("secondHandle"),
      target: .within(row("threshold")))
    let agents = [row.agents("firstAgents"), row.agents("secondAgents")]
    judge(row, plan(row, calendar, [first, second], agents: agents)) { table in
      table.compare("transfers", exact: row.expect["transferShare"], kind: .proportion) {
        ($0.serviceTotals[0].transferred, $0.contactTotals[0].answered)
      }
    }
  }

  @Test func recallsAreGeometricFeedback() throws {
    let row = try Self.row("recall")
    let calendar = SteadyRun.calendar(perHour: row("perHour"), contacts: 2e6)
    var first = CallType.fixture(
      "first", in: calendar, perHour: row("perHour"), talk: row.law("handle"), target: .within(row("threshold")))
    first.recall = RecallRule(unsolved: row("unsolved"), delay: row.law("delay"), maximum: 1000)
    judge(row, plan(row, calendar, [first], agents: [row.agents("agents")])) { table in
      table.compare("recalls", exact: row.expect["recallShare"], kind: .proportion) {
        ($0.serviceTotals[0].recalls, $0.contactTotals[0].offered)
      }
      table.compare("callers", exact: 1 - (row.expect["recallShare"] ?? 0), kind: .proportion) {
        ($0.contactTotals[0].callers, $0.contactTotals[0].offered)
      }
    }
  }

  @Test func visitsAreANetwork() throws {
    let row = try Self.row("visits")
    let calendar = SteadyRun.calendar(perHour: row("firstPerHour"), contacts: 2e6)
    func service(_ name: String, _ next: [TypeShare]) -> CallType {
      var type = CallType.fixture(
        name, in: calendar, perHour: row("\(name)PerHour"), talk: row.law("\(name)Handle"),
        target: .within(row("threshold")))
      type.channel = .walkIn
      type.visit = VisitRule(registration: nil, next: next)
      return type
    }
    let types = [
      service(
        "first",
        [TypeShare(callType: 0, share: row("firstAgain")), TypeShare(callType: 1, share: row("firstSecond"))]),
      service("second", [TypeShare(callType: 0, share: row("secondFirst"))]),
    ]
    let agents = [row.agents("firstAgents"), row.agents("secondAgents")]
    judge(row, plan(row, calendar, types, agents: agents)) { table in
      for (type, name) in ["firstVisit", "secondVisit"].enumerated() {
        table.compare(name, exact: row.expect[name], scale: 1e-6, kind: .average) {
          ($0.serviceTotals[type].visitTime, $0.serviceTotals[type].visits)
        }
      }
    }
  }

  @Test func selfServiceThinsTheArrivals() throws {
    let row = try Self.row("selfService")
    let calendar = SteadyRun.calendar(perHour: row("perHour"), contacts: 2e6)
    var first = CallType.fixture(
      "first", in: calendar, perHour: row("perHour"), talk: row.law("handle"), target: .within(row("threshold")))
    first.selfService = SelfServiceRule(
      time: row.law("time"), contained: row("contained"), abandons: row("abandons"), residual: row("residual"),
      lines: nil)
    judge(row, plan(row, calendar, [first], agents: [row.agents("agents")])) { table in
      table.compare("containment", exact: row.expect["containment"], kind: .proportion) {
        ($0.contactTotals[0].contained, $0.contactTotals[0].contained + $0.serviceTotals[0].passedOn)
      }
      table.compare("abandonment", exact: row.expect["abandonment"], kind: .proportion) {
        ($0.contactTotals[0].abandoned, $0.contactTotals[0].offered)
      }
      table.compare("handling", exact: row.expect["averageHandleTime"], scale: 1e-6, kind: .average) {
        ($0.contactTotals[0].handlingTime, $0.contactTotals[0].answered)
      }
    }
  }

  @Test func warmTransfersHoldTheFirstAgent() throws {
    let row = try Self.row("warm")
    let calendar = SteadyRun.calendar(perHour: row("perHour"), contacts: 2e6)
    var first = CallType.fixture(
      "first", in: calendar, perHour: row("perHour"), talk: row.law("handle"), patience: row.law("patience"))
    first.transfer = TransferRule(
      targets: [TypeShare(callType: 1, share: row("share"))], kind: .warm, delay: nil,
      conference: row.law("conference"))
    let second = CallType.fixture(
      "second", in: calendar, talk: row.law("secondHandle"), patience: row.law("secondPatience"))
    let agents = [row.agents("agents"), row.agents("secondAgents")]
    judge(row, plan(row, calendar, [first, second], agents: agents)) { table in
      for (type, name) in ["firstHandleTime", "secondHandleTime"].enumerated() {
        table.compare(name, exact: row.expect[name], scale: 1e-6, kind: .average) {
          ($0.contactTotals[type].handlingTime, $0.contactTotals[type].answered)
        }
      }
    }
  }

  @Test func populationIsAFiniteSource() throws {
    let row = try Self.row("population")
    let calendar = SteadyRun.calendar(perHour: row.expect["offeredPerHour"] ?? 1, contacts: 1.5e6)
    var first = CallType.fixture("first", in: calendar, talk: row.law("handle"), patience: row.law("patience"))
    first.population = Population(people: row.agents("people"), pause: row.law("pause"))
    let hours = Double(calendar.windowEnd - calendar.windowStart) / 3600
    judge(row, plan(row, calendar, [first], agents: [row.agents("agents")])) { table in
      table.compare("offered", exact: row.expect["offeredPerHour"], scale: 1 / hours, kind: .average) {
        ($0.contactTotals[0].offered, 1)
      }
      table.compare("callers", exact: row.expect["offeredPerHour"], scale: 1 / hours, kind: .average) {
        ($0.contactTotals[0].callers, 1)
      }
    }
  }

  /// Shares that nothing else disturbs: changes of type on redial, and items left behind.
  @Test func sharesAreBinomial() {
    let calendar = PlanFixture.calendar(days: 2, warmUp: 1, interval: 86_400)
    var lost = CallType.fixture(
      "lost", in: calendar, perHour: 60, patience: PlanFixture.constant(1),
      redial: RedialRule(
        afterAbandonment: 1, afterBlocking: 0, delay: PlanFixture.exponential(600), maximumAttempts: 2))
    lost.redial?.changesTo = [TypeShare(callType: 1, share: 0.3), TypeShare(callType: 2, share: 0.15)]
    var office = CallType.fixture("office", in: calendar, talk: PlanFixture.exponential(60))
    office.referral = [TypeShare(callType: 3, share: 0.4)]
    let web = CallType.fixture("web", in: calendar, talk: PlanFixture.exponential(60))
    let cases = CallType.fixture("cases", in: calendar, talk: PlanFixture.exponential(60))
    let group = AgentGroup.fixture(agents: 20, in: calendar, skills: [.fixture(1), .fixture(2), .fixture(3)])
    var table = ComparisonTable("shares")
    table.compare("office", exact: 0.3, kind: .proportion) {
      ($0.contactTotals[1].offered, $0.contactTotals[0].callers)
    }
    table.compare("web", exact: 0.15, kind: .proportion) { ($0.contactTotals[2].offered, $0.contactTotals[0].callers) }
    table.compare("again", exact: 1.55, kind: .average) { ($0.contactTotals[0].offered, $0.contactTotals[0].callers) }
    table.compare("served", exact: 0.45, kind: .proportion) {
      ($0.contactTotals[0].callersServed, $0.contactTotals[0].callers)
    }
    table.compare("created", exact: 0.4, kind: .proportion) {
      ($0.serviceTotals[3].created, $0.contactTotals[1].answered)
    }
    SteadyRun.run(
      Plan.fixture(calendar, types: [lost, office, web, cases], groups: [group], seed: 7), into: &table)
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
