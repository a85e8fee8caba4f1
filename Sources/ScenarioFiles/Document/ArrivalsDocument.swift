import CallCenterModel
import RandomVariates

/// Arrivals as they were written.
struct ArrivalsDocument {
  var place: Place
  var path: String
  var contacts: Double
  var period: VolumePeriod
  var counts: CountedVolume
  var weekdays: ByDay<Double>?
  var timeOfDay: ByDay<DayShape>?
  var dayFactorCV = 0.0
  var dayFactorCorrelation = 0.0
  var process = ProcessDocument.poisson
  var intervalFactor: IntervalFactor?
  var modulation: Modulation?
  var batches: BatchSizes?
  var surges: [SurgeDocument] = []
  var population: Population?
}

/// The processes that `process` names.
enum ProcessName: String, CaseIterable {
  case poisson, fixed, uniform
}

enum ProcessDocument {
  case poisson
  case fixedCounts
  case fixedTotal
  case randomTotal(RandomTotal)
  case recorded([RecordedArrival])
  case appointments(AppointmentsDocument)
}

struct RecordedArrival {
  var date: LocalDate
  var wall: Int
  /// Where the time of the file carried one.
  var utcOffset: Int?
  var count: Int
}

struct AppointmentsDocument {
  /// Seconds of the wall clock, ascending.
  var times: ByDay<[Int]>
  var seats: Int
  var noShow: Double
  var lateness: Law?
  var earlySeconds: Double
}

/// A date on which the rate is multiplied: it rises to the factor over the ramp, and falls back over the ramp.
struct SurgeDocument {
  var date: LocalDate
  var factor: Double
  var wall: Range<Int>
  var ramp: Int
  var place: Place
  var path: String
}

/// The relative intensity over the 24 hours of the wall clock.
struct DayShape: Sendable {
  /// A stretch in which the weight is constant or changes linearly.
  struct Piece: Sendable {
    var range: Range<Int>
    var weight: Double
    var weightAtEnd: Double

    init(_ range: Range<Int>, _ weight: Double, _ weightAtEnd: Double? = nil) {
      self.range = range
      self.weight = weight
      self.weightAtEnd = weightAtEnd ?? weight
    }

    var isConstant: Bool { weight == weightAtEnd }
    var total: Double { 0.5 * (weight + weightAtEnd) * Double(range.count) }

    func weight(at wall: Int) -> Double {
      guard !isConstant else { return weight }
      let share = Double(wall - range.lowerBound) / Double(range.count)
      return weight * (1 - share) + weightAtEnd * share
    }

    func part(_ part: Range<Int>) -> Piece {
      Piece(part, weight(at: part.lowerBound), weight(at: part.upperBound))
    }
  }

  /// Ascending, apart, inside 0 to 86,400; weight 0 elsewhere.
  var pieces: [Piece]

  static let flat = DayShape(pieces: [Piece(0..<WallTime.day, 1)])

  var total: Double { pieces.reduce(0) { $0 + $1.total } }
}
