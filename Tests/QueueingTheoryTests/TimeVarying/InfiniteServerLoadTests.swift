import QueueingTheory
import RandomVariates
import Testing

@Suite struct InfiniteServerLoadTests {
  private struct Row: Decodable {
    struct Inputs: Decodable {
      let law: HandlingLaw
      let length: Double
      let calls: [Double]
    }

    let inputs: Inputs
    let outputs: [String: [Double]]
  }

  private struct HandlingLaw: Decodable {
    let law: String
    let mean, cv, shape, scale, from, mode, to, shift: Double?
    let k: Int?
    let probabilities, means, values: [Double]?
    let laws: [HandlingLaw]?

    func make() throws -> Law {
      func value(_ value: Double?) throws -> Double { try #require(value) }
      func parts() throws -> [Law] { try #require(laws).map { try $0.make() } }
      return switch law {
      case "constant": .constant(try Constant(value(mean)))
      case "exponential": .exponential(try Exponential(mean: value(mean)))
      case "erlang": .gamma(try Gamma.erlang(stages: #require(k), mean: value(mean)))
      case "gamma": .gamma(try Gamma(mean: value(mean), cv: value(cv)))
      case "lognormal": .lognormal(try Lognormal(mean: value(mean), cv: value(cv)))
      case "weibull": .weibull(try Weibull(shape: value(shape), scale: value(scale)))
      case "uniform": .uniform(try Uniform(from: value(from), to: value(to)))
      case "triangular": .triangular(try Triangular(from: value(from), mode: value(mode), to: value(to)))
      case "hyperexponential":
        .hyperexponential(try Hyperexponential(probabilities: #require(probabilities), means: #require(means)))
      case "empirical": .empirical(try Empirical(values: #require(values)))
      case "quantiles":
        .empirical(
          try Empirical(
            quantiles: zip(#require(probabilities), #require(values)).map { .init(probability: $0, value: $1) }))
      case "shifted": .shifted(try Shifted(#require(try parts().first), by: value(shift)))
      case "mixture": .mixture(try Mixture(weights: #require(probabilities), laws: parts()))
      default: throw ReferenceRow.MissingInput(name: law)
      }
    }
  }

  @Test func agreesWithTheReference() throws {
    let rows: [Row] = try TimeVaryingRow.load("offered-load")
    #expect(rows.count >= 40)
    for row in rows {
      let load = try InfiniteServerLoad(
        callsPerHour: row.inputs.calls, intervalSeconds: row.inputs.length, handling: row.inputs.law.make())
      for (name, values) in [("atEnd", load.atEnd), ("average", load.average)] {
        let expected = try #require(row.outputs[name])
        let condition = try #require(row.outputs[name + "Condition"])
        #expect(values.count == expected.count)
        for (interval, value) in values.enumerated() {
          let error = abs(value - expected[interval])
          #expect(
            error <= 1e-9 * condition[interval] * expected[interval] || expected[interval] == 0 && value < 1e-290,
            "\(name)[\(interval)] of \(row.inputs): \(value), \(expected[interval]), \(condition[interval])")
        }
      }
    }
  }

  @Test func theExponentialLawIsItsOwnClosedForm() throws {
    let calls = [100.0, 300, 200, 0, 50]
    let closed = try InfiniteServerLoad(callsPerHour: calls, intervalSeconds: 600, handleSeconds: 300)
    let erlang = try InfiniteServerLoad(
      callsPerHour: calls, intervalSeconds: 600, handling: .gamma(try Gamma.erlang(stages: 1, mean: 300)))
    for (a, b) in zip(closed.atEnd + closed.average, erlang.atEnd + erlang.average) { #expect(abs(a - b) < 1e-9 * b) }
    #expect(closed.stationary == calls.map { $0 / 12 })
  }

  @Test func withoutHandlingNobodyIsThere() throws {
    let load = try InfiniteServerLoad(callsPerHour: [100], intervalSeconds: 600, handleSeconds: 0)
    #expect(load.atEnd == [0] && load.average == [0])
  }
}
