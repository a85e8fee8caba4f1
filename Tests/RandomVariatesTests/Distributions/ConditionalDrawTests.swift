import Testing

@testable import RandomVariates

@Suite struct ConditionalDrawTests {
  private func stream(_ ordinal: UInt64) -> RandomStream {
    RandomStream(StreamKey(seed: 11, replication: 0).child(ordinal))
  }

  @Test func exponentialHasNoMemory() throws {
    let law = try Exponential(mean: 120)
    for ordinal in 0..<1000 as Range<UInt64> {
      var (first, second) = (stream(ordinal), stream(ordinal))
      let rest = try law.draw(above: 300, &first) - 300
      let fresh = try law.draw(above: 0, &second)
      #expect(abs(rest - fresh) < 1e-6)
    }
  }

  @Test func atomsAndBoundedLaws() throws {
    for ordinal in 0..<200 as Range<UInt64> {
      var (first, second, third) = (stream(ordinal), stream(ordinal), stream(ordinal))
      let constant = try Constant(90).draw(above: 60, &first)
      #expect(abs(constant - 90) < 1e-6)
      let values = try Empirical(values: [10, 20, 30, 40]).draw(above: 20, &second)
      #expect(abs(values - 30) < 1e-6 || abs(values - 40) < 1e-6)
      let uniform = try Uniform(from: 0, to: 200).draw(above: 100, &third)
      #expect(uniform > 100 && uniform < 200.0001)
    }
  }

  /// Kolmogorov-Smirnov against (F(x) − F(b)) / (1 − F(b)), at most 1e-7 false alarms a law (twelve laws).
  @Test func followsTheConditionalLaw() throws {
    let laws: [Law] = [
      .exponential(try Exponential(mean: 60)), .gamma(try Gamma(mean: 60, cv: 0.5)),
      .lognormal(try Lognormal(mean: 60, cv: 1.5)), .weibull(try Weibull(mean: 60, cv: 2)),
      .uniform(try Uniform(from: 0, to: 120)), .hyperexponential(try Hyperexponential(mean: 60, cv: 3)),
    ]
    for (number, law) in laws.enumerated() {
      for bound in [1.0, 100] {
        let tail = try law.survival(bound)
        let draws = try (0..<4000 as Range<UInt64>).map { ordinal in
          var stream = stream(ordinal + UInt64(number) * 100_000 + UInt64(bound) * 10_000_000)
          return try law.distribution.draw(above: bound, &stream)
        }
        #expect(draws.allSatisfy { $0 > bound })
        let distance = try GoodnessOfFit.distance(draws) { x in x <= bound ? 0 : 1 - (try law.survival(x)) / tail }
        #expect(distance < GoodnessOfFit.bound(draws: draws.count, falseAlarm: 1e-7), "\(law) above \(bound)")
      }
    }
  }
}
