import Testing

@testable import RandomVariates

@Suite struct WeibullTests {
  struct Row: Decodable {
    let cv: Double
    let shape: Double
  }

  @Test func shapeIsSolvedFromTheVariation() throws {
    for row in try Reference.rows("weibull-shapes", as: [Row].self) {
      let law = try Weibull(mean: 300, cv: row.cv)
      let bound = 1e-14 + 3e-16 / (row.cv * row.cv)
      #expect((law.shape / row.shape - 1).magnitude <= bound, "cv \(row.cv)")
      #expect((law.mean / 300 - 1).magnitude <= 1e-14, "cv \(row.cv)")
    }
  }
}
