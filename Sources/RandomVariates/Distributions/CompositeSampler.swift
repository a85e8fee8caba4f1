/// Draws from laws that have lists of parameters or laws inside; shared, never changed.
///
/// The kind is a plain value and the lists stand beside it, so that a draw copies none of them.
public final class CompositeSampler: Sendable {
  private enum Kind { case phases, values, quantiles, mixture }

  private let kind: Kind
  /// Running sums of probabilities, the last exactly 1.
  private let sums: [Double]
  /// Means of the phases, observed times, or quantiles.
  private let seconds: [Double]
  private let parts: [Sampler]
  /// A fixed time added to every draw, in seconds.
  private let shift: Double
  private let ziggurat = Ziggurat.shared

  private init(_ kind: Kind, sums: [Double] = [], seconds: [Double] = [], parts: [Sampler] = [], shift: Double = 0) {
    self.kind = kind
    self.sums = sums
    self.seconds = seconds
    self.parts = parts
    self.shift = shift
  }

  func shifted(by seconds: Double) -> CompositeSampler {
    CompositeSampler(kind, sums: sums, seconds: self.seconds, parts: parts, shift: shift + seconds)
  }

  static func phases(_ probabilities: [Double], means: [Double]) -> Sampler {
    .composite(CompositeSampler(.phases, sums: cumulated(probabilities), seconds: means))
  }

  static func values(_ values: [Double]) -> Sampler { .composite(CompositeSampler(.values, seconds: values)) }

  static func quantiles(_ points: [Empirical.Point]) -> Sampler {
    .composite(CompositeSampler(.quantiles, sums: points.map(\.probability), seconds: points.map(\.value)))
  }

  static func mixture(_ probabilities: [Double], _ samplers: [Sampler]) -> Sampler {
    .composite(CompositeSampler(.mixture, sums: cumulated(probabilities), parts: samplers))
  }

  private static func cumulated(_ probabilities: [Double]) -> [Double] {
    var sum = 0.0
    var sums = probabilities.map { probability in
      sum += probability
      return sum
    }
    // From the last possible entry on, rounding must not leave a gap below 1.
    if let last = probabilities.lastIndex(where: { $0 > 0 }) {
      for index in last..<sums.count { sums[index] = 1 }
    }
    return sums
  }

  /// One draw.
  ///
  /// - Parameter stream: The stream to draw from.
  /// - Returns: A time in seconds, at least 0.
  /// - Complexity: O(log n) in the number of quantiles, O(n) in that of phases or laws.
  public func draw(_ stream: inout RandomStream) -> Double { shift + unshifted(&stream) }

  private func unshifted(_ stream: inout RandomStream) -> Double {
    switch kind {
    case .phases:
      return seconds[choice(stream.uniform())] * stream.exponential(ziggurat)
    case .values:
      return seconds[Int(truncatingIfNeeded: stream.next().multipliedFullWidth(by: UInt64(seconds.count)).high)]
    case .quantiles:
      return quantile(stream.uniform())
    case .mixture:
      return parts[choice(stream.uniform())].draw(&stream)
    }
  }

  /// The first index whose running sum exceeds `u` < 1.
  private func choice(_ u: Double) -> Int {
    var index = 0
    while sums[index] <= u { index += 1 }
    return index
  }

  private func quantile(_ u: Double) -> Double {
    var low = 0
    var high = sums.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if sums[middle] <= u { low = middle } else { high = middle }
    }
    let share = (u - sums[low]) / (sums[high] - sums[low])
    return seconds[low] + share * (seconds[high] - seconds[low])
  }
}
