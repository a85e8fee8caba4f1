internal import CallCenterModel
internal import RandomVariates

/// How many agents of every group are on duty from when on: the roster less breaks and absence; and when spells off the
/// phone are due.
struct StaffingTimeline {
  /// A change of one group's number at one instant.
  struct Step {
    var key: Int64
    var group: Int32
    var present: Int32
    var onShift: Int32
  }

  /// What one instant changes: people ready, and people on shift.
  private struct Change {
    var time: Int64
    var present: Int32
    var onShift: Int32
  }

  private let groups: [AgentGroup]
  private let days: [CalendarDay]
  private let fixed: [[Step]]
  /// Steps of the current replication by time, then rank, then group.
  private(set) var steps: [Step] = []
  private let fixedBreaks: [BreakWindow]
  /// Breaks of the current replication that people take when there is nothing to do.
  private(set) var breaks: [BreakWindow] = []
  /// Spells off the phone of the current replication, by key, and the stretches of work they lie in.
  private(set) var spells: [Spell] = []
  private(set) var stretches: [SpellBook.Stretch] = []

  init(_ plan: Plan) {
    groups = plan.agentGroups
    days = plan.calendar.days
    fixedBreaks = plan.agentGroups.enumerated().flatMap { index, group in
      Self.isDrawn(group)
        ? []
        : group.duties.flatMap { duty in BreakWindow.windows(of: duty, group: index) { _ in duty.people.count } }
    }
    fixed = plan.agentGroups.enumerated().map { index, group in
      guard !Self.isDrawn(group) else { return [] }
      var changes: [Change] = []
      for duty in group.duties {
        Self.add(duty, people: Int32(duty.people.count), to: &changes)
      }
      return Self.steps(changes, group: index)
    }
    steps = Self.sorted(fixed)
    breaks = fixedBreaks
  }

  /// Whether people of a plan have spells off the phone.
  static func hasSpells(_ plan: Plan) -> Bool { plan.agentGroups.contains { hasSpells($0.shrinkage) } }

  private static func hasSpells(_ shrinkage: Shrinkage) -> Bool {
    shrinkage.offPhone > 0 || !shrinkage.kinds.isEmpty
  }

  private static func isDrawn(_ group: AgentGroup) -> Bool { group.shrinkage.total > 0 || group.attendance != nil }

  /// Draws absence, lateness and spells off the phone of a replication.
  mutating func draw(root: StreamKey) {
    guard groups.contains(where: { Self.isDrawn($0) }) else { return }
    var all = fixed
    breaks = fixedBreaks
    spells.removeAll(keepingCapacity: true)
    stretches.removeAll(keepingCapacity: true)
    for (index, group) in groups.enumerated() where Self.isDrawn(group) {
      all[index] = Self.steps(changes(of: group, index, key: root.child(group.name)), group: index)
    }
    steps = Self.sorted(all)
    spells.sort { ($0.key, $0.group, $0.stretch) < ($1.key, $1.group, $1.stretch) }
  }

  private mutating func changes(of group: AgentGroup, _ index: Int, key: StreamKey) -> [Change] {
    var changes: [Change] = []
    for duty in group.duties {
      let day = days[duty.day]
      let cohort = group.identity(of: duty.people.lowerBound)
      let nameKey = cohort.map { key.child($0.cohort) } ?? key
      let first = cohort?.ordinal ?? duty.people.lowerBound
      let dayKey = nameKey.child(UInt64(bitPattern: Int64(day.date.dayNumber)))
      let working = Self.working(duty)
      let hasSpells = Self.hasSpells(group.shrinkage)
      var attended: [Range<Int>] = []
      for ordinal in first..<first + duty.people.count {
        // Two duties of one person on one date share the draw of absence: who is ill is ill all day.
        let personKey = dayKey.child(UInt64(ordinal))
        var absence = RandomStream(personKey.child(.absence))
        guard absence.uniform() >= group.shrinkage.absence else { continue }
        let dutyKey = personKey.child(UInt64(bitPattern: Int64(duty.start - day.start)))
        guard let attendance = group.attendance else {
          attended.append(duty.start..<duty.end)
          Self.add(working, of: duty, people: 1, to: &changes)
          if hasSpells { addSpells(working, of: duty, group, index, key: dutyKey) }
          continue
        }
        let there = attendance.stretch(of: duty, key: dutyKey)
        attended.append(Int(there.lowerBound / 1_000_000)..<Int(there.upperBound / 1_000_000))
        let attendedWork = working.filter { $0.overlaps(there) }.map { $0.clamped(to: there) }
        Self.add(attendedWork, of: duty, people: 1, to: &changes)
        if hasSpells { addSpells(attendedWork, of: duty, group, index, key: dutyKey) }
      }
      guard !duty.floatingBreaks.isEmpty else { continue }
      breaks += BreakWindow.windows(of: duty, group: index) { pause in
        attended.count {
          $0.lowerBound <= pause.starts.upperBound && $0.upperBound >= pause.starts.upperBound + pause.length
        }
      }
    }
    return changes
  }

  /// The spells of all kinds in stretches of work; where two kinds overlap, the person is away once.
  ///
  /// What falls into a break is none, because the person is away already.
  private mutating func addSpells(
    _ work: [Range<Int64>], of duty: Duty, _ group: AgentGroup, _ index: Int, key: StreamKey
  ) {
    for away in group.shrinkage.spells(of: duty, key: key) {
      for (place, stretch) in work.enumerated() where stretch.overlaps(away) {
        let spell = stretch.clamped(to: away)
        let rank: EventRank = spell.lowerBound == stretch.lowerBound ? .staffingRise : .staffingCut
        spells.append(
          Spell(
            key: eventKey(spell.lowerBound, rank), length: spell.upperBound - spell.lowerBound, group: index,
            stretch: stretches.count + place))
      }
    }
    stretches += work.enumerated().map { place, stretch in
      SpellBook.Stretch(start: stretch.lowerBound, end: stretch.upperBound, goesOn: place < work.count - 1)
    }
  }

  private static func working(_ duty: Duty) -> [Range<Int64>] {
    var stretches: [Range<Int64>] = []
    var from = duty.start
    for pause in duty.breaks {
      if from < pause.lowerBound { stretches.append(Int64(from) * 1_000_000..<Int64(pause.lowerBound) * 1_000_000) }
      from = pause.upperBound
    }
    if from < duty.end { stretches.append(Int64(from) * 1_000_000..<Int64(duty.end) * 1_000_000) }
    return stretches
  }

  private static func add(_ duty: Duty, people: Int32, to changes: inout [Change]) {
    add(working(duty), of: duty, people: people, to: &changes)
  }

  private static func add(
    _ stretches: [Range<Int64>], of duty: Duty, people: Int32, to changes: inout [Change]
  ) {
    for stretch in stretches {
      changes.append(Change(time: stretch.lowerBound, present: people, onShift: 0))
      changes.append(Change(time: stretch.upperBound, present: -people, onShift: 0))
    }
    changes.append(Change(time: Int64(duty.start) * 1_000_000, present: 0, onShift: people))
    changes.append(Change(time: Int64(duty.end) * 1_000_000, present: 0, onShift: -people))
  }

  /// Nets the changes of each instant, so that a hand-over between equal shifts changes nothing.
  private static func steps(_ changes: [Change], group: Int) -> [Step] {
    var steps: [Step] = []
    var present: Int32 = 0
    var onShift: Int32 = 0
    let ordered = changes.sorted { $0.time < $1.time }
    var index = 0
    while index < ordered.count {
      let time = ordered[index].time
      let (presentBefore, onShiftBefore) = (present, onShift)
      while index < ordered.count, ordered[index].time == time {
        present += ordered[index].present
        onShift += ordered[index].onShift
        index += 1
      }
      guard present != presentBefore || onShift != onShiftBefore else { continue }
      precondition(present >= 0, "group \(group) has \(present) agents at \(time) µs")
      let rank: EventRank = present > presentBefore ? .staffingRise : .staffingCut
      steps.append(Step(key: eventKey(time, rank), group: Int32(group), present: present, onShift: onShift))
    }
    return steps
  }

  private static func sorted(_ groups: [[Step]]) -> [Step] {
    groups.joined().sorted { ($0.key, $0.group) < ($1.key, $1.group) }
  }
}
