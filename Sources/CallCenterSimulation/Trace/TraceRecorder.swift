internal import RandomVariates

/// The rows of a trace that were not yet taken away, and the numbers of the contacts in the slots of the pool.
struct TraceRecorder {
  private struct Slot {
    var key: StreamKey?
    var contact = 0
    var caller = 0
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

  /// The numbers of the contact in a slot, and whether it is seen for the first time.
  mutating func identify(_ index: Int, _ contact: Contact) -> (contact: Int, caller: Int, isNew: Bool) {
    while slots.count <= index { slots.append(Slot()) }
    guard slots[index].key != contact.key else { return (slots[index].contact, slots[index].caller, false) }
    contacts += 1
    if contact.attempt == 1, !contact.flags.contains(.leg) {
      callers += 1
      slots[index].caller = callers
    }
    slots[index].key = contact.key
    slots[index].contact = contacts
    return (contacts, slots[index].caller, true)
  }
}
