/// Sets of instants as ascending ranges that lie apart.
enum TimeRanges {
  static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// What lies in both; either may hold many ranges.
  static func intersection(_ a: [Range<Int>], _ b: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      let low = max(a[i].lowerBound, b[j].lowerBound)
      let high = min(a[i].upperBound, b[j].upperBound)
      if low < high { result.append(low..<high) }
      if a[i].upperBound < b[j].upperBound { i += 1 } else { j += 1 }
    }
    return result
  }

  /// What lies in `a` and not in `b`.
  static func difference(_ a: [Range<Int>], _ b: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var j = 0
    for range in a {
      var from = range.lowerBound
      while j < b.count, b[j].upperBound <= from { j += 1 }
      var k = j
      while k < b.count, b[k].lowerBound < range.upperBound {
        if b[k].lowerBound > from { result.append(from..<b[k].lowerBound) }
        from = max(from, b[k].upperBound)
        k += 1
      }
      if from < range.upperBound { result.append(from..<range.upperBound) }
    }
    return result
  }

  static func total(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }
}
