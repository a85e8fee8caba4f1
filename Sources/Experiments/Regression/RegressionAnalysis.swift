internal import CallCenterModel
package import NumericalMethods
internal import OutputAnalysis

/// How a new run differs from a committed result, number by number.
///
/// Both are taken as independent, whatever their seeds: with common random numbers the difference varies less, so that
/// false alarms are rarer than said. The limits of a difference are those of the two values put together by squares
/// (MOVER: lower² = (new mean − new lower)² + (old upper − old mean)²), each first stretched from its own confidence to
/// that of the difference by the ratio of the quantiles of Student's law. Where few events make a value skew the distance
/// is stretched further, by 1 + 2h/m up to 2, h the half-width and m the mean or the mean of the complement.
/// - Source: Zou and Donner (2008), Statistics in Medicine 27, 1693–1702, doi 10.1002/sim.3095.
package struct RegressionAnalysis: Sendable {
  private let settings: RegressionSettings
  private let decisive: Set<ResultFigure.Key>
  /// Relative difference below which two numbers are the same, whatever their limits: quantiles of Student's law differ
  /// in their last digits between platforms.
  private static let rounding = 1e-9

  package init(_ settings: RegressionSettings, deciding: Set<ResultFigure.Key>) {
    self.settings = settings
    decisive = deciding
  }

  /// Every number of either result, in the order of the committed one.
  ///
  /// - Parameters:
  ///   - committed: What was put aside.
  ///   - figures: Those of the new run.
  ///   - replications: Of the new run.
  ///   - confidence: Of the limits of the new run.
  ///   - look: The number of this look, from 1.
  /// - Returns: A row for each number.
  /// - Throws: ``NumericalError`` where a quantile cannot be had.
  package func rows(
    _ committed: CommittedResult, _ figures: [ResultFigure], replications: Int, confidence: Double, look: Int
  ) throws(NumericalError) -> [RegressionRow] {
    let after = Dictionary(figures.map { ($0.key, $0.estimate) }) { first, _ in first }
    let known = Set(committed.figures.map(\.key))
    var rows: [RegressionRow] = []
    for figure in committed.figures {
      let own = settings.confidence(deciding: decisive.contains(figure.key), look: look)
      let stretch = (
        old: try Self.stretch(committed.confidence, to: own, committed.replications),
        new: try Self.stretch(confidence, to: own, replications)
      )
      rows.append(row(figure, after[figure.key], stretch))
    }
    for figure in figures where !known.contains(figure.key) {
      rows.append(
        RegressionRow(
          key: figure.key, before: nil, after: figure.estimate, difference: nil, margin: 0, verdict: .added,
          isDeciding: false, isHopeless: false))
    }
    return rows
  }

  private static func stretch(
    _ confidence: Double, to wanted: Double, _ replications: Int
  ) throws(NumericalError) -> Double {
    guard replications > 1 else { return .infinity }
    let freedom = Double(replications - 1)
    return try -Quantile.studentT((1 - wanted) / 2, degreesOfFreedom: freedom)
      / -Quantile.studentT((1 - confidence) / 2, degreesOfFreedom: freedom)
  }

  private func row(_ figure: ResultFigure, _ after: Estimate?, _ stretch: (old: Double, new: Double)) -> RegressionRow {
    let before = figure.estimate
    let margin = settings.margin(figure.key, base: before.mean)
    var row = RegressionRow(
      key: figure.key, before: before, after: after, difference: nil, margin: margin, verdict: .gone,
      isDeciding: decisive.contains(figure.key), isHopeless: false)
    guard let after else { return row }
    let difference = after.mean - before.mean
    guard abs(difference) > Self.rounding * max(abs(before.mean), abs(after.mean)) else {
      row.difference = Estimate(mean: difference, lower: nil, upper: nil)
      row.verdict = .same
      return row
    }
    let old = Self.distances(before, figure.key.measure, stretch.old)
    let new = Self.distances(after, figure.key.measure, stretch.new)
    guard let old, let new else {
      row.difference = Estimate(mean: difference, lower: nil, upper: nil)
      row.verdict = .undecided
      row.isHopeless = true
      return row
    }
    let estimate = Self.combined(difference, old, new)
    row.difference = estimate
    row.verdict = Self.verdict(estimate, margin)
    row.isHopeless =
      row.verdict == .undecided
      && Self.verdict(Self.combined(difference, old, (0, 0)), margin) == .undecided
    return row
  }

  /// How far the limits lie from the mean, stretched; `nil` where there are none.
  private static func distances(
    _ estimate: Estimate, _ measure: Measure, _ stretch: Double
  ) -> (below: Double, above: Double)? {
    guard let lower = estimate.lower, let upper = estimate.upper else { return nil }
    guard upper > lower else { return (0, 0) }
    let isShare = measure.kind == .probability && estimate.mean <= 1
    let rarer = isShare ? min(estimate.mean, 1 - estimate.mean) : abs(estimate.mean)
    let skew = rarer > 0 ? min(2, 1 + (upper - lower) / rarer) : 2
    return (max(estimate.mean - lower, 0) * stretch * skew, max(upper - estimate.mean, 0) * stretch * skew)
  }

  private static func combined(
    _ difference: Double, _ old: (below: Double, above: Double), _ new: (below: Double, above: Double)
  ) -> Estimate {
    Estimate(
      mean: difference, lower: difference - (new.below * new.below + old.above * old.above).squareRoot(),
      upper: difference + (new.above * new.above + old.below * old.below).squareRoot())
  }

  private static func verdict(_ difference: Estimate, _ margin: Double) -> RegressionRow.Verdict {
    guard let lower = difference.lower, let upper = difference.upper else { return .undecided }
    if lower >= -margin, upper <= margin { return .same }
    return lower > margin || upper < -margin ? .different : .undecided
  }
}
