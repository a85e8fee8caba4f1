import CallCenterModel
import RandomVariates
import Testing

@testable import ScenarioFiles

@Suite struct LawTests {
  private func law(_ text: String) throws -> Law {
    let source = LeastScenarioTests.text.replacing("{exponential: {mean: 5 min}}", with: text)
    let reading = ScenarioReader.read(text: source, file: "t.yaml", baseDirectory: "")
    return try #require(reading.plan, "\(reading.issues.map(\.text))").callTypes[0].talk
  }

  /// Means and coefficients of variation by the textbook formulas.
  @Test(arguments: [
    ("{constant: 5 min}", 300.0, 0.0), ("{exponential: {mean: 5 min}}", 300, 1),
    ("{gamma: {mean: 5 min, cv: 0.5}}", 300, 0.5), ("{gamma: {shape: 2, scale: 2 min}}", 240, 0.707106781186548),
    ("{erlang: {stages: 4, mean: 5 min}}", 300, 0.5), ("{lognormal: {mean: 5 min, cv: 80 %}}", 300, 0.8),
    // median · exp(σ²/2), √(exp(σ²) − 1) with σ = 0.6
    ("{lognormal: {median: 4 min, sigma: 0.6}}", 287.332_166_991_475, 0.658_277_612_075_893),
    ("{weibull: {mean: 5 min, cv: 1}}", 300, 1),
    // scale · Γ(1.5) and √(Γ(2)/Γ(1.5)² − 1)
    ("{weibull: {shape: 2, scale: 3 min}}", 159.520_846_581_496, 0.522_723_200_877_063),
    ("{uniform: {from: 2 min, to: 6 min}}", 240, 0.288_675_134_594_813),
    ("{triangular: {from: 0 s, mode: 0 s, to: 3 min}}", 60, 0.707106781186548),
    ("{hyperexponential: {mean: 5 min, cv: 2}}", 300, 2),
    // mean 0.7·120 + 0.3·600; second moment 2·(0.7·120² + 0.3·600²)
    ("{hyperexponential: {probabilities: [70 %, 30 %], means: [2 min, 10 min]}}", 264, 1.545_454_545_454_55),
    ("{empirical: {values: [1 min, 2 min, 3 min]}}", 120, -1),
    ("{empirical: {quantiles: {0 %: 0 s, 100 %: 2 min}}}", 60, -1),
    ("{shifted: {by: 20 s, law: {constant: 1 min}}}", 80, 0),
    ("{mixture: [{share: 70 %, law: {constant: 1 min}}, {share: 30 %, law: {constant: 2 min}}]}", 78, -1),
  ]) func readsEveryLaw(text: String, mean: Double, cv: Double) throws {
    let law = try law(text)
    #expect((law.mean / mean - 1).magnitude < 1e-9, "mean \(law.mean)")
    if cv >= 0 {
      let found = law.distribution.coefficientOfVariation
      #expect((found - cv).magnitude < 1e-6, "cv \(found)")
    }
  }
}
