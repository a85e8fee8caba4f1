/// A parameter that no law of the kind can have.
public enum LawError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A number lies outside its range; `allowed` is a phrase such as "above 0".
  case outOfRange(parameter: String, value: Double, allowed: String)
  /// A list has a length it cannot have; `allowed` is a phrase such as "at least 1".
  case wrongCount(parameter: String, count: Int, allowed: String)

  /// A sentence for the user.
  public var description: String {
    switch self {
    case .outOfRange(let parameter, let value, let allowed): "\(parameter) is \(value); allowed is \(allowed)"
    case .wrongCount(let parameter, let count, let allowed): "\(parameter) has \(count) entries; allowed is \(allowed)"
    }
  }
}

extension LawError {
  /// Means and scales up to a million years and down to a nanosecond; beyond, squares and sums lose their sense.
  static let largestSeconds = 3.2e13
  static let smallestSeconds = 1e-9

  static func requirePositiveSeconds(_ value: Double, _ parameter: String) throws(LawError) {
    guard value >= smallestSeconds, value <= largestSeconds else {
      throw .outOfRange(parameter: parameter, value: value, allowed: "\(smallestSeconds) to \(largestSeconds) seconds")
    }
  }

  static func requireSeconds(_ value: Double, _ parameter: String) throws(LawError) {
    guard value >= 0, value <= largestSeconds else {
      throw .outOfRange(parameter: parameter, value: value, allowed: "0 to \(largestSeconds) seconds")
    }
  }

  static func require(
    _ value: Double, _ parameter: String, in range: ClosedRange<Double>
  ) throws(LawError) {
    guard range.contains(value) else {
      throw .outOfRange(parameter: parameter, value: value, allowed: "\(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// The probabilities divided by their sum, which must be 1 up to rounding.
  static func requireProbabilities(_ values: [Double], _ parameter: String) throws(LawError) -> [Double] {
    for (index, value) in values.enumerated() { try require(value, "\(parameter)[\(index)]", in: 0...1) }
    let sum = values.reduce(0, +)
    guard (sum - 1).magnitude <= 1e-9 else {
      throw .outOfRange(parameter: "sum of \(parameter)", value: sum, allowed: "1, up to 1e-9")
    }
    return values.map { $0 / sum }
  }
}
