import CallCenterModel
import CallCenterSimulation
import QueueingTheory
import TestSupport
import Testing

/// Whole days by half hours, every half hour against the queue of changing rates and staff.
///
/// After the last interval the simulator's staff is that of 00:00, the formula's that of the last interval: they are the
/// same here until everybody has gone.
///
/// Fixed seed; false alarms at most 1e-6 a table.
@Suite struct TimeVaryingFormulaStatisticalTests {
  /// What there is at each hour of the day; 23 and 25 hours where clocks change.
  struct Day: Sendable, CustomTestStringConvertible {
    var name: String
    var date = "2017-07-03"
    var hours = 24
    var patienceSeconds = 150.0
    var lines: Int?
    var busy = 0
    var queued = 0
    var calls: @Sendable (_ hour: Double) -> Double
    var agents: @Sendable (_ hour: Double) -> Int

    var testDescription: String { name }
  }

  static let handleSeconds = 240.0
  static let thresholdSeconds = 20.0

  /// Office hours from 8 to 20.
  private static func office(_ hour: Double, _ day: Double, _ night: Double) -> Double {
    hour >= 8 && hour < 20 ? day : night
  }

  private static func staff(_ hour: Double, _ day: Int, _ night: Int) -> Int { hour >= 8 && hour < 20 ? day : night }

  static let days = [
    Day(
      name: "overloaded morning", calls: { $0 >= 8 && $0 < 11 ? 170 : office($0, 70, 15) }, agents: { staff($0, 8, 3) }),
    Day(
      name: "staff cut at noon", calls: { office($0, 120, 15) },
      agents: { $0 >= 12 && $0 < 14 ? 5 : staff($0, 11, 3) }),
    Day(name: "night with nobody", calls: { office($0, 100, 12) }, agents: { staff($0, 8, 0) }),
    Day(
      name: "23 hours", date: "2017-03-26", hours: 23, calls: { office($0, 110, 30) }, agents: { staff($0, 8, 3) }),
    Day(
      name: "25 hours", date: "2017-10-29", hours: 25, calls: { office($0, 110, 30) }, agents: { staff($0, 8, 3) }),
    Day(name: "surge", calls: { $0 == 13.5 ? 400 : office($0, 80, 15) }, agents: { staff($0, 8, 3) }),
    Day(
      name: "ramp", calls: { max(10, 150 - 20 * abs($0 - 12)) }, agents: { max(2, 11 - Int(1.5 * abs($0 - 12))) }),
    Day(name: "finite lines", lines: 12, calls: { office($0, 150, 25) }, agents: { staff($0, 9, 3) }),
    Day(
      name: "patient callers", patienceSeconds: .infinity, calls: { $0 >= 9 && $0 < 11 ? 160 : office($0, 100, 15) },
      agents: { staff($0, 9, 3) }),
    Day(
      name: "load equal to staff", patienceSeconds: 300, calls: { office($0, 120, 30) }, agents: { staff($0, 8, 2) }),
    Day(name: "backlog at 0:00", busy: 9, queued: 12, calls: { office($0, 90, 30) }, agents: { staff($0, 7, 4) }),
  ]

  @Test(arguments: days) func agreesInEveryInterval(_ day: Day) throws {
    let calendar = PlanFixture.calendar(from: day.date)
    #expect(calendar.intervals(ofDay: 0).count == 2 * day.hours)
    let starts = (0..<2 * day.hours).map { Double($0) / 2 }
    let calls = starts.map(day.calls)
    let agents = starts.map(day.agents)
    let exact = try TimeVaryingQueue(
      callsPerHour: calls, agents: agents, intervalSeconds: 1800, handleSeconds: Self.handleSeconds,
      patienceSeconds: day.patienceSeconds, lines: day.lines,
      initial: .init(inService: day.busy, queued: day.queued)
    ).performance(thresholdSeconds: Self.thresholdSeconds)
    var table = ComparisonTable(day.name)
    for interval in starts.indices {
      // The simulator counts a backlog among the arrivals of the first interval.
      if interval > 0 || day.queued == 0 { Self.compare(interval, exact.byArrival[interval], &table) }
      Self.compare(interval, exact.byClock[interval], &table)
    }
    var type = CallType.fixture(
      in: calendar, arrivals: .daily(perHour: calls, in: calendar), talk: PlanFixture.exponential(Self.handleSeconds),
      patience: day.patienceSeconds == .infinity ? nil : PlanFixture.exponential(day.patienceSeconds),
      lines: day.lines, target: .within(Self.thresholdSeconds))
    type.start = StartingState(
      waitingSeconds: [Double](repeating: 0, count: day.queued),
      inService: [.init(group: 0, elapsedSeconds: [Double](repeating: 0, count: day.busy))])
    let plan = Plan.fixture(
      calendar, types: [type], groups: [.fixture(agents: agents, in: calendar)], seed: 11, intervals: .dated)
    var replication = Replication(plan)
    for number in 0..<2_000 { table.add(replication.run(number: number)) }
    table.close()
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes && verdict.comparisons > 250, "\(verdict)")
  }

  private static func compare(
    _ interval: Int, _ exact: TimeVaryingPerformance.Arrivals, _ table: inout ComparisonTable
  ) {
    for ratio in ContactRatio.allCases {
      let value: Double? =
        switch ratio {
        case .probabilityOfWait: exact.probabilityOfWait
        case .abandonment: exact.abandonment
        case .blocking: exact.blocking
        case .averageSpeedOfAnswer: exact.averageSpeedOfAnswer
        case .averageWait: exact.averageWait
        case .averageWaitOfDelayed, .averageWaitOfAbandoned: nil
        default: ServiceLevelDefinition(rawValue: ratio.rawValue).flatMap(exact.serviceLevel)
        }
      table.compare(
        "\(interval) \(ratio)", exact: value.map { ratio.isProportion ? min($0, 1) : $0 },
        scale: ratio.isProportion ? 1 : 1e-6, kind: ratio.isProportion ? .proportion : .average
      ) { ratio.parts($0.contactCells[interval]) }
    }
    table.compare("\(interval) offered", exact: exact.offered, kind: .count) {
      ($0.contactCells[interval].offered, 1)
    }
  }

  /// What lasts less than a call in two hundred runs cannot be seen.
  private static func compare(_ interval: Int, _ exact: TimeVaryingPerformance.Clock, _ table: inout ComparisonTable) {
    func visible(_ value: Double) -> Double? { value == 0 || value > 1e-3 ? value : nil }
    let scale = 1e-6 / 1800
    table.compare(
      "\(interval) averageQueueLength", exact: visible(exact.averageQueueLength), scale: scale, kind: .average
    ) { ($0.contactCells[interval].queueTime, 1) }
    table.compare("\(interval) busyAgents", exact: visible(exact.busyAgents), scale: scale, kind: .average) {
      ($0.agentCells[interval].busy, 1)
    }
    table.compare("\(interval) overtimeAgents", exact: visible(exact.overtimeAgents), scale: scale, kind: .average) {
      ($0.agentCells[interval].overtime, 1)
    }
  }
}
