/// One local calendar date on the engine's axis of elapsed time.
///
/// Elapsed seconds count from local midnight of the plan's first day. A day has 23 or 25 hours where the clocks change.
package struct CalendarDay: Sendable, Hashable {
  /// A stretch of the day in which wall clock and elapsed time run side by side.
  package struct WallPiece: Sendable, Hashable {
    /// Elapsed seconds from the start of the day.
    package var elapsed: Int
    /// Seconds of the wall clock from local midnight.
    package var wall: Int
    package var length: Int
    /// Seconds east of UTC.
    package var utcOffset: Int
  }

  package var date: LocalDate
  package var isHoliday: Bool
  /// Elapsed seconds from the plan's origin to the start of this day.
  package var start: Int
  package var pieces: [WallPiece]

  package init(date: LocalDate, isHoliday: Bool, start: Int, pieces: [WallPiece]) {
    precondition(!pieces.isEmpty, "the day \(date) has no pieces")
    self.date = date
    self.isHoliday = isHoliday
    self.start = start
    self.pieces = pieces
  }

  package var length: Int { pieces.reduce(0) { $0 + $1.length } }
  package var end: Int { start + length }
  package var kind: DayKind { isHoliday ? .holiday : .weekday(date.weekday) }

  /// The elapsed instant of a time of the wall clock; a time that the clocks skip moves forward by what they skip, of a
  /// repeated one the first is meant.
  package func elapsed(atWall seconds: Int) -> Int {
    for piece in pieces where (piece.wall..<piece.wall + piece.length).contains(seconds) {
      return start + piece.elapsed + seconds - piece.wall
    }
    // Where midnight is skipped, the times before the day's first move forward by the whole gap.
    guard seconds >= pieces[0].wall else { return start + seconds }
    var before = pieces[0]
    for piece in pieces where piece.wall + piece.length <= seconds { before = piece }
    return start + before.elapsed + seconds - before.wall
  }

  /// All stretches of elapsed time in which the wall clock shows a time in `wall`.
  package func elapsed(during wall: Range<Int>) -> [Range<Int>] {
    pieces.compactMap { piece in
      let from = max(wall.lowerBound, piece.wall)
      let to = min(wall.upperBound, piece.wall + piece.length)
      guard from < to else { return nil }
      let shift = start + piece.elapsed - piece.wall
      return from + shift..<to + shift
    }
  }

  /// Wall-clock seconds from local midnight and the UTC offset at an elapsed instant of this day.
  package func wall(atElapsed instant: Int) -> (seconds: Int, utcOffset: Int) {
    let offset = instant - start
    let piece = pieces.last { $0.elapsed <= offset } ?? pieces[0]
    return (piece.wall + offset - piece.elapsed, piece.utcOffset)
  }
}

/// What decides hours, weights and rotas on a date: its weekday, or that it is a holiday.
package enum DayKind: Sendable, Hashable {
  case weekday(Weekday)
  case holiday

  /// Monday to Sunday, then holiday.
  package var index: Int {
    switch self {
    case .weekday(let weekday): weekday.rawValue
    case .holiday: 7
    }
  }
}
