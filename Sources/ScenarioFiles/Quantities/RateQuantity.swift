import CallCenterModel

/// `150 per hour`, `150/h`, `156_287 per year`.
enum RateQuantity {
  /// Contacts per second.
  static func rate(_ text: String) throws(QuantityError) -> Double {
    let (value, unit) = try parts(text, example: "150 per hour")
    guard let seconds = TimeQuantity.factor(of: unit), seconds >= 1 else {
      let hint =
        VolumePeriod(rawValue: unit) == nil
        ? NearestName.hint(for: unit, among: ["second", "minute", "hour", "day"])
        : "; for a number per \(unit) write `volume`"
      throw QuantityError("a rate is per second, minute, hour or day, not per `\(unit)`\(hint)")
    }
    return value / seconds
  }

  /// A number of contacts and the period it belongs to.
  static func volume(_ text: String) throws(QuantityError) -> (contacts: Double, period: VolumePeriod) {
    let (value, unit) = try parts(text, example: "156_287 per year")
    guard let period = VolumePeriod(rawValue: unit == "h" ? "hour" : unit) else {
      let hint = NearestName.hint(for: unit, among: VolumePeriod.allCases.map(\.rawValue))
      throw QuantityError("a volume is per hour, day, week, month or year, not per `\(unit)`\(hint)")
    }
    return (value, period)
  }

  private static func parts(_ text: String, example: String) throws(QuantityError) -> (Double, String) {
    let (number, rest) = try DecimalNumber.reading(text)
    guard !rest.isEmpty else { throw QuantityError("`\(text)` has no unit; write `\(text) per hour`") }
    let unit: String
    if rest.hasPrefix("/") {
      unit = String(rest.dropFirst()).trimmed
    } else if rest.words.count == 2, rest.words[0] == "per" {
      unit = rest.words[1]
    } else {
      throw QuantityError("`\(text)` is not a number per time; write, for example, `\(example)`")
    }
    guard !number.isNegative else { throw QuantityError("the number of contacts cannot be negative: `\(text)`") }
    guard number.value <= 1e12 else { throw QuantityError("`\(text)` is more than any centre gets; the limit is 1e12") }
    return (number.value, unit)
  }
}
