import CallCenterModel

/// `24 h`, `5 days`, `1 month`.
enum DeadlineQuantity {
  static let mostDays = 3_650
  static let mostMonths = 120

  /// Hours and less by the clock; whole days and months by the calendar.
  static func parse(_ text: String) throws(QuantityError) -> DeferredDocument.Deadline {
    let (number, unit) = try DecimalNumber.reading(text)
    switch unit {
    case "day", "days":
      return .days(try whole(number, 1...mostDays, text, "days are counted whole, from the day after the receipt"))
    case "month", "months": return .months(try whole(number, 1...mostMonths, text, "months are counted whole"))
    default:
      let name = String(unit.prefix { $0.isLetter })
      if !name.isEmpty, TimeQuantity.factor(of: name) == nil {
        let known = TimeQuantity.seconds.flatMap(\.names) + ["month", "months"]
        throw QuantityError("`\(name)` is not a unit of a deadline\(NearestName.hint(for: name, among: known))")
      }
      let seconds = try TimeQuantity.parse(text)
      guard !unit.hasPrefix("day") else {
        throw QuantityError("a deadline is whole days or hours, not both: write `5 days` or `36 h`, not `\(text)`")
      }
      guard seconds > 0 else { throw QuantityError("a deadline is above 0") }
      return .elapsed(seconds)
    }
  }

  private static func whole(
    _ number: DecimalNumber, _ range: ClosedRange<Int>, _ text: String, _ rule: String
  ) throws(QuantityError) -> Int {
    guard let value = number.whole(), range.contains(Int(value)) else {
      throw QuantityError("\(rule): \(range.lowerBound) to \(range.upperBound), not `\(text)`")
    }
    return Int(value)
  }
}
