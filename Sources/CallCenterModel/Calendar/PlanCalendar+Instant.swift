extension PlanCalendar {
  /// The instant of a time of the wall clock of a day, up to 48:00; nominal where that lies outside the calendar.
  package func instant(day index: Int, wall: Int) -> Int {
    let end = days[days.count - 1].end
    if wall >= 86_400, index + 1 < days.count {
      return wall == 86_400 ? days[index + 1].start : instant(day: index + 1, wall: wall - 86_400)
    }
    guard index >= 0 else { return wall - 86_400 }
    guard index < days.count else { return end + wall }
    let day = days[index]
    if wall >= 86_400 { return day.end + wall - 86_400 }
    // Midnight itself may be skipped.
    if let first = day.pieces.first, wall < first.wall { return day.start + wall }
    return day.elapsed(atWall: wall)
  }
}
