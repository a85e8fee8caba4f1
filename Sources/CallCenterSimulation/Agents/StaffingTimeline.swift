internal import CallCenterModel
internal import RandomVariates

/// How many agents of every group are on duty from when on: the roster less breaks, absence and spells off the phone.
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

  init(_ plan: Plan) {
    groups = plan.agentGroups
    days = plan.calendar.days
    fixed = plan.agentGroups.enumerated().map { index, group in
      guard group.shrinkage.total == 0 else { return [] }
      var changes: [Change] = []
      for duty in group.duties {
        Self.add(duty, people: Int32(duty.people.count), to: &changes)
      }
      return Self.steps(changes, group: index)
    }
    steps = Self.sorted(fixed)
  }

  /// Draws absence and spells off the phone of a replication.
  mutating func draw(root: StreamKey) {
    guard groups.contains(where: { $0.shrinkage.total > 0 }) else { return }
    var all = fixed
    for (index, group) in groups.enumerated() where group.shrinkage.total > 0 {
      all[index] = Self.steps(changes(of: group, key: root.child(group.name)), group: index)
    }
    steps = Self.sorted(all)
  }

  private func changes(of group: AgentGroup, key: StreamKey) -> [Change] {
    var changes: [Change] = []
    for duty in group.duties {
      let day = days[duty.day]
      let dayKey = key.child(UInt64(bitPattern: Int64(day.date.dayNumber)))
      for person in duty.people {
        // Two duties of one person on one date share the draw of absence: who is ill is ill all day.
        let personKey = dayKey.child(UInt64(person))
        var absence = RandomStream(personKey.child(.absence))
        guard absence.uniform() >= group.shrinkage.absence else { continue }
        Self.add(duty, people: 1, to: &changes)
        guard group.shrinkage.offPhone > 0 else { continue }
        addSpells(
          of: duty, group.shrinkage, key: personKey.child(UInt64(bitPattern: Int64(duty.start - day.start))),
          to: &changes)
      }
    }
    return changes
  }

  /// Alternating exponential spells on and off the phone, in equilibrium from the start of the duty; what falls into a
  /// break changes nothing, because the person is away already.
  private func addSpells(
    of duty: Duty, _ shrinkage: Shrinkage, key: StreamKey, to changes: inout [Change]
  ) {
    var off = RandomStream(key.child(.offPhone))
    var on = RandomStream(key.child(.onPhone))
    let meanOff = shrinkage.meanSpellSeconds
    let meanOn = meanOff * (1 - shrinkage.offPhone) / shrinkage.offPhone
    var isOff = on.uniform() < shrinkage.offPhone
    var clock = Double(duty.start)
    while clock < Double(duty.end) {
      let end = clock + (isOff ? off.exponential() * meanOff : on.exponential() * meanOn)
      if isOff {
        let spell = Int64(clock * 1e6)..<Int64(min(end, Double(duty.end)) * 1e6)
        for stretch in Self.working(duty) where stretch.overlaps(spell) {
          let away = stretch.clamped(to: spell)
          changes.append(Change(time: away.lowerBound, present: -1, onShift: 0))
          changes.append(Change(time: away.upperBound, present: 1, onShift: 0))
        }
      }
      clock = end
      isOff.toggle()
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
    for stretch in working(duty) {
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
