import RandomVariates
import Testing

@testable import CallCenterSimulation

@Suite struct WaitingLineTests {
  @Test func agreesWithAnArray() {
    var random = RandomStream(StreamKey(seed: 12, replication: 0))
    var pool = ContactPool(capacity: 4)
    var line = WaitingLine()
    var model: [Int] = []
    for _ in 0..<3000 {
      if model.isEmpty || Int.random(in: 0..<10, using: &random) < 5 {
        if pool.isFull { pool.grow() }
        let slot = pool.take()
        #expect(!model.contains(slot))
        (pool.slots + slot).initialize(to: .waiting(key: StreamKey(seed: 0, replication: 0)))
        line.append(slot, pool.slots)
        model.append(slot)
      } else {
        let place = Int.random(in: 0..<model.count, using: &random)
        let slot = model.remove(at: place)
        line.remove(slot, pool.slots)
        pool.release(slot)
      }
      #expect(line.count == model.count)
      #expect(line.head == Int32(model.first ?? -1))
    }
    while let slot = model.first {
      #expect(line.head == Int32(slot))
      line.remove(slot, pool.slots)
      model.removeFirst()
    }
    #expect(line.head == -1)
  }

  /// What is put back stands by the time of its arrival.
  @Test func whatIsPutBackHasItsPlace() {
    var random = RandomStream(StreamKey(seed: 13, replication: 0))
    let pool = UnsafeMutablePointer<Contact>.allocate(capacity: 40)
    defer { pool.deallocate() }
    var line = WaitingLine()
    for slot in 0..<40 {
      (pool + slot).initialize(to: .waiting(key: StreamKey(seed: 0, replication: 0)))
      pool[slot].arrival = Int64(slot)
      line.append(slot, pool)
    }
    for _ in 0..<200 {
      let taken = Set((0..<40).filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
      for slot in taken.sorted() { line.remove(slot, pool) }
      for slot in taken.sorted().reversed() { line.putBack(slot, pool) }
      var (seen, backwards): ([Int], [Int]) = ([], [])
      var index = Int(line.head)
      while index >= 0 {
        seen.append(index)
        index = Int(pool[index].next)
      }
      index = Int(line.tail)
      while index >= 0 {
        backwards.append(index)
        index = Int(pool[index].previous)
      }
      #expect(seen == Array(0..<40) && backwards == seen.reversed() && line.count == 40)
    }
  }
}

extension Contact {
  fileprivate static func waiting(key: StreamKey) -> Contact {
    Contact(
      key: key, arrival: 0, expiry: .max, wrapUpEnd: -1, cell: -1, firstCell: -1, next: -1, previous: -1, dialled: 0,
      callType: 0, group: -1, stage: 0, attempt: 1, state: .waiting, flags: [])
  }
}
