package import CallCenterModel
internal import OutputAnalysis

/// How a suite of results is compared with what was committed.
package struct RegressionSettings: Sendable {
  /// The chance that a suite whose measures all lie within their margins is said to have one outside.
  package static let usualFalseAlarm = 1e-4
  /// Half of it is for the figures that have to be decided, half for all others.
  private static let shares = 2.0
  /// A run that is not decided goes on to so many times the replications of the committed one.
  static let mostTimes = 2

  package var falseAlarm: Double
  /// Figures of the suite that have to be decided, and all others.
  package var deciding: Int
  package var others: Int
  /// Margins in place of the usual ones; the first that fits counts.
  package var margins: [PrecisionTarget]

  package init(
    falseAlarm: Double = Self.usualFalseAlarm, deciding: Int, others: Int, margins: [PrecisionTarget] = []
  ) {
    self.falseAlarm = falseAlarm
    self.deciding = deciding
    self.others = others
    self.margins = margins
  }

  /// The confidence of the interval of one difference at a look, counted from 1.
  package func confidence(deciding isDeciding: Bool, look: Int) -> Double {
    ErrorSpending(error: falseAlarm / Self.shares, comparisons: max(isDeciding ? deciding : others, 1))
      .confidence(look: look)
  }

  /// The largest difference that does not matter, in the unit of the measure.
  func margin(_ key: ResultFigure.Key, base: Double) -> Double {
    let own = margins.first { $0.measure == key.measure && ($0.scope == nil || $0.scope == key.scope) }
    switch own?.halfWidth ?? ComparedMeasure.usualMargin(key.measure) {
    case .absolute(let margin): return margin
    case .relative(let share): return share * abs(base)
    }
  }

  /// The measures of the whole centre that planners read first: those that `compare` decides by, waits and occupancy.
  package static func deciding(_ plan: Plan) -> Set<ResultFigure.Key> {
    let identity = ScenarioIdentity(name: plan.name, file: "", sha256: "", option: nil)
    let usual = ComparedMeasure.usual(for: [ComparedSystem(name: "", scenario: identity, plan: plan)])
    return Set(
      usual.filter { $0.isGated || [.averageSpeedOfAnswer, .occupancy].contains($0.measure) }
        .map { ResultFigure.Key($0.measure, scope: nil) })
  }
}
