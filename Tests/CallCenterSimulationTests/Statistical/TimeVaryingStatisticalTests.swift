import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Days on which rates and staff change every half hour, interval by interval, against Kolmogorov's equations.
///
/// The day starts empty or from a given state; cuts are exhaustive; after 24:00 the staff repeats from 00:00 and callers are followed to their
/// end.
///
/// Fixed seed; false alarms at most 1e-6 a table. `probabilityAllBusy` of the rows is not a measure of cherha (what
/// arrivals see of it is compared as `probabilityOfWait`).
@Suite struct TimeVaryingStatisticalTests {
  private struct Row: Decodable {
    struct Inputs: Decodable {
      var intervalSeconds: Int
      var callsPerHour: [Double]
      var agents: [Int]
      var handleSeconds: Double
      var patienceSeconds: Double
      var lines: Int?
      var thresholdSeconds: Double
      var initial: Initial
    }

    struct Initial: Decodable {
      var inService: Int
      var queuedSeconds: [Double]
    }

    struct ByArrival: Decodable {
      var offered: [Double]
      var answered: [Double]
      var abandoned: [Double]
      var blocked: [Double]
      var probabilityOfWait: [Double?]
      var abandonment: [Double?]
      var blocking: [Double?]
      var averageSpeedOfAnswer: [Double?]
      var averageWait: [Double?]
      var serviceLevel: [String: [Double?]]

      func values(_ ratio: ContactRatio) -> [Double?]? {
        switch ratio {
        case .probabilityOfWait: probabilityOfWait
        case .abandonment: abandonment
        case .blocking: blocking
        case .averageSpeedOfAnswer: averageSpeedOfAnswer
        case .averageWait: averageWait
        case .averageWaitOfDelayed, .averageWaitOfAbandoned: nil
        default: serviceLevel[ratio.rawValue]
        }
      }
    }

    struct ByClock: Decodable {
      var averageQueueLength: [Double]
      var busyAgents: [Double]
      var overtimeAgents: [Double]
      var availableAgents: [Double]
      var occupancy: [Double?]
      var abandoned: [Double]
      var answered: [Double]
    }

    struct Total: Decodable {
      var offered: Double
      var answered: Double
      var abandoned: Double
      var blocked: Double
      var busyShare: Double
      var overtimeSeconds: Double
    }

    struct Expect: Decodable {
      var byArrival: ByArrival
      var byClock: ByClock
      var total: Total
      var totalRatios: ExactContacts

      enum Key: CodingKey { case byArrival, byClock, total }

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        byArrival = try container.decode(ByArrival.self, forKey: .byArrival)
        byClock = try container.decode(ByClock.self, forKey: .byClock)
        total = try container.decode(Total.self, forKey: .total)
        totalRatios = try container.decode(ExactContacts.self, forKey: .total)
      }
    }

    var id: String
    var inputs: Inputs
    var expect: Expect
  }

  private static func plan(_ row: Row, _ attribution: Attribution) -> Plan {
    let inputs = row.inputs
    let calendar = PlanFixture.calendar(interval: inputs.intervalSeconds)
    var type = CallType.fixture(
      in: calendar, arrivals: .daily(perHour: inputs.callsPerHour, in: calendar),
      talk: PlanFixture.exponential(inputs.handleSeconds), patience: PlanFixture.exponential(inputs.patienceSeconds),
      lines: inputs.lines, target: .within(inputs.thresholdSeconds))
    let inHand = [Double](repeating: 0, count: inputs.initial.inService)
    type.start = StartingState(
      waitingSeconds: inputs.initial.queuedSeconds, inService: [.init(group: 0, elapsedSeconds: inHand)])
    return .fixture(
      calendar, types: [type], groups: [.fixture(agents: inputs.agents, in: calendar)], seed: 7,
      attribution: attribution, intervals: .dated)
  }

  private static func run(_ plan: Plan, _ replications: Int, into table: inout ComparisonTable) {
    var replication = Replication(plan)
    for number in 0..<replications { table.add(replication.run(number: number)) }
    table.close()
  }

  @Test(arguments: ["one-cut", "ragged-day", "ragged-day-lines-28", "start-overload", "start-overtime", "start-idle"])
  func agreesIntervalByInterval(_ id: String) throws {
    let row = try #require(ReferenceFile<Row>.rows("timevarying", in: .module).first { $0.id == id })
    let seconds = Double(row.inputs.intervalSeconds)
    var table = ComparisonTable(id)
    let arrival = row.expect.byArrival
    for interval in row.inputs.callsPerHour.indices {
      for ratio in ContactRatio.allCases {
        guard let values = arrival.values(ratio) else { continue }
        table.compare(
          "\(interval) \(ratio)", exact: values[interval], scale: ratio.isProportion ? 1 : 1e-6,
          kind: ratio.isProportion ? .proportion : .average
        ) { ratio.parts($0.contactCells[interval]) }
      }
      table.compare("\(interval) offered", exact: arrival.offered[interval], kind: .count) {
        ($0.contactCells[interval].offered, 1)
      }
      table.compare("\(interval) answered", exact: arrival.answered[interval], kind: .count) {
        ($0.contactCells[interval].answered, 1)
      }
      table.compare("\(interval) abandoned", exact: arrival.abandoned[interval], kind: .count) {
        ($0.contactCells[interval].abandoned, 1)
      }
      table.compare("\(interval) blocked", exact: arrival.blocked[interval], kind: .count) {
        ($0.contactCells[interval].blocked, 1)
      }
      Self.compareClock(interval, row, seconds, &table)
    }
    Self.compareTotals(row, &table)
    Self.run(Self.plan(row, .byArrival), 12_000, into: &table)
    for interval in row.inputs.callsPerHour.indices {
      table.compare("\(interval) abandoned by end", exact: row.expect.byClock.abandoned[interval], kind: .count) {
        ($0.contactCells[interval].abandoned, 1)
      }
      table.compare("\(interval) answered by end", exact: row.expect.byClock.answered[interval], kind: .count) {
        ($0.contactCells[interval].answered, 1)
      }
    }
    Self.run(Self.plan(row, .byEnd), 6_000, into: &table)
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  private static func compareClock(_ interval: Int, _ row: Row, _ seconds: Double, _ table: inout ComparisonTable) {
    let clock = row.expect.byClock
    let scale = 1e-6 / seconds
    table.compare(
      "\(interval) averageQueueLength", exact: visible(clock.averageQueueLength[interval]), scale: scale, kind: .average
    ) { ($0.contactCells[interval].queueTime, 1) }
    table.compare("\(interval) busyAgents", exact: visible(clock.busyAgents[interval]), scale: scale, kind: .average) {
      ($0.agentCells[interval].busy, 1)
    }
    table.compare("\(interval) overtime", exact: visible(clock.overtimeAgents[interval]), scale: scale, kind: .average)
    {
      ($0.agentCells[interval].overtime, 1)
    }
    // Hours after the last call, in which hardly any run has a busy agent, cannot be seen either.
    guard visible(clock.busyAgents[interval]) != nil else { return }
    let available = visible(clock.availableAgents[interval])
    table.compare("\(interval) available", exact: available, scale: scale, kind: .average) {
      ($0.agentCells[interval].available, 1)
    }
    // Without agents on duty occupancy is 1 by definition, once anybody works overtime.
    guard row.inputs.agents[interval] > 0 else { return }
    table.compare("\(interval) occupancy", exact: clock.occupancy[interval], kind: .average) {
      let agents = $0.agentCells[interval]
      return (agents.busy / 1000, (agents.busy + agents.available) / 1000)
    }
  }

  /// What lasts less than a call in two hundred runs cannot be seen.
  private static func visible(_ agents: Double) -> Double? { agents == 0 || agents > 1e-3 ? agents : nil }

  private static func compareTotals(_ row: Row, _ table: inout ComparisonTable) {
    @Sendable func sums(_ measures: ReplicationMeasures) -> ContactSums { measures.contactTotals[0] }
    let total = row.expect.total
    table.compare("total", row.expect.totalRatios, type: 0, windowSeconds: 86_400)
    table.compareOccupancyWithOvertime("total", exact: row.expect.totalRatios.occupancy)
    table.compare("total offered", exact: total.offered, kind: .count) { (sums($0).offered, 1) }
    table.compare("total answered", exact: total.answered, kind: .count) { (sums($0).answered, 1) }
    table.compare("total abandoned", exact: total.abandoned, kind: .count) { (sums($0).abandoned, 1) }
    table.compare("total blocked", exact: total.blocked, kind: .count) { (sums($0).blocked, 1) }
    table.compare("total busyShare", exact: total.busyShare, kind: .average) {
      ($0.agentTotals[0].busy / 1000, $0.agentTotals[0].rostered / 1000)
    }
    table.compare("total overtimeSeconds", exact: total.overtimeSeconds, scale: 1e-6, kind: .average) {
      ($0.agentTotals[0].overtime, 1)
    }
  }
}

extension ComparisonTable {
  /// Handling over handling and available time.
  fileprivate mutating func compareOccupancyWithOvertime(_ name: String, exact: Double?) {
    compare("\(name) occupancy", exact: exact, kind: .average) {
      ($0.agentTotals[0].busy / 1000, ($0.agentTotals[0].busy + $0.agentTotals[0].available) / 1000)
    }
  }
}
