/// How long a queue must be followed so that what is left out weighs next to nothing.
enum QueueLengthBound {
  /// The least K so that the states above K of a birth and death process hold less than 1e-18 of its weight.
  ///
  /// Births come at `rate`, deaths in state j at `base` + j·`leave`. Nil where K would exceed a million.
  static func places(rate: Double, base: Double, leave: Double) -> Int? {
    guard rate > 0, leave < .infinity else { return 0 }
    var weight = 1.0
    var sum = 1.0
    for j in 1...1_000_000 {
      weight *= rate / (base + Double(j) * leave)
      sum += weight
      let ratio = rate / (base + Double(j + 1) * leave)
      if ratio < 1, weight * ratio / (1 - ratio) < 1e-18 * sum { return j }
      if sum > 1e280 {
        weight *= 1e-280
        sum *= 1e-280
      }
    }
    return nil
  }
}
