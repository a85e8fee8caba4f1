import Testing

@testable import RandomVariates

/// Every sampler against the distribution function of its law, which `LawTests` holds to an independent program.
///
/// Kolmogorov–Smirnov with the bound of Dvoretzky, Kiefer, Wolfowitz and Massart, valid for every law and sample size:
/// false alarm at most 1e-6 for all rows together. At 20,000 draws the distance seen is about 0.022.
@Suite struct SamplerStatisticalTests {
  static let count = 20_000

  @Test func drawsFollowTheLaw() throws {
    let rows = try Reference.rows("laws", as: [LawRow].self)
    let bound = GoodnessOfFit.bound(draws: Self.count, falseAlarm: 1e-6 / Double(rows.count))
    for (index, row) in rows.enumerated() {
      let law = try row.specification.build()
      let sampler = law.sampler
      // As the engine does it: a fresh stream for each caller.
      let day = StreamKey(seed: 21, replication: index)
      let draws = (0..<UInt64(Self.count)).map { ordinal in
        var stream = RandomStream(day.child(ordinal).child(.talk))
        return sampler.draw(&stream)
      }
      #expect(draws.allSatisfy { $0 >= 0 && $0.isFinite }, "\(row.specification)")
      let distance = try GoodnessOfFit.distance(draws) { try law.cdf($0) }
      #expect(distance < bound, "\(row.specification)")
    }
  }

  @Test func meansAndVariancesAreMet() throws {
    // Laws with cv ≤ 1.05, so that sums of 200,000 are close to normal. Mean: |z| < 6.3, false alarm 3e-10 a row. Variance:
    // the standard error from the draws' own fourth moment, |z| < 7; false alarms together below 1e-6.
    for (index, row) in try Reference.rows("laws", as: [LawRow].self).enumerated() {
      guard row.variance > 0, row.variance.squareRoot() < 1.05 * row.mean else { continue }
      let sampler = try row.specification.build().sampler
      var stream = RandomStream(StreamKey(seed: 22, replication: index))
      let n = 200_000.0
      var sums = (first: 0.0, second: 0.0, fourth: 0.0)
      for _ in 0..<200_000 {
        let centred = sampler.draw(&stream) - row.mean
        sums.first += centred
        sums.second += centred * centred
        sums.fourth += centred * centred * centred * centred
      }
      #expect((sums.first / (n * row.variance).squareRoot()).magnitude < 6.3, "\(row.specification)")
      let spread = max(sums.fourth / n - row.variance * row.variance, 1e-9 * row.variance * row.variance)
      #expect(((sums.second / n - row.variance) / (spread / n).squareRoot()).magnitude < 7, "\(row.specification)")
    }
  }
}
