/// Sums over neighbouring entries, in loops without branches: most of the time of a day goes into these.
///
/// Offsets count from the pointer and may not leave the memory that it stands for.
extension UnsafeMutablePointer<Double> {
  /// The sum of the entries in a range, in four parts that do not wait for each other.
  func sum(_ range: Range<Int>) -> Double {
    var parts = (0.0, 0.0, 0.0, 0.0)
    var at = range.lowerBound
    while at &+ 4 <= range.upperBound {
      parts.0 += self[at]
      parts.1 += self[at &+ 1]
      parts.2 += self[at &+ 2]
      parts.3 += self[at &+ 3]
      at &+= 4
    }
    while at < range.upperBound {
      parts.0 += self[at]
      at &+= 1
    }
    return parts.0 + parts.1 + (parts.2 + parts.3)
  }

  /// Adds `factor` times the entries that stand `shift` further on in `terms`.
  func add(_ factor: Double, _ terms: UnsafePointer<Double>, shift: Int = 0, _ range: Range<Int>) {
    let terms = terms + shift
    for at in range { self[at] += factor * terms[at] }
  }

  /// Sets the entries of a range to zero, those of another range excepted.
  func clear(_ range: Range<Int>, except kept: Range<Int>) {
    guard !kept.isEmpty else {
      (self + range.lowerBound).update(repeating: 0, count: range.count)
      return
    }
    var at = range.lowerBound
    while at < min(kept.lowerBound, range.upperBound) {
      self[at] = 0
      at &+= 1
    }
    at = max(kept.upperBound, range.lowerBound)
    while at < range.upperBound {
      self[at] = 0
      at &+= 1
    }
  }

  /// Drops entries below a bound from both ends of a range, adds them to `dropped`, and says what range is left.
  func trimmed(_ range: Range<Int>, below bound: Double, _ dropped: inout Double) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low] < bound {
      dropped += self[low]
      self[low] = 0
      low &+= 1
    }
    while low < high, self[high &- 1] < bound {
      high &-= 1
      dropped += self[high]
      self[high] = 0
    }
    return low < high ? low..<high : 1..<1
  }

  /// Drops entries from both ends of a range where those of a companion are below the bound too.
  func trimmed(
    _ range: Range<Int>, below bound: Double, with other: UnsafeMutablePointer<Double>
  ) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, self[low] < bound, other[low] < bound {
      self[low] = 0
      other[low] = 0
      low &+= 1
    }
    while low < high, self[high &- 1] < bound, other[high &- 1] < bound {
      high &-= 1
      self[high] = 0
      other[high] = 0
    }
    return low < high ? low..<high : 1..<1
  }
}
