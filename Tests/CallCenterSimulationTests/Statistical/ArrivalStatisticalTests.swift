import CallCenterModel
import CallCenterSimulation
import Foundation
import RandomVariates
import TestSupport
import Testing

/// Counts of arrival processes against exact means and covariances (rows of `Reference/arrivals.py`).
///
/// Fixed seed; false alarms at most 1e-6 for the table. Nobody waits and nobody is served, so that the counts are all
/// there is.
@Suite struct ArrivalStatisticalTests {
  struct Row: Decodable {
    struct TypeInputs: Decodable {
      struct Interval: Decodable {
        var cv: Double
        var everySeconds: Int
        var correlation: Double
      }

      struct Total: Decodable {
        var cv: Double
        var concentration: Double?
      }

      struct Appointments: Decodable {
        var times: [Int]
        var seats: Int
        var noShow: Double
        var lateness: [Double]
        var earlySeconds: Double
      }

      var perHour: Double?
      var perHours: [Double]?
      var points: [[Double]]?
      var dayFactorCv: Double?
      var dayFactorCorrelation: Double?
      var interval: Interval?
      var modulation: [ModulatedState]?
      var batches: [String: Double]?
      var geometricBatchMean: Double?
      var total: Total?
      var fixedTotal: Bool?
      var appointments: Appointments?
    }

    struct Expect: Decodable {
      /// Type, first hour, hour after the last.
      var cells: [[Int]]
      var mean: [Double]
      var covariance: [[Double]]
    }

    var id: String
    var calendarCv: Double
    var types: [TypeInputs]
    var expect: Expect
  }

  @Test func countsHaveTheExactMoments() throws {
    var table = ComparisonTable("arrival processes")
    for row in try ReferenceFile<Row>.rows("arrivals", in: .module) {
      var calendar = PlanFixture.calendar(interval: 3_600)
      calendar.dayFactorCV = row.calendarCv
      let types = try row.types.enumerated().map { index, inputs in
        CallType.fixture(
          "type\(index)", in: calendar, arrivals: try inputs.plan(in: calendar), patience: PlanFixture.constant(0))
      }
      Self.compare(row, types: types.count, &table)
      var replication = Replication(.fixture(calendar, types: types, groups: [], seed: 7, intervals: .dated))
      for number in 0..<5_000 { table.add(replication.run(number: number)) }
      table.close()
    }
    let verdict = table.verdict()
    print(verdict)
    #expect(verdict.passes, "\(verdict)")
  }

  /// Deviations from whole numbers next to the means, so that covariances are plain means.
  private static func compare(_ row: Row, types: Int, _ table: inout ComparisonTable) {
    let cells = row.expect.cells
    let centres = row.expect.mean.map { Int64($0.rounded()) }
    @Sendable func deviation(_ measures: ReplicationMeasures, _ cell: [Int], _ centre: Int64) -> Int64 {
      (cell[1]..<cell[2]).reduce(-centre) { $0 + measures.contactCells[$1 * types + cell[0]].offered }
    }
    for i in cells.indices {
      let offset = row.expect.mean[i] - Double(centres[i])
      table.compare("\(row.id) mean \(cells[i])", exact: offset, kind: .average) {
        (deviation($0, cells[i], centres[i]), 1)
      }
      for j in i..<cells.count {
        let exact = row.expect.covariance[i][j] + offset * (row.expect.mean[j] - Double(centres[j]))
        table.compare("\(row.id) covariance \(cells[i]) \(cells[j])", exact: exact, kind: .average) {
          (deviation($0, cells[i], centres[i]) * deviation($0, cells[j], centres[j]), 1)
        }
      }
    }
  }
}

/// A state of a modulated rate, as the rows write it.
struct ModulatedState: Decodable {
  var factor: Double
  var meanSeconds: Double
}

extension Modulation {
  init(_ states: [ModulatedState]) {
    self.init(states.enumerated().map { ("state \($0)", $1.factor, $1.meanSeconds) })
  }
}

extension BatchSizes {
  /// Probabilities by size.
  init(_ shares: [String: Double]) {
    self = .listed(
      shares.map { Share(size: Int($0) ?? 0, probability: $1) }.sorted { $0.size < $1.size })
  }
}

extension ArrivalStatisticalTests.Row.TypeInputs {
  func plan(in calendar: PlanCalendar) throws -> ArrivalPlan {
    var plan: ArrivalPlan
    if let points {
      let segments = calendar.days.map { day in
        zip(points, points.dropFirst()).map { from, to in
          ArrivalPlan.Segment(
            start: day.start + Int(from[0] * 3_600), end: day.start + Int(to[0] * 3_600),
            perSecond: from[1] / 3_600, perSecondAtEnd: to[1] / 3_600)
        }
      }
      plan = ArrivalPlan(segments: segments, dayFactorCV: 0, counts: .firstAttempts)
    } else if let perHours {
      plan = .daily(perHour: perHours, in: calendar)
      plan.segments = plan.segments.map { $0.filter { $0.perSecond > 0 } }
    } else {
      plan = .constant(perHour: perHour ?? 1, in: calendar, dayFactorCV: dayFactorCv ?? 0)
    }
    plan.dayFactorCorrelation = dayFactorCorrelation ?? 0
    plan.intervalFactor = interval.map {
      IntervalFactor(cv: $0.cv, everySeconds: $0.everySeconds, correlation: $0.correlation)
    }
    plan.modulation = modulation.map { Modulation($0) }
    plan.batches = batches.map { BatchSizes($0) } ?? geometricBatchMean.map { .geometric(mean: $0) }
    if let total { plan.process = .randomTotal(RandomTotal(cv: total.cv, concentration: total.concentration)) }
    if fixedTotal == true { plan.process = .fixedTotal }
    if let book = appointments {
      let lateness = Law.uniform(try Uniform(from: book.lateness[0], to: book.lateness[1]))
      plan.process = .appointments(
        AppointmentBook(
          times: calendar.days.map { day in book.times.map { $0 + day.start } }, seats: book.seats, noShow: book.noShow,
          lateness: lateness, earlySeconds: book.earlySeconds))
    }
    return plan
  }
}
