/// The pending events: an indexed 4-ary heap ordered by (time, rank, sequence number).
///
/// Every entity (a source of arrivals, the staffing timeline, a contact) has at most one pending event, so an event is
/// found, moved and removed by the entity's index, and equal times are first in, first out.
///
/// - Complexity: `schedule`, `cancel` and `removeFirst` take O(log pending); nothing is allocated but for growth.
struct EventHeap: ~Copyable {
  private struct Entry {
    var key: Int64
    var sequence: UInt32
    var entity: Int32

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      key < other.key || (key == other.key && sequence < other.sequence)
    }
  }

  private var entries: UnsafeMutablePointer<Entry>
  /// Place of each entity in `entries`, −1 where it has no event.
  private var places: UnsafeMutablePointer<Int32>
  private var capacity: Int
  private var sequence: UInt32 = 0
  private(set) var count = 0

  init(entities capacity: Int) {
    precondition(capacity > 0 && capacity < Int32.max, "\(capacity) entities")
    self.capacity = capacity
    entries = .allocate(capacity: capacity)
    places = .allocate(capacity: capacity)
    places.initialize(repeating: -1, count: capacity)
  }

  deinit {
    entries.deallocate()
    places.deallocate()
  }

  mutating func removeAll() {
    for index in 0..<count { places[Int(entries[index].entity)] = -1 }
    count = 0
    sequence = 0
  }

  /// Makes room for entities up to `newCapacity`.
  mutating func grow(to newCapacity: Int) {
    guard newCapacity > capacity else { return }
    let newEntries = UnsafeMutablePointer<Entry>.allocate(capacity: newCapacity)
    newEntries.moveInitialize(from: entries, count: count)
    let newPlaces = UnsafeMutablePointer<Int32>.allocate(capacity: newCapacity)
    newPlaces.moveInitialize(from: places, count: capacity)
    (newPlaces + capacity).initialize(repeating: -1, count: newCapacity - capacity)
    entries.deallocate()
    places.deallocate()
    entries = newEntries
    places = newPlaces
    capacity = newCapacity
  }

  @inline(__always)
  var firstKey: Int64 { count > 0 ? entries[0].key : Int64.max }

  @inline(__always)
  var firstEntity: Int { Int(entries[0].entity) }

  /// Gives `entity` the event at `key`, in place of any it had.
  @inline(__always)
  mutating func schedule(_ entity: Int, at key: Int64) {
    let place = Int(places[entity])
    let entry = Entry(key: key, sequence: sequence, entity: Int32(truncatingIfNeeded: entity))
    sequence &+= 1
    if place < 0 {
      count += 1
      siftUp(from: count - 1, entry)
    } else if entry.precedes(entries[place]) {
      siftUp(from: place, entry)
    } else {
      siftDown(from: place, entry)
    }
  }

  /// Takes away the event of `entity`, if it has one.
  @inline(__always)
  mutating func cancel(_ entity: Int) {
    let place = Int(places[entity])
    guard place >= 0 else { return }
    places[entity] = -1
    count -= 1
    guard place < count else { return }
    let last = entries[count]
    if place > 0, last.precedes(entries[(place - 1) >> 2]) {
      siftUp(from: place, last)
    } else {
      siftDown(from: place, last)
    }
  }

  @inline(__always)
  private mutating func siftUp(from start: Int, _ entry: Entry) {
    var hole = start
    while hole > 0 {
      let parent = (hole - 1) >> 2
      let above = entries[parent]
      guard entry.precedes(above) else { break }
      entries[hole] = above
      places[Int(above.entity)] = Int32(truncatingIfNeeded: hole)
      hole = parent
    }
    entries[hole] = entry
    places[Int(entry.entity)] = Int32(truncatingIfNeeded: hole)
  }

  @inline(__always)
  private mutating func siftDown(from start: Int, _ entry: Entry) {
    var hole = start
    while true {
      let first = hole << 2 + 1
      guard first < count else { break }
      var least = first
      let end = min(first + 4, count)
      var child = first + 1
      while child < end {
        if entries[child].precedes(entries[least]) { least = child }
        child += 1
      }
      let below = entries[least]
      guard below.precedes(entry) else { break }
      entries[hole] = below
      places[Int(below.entity)] = Int32(truncatingIfNeeded: hole)
      hole = least
    }
    entries[hole] = entry
    places[Int(entry.entity)] = Int32(truncatingIfNeeded: hole)
  }
}
