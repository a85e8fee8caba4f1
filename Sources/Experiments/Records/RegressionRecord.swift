package import OutputAnalysis

/// One number before and after.
package struct RegressionRow: Sendable, Equatable {
  package enum Verdict: String, Sendable {
    /// The whole interval of the difference lies within the margin.
    case same
    /// The whole interval lies outside.
    case different
    case undecided
    /// The committed result has no such number.
    case added
    /// The new run has no such number.
    case gone
  }

  package var key: ResultFigure.Key
  package var before: Estimate?
  package var after: Estimate?
  /// After less before, with limits; without any where the numbers are equal but for rounding.
  package var difference: Estimate?
  /// In the unit of the measure.
  package var margin: Double
  package var verdict: Verdict
  /// Whether the comparison is undecided while this number is.
  package var isDeciding: Bool
  /// Whether more replications of the new run cannot decide it: the committed result has too few.
  package var isHopeless: Bool

  package init(
    key: ResultFigure.Key, before: Estimate?, after: Estimate?, difference: Estimate?, margin: Double,
    verdict: Verdict, isDeciding: Bool, isHopeless: Bool
  ) {
    self.key = key
    self.before = before
    self.after = after
    self.difference = difference
    self.margin = margin
    self.verdict = verdict
    self.isDeciding = isDeciding
    self.isHopeless = isHopeless
  }

  /// How large the difference is beside its margin, for sorting.
  package var weight: Double {
    guard let difference else { return .infinity }
    guard difference.mean != 0 else { return 0 }
    return margin > 0 ? abs(difference.mean) / margin : .greatestFiniteMagnitude
  }
}

/// A run against a committed result.
package struct RegressionRecord: Sendable, Equatable {
  package enum Outcome: String, Sendable {
    /// The same bytes.
    case identical
    case same, different, undecided
  }

  /// What differs besides the numbers.
  package enum Remark: Sendable, Equatable {
    case version(String)
    /// The scenario was changed, and no number shows it, or the text of the result.
    case outdated
    /// First attempts per contact of a call type: the committed, which both sides were run with, and today's.
    case volume(callType: String, committed: Double, now: Double)
    /// The committed result is too short to tell a difference of the margin.
    case tooFewReplications(Int)
  }

  package var committed: CommittedResult
  package var outcome: Outcome
  /// Of the new run.
  package var replications: Int
  package var rows: [RegressionRow]
  package var remarks: [Remark]

  package init(
    committed: CommittedResult, outcome: Outcome, replications: Int, rows: [RegressionRow], remarks: [Remark]
  ) {
    self.committed = committed
    self.outcome = outcome
    self.replications = replications
    self.rows = rows
    self.remarks = remarks
  }

  /// Numbers that are not the same, those that matter most first.
  package var moved: [RegressionRow] {
    let ranks: [RegressionRow.Verdict: Int] = [.different: 0, .gone: 0, .undecided: 1, .same: 2, .added: 3]
    return rows.filter { $0.weight > 0 }.sorted {
      let (left, right) = (ranks[$0.verdict] ?? 0, ranks[$1.verdict] ?? 0)
      return left == right ? $0.weight > $1.weight : left < right
    }
  }

  static func outcome(of rows: [RegressionRow]) -> Outcome {
    if rows.contains(where: { $0.verdict == .different || $0.verdict == .gone }) { return .different }
    return rows.contains { $0.verdict == .undecided && $0.isDeciding } ? .undecided : .same
  }
}

extension RegressionRecord.Remark {
  /// Solving the same volumes on other random numbers gives first attempts that differ by some tenths of a per cent.
  private static let noiseOfVolumes = 0.02

  /// Whether volumes were solved so differently that it is no chance.
  package var isBeyondNoise: Bool {
    guard case .volume(_, let committed, let now) = self else { return false }
    return abs(now / committed - 1) > Self.noiseOfVolumes
  }
}
