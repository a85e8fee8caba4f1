internal import CallCenterModel

/// The agents of one group who hold chats.
///
/// Agents are otherwise counted; one has an identity here from the first chat taken to the end of the last. All chats of a
/// holder go on at one speed, so a holder keeps a single clock of work: it runs by `pace` of the number of chats, and a chat
/// ends when the clock reaches the value at which the chat came plus its own work. Work is counted in thousandths of
/// microseconds and paces in thousandths, so nothing is rounded but the instant of an end, up to the next microsecond.
///
/// - Complexity: every operation is O(chats at once), nothing depends on the number of holders.
struct ChatDesk {
  struct Holder {
    var count = 0
    /// Takes no new chats, because more agents are busy than present.
    var isClosed = false
    /// The clock of work, and when it was last set.
    var work: Int64 = 0
    var since: Int64 = 0
    /// The chat whose end is scheduled; −1 if none.
    var scheduled = -1
    var next: Int32 = -1
    var previous: Int32 = -1
  }

  /// Holders in the order in which they came to have so many chats.
  private struct Line {
    var head: Int32 = -1
    var tail: Int32 = -1
  }

  let atOnce: Int
  private let pace: [Int64]
  private let fills: Bool
  private(set) var holders: [Holder] = []
  /// Slots of contacts, shape `[holder × atOnce]`.
  private var chats: [Int32] = []
  private var free: Int32 = -1
  /// Open holders by number of chats, then the closed ones.
  private var lines: [Line]
  private(set) var holding = 0
  private(set) var closed = 0
  /// Open holders with a free place.
  private(set) var roomy = 0
  private(set) var inHand: Int64 = 0
  private var integral: Int64 = 0

  init(_ rule: ChatRule) {
    atOnce = rule.atOnce
    pace = rule.paceThousandths.map(Int64.init)
    fills = rule.filling == .fill
    lines = Array(repeating: Line(), count: rule.atOnce + 2)
  }

  /// Desks of all groups, none where nobody chats.
  static func desks(_ plan: Plan) -> [ChatDesk] {
    guard plan.callTypes.contains(where: { $0.channel == .chat }) else { return [] }
    return plan.agentGroups.map { ChatDesk($0.chats ?? .single) }
  }

  mutating func reset() {
    holders.removeAll(keepingCapacity: true)
    chats.removeAll(keepingCapacity: true)
    free = -1
    for index in lines.indices { lines[index] = Line() }
    (holding, closed, roomy, inHand, integral) = (0, 0, 0, 0, 0)
  }

  /// Whether a new chat goes to a holder before an idle agent.
  var prefersHolders: Bool { fills }

  /// The fewest chats of an open holder with a free place; `nil`: there is none.
  var fewest: Int? { (1..<max(1, atOnce)).first { lines[$0].head >= 0 } }

  /// The holder who takes the next chat; there must be one with a free place.
  var next: Int {
    let counts = 1..<atOnce
    let count = fills ? counts.last { lines[$0].head >= 0 } : counts.first { lines[$0].head >= 0 }
    guard let count else { preconditionFailure("no holder has a free place") }
    return Int(lines[count].head)
  }

  func chat(_ holder: Int, _ place: Int) -> Int { Int(chats[holder * atOnce + place]) }

  /// An agent without chats becomes a holder.
  mutating func open(at now: Int64) -> Int {
    let holder: Int
    if free >= 0 {
      holder = Int(free)
      free = holders[holder].next
      holders[holder] = Holder()
    } else {
      holder = holders.count
      holders.append(Holder())
      chats.append(contentsOf: repeatElement(-1, count: atOnce))
    }
    holders[holder].since = now
    holding += 1
    link(holder)
    return holder
  }

  /// Sets the clock of a holder to `now`.
  mutating func advance(_ holder: Int, to now: Int64) {
    let count = holders[holder].count
    if count > 0 { holders[holder].work += (now - holders[holder].since) * pace[count - 1] }
    holders[holder].since = now
  }

  /// Gives a chat to a holder whose clock is set; its place.
  mutating func add(_ chat: Int, to holder: Int, at now: Int64) -> Int {
    unlink(holder)
    let place = holders[holder].count
    chats[holder * atOnce + place] = Int32(truncatingIfNeeded: chat)
    holders[holder].count += 1
    link(holder)
    integral &-= now
    inHand += 1
    return place
  }

  /// Takes a chat away from a holder whose clock is set; the chat that moved into its place, −1 if none did.
  mutating func remove(place: Int, from holder: Int, at now: Int64) -> Int {
    unlink(holder)
    holders[holder].count -= 1
    integral &+= now
    inHand -= 1
    let last = holders[holder].count
    let moved = chat(holder, last)
    chats[holder * atOnce + place] = chats[holder * atOnce + last]
    if last > 0 {
      link(holder)
    } else {
      if holders[holder].isClosed { closed -= 1 }
      holding -= 1
      holders[holder].next = free
      free = Int32(truncatingIfNeeded: holder)
    }
    return place < last ? moved : -1
  }

  /// When the clock of a holder reaches `work`, in microseconds.
  func instant(of work: Int64, _ holder: Int) -> Int64 {
    let state = holders[holder]
    let speed = pace[state.count - 1]
    return state.since + max(0, work - state.work + speed - 1) / speed
  }

  mutating func setScheduled(_ chat: Int, of holder: Int) { holders[holder].scheduled = chat }

  /// Closes and opens holders until `wanted` of them are closed, those with the fewest chats first; whether any was opened.
  mutating func close(_ wanted: Int) -> Bool {
    while closed < min(wanted, holding) {
      guard let line = (1...atOnce).first(where: { lines[$0].head >= 0 }) else { break }
      let holder = Int(lines[line].head)
      unlink(holder)
      holders[holder].isClosed = true
      closed += 1
      link(holder)
    }
    var hasOpened = false
    while closed > wanted {
      let holder = Int(lines[atOnce + 1].tail)
      unlink(holder)
      holders[holder].isClosed = false
      closed -= 1
      link(holder)
      hasOpened = true
    }
    return hasOpened
  }

  /// Chat-microseconds since the interval began.
  mutating func closeInterval(at now: Int64) -> Int64 {
    let sum = integral &+ inHand &* now
    integral = 0 &- inHand &* now
    return sum
  }

  // MARK: Lines

  private func line(of holder: Int) -> Int { holders[holder].isClosed ? atOnce + 1 : holders[holder].count }

  private func isRoomy(_ line: Int) -> Bool { (1..<max(1, atOnce)).contains(line) }

  private mutating func link(_ holder: Int) {
    let line = line(of: holder)
    let link = Int32(truncatingIfNeeded: holder)
    holders[holder].previous = lines[line].tail
    holders[holder].next = -1
    if lines[line].tail >= 0 { holders[Int(lines[line].tail)].next = link } else { lines[line].head = link }
    lines[line].tail = link
    if isRoomy(line) { roomy += 1 }
  }

  private mutating func unlink(_ holder: Int) {
    let line = line(of: holder)
    let (previous, next) = (holders[holder].previous, holders[holder].next)
    if previous >= 0 { holders[Int(previous)].next = next } else { lines[line].head = next }
    if next >= 0 { holders[Int(next)].previous = previous } else { lines[line].tail = previous }
    if isRoomy(line) { roomy -= 1 }
  }
}
