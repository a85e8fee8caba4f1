import Testing

@testable import RandomVariates

@Suite struct SamplerTests {
  /// Seven words and more are passed through memory, which doubled the time of a draw.
  @Test func staysSmall() {
    #expect(MemoryLayout<Sampler>.size <= 6 * 8 + 1)
    #expect(MemoryLayout<RandomStream>.size == 8)
    #expect(MemoryLayout<StreamKey>.size == 8)
  }

  @Test func shiftsAddUp() throws {
    for row in try Reference.rows("laws", as: [LawRow].self) {
      let law = try row.specification.build()
      let shifted = Law.shifted(try Shifted(.shifted(try Shifted(law, by: 2)), by: 3))
      #expect((shifted.mean - law.mean - 5).magnitude <= 1e-15 * shifted.mean)
      let key = StreamKey(seed: 8, replication: 1).child(.wrapUp)
      var plain = RandomStream(key)
      var later = RandomStream(key)
      for _ in 0..<5 {
        let draw = law.draw(&plain)
        #expect((shifted.draw(&later) - draw - 5).magnitude <= 1e-14 * (draw + 5), "\(row.specification)")
      }
    }
  }

  @Test func plainSamplersDrawTheSame() throws {
    for row in try Reference.rows("laws", as: [LawRow].self) {
      let sampler = try row.specification.build().sampler
      let owner = SharedSampler(sampler)
      let plain = PlainSampler(owner)
      var first = RandomStream(StreamKey(seed: 10, replication: 1))
      var second = first
      for _ in 0..<100 {
        let value = plain.draw(&first)
        #expect(value == sampler.draw(&second), "\(row.specification)")
      }
      #expect(first.next() == second.next())
      withExtendedLifetime(owner) {}
    }
  }

  @Test func copiesDrawTheSame() throws {
    let mixture = Law.mixture(
      try Mixture(weights: [1, 1], laws: [.constant(try Constant(1)), .exponential(try Exponential(mean: 9))]))
    let samplers = [mixture.sampler, mixture.sampler]
    var first = RandomStream(StreamKey(seed: 9, replication: 1))
    var second = first
    for _ in 0..<100 { #expect(samplers[0].draw(&first) == samplers[1].draw(&second)) }
  }
}
