internal import RandomVariates

/// The rows of a trace that were not yet taken away, and the numbers of the contacts in the slots of the pool.
struct TraceRecorder {
  private struct Slot {
    var key: StreamKey?
    var contact = 0
    var caller = 0
    /// How a contact that follows from another begins, and its key.
    var birth: (key: StreamKey, event: TraceEvent)?
  }

  private(set) var rows: [TraceRow] = []
  private var slots: [Slot] = []
  private var contacts = 0
  private var callers = 0

  mutating func removeAll() { self = TraceRecorder() }

  /// The rows since the last time.
  mutating func take() -> [TraceRow] {
    defer { rows.removeAll(keepingCapacity: true) }
    return rows
  }

  mutating func append(_ row: TraceRow) { rows.append(row) }

  /// A contact that follows from another belongs to the same caller.
  mutating func inherit(_ index: Int, _ key: StreamKey, from other: Int, as event: TraceEvent) {
    reserve(max(index, other))
    slots[index].birth = (key, event)
    slots[index].caller = slots[other].caller
  }

  /// The numbers of the contact in a slot; where it is seen for the first time also how it begins.
  mutating func identify(_ index: Int, _ contact: Contact) -> (contact: Int, caller: Int, beginning: TraceEvent?) {
    reserve(index)
    guard slots[index].key != contact.key else { return (slots[index].contact, slots[index].caller, nil) }
    contacts += 1
    var beginning = contact.attempt == 1 ? TraceEvent.arrive : .redial
    if let birth = slots[index].birth, birth.key == contact.key {
      beginning = birth.event
    } else if contact.attempt == 1 {
      callers += 1
      slots[index].caller = callers
    }
    slots[index].key = contact.key
    slots[index].contact = contacts
    return (contacts, slots[index].caller, beginning)
  }

  private mutating func reserve(_ index: Int) {
    while slots.count <= index { slots.append(Slot()) }
  }
}
