public import NumericalMethods

extension QuantileTally {
  /// A quantile of the pooled waits, in seconds.
  ///
  /// The point is the inverse of the pooled distribution function F. The limits invert its limits: with U and L the
  /// upper and lower confidence limits of F(x), clustered by replication as any other proportion, the lower limit is
  /// the least x with U(x) ≥ probability, the upper one the least x with L(x) ≥ probability. Inside a bin the functions
  /// are taken as linear.
  ///
  /// - Parameters:
  ///   - probability: The probability of the quantile, strictly between 0 and 1.
  ///   - confidence: The confidence of the interval, strictly between 0 and 1.
  /// - Returns: The estimate, `nil` where there was no wait; its upper limit is `nil` where the longest waits seen are
  ///   too few to bound it.
  /// - Throws: ``NumericalError`` outside that domain.
  /// - Accuracy: That of ``WaitHistogram``, besides the sampling error.
  /// - Source: Woodruff (1952), Journal of the American Statistical Association 47, 635–646; Francisco and Fuller
  ///   (1991), Annals of Statistics 19, 454–469, doi 10.1214/aos/1176347993.
  public func estimate(probability: Double, confidence: Double) throws(NumericalError) -> Estimate? {
    guard probability > 0, probability < 1 else {
      throw .domain(function: "waitQuantile", argument: "probability", value: probability)
    }
    guard observations > 0 else { return nil }
    let total = Double(observations)
    let point = try crossing(of: probability, in: 0...highestBin) { (bin) throws(NumericalError) in
      Double(cumulativeCount(bin)) / total
    }
    guard let point else { return nil }
    guard replications > 1 else { return Estimate(mean: point, lower: nil, upper: nil) }

    func limits(_ bin: Int) throws(NumericalError) -> OpenLimits {
      guard let moments = RatioMoments(share(upTo: bin)) else { return .none }
      return try ReplicationInterval.limits(moments, kind: .proportion, confidence: confidence)
    }
    let full = partition { cumulativeCount($0) == observations }
    let lower = try crossing(of: probability, in: 0...full) { (bin) throws(NumericalError) in
      bin < full ? try limits(bin).upper ?? 1 : 1
    }
    var upper: Double?
    if full > 0 {
      upper = try crossing(of: probability, in: 0...(full - 1)) { (bin) throws(NumericalError) in
        try limits(bin).lower ?? 0
      }
    }
    if upper == nil, let bound = try limits(full).lower, bound >= probability {
      upper = Double(WaitHistogram.upperEdge(full)) * 1e-6
    }
    return Estimate(mean: point, lower: lower.map { min($0, point) }, upper: upper.map { max($0, point) })
  }

  /// The least bin for which `isInside`, which once true stays true and is true for the highest bin.
  private func partition(_ isInside: (Int) -> Bool) -> Int {
    var low = 0
    var high = highestBin
    while low < high {
      let middle = (low + high) / 2
      if isInside(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The wait in seconds at which `function`, given at the ends of the bins and rising, reaches `level`.
  private func crossing(
    of level: Double, in range: ClosedRange<Int>, _ function: (Int) throws(NumericalError) -> Double
  ) throws(NumericalError) -> Double? {
    var low = range.lowerBound
    var high = range.upperBound
    guard try function(high) >= level else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if try function(middle) >= level { high = middle } else { low = middle + 1 }
    }
    let start = Double(WaitHistogram.lowerEdge(low))
    let end = Double(WaitHistogram.upperEdge(low))
    let above = try function(low)
    let below = low > 0 ? min(try function(low - 1), level) : 0
    let share = above > below ? (level - below) / (above - below) : 1
    return (start + share * (end - start)) * 1e-6
  }
}
