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
  /// Ordinals of the people that follow begin here, and they work from this date on.
  private var base = 0
  private var since: LocalDate?
  /// Paths of the floating breaks, by the number of their rule.
  private var rules: [String] = []

  init(days: DayTable, issues: IssueCollector, group: AgentGroupDocument, most: Int) {
    self.days = days
    self.issues = issues
    self.group = group
    self.most = most
  }

  /// The duties that follow belong to people whose ordinals begin at `base`.
  mutating func begin(at base: Int, since: LocalDate?) {
    self.base = base
    self.since = since
  }

  private func isHired(_ index: Int) -> Bool { since.map { days.date(index) >= $0 } ?? true }

  /// Adds a duty of people on a day, its breaks taken in waves.
  mutating func add(_ members: Range<Int>, day index: Int, wall: Range<Int>, breaks: [BreakDocument]) {
    let people = members.lowerBound + base..<members.upperBound + base
    guard !people.isEmpty, !isTooMuch, isHired(index) else { return }
    let start = days.instant(index, wall.lowerBound)
    let end = days.instant(index, wall.upperBound)
    let floatingBreaks = breaks.compactMap { floating($0, day: index, wall: wall) }
    let unpaidFloating = breaks.reduce(0) { sum, pause in
      guard !pause.isPaid, case .between(let times) = pause.start, Self.wall(times, in: wall) != nil else { return sum }
      return sum + pause.length
    }
    let breaks = breaks.filter { pause in
      switch pause.start {
      case .wall(let time): Self.wall(time, in: wall) != nil
      case .after: true
      case .between: false
      }
    }
    for part in Self.parts(of: people, waves: breaks.map(\.waves)) {
      let pauses = breaks.enumerated().compactMap { position, pause -> (range: Range<Int>, isPaid: Bool)? in
        let first: Int
        switch pause.start {
        case .wall(let time):
          guard let time = Self.wall(time, in: wall) else { return nil }
          first = days.instant(index, time)
        case .after(let seconds): first = start + seconds
        case .between: return nil
        }
        let from = first + part.waves[position] * pause.length
        return (from..<from + pause.length, pause.isPaid)
      }.sorted { $0.range.lowerBound < $1.range.lowerBound }
      if let first = zip(pauses, pauses.dropFirst()).first(where: { $0.0.range.upperBound > $0.1.range.lowerBound }) {
        let at = WallTime.clock((first.1.range.lowerBound - start + wall.lowerBound) % WallTime.day)
        issues.error(breaks[0].place, breaks[0].path, "two breaks of the same people overlap at \(at)")
      }
      append(part.people, day: max(index, 0), start..<end, pauses, floatingBreaks, unpaidFloating)
    }
  }

  /// The floating break as it falls on a duty.
  private mutating func floating(_ pause: BreakDocument, day index: Int, wall: Range<Int>) -> FloatingBreak? {
    guard case .between(let times) = pause.start, let times = Self.wall(times, in: wall) else { return nil }
    if !rules.contains(pause.path) { rules.append(pause.path) }
    let first = days.instant(index, times.lowerBound)
    let last = max(first, days.instant(index, times.upperBound) - pause.length)
    return FloatingBreak(
      rule: rules.firstIndex(of: pause.path) ?? 0, starts: first...last, length: pause.length, atOnce: pause.atOnce)
  }

  /// Adds a duty without breaks in elapsed time.
  mutating func add(_ people: Range<Int>, day index: Int, _ range: Range<Int>) {
    append(people, day: max(index, 0), range, [], [], 0)
  }

  private mutating func append(
    _ people: Range<Int>, day: Int, _ nominal: Range<Int>, _ pauses: [(range: Range<Int>, isPaid: Bool)],
    _ floating: [FloatingBreak], _ unpaidFloating: Int
  ) {
    let range = nominal.clamped(to: 0..<days.end)
    guard !range.isEmpty, !people.isEmpty else { return }
    guard duties.count < most else {
      isTooMuch = true
      return
    }
    let inside = pauses.map { ($0.range.clamped(to: range), $0.isPaid) }.filter { !$0.0.isEmpty }
    let unpaid = TimeRanges.total(TimeRanges.merged(inside.filter { !$0.1 }.map(\.0)))
    var duty = Duty(
      people: people, day: day, start: range.lowerBound, end: range.upperBound,
      breaks: TimeRanges.merged(inside.map(\.0)), paidSeconds: range.count - unpaid)
    if range == nominal {
      duty.floatingBreaks = floating
      duty.paidSeconds = max(0, duty.paidSeconds - unpaidFloating)
    }
    duties.append(duty)
  }

  /// Times as they fall on a duty, up to 48:00.
  static func wall(_ times: Range<Int>, in wall: Range<Int>) -> Range<Int>? {
    for shift in [0, WallTime.day] {
      let shifted = times.lowerBound + shift..<times.upperBound + shift
      if shifted.clamped(to: wall) == shifted { return shifted }
    }
    return nil
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
