import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Queues whose arrivals are not Poisson, against their Markov chains (rows of `Reference/arrivals.py`).
///
/// Fixed seed; false alarms at most 1e-6 a table.
@Suite struct ArrivalQueueStatisticalTests {
  private struct Inputs: Decodable {
    var callsPerHour: Double
    var handleSeconds: Double
    var patienceSeconds: Double
    var agents: Int
    var batches: [String: Double]?
    var modulation: [ModulatedState]?
  }

  private struct BatchRow: Decodable {
    var id: String
    var inputs: Inputs
    var expect: ExactContacts
  }

  private struct ModulatedRow: Decodable {
    struct Expect: Decodable {
      var queued: [Double]
      var offered: [Double]
      var abandoned: [Double]
      var averageQueueLength: [Double]
      var busyAgents: [Double]
    }

    var id: String
    var inputs: Inputs
    var expect: Expect
  }

  private static func plan(_ inputs: Inputs, _ calendar: PlanCalendar, intervals: IntervalReport) -> Plan {
    var arrivals = ArrivalPlan.constant(perHour: inputs.callsPerHour, in: calendar)
    arrivals.batches = inputs.batches.map { BatchSizes($0) }
    arrivals.modulation = inputs.modulation.map { Modulation($0) }
    let type = CallType.fixture(
      in: calendar, arrivals: arrivals, talk: PlanFixture.exponential(inputs.handleSeconds),
      patience: PlanFixture.exponential(inputs.patienceSeconds))
    return .fixture(
      calendar, types: [type], groups: [.fixture(agents: inputs.agents, in: calendar)], seed: 7,
      attribution: inputs.modulation == nil ? .byArrival : .byEnd, intervals: intervals)
  }

  /// M^X/M/n+M in steady state: contacts of a batch take idle agents one by one, the rest wait.
  @Test func batchesInSteadyState() throws {
    var table = ComparisonTable("M^X/M/n+M")
    for row in try ReferenceFile<BatchRow>.rows("batch-queue", in: .module) {
      let calendar = SteadyRun.calendar(perHour: row.inputs.callsPerHour, contacts: 1.5e6)
      let seconds = Double(calendar.windowEnd - calendar.windowStart)
      table.compare(row.id, row.expect, type: 0, windowSeconds: seconds)
      table.compareOccupancy(row.id, exact: row.expect.occupancy, group: 0)
      SteadyRun.run(Self.plan(row.inputs, calendar, intervals: .none), into: &table)
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  /// MMPP/M/n+M over a day that starts empty, the states in equilibrium, hour by hour.
  @Test func modulatedRateHourByHour() throws {
    var table = ComparisonTable("MMPP/M/n+M")
    for row in try ReferenceFile<ModulatedRow>.rows("modulated-queue", in: .module) {
      let calendar = PlanFixture.calendar(interval: 3_600)
      for hour in 0..<24 {
        let exact = row.expect
        table.compare("\(hour) offered", exact: exact.offered[hour], kind: .average) {
          ($0.contactCells[hour].firstAttempts, 1)
        }
        table.compare("\(hour) abandoned", exact: exact.abandoned[hour], kind: .average) {
          ($0.contactCells[hour].abandoned, 1)
        }
        table.compare("\(hour) queue", exact: exact.averageQueueLength[hour], scale: 1e-6 / 3_600, kind: .average) {
          ($0.contactCells[hour].queueTime, 1)
        }
        table.compare("\(hour) busy", exact: exact.busyAgents[hour], scale: 1e-6 / 3_600, kind: .average) {
          ($0.agentCells[hour].busy, 1)
        }
      }
      // Queued contacts are booked to their ends; over the day all but those at its end.
      var replication = Replication(Self.plan(row.inputs, calendar, intervals: .dated))
      for number in 0..<3_000 { table.add(replication.run(number: number)) }
      table.close()
      for hour in 0..<24 {
        table.compare(
          "\(hour) queued", exact: row.expect.queued[hour] / row.expect.offered[hour], kind: .proportion
        ) { ($0.contactCells[hour].queued, $0.contactCells[hour].offered) }
      }
      var byArrival = Self.plan(row.inputs, calendar, intervals: .dated)
      byArrival.run.attribution = .byArrival
      replication = Replication(byArrival)
      for number in 0..<3_000 { table.add(replication.run(number: number)) }
      table.close()
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }
}
