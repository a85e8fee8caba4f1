internal import CallCenterModel

/// The floating breaks of a replication: which may be taken now, who is away, and what comes next.
struct BreakBook {
  private enum Moment: Int { case ends, opens, latest }

  private struct Entry {
    var time: Int64
    var moment: Moment
    var window: Int
  }

  private struct Return {
    var time: Int64
    var group: Int
    var pool: Int
  }

  private struct PoolKey: Hashable {
    var group: Int
    var rule: Int
    var day: Int
  }

  private(set) var windows: [BreakWindow] = []
  /// Still to go by choice, and at the first moment of free hands.
  private var due: [Int] = []
  private var forced: [Int] = []
  private var poolOf: [Int] = []
  private var awayOfPool: [Int] = []
  private var entries: [Entry] = []
  private var cursor = 0
  /// Windows between their opening and the end of the duty, and the same by group.
  private var open: [Int] = []
  private var openOfGroup: [[Int]] = []
  /// Latest first.
  private var returns: [Return] = []

  /// Begins a replication; parts of one reported group share the limit of those away together.
  mutating func reset(_ windows: [BreakWindow], reported: [Int]) {
    self.windows = windows
    due = Array(repeating: 0, count: windows.count)
    forced = due
    open.removeAll(keepingCapacity: true)
    openOfGroup = Array(repeating: [], count: reported.count)
    returns.removeAll()
    cursor = 0
    var pools: [PoolKey: Int] = [:]
    poolOf = windows.map { window in
      let key = PoolKey(group: reported[window.group], rule: window.rule, day: window.day)
      if let known = pools[key] { return known }
      pools[key] = pools.count
      return pools.count - 1
    }
    awayOfPool = Array(repeating: 0, count: pools.count)
    entries = windows.indices.flatMap { index in
      [
        Entry(time: windows[index].opens, moment: .opens, window: index),
        Entry(time: windows[index].latest, moment: .latest, window: index),
        Entry(time: windows[index].dutyEnd, moment: .ends, window: index),
      ]
    }
    entries.sort { ($0.time, $0.moment.rawValue, $0.window) < ($1.time, $1.moment.rawValue, $1.window) }
  }

  /// When something comes next; `Int64.max` where nothing does.
  var next: Int64 {
    min(cursor < entries.count ? entries[cursor].time : .max, returns.last?.time ?? .max)
  }

  /// Carries out one thing that is due at `now`; `false` where nothing is.
  mutating func advance(at now: Int64, _ board: inout StaffBoard) -> Bool {
    if let back = returns.last, back.time <= now {
      returns.removeLast()
      awayOfPool[back.pool] -= 1
      board.changeAway(back.group, by: -1)
      // Others of the pool may go now, in whatever part of the group.
      for index in open where poolOf[index] == back.pool { board.touch(windows[index].group) }
      return true
    }
    guard cursor < entries.count, entries[cursor].time <= now else { return false }
    let entry = entries[cursor]
    let group = windows[entry.window].group
    cursor += 1
    switch entry.moment {
    case .opens:
      due[entry.window] = windows[entry.window].people
      board.due[group] += Int64(due[entry.window])
      open.append(entry.window)
      openOfGroup[group].append(entry.window)
      board.touch(group)
    case .latest:
      let people = due[entry.window]
      due[entry.window] = 0
      forced[entry.window] = people
      board.due[group] -= Int64(people)
      board.addPending(group, Int64(people))
    case .ends:
      board.addPending(group, -Int64(forced[entry.window]))
      forced[entry.window] = 0
      open.removeAll { $0 == entry.window }
      openOfGroup[group].removeAll { $0 == entry.window }
    }
    return true
  }

  /// Someone of `group` with free hands goes because the last moment has come.
  mutating func sendForced(from group: Int, at now: Int64, _ board: inout StaffBoard) -> Bool {
    guard !open.isEmpty, let window = openOfGroup[group].first(where: { forced[$0] > 0 }) else { return false }
    forced[window] -= 1
    board.addPending(group, -1)
    send(window, at: now, &board)
    return true
  }

  /// Someone of `group` who has nothing to do goes, unless as many as may be are away.
  mutating func sendIdle(from group: Int, at now: Int64, _ board: inout StaffBoard) -> Bool {
    guard let window = windowToTake(group) else { return false }
    due[window] -= 1
    board.due[group] -= 1
    send(window, at: now, &board)
    return true
  }

  /// Whether someone of `group` who has nothing to do may go.
  func canGo(from group: Int) -> Bool { windowToTake(group) != nil }

  private func windowToTake(_ group: Int) -> Int? {
    for window in openOfGroup[group] where due[window] > 0 && awayOfPool[poolOf[window]] < windows[window].atOnce {
      return window
    }
    return nil
  }

  private mutating func send(_ window: Int, at now: Int64, _ board: inout StaffBoard) {
    let (group, pool) = (windows[window].group, poolOf[window])
    awayOfPool[pool] += 1
    board.changeAway(group, by: 1)
    let back = Return(time: min(now + windows[window].length, windows[window].dutyEnd), group: group, pool: pool)
    let place = returns.firstIndex { $0.time < back.time } ?? returns.count
    returns.insert(back, at: place)
  }
}
