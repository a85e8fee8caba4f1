import NumericalMethods
import Testing

@testable import RandomVariates

@Suite struct NormalToGammaTests {
  /// F(F⁻¹(Φ(z))) against Φ(z), in the tail that is small, between and at the steps.
  @Test(arguments: [0.004, 0.01, 0.1, 0.3, 0.7, 1, 1.5, 3, 10])
  func invertsTheDistributionFunction(cv: Double) throws {
    let quantile = try NormalToGamma(cv: cv)
    let law = try Gamma(mean: 1, cv: cv)
    var last = -1.0
    for step in -1_000...1_000 {
      let z = Double(step) * 0.0081
      let x = quantile(z)
      #expect(x >= last)
      last = x
      guard x > 1e-290 else { continue }
      let tail = z < 0 ? try law.cdf(x) : try law.survival(x)
      let exact = SpecialFunction.normalCDF(-z.magnitude)
      // An error of the quantile by 2e-6 of itself changes the tail by 2e-6 · x f(x).
      let step = 1e-5 * x
      let slope = ((z < 0 ? try law.cdf(x + step) : try law.survival(x - step)) - tail) / 1e-5
      #expect((tail - exact).magnitude <= 2e-6 * slope.magnitude + 1e-9 * exact, "cv \(cv), z \(z), x \(x)")
    }
  }

  /// Narrower laws are out of reach of the incomplete gamma functions: their first three moments.
  @Test(arguments: [0.001, 0.002, 0.003]) func narrowLawsHaveTheirMoments(cv: Double) throws {
    let quantile = try NormalToGamma(cv: cv)
    var moments = [0.0, 0, 0]
    let step = 1.0 / 64
    for index in -640...640 {
      let z = Double(index) * step
      let weight = Elementary.exp(-0.5 * z * z) * step * 0.398_942_280_401_432_7
      let deviation = (quantile(z) - 1) / cv
      moments[0] += weight * deviation
      moments[1] += weight * deviation * deviation
      moments[2] += weight * deviation * deviation * deviation
    }
    #expect(moments[0].magnitude < 1e-6)
    #expect((moments[1] - 1).magnitude < 1e-5)
    #expect((moments[2] - 2 * cv).magnitude < 1e-5)
  }

  @Test func exponentialLawHasAClosedForm() throws {
    let quantile = try NormalToGamma(cv: 1)
    for z in stride(from: -8.0, through: 8, by: 0.37) {
      let exact =
        z < 0 ? -Elementary.log1p(-SpecialFunction.normalCDF(z)) : -Elementary.log(SpecialFunction.normalCDF(-z))
      #expect((quantile(z) / exact - 1).magnitude < 1e-7)
    }
  }

  @Test func refusesOtherCoefficients() {
    #expect(throws: LawError.self) { try NormalToGamma(cv: 0) }
    #expect(throws: LawError.self) { try NormalToGamma(cv: .nan) }
  }
}
