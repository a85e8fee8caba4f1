import Foundation
import NumericalMethods
import Testing

private struct Row: Decodable {
  let function: String
  let arguments: [Double]
  let value: Double

  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    function = try container.decode(String.self)
    arguments = try container.decode([Double].self)
    value = try container.decode(Double.self)
  }
}

@Suite struct SpecialFunctionTests {
  @Test func agreeWithTheReference() throws {
    let url = try #require(
      Bundle.module.url(forResource: "functions", withExtension: "json", subdirectory: "Reference"))
    for row in try JSONDecoder().decode([Row].self, from: Data(contentsOf: url)) {
      let a = row.arguments
      let actual =
        switch row.function {
        case "gammaP": try SpecialFunction.gammaP(a[0], a[1])
        case "gammaQ": try SpecialFunction.gammaQ(a[0], a[1])
        case "logGamma": try SpecialFunction.logGamma(a[0])
        case "normalCDF": SpecialFunction.normalCDF(a[0])
        case "normal": try Quantile.normal(a[0])
        case "studentT": try Quantile.studentT(a[0], degreesOfFreedom: a[1])
        default: Double.nan
        }
      let tolerance = row.function == "studentT" ? (a[0] < 1e-6 ? 1e-4 : 1e-10) : 1e-12
      // Near the median a quantile is a difference of nearly equal numbers: absolute there.
      #expect(
        abs(actual - row.value) <= tolerance * abs(row.value) + 1e-14,
        "\(row.function)\(a): \(actual), expected \(row.value)")
    }
  }

  @Test func argumentsOutsideTheDomainAreRefused() {
    #expect(throws: NumericalError.self) { try SpecialFunction.gammaP(-1, 2) }
    #expect(throws: NumericalError.self) { try SpecialFunction.gammaQ(1, -2) }
    #expect(throws: NumericalError.self) { try SpecialFunction.logGamma(0) }
    #expect(throws: NumericalError.self) { try Quantile.normal(1) }
    #expect(throws: NumericalError.self) { try Quantile.studentT(0.5, degreesOfFreedom: 0) }
  }

  @Test func underflowIsZero() throws {
    #expect(try SpecialFunction.gammaQ(1, 1e4) == 0)
  }
}
