import CallCenterModel

/// Turns hours, rotas and levels of one group into duties on the plan's calendar.
struct DutyBuilder {
  let days: DayTable
  let issues: IssueCollector
  let group: AgentGroupDocument
  private(set) var duties: [Duty] = []
  private(set) var isTooMuch = false
  /// Duties that may still be made for the whole plan.
  private let most: Int

  init(days: DayTable, issues: IssueCollector, group: AgentGroupDocument, most: Int) {
    self.days = days
    self.issues = issues
    self.group = group
    self.most = most
  }

  /// Adds a duty of people on a day, its breaks taken in waves.
  mutating func add(_ people: Range<Int>, day index: Int, wall: Range<Int>, breaks: [BreakDocument]) {
    guard !people.isEmpty, !isTooMuch else { return }
    let start = days.instant(index, wall.lowerBound)
    let end = days.instant(index, wall.upperBound)
    let breaks = breaks.filter { pause in
      if case .wall(let time) = pause.start { Self.wall(time, in: wall) != nil } else { true }
    }
    for part in Self.parts(of: people, waves: breaks.map(\.waves)) {
      let pauses = breaks.enumerated().compactMap { position, pause -> (range: Range<Int>, isPaid: Bool)? in
        let first: Int
        switch pause.start {
        case .wall(let time):
          guard let time = Self.wall(time, in: wall) else { return nil }
          first = days.instant(index, time)
        case .after(let seconds): first = start + seconds
        }
        let from = first + part.waves[position] * pause.length
        return (from..<from + pause.length, pause.isPaid)
      }.sorted { $0.range.lowerBound < $1.range.lowerBound }
      if let first = zip(pauses, pauses.dropFirst()).first(where: { $0.0.range.upperBound > $0.1.range.lowerBound }) {
        let at = WallTime.clock((first.1.range.lowerBound - start + wall.lowerBound) % WallTime.day)
        issues.error(breaks[0].place, breaks[0].path, "two breaks of the same people overlap at \(at)")
      }
      append(part.people, day: max(index, 0), start..<end, pauses)
    }
  }

  /// Adds a duty without breaks in elapsed time.
  mutating func add(_ people: Range<Int>, day index: Int, _ range: Range<Int>) {
    append(people, day: max(index, 0), range, [])
  }

  private mutating func append(
    _ people: Range<Int>, day: Int, _ nominal: Range<Int>, _ pauses: [(range: Range<Int>, isPaid: Bool)]
  ) {
    let range = nominal.clamped(to: 0..<days.end)
    guard !range.isEmpty, !people.isEmpty else { return }
    guard duties.count < most else {
      isTooMuch = true
      return
    }
    let inside = pauses.map { ($0.range.clamped(to: range), $0.isPaid) }.filter { !$0.0.isEmpty }
    let unpaid = TimeRanges.total(TimeRanges.merged(inside.filter { !$0.1 }.map(\.0)))
    duties.append(
      Duty(
        people: people, day: day, start: range.lowerBound, end: range.upperBound,
        breaks: TimeRanges.merged(inside.map(\.0)), paidSeconds: range.count - unpaid))
  }

  /// The time of a duty, up to 48:00, at which the clock shows `time`.
  static func wall(_ time: Int, in wall: Range<Int>) -> Int? {
    if wall.contains(time) { return time }
    return wall.contains(time + WallTime.day) ? time + WallTime.day : nil
  }

  /// People split by the waves they take their breaks in, as evenly as may be.
  private static func parts(of people: Range<Int>, waves: [Int]) -> [(people: Range<Int>, waves: [Int])] {
    func first(_ wave: Int, of count: Int) -> Int { people.lowerBound + (wave * people.count + count - 1) / count }
    var cuts: Set<Int> = [people.lowerBound]
    for count in waves { for wave in 1..<max(count, 2) where wave < count { cuts.insert(first(wave, of: count)) } }
    let starts = cuts.filter(people.contains).sorted()
    return starts.enumerated().map { position, start in
      let end = position + 1 < starts.count ? starts[position + 1] : people.upperBound
      return (start..<end, waves.map { (start - people.lowerBound) * $0 / people.count })
    }
  }

  /// Reports two duties of one person at the same time.
  func reportOverlaps() {
    var active: [Duty] = []
    for duty in duties.sorted(by: { ($0.start, $0.people.lowerBound) < ($1.start, $1.people.lowerBound) }) {
      active.removeAll { $0.end <= duty.start }
      if let other = active.first(where: { $0.people.overlaps(duty.people) }) {
        issues.error(
          group.place, group.path,
          "the same people are on duty twice: \(days.text(other.start)) to \(days.text(other.end)) and "
            + "\(days.text(duty.start)) to \(days.text(duty.end))")
        return
      }
      active.append(duty)
    }
  }
}
