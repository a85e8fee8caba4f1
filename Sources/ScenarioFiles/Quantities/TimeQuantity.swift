import CallCenterModel

/// `45 s`, `1.5 min`, `1 h 30 min`.
enum TimeQuantity {
  static let seconds: [(names: [String], factor: Double)] = [
    (["ms"], 0.001), (["s", "sec", "second", "seconds"], 1), (["min", "minute", "minutes"], 60),
    (["h", "hr", "hour", "hours"], 3_600), (["day", "days"], 86_400),
  ]

  /// Seconds; may be 0, never negative, at most ten years.
  static func parse(_ text: String) throws(QuantityError) -> Double {
    var rest = text.trimmed
    guard !rest.isEmpty else { throw QuantityError("a time such as `4 min` is expected") }
    var total = 0.0
    var smallest = Double.infinity
    while !rest.isEmpty {
      let (number, after) = try DecimalNumber.reading(rest)
      let unit = String(after.prefix { $0.isLetter })
      guard !unit.isEmpty else {
        guard after.isEmpty else { throw QuantityError("`\(text)` is not a time; write, for example, `4 min`") }
        throw QuantityError("`\(rest)` has no unit; write `\(rest) min`, `\(rest) s` or `\(rest) h`")
      }
      guard let factor = factor(of: unit) else {
        let known = seconds.flatMap(\.names)
        throw QuantityError("`\(unit)` is not a unit of time\(NearestName.hint(for: unit, among: known))")
      }
      guard !number.isNegative else { throw QuantityError("a time cannot be negative: `\(text)`") }
      guard factor < smallest else { throw QuantityError("units of time go from large to small: `\(text)`") }
      // Milliseconds are divided, so that 500 ms is the double nearest to 0.5.
      total += factor < 1 ? number.value / 1_000 : number.value * factor
      smallest = factor
      rest = String(after.dropFirst(unit.count)).trimmed
    }
    guard total <= PlanLimits.seconds else {
      throw QuantityError("`\(text)` is longer than ten years; that is the limit")
    }
    return total
  }

  static func factor(of unit: String) -> Double? { seconds.first { $0.names.contains(unit) }?.factor }
}
