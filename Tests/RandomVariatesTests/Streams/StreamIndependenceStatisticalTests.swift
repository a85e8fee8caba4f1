import Testing

@testable import RandomVariates

/// Streams of related keys look like independent ones.
///
/// False alarms: every bound below is met by ideal streams with
/// probability above 1 − 1e-7, and there are fewer than ten; for the fixed seed the outcome never changes.
@Suite struct StreamIndependenceStatisticalTests {
  static let count = 50_000
  let root = StreamKey(seed: 20_170_703, replication: 1).child("information")

  /// The pairs of streams that must not know of each other.
  static let relations: [(String, @Sendable (StreamKey, UInt64) -> (StreamKey, StreamKey))] = [
    ("needs of one caller", { ($0.child($1).child(.talk), $0.child($1).child(.patience)) }),
    ("neighbouring callers", { ($0.child($1).child(.talk), $0.child($1 + 1).child(.talk)) }),
    ("neighbouring days", { ($0.child(7).child($1), $0.child(8).child($1)) }),
    (
      "neighbouring seeds",
      {
        (StreamKey(seed: $1, replication: 1).child(.arrivals), StreamKey(seed: $1 + 1, replication: 1).child(.arrivals))
      }
    ),
    (
      "neighbouring replications",
      { (StreamKey(seed: 5, replication: Int($1)).child(3), StreamKey(seed: 5, replication: Int($1) + 1).child(3)) }
    ),
  ]

  @Test(arguments: relations.indices)
  func firstNumbersFillTheSquare(_ index: Int) throws {
    let (name, relation) = Self.relations[index]
    // χ² on 16 × 16 cells with 195 expected in each; false alarm 1e-8.
    var cells = [Int](repeating: 0, count: 256)
    var correlation = 0.0
    for ordinal in 0..<UInt64(Self.count) {
      let (first, second) = relation(root, ordinal)
      var a = RandomStream(first)
      var b = RandomStream(second)
      let (u, v) = (a.uniform(), b.uniform())
      cells[Int(u * 16) * 16 + Int(v * 16)] += 1
      correlation += (u - 0.5) * (v - 0.5) * 12
    }
    #expect(try GoodnessOfFit.probability(ofCells: cells) > 1e-8, "\(name)")
    // Standard normal under independence; |z| < 5.8 has false alarm 7e-9.
    #expect((correlation / Double(Self.count).squareRoot()).magnitude < 5.8, "\(name)")
  }

  @Test func bitsAreBalanced() {
    // 64 bits of the first number of sibling streams; |z| < 6.4 for all of them has false alarm 1e-8.
    var ones = [Int](repeating: 0, count: 64)
    for ordinal in 0..<UInt64(Self.count) {
      var stream = RandomStream(root.child(ordinal).child(.talk))
      let bits = stream.next()
      for bit in 0..<64 { ones[bit] += Int(bits >> UInt64(bit) & 1) }
    }
    for (bit, count) in ones.enumerated() {
      let z = (Double(count) - Double(Self.count) / 2) / (Double(Self.count) / 4).squareRoot()
      #expect(z.magnitude < 6.4, "bit \(bit)")
    }
  }

  @Test func oneBitOfAnOrdinalFlipsHalfOfTheKey() {
    for bit in 0..<64 as Range<UInt64> {
      var flips = 0
      let trials = 500
      for ordinal in 0..<UInt64(trials) {
        flips += (root.child(ordinal).bits ^ root.child(ordinal ^ (1 << bit)).bits).nonzeroBitCount
      }
      // Binomial with 32,000 trials of ½; |z| < 6.4 for all 64 bits has false alarm 1e-8.
      let z = (Double(flips) - 32 * Double(trials)) / (16 * Double(trials)).squareRoot()
      #expect(z.magnitude < 6.4, "bit \(bit)")
    }
  }

  @Test func successiveNumbersFillTheSquare() throws {
    var stream = RandomStream(root)
    var cells = [Int](repeating: 0, count: 256)
    for _ in 0..<Self.count { cells[Int(stream.uniform() * 16) * 16 + Int(stream.uniform() * 16)] += 1 }
    #expect(try GoodnessOfFit.probability(ofCells: cells) > 1e-8)
  }
}
