import NumericalMethods
import Testing

@testable import OutputAnalysis

/// A law of replications with controls of mean 0 and a ratio that is known exactly.
struct ControlledCase: Sendable {
  let name: String
  let kind: MeasureKind
  let truth: Double
  let controls: Int
  var precision: Double?
  let draw: @Sendable (inout SyntheticRandom) -> (a: Int64, b: Int64, deviations: [Int64])

  /// Missed calls with a probability that rises with the calls of the day.
  ///
  /// Poisson(300·G) calls, G gamma with mean 1, each missed with probability p·G: E[misses] / E[calls] = p·(1 + cv²). The
  /// control is the calls less their mean.
  static func missed(_ p: Double, cv: Double, precision: Double? = nil) -> ControlledCase {
    let shape = 1 / (cv * cv)
    return ControlledCase(
      name: "missed \(p), cv \(cv)", kind: .proportion, truth: p * (1 + cv * cv), controls: 1, precision: precision
    ) { random in
      let day = random.gamma(shape) / shape
      let calls = random.poisson(300 * day)
      return (Int64(random.binomial(calls, min(p * day, 1))), Int64(calls), [Int64(calls) - 300])
    }
  }

  /// Waits that grow with the square of the work of the day.
  ///
  /// With work W and a noise V of the same size, both of mean 0, the wait is 5000 + 20·W + 20·V + (W² − E W²)/4.
  static func waits(precision: Double? = nil) -> ControlledCase {
    ControlledCase(name: "waits", kind: .nonNegative, truth: 5000, controls: 2, precision: precision) { random in
      let work = random.gamma(100) - 100
      let noise = random.gamma(100) - 100
      let other = random.poisson(50) - 50
      let wait = 5000 + 20 * work + 20 * noise + (work * work - 100) / 4
      return (Int64((wait * 100).rounded()), 100, [Int64((work * 1e6).rounded()), Int64(other)])
    }
  }

  func coverage(runs: Int, replications: Int, seed: UInt64) throws -> (CoverageResult, bias: Double) {
    var result = CoverageResult()
    var errors = 0.0
    var squares = 0.0
    for run in 0..<runs {
      var random = SyntheticRandom(seed: seed &+ UInt64(run) &* 0x1234_5678_9ABC_DEF1)
      var tally = RatioTally()
      var sums = ControlSums(count: controls)
      var products = ControlledSums(controls: controls, isMean: false)
      var estimate: Estimate?
      for look in precision == nil ? [replications] : Array(StoppingSchedule(limit: replications)) {
        while tally.replications < Int64(look) {
          let (a, b, deviations) = draw(&random)
          tally.add(a: a, b: b)
          sums.add(deviations)
          products.add(a: a, b: b, deviations: deviations)
        }
        let basis = ControlBasis(sums, expectations: Array(repeating: 0, count: controls))
        estimate = try tally.estimate(confidence: 0.95, kind: kind, products: products, basis: basis)?.estimate
        if let precision, Precision.absolute(precision).isMet(by: estimate) { break }
      }
      result.add(estimate, truth: truth)
      let error = (estimate?.mean ?? 0) - truth
      errors += error
      squares += error * error
    }
    return (result, errors / squares.squareRoot())
  }
}

/// Whether 95 % intervals with controls contain the truth in 93 to 97 % of runs, stopping included; seeds and bounds as in
/// ``CoverageStatisticalTests``.
///
/// In runs of fixed length the errors are also without bias, |Σ error| at most zLimit of their root mean square. The bias
/// of estimated coefficients is of order 1/n of the curvature; with 100 replications it stays below a tenth of the
/// standard error.
@Suite struct ControlledCoverageStatisticalTests {
  static let cases: [ControlledCase] = [
    .missed(0.1, cv: 0.2), .missed(0.3, cv: 0.05), .missed(0.02, cv: 0.3), .waits(),
    .missed(0.1, cv: 0.2, precision: 0.002),
    .waits(precision: 30),
  ]

  @Test(arguments: cases.indices) func covers(_ index: Int) throws {
    let law = Self.cases[index]
    let runs = CoverageStatisticalTests.runs
    let (result, bias) = try law.coverage(
      runs: runs, replications: law.precision == nil ? 100 : 3_000, seed: UInt64(11_000_000 + index))
    let z = try zLimit(comparisons: 2 * Self.cases.count)
    func error(_ p: Double) -> Double { (p * (1 - p) / Double(runs)).squareRoot() }
    let low = 0.93 - z * error(0.93)
    let high = max(0.97 + z * error(0.97), low)
    #expect((low...high).contains(result.share), "\(law.name): covered \(result.share)")
    if law.precision == nil {
      #expect(abs(bias) <= z + 0.1 * Double(runs).squareRoot(), "\(law.name): bias of \(bias) standard errors")
    }
  }
}
