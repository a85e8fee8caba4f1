import CallCenterModel
import RandomVariates

// Arrivals that are given one by one, on the axis of elapsed time.
extension DayTable {
  static let minutes = 1_440 + 60

  /// The elapsed second of a recorded contact; it may lie outside the calendar.
  func instant(_ row: RecordedArrival) -> Int? {
    let first = calendar.days[0]
    if let offset = row.utcOffset, let piece = first.pieces.first {
      let origin = first.date.dayNumber * WallTime.day + piece.wall - piece.utcOffset
      return row.date.dayNumber * WallTime.day + row.wall - offset - origin
    }
    let index = row.date.dayNumber - first.date.dayNumber
    guard calendar.days.indices.contains(index) else { return nil }
    return calendar.days[index].elapsed(atWall: row.wall)
  }

  /// The recorded contacts that lie outside the calendar.
  func outside(_ rows: [RecordedArrival]) -> [RecordedArrival] {
    rows.filter { row in instant(row).map { !(0..<end).contains($0) } ?? true }
  }

  /// Segments of one second for each second with recorded contacts.
  func segments(of rows: [RecordedArrival]) -> [[ArrivalPlan.Segment]] {
    var counts: [Int: Int] = [:]
    for row in rows where row.count > 0 {
      if let instant = instant(row), (0..<end).contains(instant) { counts[instant, default: 0] += row.count }
    }
    var result = [[ArrivalPlan.Segment]](repeating: [], count: calendar.days.count)
    var day = 0
    for (instant, count) in counts.sorted(by: { $0.key < $1.key }) {
      while instant >= calendar.days[day].end { day += 1 }
      result[day].append(.init(start: instant, end: instant + 1, perSecond: Double(count)))
    }
    return result
  }

  /// Appointments at the times at which the number is open; times that the clocks skip are left out.
  func book(_ written: AppointmentsDocument, open: [Range<Int>]) -> AppointmentBook {
    let times = calendar.days.map { day in
      (written.times[day.kind] ?? []).compactMap { day.elapsed(during: $0..<$0 + 1).first?.lowerBound }
    }.map { times in
      TimeRanges.intersection(open, TimeRanges.merged(times.map { $0..<$0 + 1 })).flatMap { Array($0) }
    }
    return AppointmentBook(
      times: times, seats: written.seats, noShow: written.noShow, lateness: written.lateness,
      earlySeconds: written.earlySeconds)
  }

  /// The expected rate minute by minute; who would come on another date comes at the first or last moment of his own.
  func expectedSegments(of book: AppointmentBook) -> [[ArrivalPlan.Segment]] {
    let coming = Double(book.seats) * (1 - book.noShow)
    return calendar.days.indices.map { index in
      let day = calendar.days[index]
      guard !book.times[index].isEmpty, coming > 0 else { return [] }
      let edges = Array(stride(from: day.start, to: day.end, by: 60)) + [day.end]
      var expected = [Double](repeating: 0, count: edges.count - 1)
      for time in book.times[index] {
        var below = 0.0
        let first = max(0, (time - day.start - Int(book.earlySeconds.rounded(.up))) / 60)
        for cell in first..<expected.count {
          // A contact on the edge belongs to the minute that it begins.
          let late = Double(edges[cell + 1] - time) + book.earlySeconds - 1e-6
          var share = Self.cdf(book.lateness, late)
          if cell == expected.count - 1 || share > 1 - 1e-12 { share = 1 }
          expected[cell] += coming * (share - below)
          below = share
          if share == 1 { break }
        }
      }
      return expected.indices.compactMap { cell in
        guard expected[cell] > 0 else { return nil }
        let seconds = edges[cell + 1] - edges[cell]
        return .init(start: edges[cell], end: edges[cell + 1], perSecond: expected[cell] / Double(seconds))
      }
    }
  }

  private static func cdf(_ law: Law?, _ seconds: Double) -> Double {
    guard let law else { return seconds >= 0 ? 1 : 0 }
    return (try? law.cdf(seconds)) ?? (seconds >= law.mean ? 1 : 0)
  }
}
