package import CallCenterModel

/// Why a text is not a precision.
package struct PrecisionTextError: Error, Sendable, Hashable, CustomStringConvertible {
  package var description: String
}

extension PrecisionTarget {
  /// Measures that are several numbers, for which no single half-width can be asked.
  private static let many: Set<Measure> = [.waitQuantile, .waitQuantileOfAnswered]

  /// Reads `serviceLevel.excludingBlocked ±0.5 pp`, `averageWait of legal ±2 s`, `offered +-1 %`.
  ///
  /// `pp` are percentage points of a probability, `%` is relative to the estimate, times carry their unit, and a bare
  /// number is allowed for counts and ratios alone.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - names: The call types and agent groups a precision may be asked of; `nil` leaves names unchecked.
  ///   - currency: The currency of the scenario; empty or `nil` where it has none.
  /// - Throws: ``PrecisionTextError`` with a sentence for the user.
  package init(parsing text: String, names: [String]?, currency: String?) throws(PrecisionTextError) {
    let parts = text.replacing("+-", with: "±").split(separator: "±", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw .init(description: "a precision is written `MEASURE ±0.5 pp`, not `\(text)`")
    }
    var words = parts[0].words
    var scope: String?
    if words.count >= 3, words[1] == "of" {
      scope = words.dropFirst(2).joined(separator: " ")
      words = [words[0]]
    }
    let known = Measure.allCases.filter { !Self.many.contains($0) }.map(\.rawValue)
    guard words.count == 1, let measure = Measure(rawValue: words[0]) else {
      let name = words.joined(separator: " ")
      throw .init(description: "`\(name)` is not a measure\(NearestName.hint(for: name, among: known))")
    }
    guard !Self.many.contains(measure) else {
      throw .init(description: "`\(measure.rawValue)` is a set of quantiles; no precision can be asked of it")
    }
    if let scope, let names, !names.contains(scope) {
      throw .init(
        description: "there is no call type or agent group `\(scope)`\(NearestName.hint(for: scope, among: names))")
    }
    do {
      self.init(measure: measure, scope: scope, halfWidth: try Self.halfWidth(parts[1].trimmed, measure, currency))
    } catch {
      throw .init(description: error.message)
    }
  }

  private static func halfWidth(
    _ text: String, _ measure: Measure, _ currency: String?
  ) throws(QuantityError) -> HalfWidth {
    let (number, unit) = try DecimalNumber.reading(text)
    let name = measure.rawValue
    guard number.value > 0, number.value.isFinite else { throw QuantityError("a half-width is above 0, not `\(text)`") }
    let hundredth = DecimalNumber(isNegative: false, digits: number.digits, exponent: number.exponent - 2).value
    if unit == "%" { return .relative(hundredth) }
    switch measure.kind {
    case .probability:
      guard unit == "pp" else {
        throw QuantityError(
          "`\(name)` is a probability: write `±\(number.text) pp` for percentage points or `±\(number.text) %` for a share of it"
        )
      }
      guard hundredth < 1 else {
        throw QuantityError("a half-width of `\(text)` says nothing; the most is below 100 pp")
      }
      return .absolute(hundredth)
    case .seconds:
      guard !unit.isEmpty else {
        throw QuantityError("`\(name)` is a time: write `±\(number.text) s`, or `±\(number.text) %` for a share of it")
      }
      return .absolute(try TimeQuantity.parse(text))
    case .money:
      guard !unit.isEmpty, currency == nil || currency == "" || currency == unit else {
        throw QuantityError(
          "`\(name)` is in \(currency.flatMap { $0.isEmpty ? nil : $0 } ?? "money"): write `±\(number.text) \(currency ?? "UAH")` or `±\(number.text) %`"
        )
      }
      return .absolute(number.value)
    case .count, .ratio, .agents:
      guard unit.isEmpty else {
        throw QuantityError("`\(name)` has no unit: write `±\(number.text)`, or `±\(number.text) %` for a share of it")
      }
      return .absolute(number.value)
    }
  }
}

extension DecimalNumber {
  /// The number as a person would write it.
  var text: String {
    let value = value
    return value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
