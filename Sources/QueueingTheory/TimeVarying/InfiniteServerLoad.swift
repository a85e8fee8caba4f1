import Foundation
internal import NumericalMethods
public import RandomVariates

/// The load that calls would put on agents without limit, M(t)/G/∞: how many are being handled on average.
///
/// Calls come with a rate λ that is constant within each interval; the system starts empty. The number in it at t is
/// Poisson with mean m(t) = ∫ λ(t − u)·P(S > u) du over u from 0 to t. It lags behind λ(t)·E[S] and is smoother, the more
/// so the longer the handling times.
///
/// - Source: Eick, Massey and Whitt (1993), The physics of the M(t)/G/∞ queue, Operations Research 41(4), 731–742,
///   doi:10.1287/opre.41.4.731; the same authors (1993), M(t)/G/∞ queues with sinusoidal arrival rates, Management Science
///   39(2), 241–252, doi:10.1287/mnsc.39.2.241.
public struct InfiniteServerLoad: Sendable, Equatable {
  /// The mean number in the system at the end of each interval, in erlangs.
  public let atEnd: [Double]
  /// The mean number over each interval, in erlangs.
  public let average: [Double]
  /// λ·E[S] of each interval: what the load would settle at, in erlangs.
  public let stationary: [Double]

  /// The load by handling times of any law.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour in each interval, at least 0; at most 100,000 intervals.
  ///   - intervalSeconds: The length of an interval in seconds, above 0.
  ///   - handling: The law of the handling time, work after the call included.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain;
  ///   ``QueueingError/didNotConverge(iterations:residual:)`` where the law's survival cannot be integrated.
  /// - Accuracy: Relative error at most 1e-9.
  /// - Complexity: O(intervals · (1 + longest handling time / interval)) time.
  public init(callsPerHour: [Double], intervalSeconds: Double, handling: Law) throws(QueueingError) {
    if case .exponential(let law) = handling {
      try self.init(callsPerHour: callsPerHour, intervalSeconds: intervalSeconds, handleSeconds: law.mean)
      return
    }
    let loads = try Self.stationary(callsPerHour, intervalSeconds, handleSeconds: handling.mean)
    let peak = (callsPerHour.max() ?? 0) / 3600
    let isQuiet = callsPerHour.contains { $0 / 3600 < 1e-5 * peak }
    let ages = try Self.ages(
      handling, intervals: callsPerHour.count, length: intervalSeconds, until: isQuiet ? 1e-300 : 1e-16)
    var rest = 0.0
    let older = Array(
      ages.reversed().map { age in
        defer { rest += age.atEnd + age.average }
        return rest
      }.reversed())
    var atEnd: [Double] = []
    var average: [Double] = []
    for interval in callsPerHour.indices {
      var end = 0.0
      var mean = 0.0
      for age in ages.indices.prefix(interval + 1) {
        let perSecond = callsPerHour[interval - age] / 3600
        end += perSecond * ages[age].atEnd
        mean += perSecond * ages[age].average
        if peak * older[age] <= 1e-17 * min(end, mean) { break }
      }
      atEnd.append(end)
      average.append(mean)
    }
    self.init(atEnd: atEnd, average: average, stationary: loads)
  }

  private init(atEnd: [Double], average: [Double], stationary: [Double]) {
    self.atEnd = atEnd
    self.average = average
    self.stationary = stationary
  }

  /// The load by exponential handling times, in closed form.
  ///
  /// m approaches λ·E[S] in each interval: m(t) = λE[S] + (m(0) − λE[S])·e^(−t/E[S]).
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour in each interval, at least 0; at most 100,000 intervals.
  ///   - intervalSeconds: The length of an interval in seconds, above 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - initialErlangs: The number in the system at the start, at least 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain.
  /// - Accuracy: Relative error at most 1e-14 per interval.
  /// - Complexity: O(intervals) time.
  public init(
    callsPerHour: [Double], intervalSeconds: Double, handleSeconds: Double, initialErlangs: Double = 0
  ) throws(QueueingError) {
    stationary = try Self.stationary(callsPerHour, intervalSeconds, handleSeconds: handleSeconds)
    try Domain.requireAmount(initialErlangs, "initial")
    let lengths = handleSeconds > 0 ? intervalSeconds / handleSeconds : .infinity
    let left = exp(-lengths)
    let gone = -expm1(-lengths)
    // The mean of e^(−t/E[S]) over the interval, and its complement without cancellation.
    let leftOnAverage = lengths.isFinite ? gone / lengths : 0
    let goneOnAverage = lengths > 1e-2 ? 1 - leftOnAverage : Self.goneOnAverage(lengths)
    var atEnd: [Double] = []
    var average: [Double] = []
    var erlangs = initialErlangs
    for load in stationary {
      average.append(erlangs * leftOnAverage + load * goneOnAverage)
      erlangs = erlangs * left + load * gone
      atEnd.append(erlangs)
    }
    self.atEnd = atEnd
    self.average = average
  }

  /// 1 − (1 − e^(−x))/x by its series.
  private static func goneOnAverage(_ x: Double) -> Double {
    x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5 * (1 - x / 6 * (1 - x / 7)))))
  }

  private static func stationary(
    _ callsPerHour: [Double], _ intervalSeconds: Double, handleSeconds: Double
  ) throws(QueueingError) -> [Double] {
    try Domain.requireIntervals(callsPerHour.count, "callsPerHour")
    try Domain.requirePositive(intervalSeconds, "intervalSeconds")
    var loads: [Double] = []
    for calls in callsPerHour {
      loads.append(try OfferedLoad(callsPerHour: calls, handleSeconds: handleSeconds).erlangs)
    }
    return loads
  }

  /// For calls of an interval so many intervals ago: the seconds for which one of unit rate is still there at the end of
  /// this interval, and on average over it; up to a share `least` of the mean.
  private static func ages(
    _ law: Law, intervals: Int, length: Double, until least: Double
  ) throws(QueueingError) -> [(atEnd: Double, average: Double)] {
    var ages: [(atEnd: Double, average: Double)] = []
    var integrated = 0.0
    var rising = 0.0
    let cuts = cuts(law)
    do {
      for age in 0..<intervals {
        let start = Double(age) * length
        let (inside, weighted) = try integrals(law, from: start, length: length, cuts)
        ages.append((inside, rising + (inside - weighted)))
        rising = weighted
        integrated += inside
        // The rest of the integrated survival no longer shows; one more interval hears of the last weighted part.
        let isOver = inside <= least * law.mean || least > 1e-300 && law.mean - integrated <= 10 * least * law.mean
        if isOver, rising <= least * law.mean { break }
      }
    } catch {
      throw .didNotConverge(iterations: 200, residual: law.mean - integrated)
    }
    return ages
  }

  /// ∫ P(S > u) du from `start` over `length` seconds, and the same with the share of the length gone by as a factor.
  private static func integrals(
    _ law: Law, from start: Double, length: Double, _ cuts: [Double]
  ) throws -> (plain: Double, weighted: Double) {
    let end = start + length
    var (plain, weighted) = (0.0, 0.0)
    var low = start
    for high in cuts.drop(while: { $0 <= start }).prefix(while: { $0 < end }) + [end] {
      // The survival falls: no part of it is more than this.
      let most = try law.survival(low) * (high - low)
      guard most > 0 else { break }
      plain += try Quadrature.adaptive(over: low...high, absolute: 1e-13 * most) { try law.survival($0) }
      weighted += try Quadrature.adaptive(over: low...high, absolute: 1e-13 * most * ((high - start) / length)) {
        try law.survival($0) * (($0 - start) / length)
      }
      low = high
    }
    return (plain, weighted)
  }

  /// Where to cut long intervals, so that none hides where the law lies: doublings and halvings of the mean, and of the
  /// standard deviation beside it.
  private static func cuts(_ law: Law) -> [Double] {
    let deviation = law.variance.squareRoot()
    var cuts = [law.mean]
    for power in -20...40 {
      let factor = scalbn(1, power)
      cuts += [law.mean * factor, law.mean + deviation * factor, law.mean - deviation * factor]
    }
    return Set(cuts.filter { $0 > 0 && $0.isFinite }).sorted()
  }
}

extension Domain {
  /// The most intervals of a day or of several.
  static let maximumIntervals = 100_000

  static func requireIntervals(_ count: Int, _ input: String) throws(QueueingError) {
    guard (1...maximumIntervals).contains(count) else {
      throw .outsideDomain(
        input: "number of \(input)", value: Double(count), allowed: "one for each of 1 to \(maximumIntervals) intervals"
      )
    }
  }

  static func requirePositive(_ value: Double, _ input: String) throws(QueueingError) {
    guard value > 0, value.isFinite else {
      throw .outsideDomain(input: input, value: value, allowed: "a finite number above 0")
    }
  }
}
