import Testing

@testable import RandomVariates

/// Moments and distribution functions against the rows of an independent program.
@Suite struct LawTests {
  @Test func everyLawHasItsRows() throws {
    let rows = try Reference.rows("laws", as: [LawRow].self)
    let counts = Dictionary(grouping: rows, by: \.law).mapValues(\.count)
    #expect(counts.count == 11)
    for (law, count) in counts { #expect(count >= 8, "\(law)") }
  }

  @Test func momentsAreExact() throws {
    for row in try Reference.rows("laws", as: [LawRow].self) {
      let law = try row.specification.build()
      #expect((law.mean - row.mean).magnitude <= 4e-14 * row.mean, "\(row.specification)")
      // A variance from raw logarithms of Γ loses digits as the square of the mean over it.
      let condition = row.variance > 0 ? 1 + row.mean * row.mean / row.variance : 1
      let tolerance = 1e-14 * condition.squareRoot() * 10
      #expect((law.variance - row.variance).magnitude <= tolerance * row.variance, "\(row.specification)")
      let cv = row.mean > 0 ? row.variance.squareRoot() / row.mean : 0
      #expect((law.coefficientOfVariation - cv).magnitude <= tolerance * cv, "\(row.specification)")
    }
  }

  @Test func distributionFunctionsAreExact() throws {
    for row in try Reference.rows("laws", as: [LawRow].self) {
      let law = try row.specification.build()
      for point in row.points {
        let cdf = try law.cdf(point.x)
        let survival = try law.survival(point.x)
        #expect(Self.agree(cdf, point.cdf), "cdf(\(point.x)) = \(cdf), not \(point.cdf): \(row.specification)")
        #expect(
          Self.agree(survival, point.survival),
          "survival(\(point.x)) = \(survival), not \(point.survival): \(row.specification)")
      }
    }
  }

  /// A relative error of 1e-12 for each e-fold that a tail lies below 1, and nothing below 1e-290.
  private static func agree(_ value: Double, _ exact: Double) -> Bool {
    if exact == 0 { return value <= 1e-289 }
    return (value - exact).magnitude <= 1e-12 * exact * (1 - Elementary.log(min(exact, 1)))
  }

  @Test func distributionFunctionsAtTheEnds() throws {
    for row in try Reference.rows("laws", as: [LawRow].self) {
      let law = try row.specification.build()
      #expect(try law.cdf(-1) == 0 && law.survival(-1) == 1, "\(row.specification)")
      #expect(try law.cdf(-.infinity) == 0 && law.survival(-.infinity) == 1, "\(row.specification)")
      #expect(try law.cdf(.infinity) == 1 && law.survival(.infinity) == 0, "\(row.specification)")
    }
  }

  @Test func lawForwardsToTheLawInside() throws {
    let law = Law.shifted(try Shifted(.gamma(try .erlang(stages: 3, mean: 60)), by: 30))
    #expect(law.mean == 90)
    #expect(law.variance == 1200)
    #expect(law == .shifted(try Shifted(.gamma(try Gamma(shape: 3, scale: 20)), by: 30)))
    #expect(law.distribution is Shifted)
  }
}
