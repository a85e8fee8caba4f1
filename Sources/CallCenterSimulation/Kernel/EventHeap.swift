/// The pending events: a tournament tree ordered by (time, rank, sequence number).
///
/// Every entity (a source of arrivals, the staffing timeline, a contact) has at most one pending event, at a leaf of its
/// own; every inner node holds the earlier of the two events below it, so that the root is the first of all. An event is
/// found, moved and removed by the entity's index, and equal times are first in, first out.
///
/// A change replays the matches from one leaf to the root. Their number does not depend on the data and each is decided
/// without a branch, where a heap that sifts loses most of its time to mispredicted ones. The tree is as wide as the
/// highest entity that had an event since `removeAll`, rounded up to a power of two; small indices make it shallow.
///
/// - Complexity: `schedule` and `cancel` take O(log width); nothing is allocated but for growth.
struct EventHeap: ~Copyable {
  /// From the high bits: key (64), sequence number (32), entity (32).
  private typealias Entry = Int128

  /// No event; half of the range, so that differences of entries do not overflow.
  private static var none: Entry { .max &>> 1 }

  /// The key where no event is pending: later than any.
  static var never: Int64 { .max &>> 1 }

  /// The root at 1, the children of node i at 2i and 2i + 1, the leaf of entity e at `width + e`.
  private var nodes: UnsafeMutablePointer<Entry>
  private var width: Int
  /// The widest tree there is room for.
  private var capacity: Int
  /// The next sequence number in the upper half.
  private var sequence: UInt64 = 0

  private static let leastWidth = 32

  init(entities: Int) {
    precondition(entities > 0 && entities < Int32.max, "\(entities) entities")
    capacity = Self.leastWidth
    while capacity < entities { capacity *= 2 }
    nodes = .allocate(capacity: 2 * capacity)
    width = Self.leastWidth
    nodes.initialize(repeating: Self.none, count: 2 * width)
  }

  deinit { nodes.deallocate() }

  mutating func removeAll() {
    width = Self.leastWidth
    nodes.initialize(repeating: Self.none, count: 2 * width)
    sequence = 0
  }

  /// Makes room for entities up to `newCapacity`.
  mutating func grow(to newCapacity: Int) {
    guard newCapacity > capacity else { return }
    while capacity < newCapacity { capacity *= 2 }
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: nodes, count: 2 * width)
    nodes.deallocate()
    nodes = larger
  }

  /// The number of pending events; for tests.
  var count: Int { (width..<2 * width).reduce(0) { $0 + (nodes[$1] < Self.none ? 1 : 0) } }

  @inline(__always)
  var firstKey: Int64 { Int64(truncatingIfNeeded: nodes[1] &>> 64) }

  @inline(__always)
  var firstEntity: Int { Int(UInt32(truncatingIfNeeded: nodes[1])) }

  /// The key of the event of `entity`, which must have one.
  func key(of entity: Int) -> Int64 {
    precondition(entity < width && nodes[width + entity] < Self.none, "entity \(entity) has no event")
    return Int64(truncatingIfNeeded: nodes[width + entity] &>> 64)
  }

  /// Gives `entity` the event at `key`, in place of any it had.
  @inline(__always)
  mutating func schedule(_ entity: Int, at key: Int64) {
    if _slowPath(entity >= width) { widen(for: entity) }
    replay(entity, Entry(key) &<< 64 | Entry(sequence | UInt64(truncatingIfNeeded: entity)))
    sequence &+= 1 &<< 32
  }

  /// Takes away the event of `entity`, if it has one.
  @inline(__always)
  mutating func cancel(_ entity: Int) {
    guard _fastPath(entity < width) else { return }
    replay(entity, Self.none)
  }

  /// The five matches nearest to the root stand in a row, not in a loop: there the compiler decides them by conditional
  /// moves, which in a loop it turns into branches.
  @inline(__always)
  private func replay(_ entity: Int, _ entry: Entry) {
    let nodes = nodes
    var node = width &+ entity
    var winner = entry
    nodes[node] = winner
    while node >= 2 &* Self.leastWidth { Self.matchInLoop(nodes, &node, &winner) }
    Self.match(nodes, &node, &winner)
    Self.match(nodes, &node, &winner)
    Self.match(nodes, &node, &winner)
    Self.match(nodes, &node, &winner)
    Self.match(nodes, &node, &winner)
  }

  /// The winner of a node meets that of the node beside it; the earlier event goes up.
  @inline(__always)
  private static func match(_ nodes: UnsafeMutablePointer<Entry>, _ node: inout Int, _ winner: inout Entry) {
    let rival = nodes[node ^ 1]
    winner = rival < winner ? rival : winner
    node &>>= 1
    nodes[node] = winner
  }

  /// The same by masks, six operations longer.
  @inline(__always)
  private static func matchInLoop(_ nodes: UnsafeMutablePointer<Entry>, _ node: inout Int, _ winner: inout Entry) {
    let rival = nodes[node ^ 1]
    // All ones where the rival is earlier. Two words: of one, the compiler would make a branch again.
    let mask = UInt64(truncatingIfNeeded: (rival &- winner) &>> 127)
    let change = rival ^ winner
    let low = UInt64(truncatingIfNeeded: change) & mask
    let high = UInt64(truncatingIfNeeded: change &>> 64) & mask
    winner ^= Entry(truncatingIfNeeded: high) &<< 64 | Entry(low)
    node &>>= 1
    nodes[node] = winner
  }

  @inline(never)
  private mutating func widen(for entity: Int) {
    precondition(entity < capacity, "entity \(entity) of \(capacity)")
    while width <= entity {
      (nodes + 2 * width).moveInitialize(from: nodes + width, count: width)
      (nodes + 3 * width).initialize(repeating: Self.none, count: width)
      width *= 2
      for node in stride(from: width - 1, to: 0, by: -1) { nodes[node] = min(nodes[2 * node], nodes[2 * node + 1]) }
    }
  }
}
