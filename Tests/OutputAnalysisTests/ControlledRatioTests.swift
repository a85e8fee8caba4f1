import Foundation
import Testing

@testable import OutputAnalysis

/// Regressions on controls and correlations of batches against numpy; rows by Reference/controls.py.
@Suite struct ControlledRatioTests {
  struct Rows: Decodable {
    struct Regression: Decodable {
      let name: String
      let a: [Int64]
      let b: [Int64]
      let isMean: Bool
      let deviations: [[Int64]]
      let expectations: [Double]
      let used: [Int]
      let ratio: Double
      let variance: Double
      let skewness: Double
      let degreesOfFreedom: Double
    }
    struct Succession: Decodable {
      let name: String
      let a: [Int64]
      let b: [Int64]
      let correlation: Double
    }

    let regression: [Regression]
    let succession: [Succession]

    static func load() throws -> Rows {
      guard let url = Bundle.module.url(forResource: "controls", withExtension: "json", subdirectory: "Reference")
      else {
        throw CocoaError(.fileNoSuchFile)
      }
      return try JSONDecoder().decode(Rows.self, from: try Data(contentsOf: url))
    }
  }

  private func sums(of row: Rows.Regression) -> (tally: RatioTally, products: ControlledSums, basis: ControlBasis) {
    var ratio = RatioTally()
    var mean = Tally()
    var controls = ControlSums(count: row.expectations.count)
    var products = ControlledSums(controls: row.expectations.count, isMean: row.isMean)
    for (index, deviations) in row.deviations.enumerated() {
      ratio.add(a: row.a[index], b: row.b[index])
      mean.add(row.a[index])
      controls.add(deviations)
      products.add(a: row.a[index], b: row.b[index], deviations: deviations)
    }
    return (
      row.isMean ? mean.asRatio : ratio, products, ControlBasis(controls, expectations: row.expectations)
    )
  }

  @Test func agreesWithLeastSquares() throws {
    for row in try Rows.load().regression {
      let (tally, products, basis) = sums(of: row)
      #expect(basis.used == row.used, "\(row.name)")
      guard !row.used.isEmpty else {
        #expect(ControlledRatio(tally, products, basis) == nil)
        continue
      }
      let controlled = try #require(ControlledRatio(tally, products, basis))
      #expect(agree(controlled.ratio, row.ratio, within: 1e-11), "\(row.name)")
      #expect(agree(controlled.variance, row.variance, within: 1e-9), "\(row.name)")
      #expect(agree(controlled.skewness, row.skewness, within: 1e-6), "\(row.name): \(controlled.skewness)")
      #expect(controlled.degreesOfFreedom == row.degreesOfFreedom)
    }
  }

  @Test func refusalsSayWhy() throws {
    let rows = try Rows.load().regression
    #expect(sums(of: rows[1]).basis.refused.map(\.refusal) == [.fewReplications])
    #expect(sums(of: rows[4]).basis.refused.map(\.control) == [1])
    #expect(sums(of: rows[4]).basis.refused.map(\.refusal) == [.collinear])
    var still = ControlSums(count: 1)
    for _ in 0..<60 { still.add([3]) }
    #expect(ControlBasis(still, expectations: [0]).refused.map(\.refusal) == [.noVariance])
  }

  /// What the controls explain is known: 2·c + 7 has mean 2·E c + 7 whatever the sample.
  @Test func linearFunctionOfControlsIsKnown() throws {
    var tally = Tally()
    var controls = ControlSums(count: 2)
    var products = ControlledSums(controls: 2, isMean: true)
    var random = SyntheticRandom(seed: 5)
    for _ in 0..<60 {
      let deviations = [Int64(random.poisson(300)) - 300, Int64(random.poisson(40)) - 40]
      let value = 2 * (deviations[0] + 300) + 7
      tally.add(value)
      controls.add(deviations)
      products.add(a: value, deviations: deviations)
    }
    let basis = ControlBasis(controls, expectations: [0, 0])
    let result = try #require(
      try tally.estimate(confidence: 0.95, kind: .count, products: products, basis: basis))
    #expect(agree(result.estimate.mean, 607, within: 1e-12))
    #expect(result.estimate.halfWidth == 0)
    #expect(result.varianceRatio == .infinity)
  }

  /// The plain interval stays where controls do not apply: structural values, few events, nothing that varies.
  @Test func plainIntervalIsKept() throws {
    var rare = RatioTally()
    var constant = Tally()
    var controls = ControlSums(count: 1)
    var rareProducts = ControlledSums(controls: 1, isMean: false)
    var constantProducts = ControlledSums(controls: 1, isMean: true)
    var random = SyntheticRandom(seed: 6)
    for replication in 0..<90 {
      let deviations = [Int64(random.poisson(300)) - 300]
      let event: Int64 = replication % 10 == 0 ? 1 : 0
      rare.add(a: event, b: 100)
      constant.add(5)
      controls.add(deviations)
      rareProducts.add(a: event, b: 100, deviations: deviations)
      constantProducts.add(a: 5, deviations: deviations)
    }
    let basis = ControlBasis(controls, expectations: [0])
    let kept = try rare.estimate(confidence: 0.95, kind: .proportion, products: rareProducts, basis: basis)
    #expect(kept?.estimate == (try rare.estimate(confidence: 0.95, kind: .proportion)))
    #expect(kept?.varianceRatio == nil)
    let fixed = try constant.estimate(
      confidence: 0.95, isStructural: true, products: constantProducts, basis: basis)
    #expect(fixed?.estimate == .structural(5))
    let still = try constant.estimate(confidence: 0.95, products: constantProducts, basis: basis)
    #expect(still?.estimate == (try constant.estimate(confidence: 0.95)))
  }

  @Test func correlationOfBatches() throws {
    for row in try Rows.load().succession {
      var tally = SuccessionTally()
      for (a, b) in zip(row.a, row.b) { tally.add(a: a, b: b) }
      #expect(agree(tally.correlation, row.correlation, within: 1e-9), "\(row.name): \(tally.correlation ?? .nan)")
    }
    #expect(SuccessionTally().correlation == nil)
    #expect(try SuccessionTally.correlationLimit(count: 30, falseAlarm: 0.05) > 0.28)
    #expect(try SuccessionTally.correlationLimit(count: 30, falseAlarm: 0.05) < 0.30)
  }
}
