package import NumericalMethods

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Limits of a proportion or a rate of events that come in clusters, the replications.
///
/// The trials are replaced by the number of independent trials that would have the variance seen between replications,
/// n* = p(1 − p)/v, at most the trials themselves, times the square of t with trials − 1 degrees of freedom over t with
/// replications − 1.
/// The limits are the beta quantiles with the shapes x* + ½ and n* − x* + ½, x* = p·n* (Jeffreys). They cover 95.0 % of
/// Poisson counts with means of 3 to 60 on average, at least 92.3 %; those of Clopper and Pearson 96.1 %, 98.0 % at a
/// mean of 5. For a rate n* has no bound and the gamma law takes the beta's place.
///
/// No spread between replications says nothing about clustering: n* is then the number of replications that had a
/// trial, and with no event at all, or no complement, the limit is that of Clopper and Pearson, 1 − (α/2)^(1/n*).
///
/// - Source: Korn and Graubard (1998), Survey Methodology 24, 193–201; Brown, Cai and DasGupta (2001), Statistical
///   Science 16, 101–133, doi 10.1214/ss/1009213286.
package struct ClusteredEventLimits: Sendable {
  package let limits: OpenLimits
  /// The fewest of the events, the complements, and both as effective numbers.
  package let fewest: Double
  /// 1 − 1/deff: the share of the variance that clustering adds to that of independent trials, 0...1.
  package let clusteredShare: Double

  package init(
    _ moments: RatioMoments, variance: Double, kind: MeasureKind, confidence: Double
  ) throws(NumericalError) {
    let isRate = kind == .count
    let events = moments.numerator
    let trials = moments.denominator
    let p = moments.ratio
    let complements = isRate ? Double.infinity : trials - events
    let tail = (1 - confidence) / 2
    guard events > 0, complements > 0, variance > 0 else {
      limits = try Self.withoutSpread(moments, isRate: isRate, tail: tail)
      fewest = 0
      clusteredShare = 0
      return
    }
    let unit = isRate ? p : p * (1 - p)
    let independent = unit / trials
    let replicationT = try Quantile.studentT(1 - tail, degreesOfFreedom: moments.replications - 1)
    let trialT =
      trials > 1 && trials < 1e6
      ? try Quantile.studentT(1 - tail, degreesOfFreedom: trials - 1) : try Quantile.normal(1 - tail)
    let adjustment = trialT / replicationT
    let effective = min(unit / variance * min(adjustment * adjustment, 1), trials)
    let x = effective * p
    let y = isRate ? Double.infinity : effective - x
    fewest = min(min(events, complements), min(x, y))
    clusteredShare = max(1 - independent / variance, 0)
    limits =
      isRate
      ? try Self.rateLimits(events: x, trials: effective, tail: tail)
      : try Self.betaLimits(events: x, complements: y, tail: tail)
  }

  /// Beta limits for a real number of events and complements, both positive.
  package static func betaLimits(
    events x: Double, complements y: Double, tail: Double
  ) throws(NumericalError) -> OpenLimits {
    OpenLimits(
      lower: try EventQuantile.beta(tail, a: x + 0.5, b: y + 0.5),
      upper: try EventQuantile.beta(1 - tail, a: x + 0.5, b: y + 0.5))
  }

  private static func rateLimits(events x: Double, trials: Double, tail: Double) throws(NumericalError) -> OpenLimits {
    OpenLimits(
      lower: try EventQuantile.gamma(tail, shape: x + 0.5) / trials,
      upper: try EventQuantile.gamma(1 - tail, shape: x + 0.5) / trials)
  }

  private static func withoutSpread(
    _ moments: RatioMoments, isRate: Bool, tail: Double
  ) throws(NumericalError) -> OpenLimits {
    let n = moments.trialReplications
    if moments.numerator == 0 {
      return OpenLimits(lower: 0, upper: isRate ? -log(tail) / n : -expm1(log(tail) / n))
    }
    guard !isRate else { return .none }
    guard moments.numerator < moments.denominator else { return OpenLimits(lower: exp(log(tail) / n), upper: 1) }
    return try betaLimits(events: n * moments.ratio, complements: n * (1 - moments.ratio), tail: tail)
  }
}
