import Foundation
import NumericalMethods
import OutputAnalysis

/// How often intervals contained the truth.
struct CoverageResult: Sendable {
  var runs = 0
  var aboveTruth = 0
  var belowTruth = 0
  var open = 0
  var absent = 0
  var replications = 0
  var widths: [Double] = []

  var share: Double { 1 - Double(aboveTruth + belowTruth + absent) / Double(runs) }

  /// An interval that is open above contains every large value; an absent estimate contains none.
  mutating func add(_ estimate: Estimate?, truth: Double) {
    runs += 1
    guard let estimate, let lower = estimate.lower else {
      absent += 1
      return
    }
    if lower > truth { aboveTruth += 1 }
    if let upper = estimate.upper {
      if upper < truth { belowTruth += 1 }
      widths.append(upper - lower)
    } else {
      open += 1
    }
  }

  var medianWidth: Double { widths.isEmpty ? .nan : widths.sorted()[widths.count / 2] }
}

extension RatioCase {
  /// The coverage of the 95 % interval after `replications`, or where the precision is asked, after stopping.
  func coverage(runs: Int, replications: Int, seed: UInt64) throws -> CoverageResult {
    var result = CoverageResult()
    let scale = kind == .nonNegative ? 1e-6 : 1
    for run in 0..<runs {
      var random = SyntheticRandom(seed: seed &+ UInt64(run) &* 0x1234_5678_9ABC_DEF1)
      var tally = RatioTally()
      var estimate: Estimate?
      for look in precision == nil ? [replications] : Array(StoppingSchedule(limit: replications)) {
        while tally.replications < Int64(look) {
          let pair = draw(&random)
          tally.add(a: pair.a, b: pair.b)
        }
        estimate = try tally.estimate(confidence: 0.95, scale: scale, kind: kind)
        if let precision, Precision.absolute(precision).isMet(by: estimate) { break }
      }
      result.replications += Int(tally.replications)
      result.add(estimate, truth: truth)
    }
    return result
  }
}

/// Waits of days with a gamma rate: a share of calls is delayed, Exp(Λ) with Λ ~ gamma(3) / 60 s, so that the delayed
/// wait is Lomax, P(W > x) = (1 + x/60)⁻³, and its quantiles are known exactly.
struct QuantileCase: Sendable, CustomStringConvertible {
  let probability: Double
  let delayed: Double
  let calls: Double
  var claim = 0.93...0.97

  var description: String { "quantile \(probability), \(Int(calls)) calls, \(delayed) delayed" }

  var truth: Double {
    delayed > 1 - probability ? 60 * (pow(delayed / (1 - probability), 1.0 / 3) - 1) : 0
  }

  func coverage(runs: Int, replications: Int, seed: UInt64) throws -> CoverageResult {
    var result = CoverageResult()
    var counts = [Int32](repeating: 0, count: WaitHistogram.binCount)
    for run in 0..<runs {
      var random = SyntheticRandom(seed: seed &+ UInt64(run) &* 0x1234_5678_9ABC_DEF1)
      var tally = QuantileTally()
      for _ in 0..<replications {
        let mean = 60 / random.gamma(3)
        var highest = -1
        for _ in 0..<random.poisson(calls) {
          let wait = random.uniform() < delayed ? random.exponential() * mean : 0
          let bin = WaitHistogram.bin(ofMicroseconds: Int64(wait * 1e6))
          counts[bin] += 1
          highest = max(highest, bin)
        }
        counts.withUnsafeBufferPointer { tally.add(counts: $0, highestBin: highest) }
        for bin in 0..<(highest + 1) { counts[bin] = 0 }
      }
      result.replications += replications
      result.add(try tally.estimate(probability: probability, confidence: 0.95), truth: truth)
    }
    return result
  }
}
