package import CallCenterSimulation
internal import Foundation
internal import NumericalMethods
internal import OutputAnalysis

/// Simulated ratios of sums beside their exact values, judged together.
///
/// For m comparisons every |z| must be at most Φ⁻¹(1 − 5e-7/m), so that the whole table raises a false alarm with
/// probability at most 1e-6.
///
/// z is (estimate − exact) over the jackknife standard error across replications, made normal in the tails: Hall's
/// transformation for the skewness, Wallace's for the degrees of freedom. For shares and counts the standard error is at
/// least that of independent events at the exact value, because an estimate from few events is small together with its
/// standard error.
/// - Source: Hall (1992), J. R. Stat. Soc. B 54, 221–228; Wallace (1959), Ann. Math. Stat. 30, 1121–1130.
package struct ComparisonTable {
  package enum Kind: Sendable {
    /// Events among trials.
    case proportion
    /// Events per unit of the denominator.
    case count
    /// An average of times or of agents; needs more events than the others because its law is not known.
    case average

    /// Expected numerators (denominators for averages) below this are left out.
    var fewestEvents: Double { self == .average ? 400 : 20 }
  }

  /// Which side of the exact value is a deviation.
  package enum Side: Sendable { case both, above, below }

  private struct Comparison {
    let name: String
    let exact: Double
    let scale: Double
    let kind: Kind
    let side: Side
    let parts: @Sendable (ReplicationMeasures) -> (Int64, Int64)
    var tally = RatioTally()
  }

  /// What became of one comparison.
  package struct Outcome: Sendable {
    package var name: String
    package var exact: Double
    package var estimate: Double
    package var standardError: Double
    package var plainZ: Double
    package var z: Double
    package var isProportion: Bool
  }

  private let title: String
  private var comparisons: [Comparison] = []
  private var leftOut = 0
  private var finished: [Outcome] = []

  package init(_ title: String) { self.title = title }

  /// Adds a comparison of a ratio of sums.
  ///
  /// - Parameters:
  ///   - name: For messages.
  ///   - exact: The exact value; `nil` where it does not exist, then nothing is compared.
  ///   - scale: The unit of `exact` in one unit of numerator over denominator.
  ///   - kind: What is compared.
  ///   - side: Which deviations count.
  ///   - parts: Numerator and denominator of one replication.
  package mutating func compare(
    _ name: String, exact: Double?, scale: Double = 1, kind: Kind, side: Side = .both,
    _ parts: @escaping @Sendable (ReplicationMeasures) -> (Int64, Int64)
  ) {
    guard let exact else { return }
    comparisons.append(Comparison(name: name, exact: exact, scale: scale, kind: kind, side: side, parts: parts))
  }

  /// Adds one replication to every open comparison.
  package mutating func add(_ measures: ReplicationMeasures) {
    for index in comparisons.indices {
      let (a, b) = comparisons[index].parts(measures)
      comparisons[index].tally.add(a: a, b: b)
    }
  }

  /// Ends the open comparisons: what follows is about another plan.
  package mutating func close() {
    for comparison in comparisons {
      guard let outcome = Self.outcome(comparison) else {
        leftOut += 1
        continue
      }
      finished.append(outcome)
    }
    comparisons = []
  }

  private static func outcome(_ comparison: Comparison) -> Outcome? {
    guard let moments = RatioMoments(comparison.tally) else { return nil }
    let exact = comparison.exact / comparison.scale
    let events: Double
    var least = 0.0
    switch comparison.kind {
    case .proportion:
      events = moments.denominator * exact
      least = (max(exact * (1 - exact), 0) / moments.denominator).squareRoot()
    case .count:
      events = moments.denominator * exact
      least = (max(exact, 0) / moments.denominator).squareRoot()
    case .average:
      events = moments.denominator
    }
    // A value of exactly 0 or 1 is met exactly or not at all.
    let isCertain = comparison.kind == .proportion && (exact == 0 || exact == 1)
    guard isCertain || events >= comparison.kind.fewestEvents || exact == 0 else { return nil }
    let error = max(moments.jackknifeVariance.squareRoot(), least)
    let difference = moments.ratio - exact
    var plain = error > 0 ? difference / error : (difference == 0 ? 0 : .infinity * (difference > 0 ? 1 : -1))
    if comparison.side == .above { plain = max(plain, 0) }
    if comparison.side == .below { plain = min(plain, 0) }
    return Outcome(
      name: comparison.name, exact: comparison.exact, estimate: moments.ratio * comparison.scale,
      standardError: error * comparison.scale, plainZ: plain,
      z: normal(plain, skewness: moments.skewness, replications: moments.replications),
      isProportion: comparison.kind == .proportion)
  }

  private static func normal(_ t: Double, skewness: Double, replications: Double) -> Double {
    guard t.isFinite else { return t }
    let s = skewness / replications.squareRoot()
    let g = t == 0 ? 0 : t + s * (t * t / 3 + 1.0 / 6) + s * s * t * t * t / 27
    let degrees = max(replications - 1, 1)
    let size = (8 * degrees + 1) / (8 * degrees + 3) * (degrees * log1p(g * g / degrees)).squareRoot()
    return g < 0 ? -size : size
  }

  /// The verdict on all comparisons so far.
  package func verdict() -> Verdict {
    let limit = (try? zLimit(comparisons: max(finished.count, 1))) ?? 0
    let errors = finished.lazy.filter { $0.isProportion }.map(\.standardError)
    return Verdict(
      title: title, comparisons: finished.count, leftOut: leftOut, limit: limit,
      largest: finished.map { abs($0.z) }.max() ?? 0, largestPlain: finished.map { abs($0.plainZ) }.max() ?? 0,
      largestShareError: errors.max() ?? 0, deviations: finished.filter { !(abs($0.z) <= limit) })
  }

  /// What a table came to.
  package struct Verdict: Sendable, CustomStringConvertible {
    package var title: String
    package var comparisons: Int
    package var leftOut: Int
    package var limit: Double
    package var largest: Double
    package var largestPlain: Double
    /// Of the compared shares.
    package var largestShareError: Double
    package var deviations: [Outcome]

    package var passes: Bool { comparisons > 0 && deviations.isEmpty }

    package var description: String {
      func rounded(_ value: Double, _ digits: Double) -> Double { (value * digits).rounded() / digits }
      let head =
        "\(title): \(comparisons) comparisons, max |z| \(rounded(largest, 100)) (plain \(rounded(largestPlain, 100))),"
        + " limit \(rounded(limit, 100)); largest standard error of a share \(rounded(largestShareError * 100, 1000))"
        + " points, so an error of \(rounded(limit * largestShareError * 100, 100)) points is always seen;"
        + " \(leftOut) left out for too few events"
      let lines = deviations.prefix(30).map {
        "  \($0.name): exact \($0.exact), simulated \($0.estimate), z \($0.z)"
      }
      return ([head] + lines).joined(separator: "\n")
    }
  }
}
