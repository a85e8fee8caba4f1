import QueueingTheory
import RandomVariates
import Testing

@Suite struct InfiniteServerLoadTests {
  private struct Row: Decodable {
    struct Inputs: Decodable {
      let law: String
      let length: Double
      let calls: [Double]
      let mean: Double?
      let k: Int?
      let from: Double?
      let to: Double?

      func make() throws -> Law {
        switch law {
        case "constant": .constant(try Constant(mean ?? 0))
        case "erlang": .gamma(try Gamma.erlang(stages: k ?? 0, mean: mean ?? 0))
        case "uniform": .uniform(try Uniform(from: from ?? 0, to: to ?? 0))
        default: .exponential(try Exponential(mean: mean ?? 0))
        }
      }
    }

    let inputs: Inputs
    let outputs: [String: [Double]]
  }

  @Test func agreesWithTheReference() throws {
    let rows: [Row] = try TimeVaryingRow.load("offered-load")
    #expect(rows.count >= 20)
    for row in rows {
      let load = try InfiniteServerLoad(
        callsPerHour: row.inputs.calls, intervalSeconds: row.inputs.length, handling: row.inputs.make())
      for (name, values) in [("atEnd", load.atEnd), ("average", load.average)] {
        for (value, expected) in zip(values, try #require(row.outputs[name])) {
          #expect(abs(value - expected) <= 1e-9 * expected + 1e-15, "\(name) of \(row.inputs): \(value), \(expected)")
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
