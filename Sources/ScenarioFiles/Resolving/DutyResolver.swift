import CallCenterModel

/// Makes the duties of every group.
struct DutyResolver {
  let days: DayTable
  let shifts: [ShiftDocument]
  let issues: IssueCollector
  private(set) var made = 0
  private(set) var usedShifts: Set<String> = []

  init(days: DayTable, document: ScenarioDocument, issues: IssueCollector) {
    self.days = days
    shifts = document.shifts
    self.issues = issues
  }

  /// The duties of a group, the number of its people, and who of them differ from the rest.
  mutating func duties(of group: AgentGroupDocument) -> (duties: [Duty], people: Int, cohorts: [Cohort]) {
    var builder = DutyBuilder(days: days, issues: issues, group: group, most: PlanLimits.dutyEntries - made)
    var people = add(group.staffing, of: group, into: &builder)
    var cohorts: [Cohort] = []
    for member in group.members {
      builder.begin(at: people, since: member.since)
      let count = add(member.staffing, of: group, into: &builder)
      cohorts.append(
        Cohort(name: member.name, people: people..<people + count, speed: member.speed, learning: member.learning))
      people += count
    }
    if builder.isTooMuch {
      issues.error(
        group.place, group.path, "the rotas make more than \(PlanLimits.dutyEntries) duties; that is the limit")
    }
    builder.reportOverlaps()
    made += builder.duties.count
    let duties = builder.duties.sorted { ($0.start, $0.people.lowerBound) < ($1.start, $1.people.lowerBound) }
    return (duties, people, cohorts)
  }

  /// The number of people.
  private mutating func add(
    _ staffing: StaffingDocument, of group: AgentGroupDocument, into builder: inout DutyBuilder
  ) -> Int {
    switch staffing {
    case .hours(let count, let rule, let breaks):
      BreakRules(issues: issues).check(breaks, in: rule)
      for index in days.indices {
        for wall in rule[days.kind(index)] ?? [] {
          builder.add(0..<count, day: index, wall: wall, breaks: breaks)
        }
      }
      return count
    case .levels(let rule):
      for index in days.indices {
        let pieces = (rule[days.kind(index)] ?? []).flatMap { level in
          days.elapsed(index, during: level.range).map { ($0, level.agents) }
        }
        Self.layer(pieces, day: index, into: &builder)
      }
      return rule.all.flatMap { $0.map(\.agents) }.max() ?? 0
    case .dated(let levels):
      layer(levels, into: &builder)
      return levels.map(\.agents).max() ?? 0
    case .cycle(let count, let steps, let from):
      cycle(count, steps, from, into: &builder)
      return count
    case .shifts(let rule):
      return numbers(rule, into: &builder)
    case .week(let count, let rule):
      week(count, rule, into: &builder)
      return count
    }
  }

  /// All work the same shift.
  private mutating func week(_ count: Int, _ rule: ByDay<Located<String>>, into builder: inout DutyBuilder) {
    for name in rule.all {
      guard name.value != "off", let pattern = shift(name) else { continue }
      BreakRules(issues: issues).check(pattern.breaks, in: pattern.wall)
    }
    for index in days.indices {
      guard let name = rule[days.kind(index)]?.value, let pattern = shifts.first(where: { $0.name == name }) else {
        continue
      }
      builder.add(0..<count, day: index, wall: pattern.wall, breaks: pattern.breaks)
    }
  }

  private mutating func shift(_ name: Located<String>) -> ShiftDocument? {
    usedShifts.insert(name.value)
    return shifts.first { $0.name == name.value }
  }

  // MARK: - Posts

  /// Posts 0, 1, … are filled while the level is above their number.
  private static func layer(_ pieces: [(range: Range<Int>, agents: Int)], day: Int, into builder: inout DutyBuilder) {
    let levels = Set(pieces.map(\.agents)).subtracting([0]).sorted()
    var below = 0
    for level in levels {
      for range in TimeRanges.merged(pieces.filter { $0.agents >= level }.map(\.range)) {
        builder.add(below..<level, day: day, range)
      }
      below = level
    }
  }

  private func layer(_ levels: [DatedLevel], into builder: inout DutyBuilder) {
    guard let first = days.calendar.days.first, let piece = first.pieces.first else { return }
    let utcOrigin = first.date.dayNumber * WallTime.day + piece.wall - piece.utcOffset
    let starts = levels.map { level -> Int in
      if let offset = level.utcOffset { return level.date.dayNumber * WallTime.day + level.wall - offset - utcOrigin }
      let index = level.date.dayNumber - first.date.dayNumber
      if index < -1 { return (index + 1) * WallTime.day + level.wall - WallTime.day }
      if index >= days.calendar.days.count {
        return days.end + (index - days.calendar.days.count) * WallTime.day + level.wall
      }
      return days.instant(index, level.wall)
    }
    let ends = ReadingContext.ends(of: starts, alone: (starts.first ?? 0) + WallTime.day, limit: .max)
    for (index, day) in days.calendar.days.enumerated() {
      // A row after this day ends the search; rows are few per day, and both lists ascend.
      let pieces = Self.overlapping(starts, ends, day.start..<day.end).map {
        ((max(starts[$0], day.start)..<min(ends[$0], day.end)), levels[$0].agents)
      }
      Self.layer(pieces.map { (range: $0.0, agents: $0.1) }, day: index, into: &builder)
    }
  }

  private static func overlapping(_ starts: [Int], _ ends: [Int], _ day: Range<Int>) -> [Int] {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= day.lowerBound { low = middle + 1 } else { high = middle }
    }
    return (low..<starts.count).prefix { starts[$0] < day.upperBound }.filter {
      starts[$0] < ends[$0] && ends[$0] > day.lowerBound
    }
  }

  // MARK: - People in shifts

  /// People of the same phase have neighbouring ordinals, so that they share their duties.
  private mutating func cycle(
    _ count: Int, _ steps: [Located<String>?], _ from: LocalDate, into builder: inout DutyBuilder
  ) {
    let patterns = steps.map { $0.flatMap { self.shift($0) } }
    for pattern in patterns.compactMap(\.self) { BreakRules(issues: issues).check(pattern.breaks, in: pattern.wall) }
    let length = steps.count
    func first(_ phase: Int) -> Int { phase * (count / length) + min(phase, count % length) }
    for index in days.indices {
      let age = days.date(index).dayNumber - from.dayNumber
      func pattern(_ phase: Int) -> ShiftDocument? { patterns[((age - phase) % length + length) % length] }
      var phase = 0
      while phase < length {
        let begin = phase
        let shift = pattern(begin)
        while phase < length, pattern(phase)?.name == shift?.name { phase += 1 }
        guard let shift else { continue }
        builder.add(first(begin)..<first(phase), day: index, wall: shift.wall, breaks: shift.breaks)
      }
    }
  }

  /// Every shift has its own people, as many as it needs on its largest day.
  private mutating func numbers(
    _ rule: ByDay<[(shift: Located<String>, people: Int)]>, into builder: inout DutyBuilder
  ) -> Int {
    var largest: [(name: String, people: Int)] = []
    for entry in rule.all.joined() {
      if shift(entry.shift) == nil { continue }
      if let position = largest.firstIndex(where: { $0.name == entry.shift.value }) {
        largest[position].people = max(largest[position].people, entry.people)
      } else {
        largest.append((entry.shift.value, entry.people))
      }
    }
    var first: [String: Int] = [:]
    var people = 0
    for (name, count) in largest {
      first[name] = people
      people += count
      if let pattern = shifts.first(where: { $0.name == name }) {
        BreakRules(issues: issues).check(pattern.breaks, in: pattern.wall)
      }
    }
    for index in days.indices {
      for entry in rule[days.kind(index)] ?? [] {
        guard let pattern = shifts.first(where: { $0.name == entry.shift.value }), let from = first[pattern.name] else {
          continue
        }
        builder.add(from..<from + entry.people, day: index, wall: pattern.wall, breaks: pattern.breaks)
      }
    }
    return people
  }
}
