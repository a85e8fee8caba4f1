import Foundation
import Testing

/// A row of `Reference/*.json`: the inputs, and each output with its condition number.
///
/// The condition number is Σ |∂ln f / ∂ln x| over the real inputs x, at least 1, found by the generator by differences.
struct ReferenceRow: Decodable, Sendable, CustomStringConvertible {
  struct Output: Decodable, Sendable {
    let value: Double
    let condition: Double
  }

  enum Input: Decodable, Sendable {
    case number(Double)
    case text(String)
    case none

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .none
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  let inputs: [String: Input]
  let outputs: [String: Output?]

  static func load(_ name: String) throws -> [ReferenceRow] {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode([ReferenceRow].self, from: Data(contentsOf: url))
  }

  var description: String { "\(inputs)" }

  func number(_ name: String) throws -> Double {
    switch inputs[name] {
    case .number(let value): return value
    case .text("inf"): return .infinity
    default: throw MissingInput(name: name)
    }
  }

  func text(_ name: String) throws -> String {
    guard case .text(let value) = inputs[name] else { throw MissingInput(name: name) }
    return value
  }

  func count(_ name: String) throws -> Int { Int(try number(name)) }

  func optionalCount(_ name: String) throws -> Int? {
    if case .number(let value) = inputs[name] { return Int(value) }
    return nil
  }

  struct MissingInput: Error { let name: String }

  /// Relative error at most `tolerance` times the condition number; 0 stands for anything below 1e-300.
  func expect(
    _ name: String, _ actual: Double?, tolerance: Double = 1e-9, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try #require(outputs[name], "no output \(name) in \(self)", sourceLocation: location)
    guard let expected else {
      #expect(actual == nil, "\(name) of \(self)", sourceLocation: location)
      return
    }
    let value = try #require(actual, "\(name) of \(self)", sourceLocation: location)
    let error = abs(value - expected.value)
    #expect(
      error <= tolerance * expected.condition * expected.value || expected.value == 0 && value < 1e-290,
      "\(name) of \(self): \(value), expected \(expected.value), condition \(expected.condition)",
      sourceLocation: location)
  }
}
