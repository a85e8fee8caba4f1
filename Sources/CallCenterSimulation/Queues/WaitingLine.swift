/// The contacts of one type that wait, longest wait first; the links lie in the contacts.
///
/// - Complexity: every operation O(1), but for work that comes back.
struct WaitingLine {
  private(set) var head: Int32 = -1
  private(set) var tail: Int32 = -1
  private(set) var count = 0

  @inline(__always)
  mutating func append(_ index: Int, _ slots: UnsafeMutablePointer<Contact>) {
    let link = Int32(truncatingIfNeeded: index)
    slots[index].next = -1
    slots[index].previous = tail
    if tail >= 0 { slots[Int(tail)].next = link } else { head = link }
    tail = link
    count &+= 1
  }

  /// Puts back work that was taken from the line before: only others that were put back stand before it.
  mutating func putBack(_ index: Int, _ slots: UnsafeMutablePointer<Contact>) {
    let arrival = slots[index].arrival
    var after = head
    while after >= 0, slots[Int(after)].arrival < arrival { after = slots[Int(after)].next }
    guard after >= 0 else { return append(index, slots) }
    let link = Int32(truncatingIfNeeded: index)
    let before = slots[Int(after)].previous
    slots[index].next = after
    slots[index].previous = before
    slots[Int(after)].previous = link
    if before >= 0 { slots[Int(before)].next = link } else { head = link }
    count += 1
  }

  @inline(__always)
  mutating func remove(_ index: Int, _ slots: UnsafeMutablePointer<Contact>) {
    let previous = slots[index].previous
    let next = slots[index].next
    if previous >= 0 { slots[Int(previous)].next = next } else { head = next }
    if next >= 0 { slots[Int(next)].previous = previous } else { tail = previous }
    count &-= 1
  }
}
