internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// Whether a target was met, as far as the limits of the estimates tell.
enum TargetVerdict: Sendable, Equatable {
  case met, missed, undecided

  /// `nil` where there is no target or nothing was offered.
  init?(_ type: NamedMeasures) {
    guard let target = type.target, target.isSet else { return nil }
    var verdicts: [TargetVerdict] = []
    if let level = target.level {
      guard let estimate = type.measures[target.definition.measure] else { return nil }
      verdicts.append(TargetVerdict(estimate, atLeast: level))
    }
    if let level = target.onTimeLevel {
      guard let estimate = type.measures[.onTime] else { return nil }
      verdicts.append(TargetVerdict(estimate, atLeast: level))
    }
    if let maximum = target.maximumLost {
      guard let abandonment = type.measures[.abandonment], let blocking = type.measures[.blocking] else { return nil }
      // The limits of a sum lie within the sums of the limits.
      let lower = abandonment.lower.flatMap { lower in blocking.lower.map { $0 + lower } }
      let upper = abandonment.upper.flatMap { upper in blocking.upper.map { $0 + upper } }
      verdicts.append(Self.atLeast(-maximum, lower: upper.map { -$0 }, upper: lower.map { -$0 }))
    }
    if verdicts.contains(.missed) {
      self = .missed
    } else {
      self = verdicts.contains(.undecided) ? .undecided : .met
    }
  }

  /// Whether an estimate is at least `level`.
  init(_ estimate: Estimate, atLeast level: Double) {
    self = Self.atLeast(level, lower: estimate.lower, upper: estimate.upper)
  }

  private static func atLeast(_ level: Double, lower: Double?, upper: Double?) -> TargetVerdict {
    if let lower, lower >= level { return .met }
    if let upper, upper < level { return .missed }
    return .undecided
  }

  /// A mark and a word.
  var word: Message {
    switch self {
    case .met: .verdictMet
    case .missed: .verdictMissed
    case .undecided: .verdictUndecided
    }
  }

  var style: Style {
    switch self {
    case .met: .good
    case .missed: .bad
    case .undecided: .warning
    }
  }
}
