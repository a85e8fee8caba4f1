internal import Foundation

/// A number as it was written, without rounding.
struct DecimalNumber: Equatable {
  var isNegative: Bool
  /// Decimal digits without leading zeros; empty for zero.
  var digits: [UInt8]
  /// The value is `digits` × 10^`exponent`.
  var exponent: Int

  /// The nearest double; infinite where it is too large.
  var value: Double {
    let text = digits.isEmpty ? "0" : String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
    return Double("\(isNegative ? "-" : "")\(text)e\(exponent)") ?? .infinity
  }

  /// The value × 10^`power`, where that is a whole number that fits.
  func whole(timesTenTo power: Int = 0) -> Int64? {
    var result: Int64 = 0
    var kept = digits
    var scale = exponent + power
    while scale < 0, let last = kept.last {
      guard last == 0 else { return nil }
      kept.removeLast()
      scale += 1
    }
    guard kept.count + max(scale, 0) <= 40 else { return nil }
    for digit in kept + [UInt8](repeating: 0, count: kept.isEmpty ? 0 : max(scale, 0)) {
      let (product, over1) = result.multipliedReportingOverflow(by: 10)
      let (sum, over2) = product.addingReportingOverflow(isNegative ? -Int64(digit) : Int64(digit))
      guard !over1, !over2 else { return nil }
      result = sum
    }
    return result
  }
}

extension DecimalNumber {
  /// Reads the number a text begins with.
  ///
  /// Digits may be grouped in threes by `_`, `'` or a space; the decimal mark is a point.
  static func reading(_ text: String) throws(QuantityError) -> (number: DecimalNumber, rest: String) {
    let scalars = Array(text.trimmed.unicodeScalars)
    var index = 0
    var isNegative = false
    if let first = scalars.first, ["-", "+", "−"].contains(first) {
      isNegative = first != "+"
      index = 1
    }
    try refuseTraps(String(String.UnicodeScalarView(scalars[index...])))
    var digits: [UInt8] = []
    func digit(at position: Int) -> UInt8? {
      guard scalars.indices.contains(position), ("0"..."9").contains(scalars[position]) else { return nil }
      return UInt8(scalars[position].value - 48)
    }
    let begin = index
    while true {
      if let next = digit(at: index) {
        digits.append(next)
        index += 1
      } else if index > begin, scalars.indices.contains(index), groupMarks.contains(scalars[index]),
        (1...3).allSatisfy({ digit(at: index + $0) != nil }), digit(at: index + 4) == nil
      {
        index += 1
      } else {
        break
      }
    }
    guard index > begin else { throw QuantityError("a number is expected, not `\(text)`") }
    var exponent = 0
    if scalars.indices.contains(index), scalars[index] == ".", digit(at: index + 1) != nil {
      index += 1
      while let next = digit(at: index) {
        digits.append(next)
        exponent -= 1
        index += 1
      }
    }
    if scalars.indices.contains(index), scalars[index] == "e" || scalars[index] == "E" {
      var cursor = index + 1
      let sign = scalars.indices.contains(cursor) ? scalars[cursor] : " "
      if sign == "+" || sign == "-" { cursor += 1 }
      var power = 0
      let from = cursor
      while let next = digit(at: cursor), cursor - from < 4 {
        power = power * 10 + Int(next)
        cursor += 1
      }
      if cursor > from {
        exponent += sign == "-" ? -power : power
        index = cursor
      }
    }
    let rest = String(String.UnicodeScalarView(scalars[index...]))
    if rest.hasPrefix(":") { throw QuantityError("`\(text)` is a time of day; a number is expected here") }
    if rest.hasPrefix(","), let next = rest.dropFirst().first, next.isNumber {
      throw QuantityError("the decimal mark is a point, and digits are grouped by `_`, not by commas: `\(text)`")
    }
    if let next = rest.first, "._'".contains(next) || next.isNumber {
      throw QuantityError("`\(text)` is not a number; digits are grouped in threes: `156_287`")
    }
    let significant = Array(digits.drop { $0 == 0 })
    guard significant.count <= 400 else { throw QuantityError("the number has too many digits") }
    let number = DecimalNumber(isNegative: isNegative && !significant.isEmpty, digits: significant, exponent: exponent)
    return (number, rest.trimmed)
  }

  private static let groupMarks: Set<Unicode.Scalar> = ["_", "'", " ", "\u{A0}", "\u{2009}", "\u{202F}"]

  private static func refuseTraps(_ text: String) throws(QuantityError) {
    let lowered = text.lowercased()
    if [".nan", "nan", ".inf", "inf", "infinity", "∞"].contains(where: { lowered.hasPrefix($0) }) {
      throw QuantityError("`\(text)` is not a finite number")
    }
    if ["0x", "0o", "0b"].contains(where: { lowered.hasPrefix($0) }) {
      throw QuantityError("`\(text)` is not a decimal number")
    }
    if lowered.hasPrefix("."), lowered.dropFirst().first?.isNumber == true {
      throw QuantityError("write the zero before the point: `0\(text)`")
    }
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }

  /// Parts between white space.
  var words: [String] { split(whereSeparator: \.isWhitespace).map { String($0) } }
}
