import CallCenterModel
import CallCenterSimulation
import Foundation
import TestSupport
import Testing

/// Counts of days with one gamma factor against the exact mixture.
///
/// Fixed seed; false alarms at most 1e-6 for the table. Nobody waits and nobody is served, so that the counts are all there is.
@Suite struct DayFactorStatisticalTests {
  private struct Row: Decodable {
    struct Inputs: Decodable {
      var callsPerHour: Double
      var dayFactorCv: Double
    }

    struct Daily: Decodable {
      var mean: Double
      var variance: Double
      var cdfAtMean: Double
      var quantile: [String: Double]
    }

    struct PerInterval: Decodable {
      var mean: Double
      var variance: Double
      var correlation: Double
    }

    struct Expect: Decodable {
      var dailyOffered: Daily
      var intervalOffered: PerInterval
    }

    var id: String
    var inputs: Inputs
    var expect: Expect
  }

  @Test func countsHaveTheExactLaw() throws {
    var table = ComparisonTable("gamma day factor")
    for row in try ReferenceFile<Row>.rows("overdispersion", in: .module) {
      let calendar = PlanFixture.calendar()
      let type = CallType.fixture(
        in: calendar,
        arrivals: .constant(perHour: row.inputs.callsPerHour, in: calendar, dayFactorCV: row.inputs.dayFactorCv),
        patience: PlanFixture.constant(0))
      let plan = Plan.fixture(calendar, types: [type], groups: [], seed: 7, intervals: .dated)
      Self.compare(row, &table)
      var replication = Replication(plan)
      for number in 0..<20_000 { table.add(replication.run(number: number)) }
      table.close()
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  /// Deviations from exact means, so that variance and correlation are plain means.
  private static func compare(_ row: Row, _ table: inout ComparisonTable) {
    let daily = row.expect.dailyOffered
    let interval = row.expect.intervalOffered
    let dailyMean = Int64(daily.mean)
    let intervalMean = Int64(interval.mean)
    table.compare("\(row.id) mean", exact: daily.mean, kind: .average) { ($0.contactTotals[0].offered, 1) }
    table.compare("\(row.id) variance", exact: daily.variance, kind: .average) {
      let deviation = $0.contactTotals[0].offered - dailyMean
      return (deviation * deviation, 1)
    }
    table.compare("\(row.id) at most the mean", exact: daily.cdfAtMean, kind: .proportion) {
      ($0.contactTotals[0].offered <= dailyMean ? 1 : 0, 1)
    }
    for (probability, count) in daily.quantile {
      guard let share = Double(probability) else { continue }
      table.compare("\(row.id) quantile \(probability)", exact: share, kind: .proportion, side: .below) {
        ($0.contactTotals[0].offered <= Int64(count) ? 1 : 0, 1)
      }
      table.compare("\(row.id) below quantile \(probability)", exact: share, kind: .proportion, side: .above) {
        ($0.contactTotals[0].offered < Int64(count) ? 1 : 0, 1)
      }
    }
    table.compare("\(row.id) interval mean", exact: interval.mean, kind: .average) {
      ($0.contactCells[17].offered, 1)
    }
    table.compare("\(row.id) interval variance", exact: interval.variance, kind: .average) {
      let deviation = $0.contactCells[17].offered - intervalMean
      return (deviation * deviation, 1)
    }
    table.compare("\(row.id) covariance", exact: interval.correlation * interval.variance, kind: .average) {
      let first = $0.contactCells[3].offered - intervalMean
      let second = $0.contactCells[40].offered - intervalMean
      return (first * second, 1)
    }
  }
}
