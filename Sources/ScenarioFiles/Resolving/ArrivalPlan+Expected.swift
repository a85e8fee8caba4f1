import CallCenterModel

extension ArrivalPlan {
  /// The expected number of stated contacts in ascending ranges that lie apart.
  func expected(during ranges: [Range<Int>]) -> Double {
    var sum = 0.0
    var index = 0
    for segment in segments.joined() {
      while index < ranges.count, ranges[index].upperBound <= segment.start { index += 1 }
      var position = index
      while position < ranges.count, ranges[position].lowerBound < segment.end {
        sum += segment.expected(during: ranges[position])
        position += 1
      }
    }
    return sum
  }
}
