/// `80 %` or `0.8 of 1`.
enum ShareQuantity {
  /// A share 0…1.
  static func parse(_ text: String) throws(QuantityError) -> Double {
    try parse(text, atMostPercent: 100, what: "a share is 0 % to 100 %")
  }

  /// A multiple such as `200 %`, up to 1000 %.
  static func multiple(_ text: String) throws(QuantityError) -> Double {
    try parse(text, atMostPercent: 1_000, what: "allowed is 0 % to 1000 %")
  }

  private static func parse(_ text: String, atMostPercent most: Double, what: String) throws(QuantityError) -> Double {
    let (number, rest) = try DecimalNumber.reading(text)
    let value: Double
    if rest == "%" {
      value = DecimalNumber(isNegative: number.isNegative, digits: number.digits, exponent: number.exponent - 2).value
    } else if rest.words == ["of", "1"] {
      value = number.value
    } else if rest.isEmpty {
      throw QuantityError("`\(text)` has no unit; write `\(text) %` or `\(text) of 1`")
    } else {
      throw QuantityError("`\(text)` is not a share; write, for example, `80 %` or `0.8 of 1`")
    }
    guard value >= 0, value <= most / 100 else { throw QuantityError("\(what), not `\(text)`") }
    return value
  }

  /// `at most 85 %`.
  static func atMost(_ text: String) throws(QuantityError) -> Double {
    let words = text.words
    guard words.count > 2, words[0] == "at", words[1] == "most" else {
      throw QuantityError("a limit is written `at most 85 %`, not `\(text)`")
    }
    return try parse(words.dropFirst(2).joined(separator: " "))
  }

  /// A coefficient of variation: a bare number or a percentage.
  static func variation(_ text: String) throws(QuantityError) -> Double {
    let (number, rest) = try DecimalNumber.reading(text)
    guard rest.isEmpty || rest == "%" else {
      throw QuantityError("a coefficient of variation is a number or a share, such as `0.8` or `80 %`, not `\(text)`")
    }
    guard !number.isNegative else { throw QuantityError("a coefficient of variation cannot be negative: `\(text)`") }
    let exponent = number.exponent - (rest == "%" ? 2 : 0)
    return DecimalNumber(isNegative: false, digits: number.digits, exponent: exponent).value
  }
}
