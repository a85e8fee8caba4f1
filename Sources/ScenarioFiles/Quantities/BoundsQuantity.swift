/// The least and the most of something: `10-14`, `36-40 h`; one value is both.
enum BoundsQuantity {
  /// Whole numbers without a unit.
  static func whole(_ text: String, _ allowed: ClosedRange<Int>) throws(QuantityError) -> ClosedRange<Int> {
    var bounds: [Int] = []
    for end in try ends(text) {
      let (number, rest) = try DecimalNumber.reading(end)
      guard rest.isEmpty else { throw QuantityError("whole numbers such as `10-14` are expected, not `\(text)`") }
      guard let value = number.whole(), allowed.contains(Int(value)) else {
        throw QuantityError("allowed is \(allowed.lowerBound) to \(allowed.upperBound), whole, not `\(end)`")
      }
      bounds.append(Int(value))
    }
    return try range(bounds, text)
  }

  /// Seconds; a least time without a unit has that of the most.
  static func times(_ text: String) throws(QuantityError) -> ClosedRange<Double> {
    var ends = try ends(text)
    if ends.count == 2, let (_, unit) = try? DecimalNumber.reading(ends[0]), unit.isEmpty {
      ends[0] += " " + (try DecimalNumber.reading(ends[1])).rest
    }
    var bounds: [Double] = []
    for end in ends { bounds.append(try TimeQuantity.parse(end)) }
    return try range(bounds, text)
  }

  private static func ends(_ text: String) throws(QuantityError) -> [String] {
    let ends = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }.map(\.trimmed)
    guard ends.count <= 2, ends.allSatisfy({ !$0.isEmpty }) else {
      throw QuantityError("one value or the least and the most are expected, such as `10-14`, not `\(text)`")
    }
    return ends
  }

  private static func range<Value: Comparable>(
    _ bounds: [Value], _ text: String
  ) throws(QuantityError) -> ClosedRange<Value> {
    guard let least = bounds.first, let most = bounds.last, least <= most else {
      throw QuantityError("the least comes first: `\(text)`")
    }
    return least...most
  }
}
