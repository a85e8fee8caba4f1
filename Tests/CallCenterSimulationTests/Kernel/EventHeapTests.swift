import RandomVariates
import Testing

@testable import CallCenterSimulation

@Suite struct EventHeapTests {
  /// Random operations beside a sorted array.
  @Test(arguments: 0..<20)
  func agreesWithASortedArray(number: Int) {
    struct Pending {
      var key: Int64
      var sequence: Int
      var entity: Int
    }
    var random = RandomStream(StreamKey(seed: 11, replication: number))
    // A narrow tree and one of several levels beyond those near the root.
    var capacity = number.isMultiple(of: 2) ? 8 : 300
    var heap = EventHeap(entities: capacity)
    var model: [Pending] = []
    var sequence = 0
    for _ in 0..<3000 {
      let entity = Int.random(in: 0..<capacity, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<6:
        // Few different keys, so that ties are common.
        let key = Int64.random(in: 0..<40, using: &random)
        heap.schedule(entity, at: key)
        model.removeAll { $0.entity == entity }
        model.append(Pending(key: key, sequence: sequence, entity: entity))
        sequence += 1
      case 6..<8:
        heap.cancel(entity)
        model.removeAll { $0.entity == entity }
      case 8:
        if let first = model.first { heap.cancel(first.entity) }
        if !model.isEmpty { model.removeFirst() }
      default:
        guard Int.random(in: 0..<100, using: &random) == 0 else { continue }
        if Bool.random(using: &random) {
          capacity *= 2
          heap.grow(to: capacity)
        } else {
          heap.removeAll()
          model.removeAll()
          sequence = 0
        }
      }
      model.sort { ($0.key, $0.sequence) < ($1.key, $1.sequence) }
      #expect(heap.count == model.count)
      #expect(heap.firstKey == model.first?.key ?? EventHeap.never)
      if let first = model.first { #expect(heap.firstEntity == first.entity) }
    }
  }

  @Test func ranksOrderOneMicrosecond() {
    let ranks: [EventRank] = [
      .interval, .completion, .staffingRise, .abandonment, .overflow, .arrival, .redial, .staffingCut,
    ]
    let keys = ranks.map { eventKey(1_000_000, $0) }
    #expect(keys == keys.sorted())
    #expect(Set(keys).count == keys.count)
    #expect(keys.allSatisfy { $0 >> 3 == 1_000_000 })
    #expect(keys[7] < eventKey(1_000_001, .interval))
  }
}
