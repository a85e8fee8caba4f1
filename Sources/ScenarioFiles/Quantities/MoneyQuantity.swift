import CallCenterModel

/// `95 UAH per hour`.
enum MoneyQuantity {
  /// The price of an hour, exact to a millionth, and its currency.
  static func perHour(_ text: String) throws(QuantityError) -> (price: Money, currency: String) {
    let (number, rest) = try DecimalNumber.reading(text)
    var words = rest.replacing("/", with: " per ").words
    guard words.count >= 2, words[words.count - 2] == "per", ["hour", "h"].contains(words[words.count - 1]) else {
      throw QuantityError("a price is per hour: `95 UAH per hour`, not `\(text)`")
    }
    words.removeLast(2)
    guard words.count == 1 else { throw QuantityError("a price needs its currency: `95 UAH per hour`, not `\(text)`") }
    guard !number.isNegative else { throw QuantityError("a price cannot be negative: `\(text)`") }
    guard number.value <= 1e9 else { throw QuantityError("`\(text)` is more than 1e9 per hour; that is the limit") }
    guard let micro = number.whole(timesTenTo: 6) else {
      throw QuantityError("a price has at most six decimals: `\(text)`")
    }
    return (Money(microUnits: micro), words[0])
  }
}
