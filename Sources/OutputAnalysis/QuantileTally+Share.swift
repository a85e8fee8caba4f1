package import NumericalMethods

extension QuantileTally {
  /// The share of waits of at most `seconds`, with limits clustered by replication; `nil` where there was no wait.
  ///
  /// - Accuracy: Inside a bin of ``WaitHistogram`` the share is taken as linear.
  package func share(within seconds: Double, confidence: Double) throws(NumericalError) -> Estimate? {
    guard observations > 0, highestBin >= 0 else { return nil }
    let microseconds = Int64(min(max(seconds, 0) * 1e6, 0x1p47).rounded())
    let bin = WaitHistogram.bin(ofMicroseconds: microseconds)
    func estimate(_ bin: Int) throws(NumericalError) -> Estimate? {
      try share(upTo: bin).estimate(confidence: confidence, kind: .proportion)
    }
    guard bin > 0, bin <= highestBin else { return try estimate(min(bin, highestBin)) }
    guard let below = try estimate(bin - 1), let above = try estimate(bin) else { return nil }
    let start = Double(WaitHistogram.lowerEdge(bin))
    let part = (Double(microseconds) - start) / (Double(WaitHistogram.upperEdge(bin)) - start)
    func between(_ low: Double, _ high: Double) -> Double { low + min(part, 1) * (high - low) }
    return Estimate(
      mean: between(below.mean, above.mean),
      lower: below.lower.flatMap { low in above.lower.map { between(low, $0) } },
      upper: below.upper.flatMap { low in above.upper.map { between(low, $0) } })
  }
}
