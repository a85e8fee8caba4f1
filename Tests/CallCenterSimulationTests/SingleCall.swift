import CallCenterModel
import RandomVariates
import TestSupport

@testable import CallCenterSimulation

/// A call type with exactly one call in the plan, and when that comes: a boundary case can be laid to the microsecond.
struct SingleCall {
  var type: CallType
  /// Elapsed microseconds.
  var instant: Int64

  static let seed: UInt64 = 1

  /// Looks for a name whose stream of arrivals holds one call in `window` (elapsed seconds).
  init(_ label: String, in window: Range<Int>, _ calendar: PlanCalendar, _ change: (inout CallType) -> Void = { _ in })
  {
    let arrivals = ArrivalPlan(
      segments: calendar.days.map { day in
        (day.start..<day.end).contains(window.lowerBound)
          ? [.init(start: window.lowerBound, end: window.upperBound, perSecond: 1 / Double(window.count))] : []
      }, dayFactorCV: 0, counts: .firstAttempts)
    for number in 0..<1000 {
      var type = CallType.fixture("\(label)\(number)", in: calendar, arrivals: arrivals, talk: PlanFixture.constant(60))
      let instants = Self.arrivals(type, calendar)
      guard instants.count == 1 else { continue }
      change(&type)
      self.type = type
      instant = instants[0]
      return
    }
    preconditionFailure("no name with one call")
  }

  /// All instants of first attempts of a type.
  static func arrivals(
    _ type: CallType, _ calendar: PlanCalendar, seed: UInt64 = SingleCall.seed, replication: Int = 0
  ) -> [Int64] {
    guard var source = try? ArrivalSource(type, calendar: calendar) else { return [] }
    source.reset(root: StreamKey(seed: seed, replication: replication))
    var instants: [Int64] = []
    while let instant = source.next() { instants.append(instant) }
    return instants
  }

  /// Seconds from `instant` to `other`, exact once rounded to microseconds.
  static func seconds(from instant: Int64, to other: Int64) -> Double { Double(other - instant) / 1e6 }
}

extension Plan {
  /// One checked replication of the plan.
  func measures(number: Int = 0) -> ReplicationMeasures {
    var replication = Replication(self, checksInvariants: true)
    return replication.run(number: number)
  }
}

/// A time of day in seconds.
func clock(_ hours: Int, _ minutes: Int = 0, _ seconds: Int = 0) -> Int { hours * 3600 + minutes * 60 + seconds }

/// The same in microseconds.
func instant(_ hours: Int, _ minutes: Int = 0, _ seconds: Int = 0) -> Int64 {
  Int64(clock(hours, minutes, seconds)) * 1_000_000
}
