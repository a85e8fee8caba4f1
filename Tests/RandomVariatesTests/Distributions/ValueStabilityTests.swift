import Testing

@testable import RandomVariates

/// The first draws of each law for one key.
///
/// They hold on every processor and operating system. A change here changes every simulated number and is announced as
/// **value-changing**.
@Suite struct ValueStabilityTests {
  static let laws: [(String, @Sendable () throws -> Law, [Double])] = [
    ("constant", { .constant(try Constant(300)) }, [300.0, 300.0, 300.0, 300.0]),
    (
      "exponential", { .exponential(try Exponential(mean: 300)) },
      [681.0980978234836, 261.92760549232116, 546.3862949135947, 744.2716045833755]
    ),
    (
      "gamma", { .gamma(try Gamma(mean: 300, cv: 0.5)) },
      [537.2482302346987, 107.64570663450927, 242.16771146005195, 258.9333492838668]
    ),
    (
      "gamma below shape 1", { .gamma(try Gamma(mean: 300, cv: 1.25)) },
      [27.939763440733, 10.226712140017204, 1150.6491837126443, 376.60631438434154]
    ),
    (
      "erlang", { .gamma(try .erlang(stages: 2, mean: 300)) },
      [644.2042137639124, 54.478673623313234, 206.62275394131413, 228.54441701440987]
    ),
    (
      "lognormal", { .lognormal(try Lognormal(mean: 300, cv: 1.25)) },
      [755.2200357397353, 325.1871261311995, 41.978085601127134, 42.03186244164413]
    ),
    (
      "weibull", { .weibull(try Weibull(shape: 1.5, scale: 300)) },
      [518.2192361409866, 274.048818071342, 447.41130121937294, 549.7873187784085]
    ),
    (
      "uniform", { .uniform(try Uniform(from: 60, to: 600)) },
      [364.34784160099144, 184.75149065331226, 542.9725183572278, 378.7220796469152]
    ),
    (
      "triangular", { .triangular(try Triangular(from: 60, mode: 120, to: 600)) },
      [263.6771847888935, 153.54811626961396, 434.5515452216896, 274.0960236979599]
    ),
    (
      "hyperexponential", { .hyperexponential(try Hyperexponential(mean: 300, cv: 2)) },
      [147.59838673892983, 3301.954776261681, 995.4134375116669, 231.5013128797787]
    ),
    ("empirical values", { .empirical(try Empirical(values: [10, 20, 30, 40, 50])) }, [30.0, 20.0, 50.0, 30.0]),
    (
      "empirical quantiles",
      { .empirical(try Empirical(quantiles: [.init(probability: 0, value: 10), .init(probability: 1, value: 90)])) },
      [55.08856912607281, 28.481702319009223, 81.55148420107079, 57.21808587361706]
    ),
    (
      "shifted", { .shifted(try Shifted(.exponential(try Exponential(mean: 300)), by: 30)) },
      [711.0980978234836, 291.92760549232116, 576.3862949135947, 774.2716045833755]
    ),
    (
      "mixture",
      {
        .mixture(
          try Mixture(weights: [1, 3], laws: [.constant(try Constant(5)), .uniform(try Uniform(from: 0, to: 9))]))
      },
      [2.0791915108885375, 5.3120346607819195, 3.6071890079466837, 5.0]
    ),
  ]

  @Test(arguments: laws.indices)
  func firstDraws(_ index: Int) throws {
    let (name, make, pinned) = Self.laws[index]
    let law = try make()
    var stream = RandomStream(StreamKey(seed: 1, replication: 1).child(.talk))
    let draws = (0..<4).map { _ in law.draw(&stream) }
    #expect(draws == pinned, "\(name)")
  }

  /// All of the path beyond the usual box: wedges and tails, through sums of many draws.
  @Test func sumsOfManyDraws() {
    var stream = RandomStream(StreamKey(seed: 1, replication: 1).child(.arrivals))
    var exponential = 0.0
    var normal = 0.0
    for _ in 0..<100_000 {
      exponential += stream.exponential()
      normal += stream.normal()
    }
    #expect(exponential == 99873.34751785483)
    #expect(normal == -487.89606599198044)
  }
}
