internal import CallCenterModel

/// A time off the phone that is to come, is owed, or is left over.
struct Spell {
  /// When it becomes due, with the rank of a rise at the beginning of a stretch of work, else that of a cut.
  var key: Int64
  /// Microseconds.
  var length: Int64
  var group: Int
  /// Place in ``SpellBook/stretches`` of the stretch of work it belongs to.
  var stretch: Int
}

/// The spells off the phone of a replication: those to come, those that are owed, and those people are away for.
///
/// A spell is owed as soon as it is due; whoever of the group has free hands first takes it, in order, and is away for its
/// whole length from then. A break cuts it, and the rest is owed after the break; the end of the duty ends it for good.
struct SpellBook {
  /// A person at work between breaks.
  struct Stretch {
    var start: Int64
    var end: Int64
    /// Whether the duty goes on after a break, in the stretch that follows.
    var goesOn: Bool
  }

  private struct Timer {
    var key: Int64
    /// Whether somebody is away until then, or a rest becomes due.
    var isAway: Bool
    /// With the length that is left then.
    var spell: Spell
  }

  private var stretches: [Stretch] = []
  /// By key.
  private var planned: [Spell] = []
  private var cursor = 0
  private var owed: [Spell] = []
  /// When the first of the owed is cut.
  private var firstCut = Int64.max
  /// Latest first.
  private var timers: [Timer] = []

  mutating func reset(_ spells: [Spell], in stretches: [Stretch]) {
    self.stretches = stretches
    planned = spells
    cursor = 0
    owed.removeAll(keepingCapacity: true)
    firstCut = .max
    timers.removeAll(keepingCapacity: true)
  }

  /// The key of what comes next; `Int64.max` where nothing does.
  var next: Int64 { min(cursor < planned.count ? planned[cursor].key : .max, timers.last?.key ?? .max, firstCut) }

  /// Carries out one thing that is due by `key`; `false` where nothing is.
  mutating func advance(to key: Int64, _ board: inout StaffBoard) -> Bool {
    if let timer = timers.last, timer.key <= key {
      timers.removeLast()
      if timer.isAway {
        board.changeAway(timer.spell.group, by: -1)
        keepRest(timer.spell)
      } else {
        owe(timer.spell, &board)
      }
      return true
    }
    if cursor < planned.count, planned[cursor].key <= key {
      cursor += 1
      owe(planned[cursor - 1], &board)
      return true
    }
    guard firstCut <= key, let place = owed.firstIndex(where: { cut(of: $0) <= key }) else { return false }
    keepRest(removeOwed(at: place, &board))
    return true
  }

  /// Someone of `group` with free hands takes the spell owed longest.
  mutating func send(from group: Int, at now: Int64, _ board: inout StaffBoard) -> Bool {
    guard let place = owed.firstIndex(where: { $0.group == group }) else { return false }
    var spell = removeOwed(at: place, &board)
    let end = stretches[spell.stretch].end
    let back = now + spell.length
    spell.length = max(0, back - end)
    board.changeAway(group, by: 1)
    let key = back < end ? eventKey(back, .staffingRise) : eventKey(end, .staffingCut)
    schedule(Timer(key: key, isAway: true, spell: spell))
    return true
  }

  /// More are away than there are on the roster: the rest of the spell that ends last is owed.
  mutating func putBack(_ group: Int, at now: Int64, _ board: inout StaffBoard) -> Bool {
    guard let place = timers.firstIndex(where: { $0.isAway && $0.spell.group == group }) else { return false }
    let timer = timers.remove(at: place)
    var spell = timer.spell
    spell.length += timer.key >> 3 - now
    board.changeAway(group, by: -1)
    owe(spell, &board)
    return true
  }

  private func cut(of spell: Spell) -> Int64 { eventKey(stretches[spell.stretch].end, .staffingCut) }

  private mutating func owe(_ spell: Spell, _ board: inout StaffBoard) {
    owed.append(spell)
    firstCut = min(firstCut, cut(of: spell))
    board.addPending(spell.group, 1)
  }

  private mutating func removeOwed(at place: Int, _ board: inout StaffBoard) -> Spell {
    let spell = owed.remove(at: place)
    board.addPending(spell.group, -1)
    firstCut = .max
    for other in owed { firstCut = min(firstCut, cut(of: other)) }
    return spell
  }

  private mutating func keepRest(_ spell: Spell) {
    guard spell.length > 0, stretches[spell.stretch].goesOn else { return }
    var rest = spell
    rest.stretch += 1
    rest.key = eventKey(stretches[rest.stretch].start, .staffingRise)
    schedule(Timer(key: rest.key, isAway: false, spell: rest))
  }

  private mutating func schedule(_ timer: Timer) {
    var (low, high) = (0, timers.count)
    while low < high {
      let middle = (low + high) / 2
      if timers[middle].key > timer.key { low = middle + 1 } else { high = middle }
    }
    timers.insert(timer, at: low)
  }
}
