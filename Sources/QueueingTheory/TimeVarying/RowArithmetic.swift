/// Sums over neighbouring entries, four at a time: most of the time of a day goes into these.
///
/// Offsets count from the pointer and may not leave the memory that it stands for.
extension UnsafePointer<Double> {
  /// Four entries from `offset` on.
  @inline(__always)
  func four(_ offset: Int) -> SIMD4<Double> {
    UnsafeRawPointer(self + offset).loadUnaligned(as: SIMD4<Double>.self)
  }
}

extension UnsafeMutablePointer<Double> {
  /// Four entries from `offset` on.
  @inline(__always)
  func four(_ offset: Int) -> SIMD4<Double> { UnsafePointer(self).four(offset) }

  /// Sets four entries from `offset` on.
  @inline(__always)
  func put(_ entries: SIMD4<Double>, _ offset: Int) {
    UnsafeMutableRawPointer(self + offset).storeBytes(of: entries, as: SIMD4<Double>.self)
  }

  /// Adds `factor` times the entries that stand `shift` further on in `terms`.
  func add(_ factor: Double, _ terms: UnsafePointer<Double>, shift: Int = 0, _ range: Range<Int>) {
    let mine = UnsafePointer(self)
    let factors = SIMD4(repeating: factor)
    var at = range.lowerBound
    while at &+ 4 <= range.upperBound {
      put(mine.four(at) + factors * terms.four(at &+ shift), at)
      at &+= 4
    }
    while at < range.upperBound {
      self[at] += factor * terms[at &+ shift]
      at &+= 1
    }
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

  /// Sets the three entries to zero that a pass by fours may have reached after the last.
  func clear(beyond end: Int) {
    self[end] = 0
    self[end &+ 1] = 0
    self[end &+ 2] = 0
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
