import Testing

@testable import RandomVariates

@Suite struct StreamKeyTests {
  struct Row: Decodable {
    let seed: String
    let replication: Int
    let name: String
    let ordinal: UInt64
    let key: String
    let numbers: [String]
    let uniforms: [Double]
  }

  @Test func agreesWithTheDefinition() throws {
    for row in try Reference.rows("streams", as: [Row].self) {
      let seed = try #require(UInt64(row.seed))
      let key = StreamKey(seed: seed, replication: row.replication).child(row.name).child(row.ordinal)
      #expect(String(key.bits) == row.key, "\(row)")
      var stream = RandomStream(key)
      #expect(row.numbers.map { _ in String(stream.next()) } == row.numbers, "\(row)")
      stream = RandomStream(key)
      #expect(row.uniforms.map { _ in stream.uniform() } == row.uniforms, "\(row)")
    }
  }

  @Test func purposesAreFixed() {
    #expect(StreamPurpose.arrivals.rawValue == 0x6172_7269_7661_6C01)
    #expect(StreamPurpose.patience.rawValue == 0x6361_6C6C_6572_0001)
    #expect(StreamPurpose.talk.rawValue == 0x6861_6E64_6C65_0001)
    #expect(StreamPurpose.absence.rawValue == 0x6167_656E_7400_0001)
    #expect(Set(StreamPurpose.allCases.map(\.rawValue)).count == StreamPurpose.allCases.count)
  }

  @Test func namesAndNumbersAreApart() {
    let root = StreamKey(seed: 1, replication: 1)
    var keys: Set<StreamKey> = [root]
    var count = 1
    for ordinal in 0..<10_000 as Range<UInt64> { keys.insert(root.child(ordinal)) }
    for purpose in StreamPurpose.allCases { keys.insert(root.child(purpose)) }
    for name in ["", "a", "b", "ab", "ba", "legal", "Legal", "черга"] { keys.insert(root.child(name)) }
    for replication in 2..<1000 { keys.insert(StreamKey(seed: 1, replication: replication)) }
    for seed in 2..<1000 as Range<UInt64> { keys.insert(StreamKey(seed: seed, replication: 1)) }
    count += 10_000 + StreamPurpose.allCases.count + 8 + 998 + 998
    #expect(keys.count == count)
    #expect(root.child("a").child("b") != root.child("b").child("a"))
  }

  @Test func uniformIsOpenAtBothEnds() {
    #expect(RandomStream.openUnit(0) == 0x1p-53)
    #expect(RandomStream.openUnit(.max) == 1 - 0x1p-53)
    #expect(RandomStream.openUnit(1 << 63) == 0.5 + 0x1p-53)
    #expect(RandomStream.openUnit(0xFFF) == 0x1p-53)
  }
}
