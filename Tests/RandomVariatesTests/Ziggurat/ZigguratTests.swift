import Testing

@testable import RandomVariates

@Suite struct ZigguratTests {
  /// Layers of equal area that close at height 1: the table is the one that r and v promise.
  @Test func layersHaveEqualAreas() {
    for (table, area) in [
      (Ziggurat.shared.exponential, 0.003949659822581557), (Ziggurat.shared.normal, 0.004928673233974655),
    ] {
      #expect(table[256] == 0)
      #expect(table[Ziggurat.heights + 256] == 1)
      for layer in 1...255 {
        let height = table[Ziggurat.heights + layer + 1] - table[Ziggurat.heights + layer]
        #expect((table[layer] * height / area - 1).magnitude < 1e-11, "layer \(layer)")
        #expect(table[layer] > table[layer + 1])
      }
    }
  }

  @Test func drawsAreFiniteAndOnTheRightSide() {
    var stream = RandomStream(StreamKey(seed: 3, replication: 1))
    var signs = 0
    for _ in 0..<20_000 {
      let x = stream.exponential()
      #expect(x > 0 && x < 40)
      let z = stream.normal()
      #expect(z.magnitude > 0 && z.magnitude < 14)
      signs += z > 0 ? 1 : -1
    }
    #expect(signs.magnitude < 850)
  }
}
