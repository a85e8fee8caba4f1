/// Times of day, as seconds of the wall clock from local midnight.
enum WallTime {
  static let day = 86_400

  /// `08:00`, `08:00:30`, `24:00`.
  static func parse(_ text: String) throws(QuantityError) -> Int {
    let parts = text.trimmed.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), (1...2).contains(parts[0].count),
      parts.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.unicodeScalars.allSatisfy { ("0"..."9").contains($0) } })
    else { throw QuantityError("a time of day is written `08:00` or `08:00:30`, not `\(text)`") }
    let numbers = parts.map { Int($0) ?? 0 } + [0]
    let seconds = numbers[0] * 3_600 + numbers[1] * 60 + numbers[2]
    guard numbers[1] < 60, numbers[2] < 60, seconds <= day else {
      throw QuantityError("a time of day is 00:00 to 24:00, not `\(text)`")
    }
    return seconds
  }

  /// `08:00-20:00`; one that ends at or before its start ends on the next day, up to 48:00.
  static func range(_ text: String) throws(QuantityError) -> Range<Int> {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else { throw QuantityError("a range of times is written `08:00-20:00`, not `\(text)`") }
    let from = try parse(String(ends[0]))
    let to = try parse(String(ends[1]))
    guard from < day else { throw QuantityError("a range cannot begin at 24:00; write `00:00`") }
    guard from != to else { throw QuantityError("the range `\(text)` is empty; for a whole day write `00:00-24:00`") }
    return from < to ? from..<to : from..<to + day
  }

  /// `08:00`, or `08:00 next day` beyond 24:00.
  static func text(_ seconds: Int) -> String {
    guard seconds > day else { return clock(seconds) }
    return clock(seconds - day) + " next day"
  }

  static func clock(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let base = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? base : base + ":\(two(seconds % 60))"
  }
}
