import Foundation
import Testing

@testable import RandomVariates

/// Rows that `Reference/generate.py` wrote.
enum Reference {
  static func rows<Row: Decodable>(_ file: String, as type: Row.Type = Row.self) throws -> Row {
    let url = try #require(Bundle.module.url(forResource: "Reference/\(file)", withExtension: "json"))
    return try JSONDecoder().decode(Row.self, from: Data(contentsOf: url))
  }
}

/// A law as the generator names it.
struct LawSpecification: Decodable, CustomStringConvertible {
  let law: String
  let parameters: [String: [Double]]
  let parts: [LawSpecification]?

  var description: String { "\(law) \(parameters.sorted { $0.key < $1.key })" }

  func build() throws -> Law {
    let one = parameters.compactMapValues(\.first)
    func get(_ name: String) throws -> Double { try #require(one[name], "\(self) lacks \(name)") }
    let laws = try (parts ?? []).map { try $0.build() }
    switch law {
    case "constant": return .constant(try Constant(get("value")))
    case "exponential": return .exponential(try Exponential(mean: get("mean")))
    case "gamma":
      if one["stages"] != nil { return .gamma(try .erlang(stages: Int(get("stages")), mean: get("mean"))) }
      if one["cv"] != nil { return .gamma(try Gamma(mean: get("mean"), cv: get("cv"))) }
      return .gamma(try Gamma(shape: get("shape"), scale: get("scale")))
    case "lognormal":
      if one["cv"] != nil { return .lognormal(try Lognormal(mean: get("mean"), cv: get("cv"))) }
      let deviation = try get("logStandardDeviation")
      if one["median"] != nil {
        return .lognormal(try Lognormal(median: get("median"), logStandardDeviation: deviation))
      }
      return .lognormal(try Lognormal(logMean: get("logMean"), logStandardDeviation: deviation))
    case "weibull":
      if one["cv"] != nil { return .weibull(try Weibull(mean: get("mean"), cv: get("cv"))) }
      return .weibull(try Weibull(shape: get("shape"), scale: get("scale")))
    case "uniform": return .uniform(try Uniform(from: get("from"), to: get("to")))
    case "triangular": return .triangular(try Triangular(from: get("from"), mode: get("mode"), to: get("to")))
    case "hyperexponential":
      if one["cv"] != nil { return .hyperexponential(try Hyperexponential(mean: get("mean"), cv: get("cv"))) }
      return .hyperexponential(
        try Hyperexponential(probabilities: parameters["probabilities"] ?? [], means: parameters["means"] ?? []))
    case "empirical":
      if let values = parameters["values"] { return .empirical(try Empirical(values: values)) }
      let points = zip(parameters["probabilities"] ?? [], parameters["quantiles"] ?? [])
      return .empirical(try Empirical(quantiles: points.map { Empirical.Point(probability: $0, value: $1) }))
    case "shifted": return .shifted(try Shifted(try #require(laws.first), by: get("shift")))
    case "mixture": return .mixture(try Mixture(weights: parameters["weights"] ?? [], laws: laws))
    default: throw UnknownLaw(name: law)
    }
  }

  struct UnknownLaw: Error { let name: String }
}

/// A law with its exact moments and distribution function.
struct LawRow: Decodable {
  struct Point: Decodable {
    let x: Double
    let cdf: Double
    let survival: Double
  }

  let law: String
  let mean: Double
  let variance: Double
  let points: [Point]
  let specification: LawSpecification

  private enum CodingKeys: CodingKey { case law, mean, variance, points }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    law = try container.decode(String.self, forKey: .law)
    mean = try container.decode(Double.self, forKey: .mean)
    variance = try container.decode(Double.self, forKey: .variance)
    points = try container.decode([Point].self, forKey: .points)
    specification = try LawSpecification(from: decoder)
  }
}
