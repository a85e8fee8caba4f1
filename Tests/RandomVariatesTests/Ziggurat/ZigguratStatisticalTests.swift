import Testing

@testable import RandomVariates

/// The ziggurats against the exact laws, at a million draws each.
///
/// False alarms: at most 1e-7 for each test.
@Suite struct ZigguratStatisticalTests {
  static let count = 1_000_000

  @Test func exponentialFillsEqualCells() throws {
    var stream = RandomStream(StreamKey(seed: 11, replication: 1))
    var cells = [Int](repeating: 0, count: 500)
    var tail = 0
    var sums = [0.0, 0.0, 0.0]
    for _ in 0..<Self.count {
      let x = stream.exponential()
      cells[min(Int(-Elementary.expm1(-x) * 500), 499)] += 1
      tail += x > Ziggurat.exponentialTail ? 1 : 0
      sums[0] += x
      sums[1] += x * x
      sums[2] += x * x * x
    }
    // A layer of the ziggurat that were wrong by 2 % would be seen.
    #expect(try GoodnessOfFit.probability(ofCells: cells) > 1e-7)
    let n = Double(Self.count)
    let p = Elementary.exp(-Ziggurat.exponentialTail)
    #expect(((Double(tail) - n * p) / (n * p * (1 - p)).squareRoot()).magnitude < 5.8)
    // E[Xᵏ] = k!, Var[Xᵏ] = (2k)! − (k!)²; 5.8 normal standard errors, 6.5 for the skewed cube.
    #expect(((sums[0] / n - 1) * n.squareRoot()).magnitude < 5.8)
    #expect(((sums[1] / n - 2) * (n / 20).squareRoot()).magnitude < 5.8)
    #expect(((sums[2] / n - 6) * (n / 684).squareRoot()).magnitude < 6.5)
  }

  @Test func normalFillsEqualCells() throws {
    let law = try Lognormal(logMean: 0, logStandardDeviation: 1)
    var stream = RandomStream(StreamKey(seed: 12, replication: 1))
    var cells = [Int](repeating: 0, count: 500)
    var tails = (below: 0, above: 0)
    var sums = [0.0, 0.0, 0.0, 0.0]
    for _ in 0..<Self.count {
      let x = stream.normal()
      cells[min(Int(law.cdf(Elementary.exp(x)) * 500), 499)] += 1
      tails.below += x < -Ziggurat.normalTail ? 1 : 0
      tails.above += x > Ziggurat.normalTail ? 1 : 0
      for power in 0..<4 { sums[power] += [x, x * x, x * x * x, x * x * x * x][power] }
    }
    #expect(try GoodnessOfFit.probability(ofCells: cells) > 1e-7)
    let n = Double(Self.count)
    let p = law.survival(Elementary.exp(Ziggurat.normalTail))
    #expect(((Double(tails.below) - n * p) / (n * p).squareRoot()).magnitude < 6.2)
    #expect(((Double(tails.above) - n * p) / (n * p).squareRoot()).magnitude < 6.2)
    // Moments 0, 1, 0, 3 with variances 1, 2, 15, 96.
    for (power, (moment, variance)) in [(0.0, 1.0), (1.0, 2.0), (0.0, 15.0), (3.0, 96.0)].enumerated() {
      let z = (sums[power] / n - moment) / (variance / n).squareRoot()
      #expect(z.magnitude < 6.2, "moment \(power + 1)")
    }
  }
}
