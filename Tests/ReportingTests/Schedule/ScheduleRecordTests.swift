import CallCenterModel
import Experiments
import Foundation
import RandomVariates
import Testing

@testable import Reporting

/// A schedule that was really found, of a desk that opens for four hours on one day.
@Suite struct ScheduleRecordTests {
  private static let hour = 3_600

  private static func plan() throws -> Plan {
    let zone = try #require(TimeZone(identifier: "Europe/Kyiv"))
    let monday = try #require(LocalDate(iso: "2017-07-03"))
    let calendar = PlanCalendar(
      timeZone: zone, from: monday, windowDays: 1, warmUpDays: 0, holidays: [], intervalSeconds: hour)
    let open = calendar.days.map { $0.start + 8 * hour..<$0.start + 12 * hour }
    let arrivals = open.map {
      [ArrivalPlan.Segment(start: $0.lowerBound, end: $0.upperBound, perSecond: 12.0 / 3600)]
    }
    let type = CallType(
      name: "advice", label: "Advice",
      arrivals: ArrivalPlan(segments: arrivals, dayFactorCV: 0, counts: .firstAttempts),
      open: open, outsideHours: .closed, talk: .exponential(try Exponential(mean: 240)), wrapUp: nil,
      patience: .exponential(try Exponential(mean: 120)), balking: 0, redial: nil, priority: 1, lines: nil,
      target: ServiceTarget(
        thresholdSeconds: 20, shortAbandonSeconds: 20, definition: .excludingBlocked, level: 0.5, maximumLost: nil))
    let group = AgentGroup(
      name: "desk", label: "The desk", site: nil, duties: [],
      skills: [Skill(callType: 0, preference: 1, speed: 1, afterSeconds: 0)], shrinkage: .none,
      costPerHour: Money(microUnits: 10_000_000), maximumOccupancy: 1)
    var plan = Plan(
      name: "A desk", calendar: calendar, callTypes: [type], sites: [], agentGroups: [group], lines: nil,
      costs: CostRules(currency: "UAH", overtimeFactor: 1),
      run: RunSettings(
        seed: 1, replications: 100, precision: [], confidence: 0.95, attribution: .byArrival, intervals: .dated))
    let contract = Contract(
      name: "full", label: "Full time", people: 0...6, hoursPerWeek: 0...40, daysPerWeek: 1...6, shiftTypes: [0],
      costPerHour: Money(microUnits: 10_000_000), daysOffTogether: false, sameAllWeek: .nothing)
    plan.planning = PlanningBrief(
      targets: [PlanningTarget(callType: 0, period: .day, probability: nil)],
      shiftTypes: [
        ShiftType(
          name: "morning", label: "Morning", starts: [8 * hour], lengths: [4 * hour],
          breaks: [PlannedBreak(window: .after(hour...2 * hour), length: hour / 4, isPaid: true)])
      ],
      pools: [StaffPool(group: 0, contracts: [contract])], rules: .none, pay: .none,
      prices: CoverPrices(shortagePerHour: Money(microUnits: 200_000_000), surplusPerHour: .zero), gridSeconds: 900,
      confidence: 0.95, gap: 0.005)
    return plan
  }

  @Test func isToldAsItWasFound() throws {
    let record = try SchedulePlanner(
      Self.plan(), effort: .init(replications: 100, verificationReplications: 200, threads: 1)
    ).schedule()
    let identity = ScenarioIdentity(name: "A desk", file: "desk.yaml", sha256: "00", option: nil)
    let json = record.json(scenario: identity, version: "0.1.0")
    let document = try ScheduleDocument(JSONValue.parse(json.serialized(pretty: true)))
    #expect(document.json == json)
    #expect(
      document.isKept == record.meetsTargets && document.search.unjudged == record.unjudged
        && document.cost.total == record.cost)
    #expect(document.groups.map(\.label) == ["The desk"] && document.people == record.people[0].people)
    #expect(document.promises.map(\.from) == ["2017-07-03T00:00:00+03:00"])
    #expect(document.promises.map(\.to) == ["2017-07-04T00:00:00+03:00"])
    #expect(document.promises[0].asked == 0.5 && document.promises[0].thresholdSeconds == 20)
    #expect(Set(document.shifts.map(\.time.clock)) == ["08:00–12:00"] && document.shifts[0].label == "Morning")
    #expect(document.paidHours == record.cost / 10)
    #expect(document.intervals.count == 24)
    // The cover that the search saw is that of the shifts.
    let work = document.shifts.reduce(0) {
      $0 + $1.people * ($1.time.seconds - $1.breaks.reduce(0) { $0 + $1.seconds })
    }
    #expect(abs(document.balance(0, document.intervals.indices).scheduled - Double(work) / 3600) < 1e-9)
    #expect(record.csv.map(\.name) == ["shifts.csv", "cover.csv"])
    let text = TerminalReport(language: .uk).text(of: record, name: "A desk")
    #expect(text.contains("The desk: потреба й покриття"))
  }
}
