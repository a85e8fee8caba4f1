/// Sums over neighbouring entries, four at a time: most of the time of a day goes into these.
///
/// Offsets count from the pointer and may not leave the memory that it stands for.
extension UnsafePointer<Double> {
  /// Four entries from `offset` on.
  @inline(__always)
  func four(_ offset: Int) -> SIMD4<Double> {
    UnsafeRawPointer(self + offset).loadUnaligned(as: SIMD4<Double>.self)
  }

  /// The sum of the entries in a range.
  func sum(_ range: Range<Int>) -> Double {
    var parts = SIMD4<Double>.zero
    var at = range.lowerBound
    while at &+ 4 <= range.upperBound {
      parts += four(at)
      at &+= 4
    }
    var total = parts.sum()
    while at < range.upperBound {
      total += self[at]
      at &+= 1
    }
    return total
  }
}

extension UnsafeMutablePointer<Double> {
  @inline(__always)
  private func put(_ entries: SIMD4<Double>, _ offset: Int) {
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

  /// Becomes stay·old + up·(the entry before) + (down·old of the entry after).
  func step(
    _ old: UnsafePointer<Double>, stay: UnsafePointer<Double>, up: Double, down: UnsafePointer<Double>,
    _ range: Range<Int>
  ) {
    let ups = SIMD4(repeating: up)
    var at = range.lowerBound
    while at &+ 4 <= range.upperBound {
      put(stay.four(at) * old.four(at) + ups * old.four(at &- 1) + down.four(at &+ 1) * old.four(at &+ 1), at)
      at &+= 4
    }
    while at < range.upperBound {
      self[at] = stay[at] * old[at] + up * old[at &- 1] + down[at &+ 1] * old[at &+ 1]
      at &+= 1
    }
  }

  /// Becomes stay·old + (down·old of the entry after).
  func step(
    _ old: UnsafePointer<Double>, stay: UnsafePointer<Double>, down: UnsafePointer<Double>, _ range: Range<Int>
  ) {
    var at = range.lowerBound
    while at &+ 4 <= range.upperBound {
      put(stay.four(at) * old.four(at) + down.four(at &+ 1) * old.four(at &+ 1), at)
      at &+= 4
    }
    while at < range.upperBound {
      self[at] = stay[at] * old[at] + down[at &+ 1] * old[at &+ 1]
      at &+= 1
    }
  }

  /// Becomes stay·old + ahead·(the old entry before) + constant, from the second entry of a row on.
  func back(
    _ old: UnsafePointer<Double>, stay: UnsafePointer<Double>, ahead: UnsafePointer<Double>, constant: Double,
    count: Int
  ) {
    let constants = SIMD4(repeating: constant)
    var at = 1
    while at &+ 4 <= count {
      put(stay.four(at) * old.four(at) + ahead.four(at) * old.four(at &- 1) + constants, at)
      at &+= 4
    }
    while at < count {
      self[at] = stay[at] * old[at] + ahead[at] * old[at &- 1] + constant
      at &+= 1
    }
  }
}
