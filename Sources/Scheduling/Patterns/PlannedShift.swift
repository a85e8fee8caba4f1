internal import CallCenterModel

/// A shift of a contract on one day, at its hours of the wall clock.
struct PlannedShift: Sendable {
  /// Index in ``PlanningBrief/shiftTypes``.
  var type: Int
  /// Of the window's days.
  var day: Int
  /// Seconds after midnight of its day, up to 48:00.
  var wall: Range<Int>
  /// Elapsed seconds.
  var range: Range<Int>
  /// In the order of ``CoverShift/breaks``.
  var breaks: [PlannedBreak]
  var paidSeconds: Int
  var cover: CoverShift
}

/// A break and the elapsed seconds at which it may begin.
struct BreakPlace: Sendable {
  var planned: PlannedBreak
  var starts: ClosedRange<Int>

  /// From the earliest start to the latest end.
  var reach: Range<Int> { starts.lowerBound..<starts.upperBound + planned.length }
}

/// Where the breaks of a shift may lie.
enum BreakPlaces {
  /// The places of all breaks in the order of time, none of which can overlap another, or the first break that has none.
  ///
  /// `wall` is the shift in seconds after midnight of its day, `instant` gives the elapsed second of such a time.
  static func places(
    of type: ShiftType, wall: Range<Int>, instant: (Int) -> Int
  ) -> Result<[BreakPlace], BreakObjection> {
    let range = instant(wall.lowerBound)..<instant(wall.upperBound)
    var places: [BreakPlace] = []
    for pause in type.breaks {
      let from: Int
      let to: Int
      switch pause.window {
      case .after(let offsets):
        from = range.lowerBound + offsets.lowerBound
        to = range.lowerBound + offsets.upperBound
      case .between(let times):
        guard let times = Self.times(times, in: wall) else { continue }
        from = instant(times.lowerBound)
        to = instant(times.upperBound) - pause.length
      }
      let last = min(to, range.upperBound - pause.length)
      guard from <= last else { return .failure(BreakObjection(planned: pause, overlaps: nil)) }
      places.append(BreakPlace(planned: pause, starts: from...last))
    }
    return apart(places)
  }

  /// Times of the wall clock as they fall on a shift that wholly contains them, up to 48:00.
  private static func times(_ times: Range<Int>, in wall: Range<Int>) -> Range<Int>? {
    [0, 86_400].map { times.lowerBound + $0..<times.upperBound + $0 }.first { $0.clamped(to: wall) == $0 }
  }

  /// Where two reaches overlap, the common stretch is halved.
  private static func apart(_ unsorted: [BreakPlace]) -> Result<[BreakPlace], BreakObjection> {
    var places = unsorted.sorted {
      ($0.starts.lowerBound + $0.starts.upperBound, $0.starts.lowerBound)
        < ($1.starts.lowerBound + $1.starts.upperBound, $1.starts.lowerBound)
    }
    for index in places.indices.dropFirst() {
      let (before, after) = (places[index - 1], places[index])
      guard before.reach.upperBound > after.reach.lowerBound else { continue }
      let least = before.starts.lowerBound + before.planned.length
      let most = after.starts.upperBound
      guard least <= most else {
        return .failure(BreakObjection(planned: after.planned, overlaps: before.planned))
      }
      let border = min(max((before.reach.upperBound + after.reach.lowerBound) / 2, least), most)
      places[index - 1].starts =
        before.starts.lowerBound...min(before.starts.upperBound, border - before.planned.length)
      places[index].starts = max(after.starts.lowerBound, border)...after.starts.upperBound
    }
    return .success(places)
  }
}

/// Why the breaks of a shift cannot be placed.
struct BreakObjection: Error, Hashable {
  var planned: PlannedBreak
  /// The break it always overlaps; `nil`: it does not fit into the shift.
  var overlaps: PlannedBreak?
}
