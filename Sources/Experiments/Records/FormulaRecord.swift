package import CallCenterModel
internal import NumericalMethods
package import OutputAnalysis
package import Staffing

/// What a formula says of a group beside what the simulation found, or why no formula covers it.
package struct FormulaRecord: Sendable, Equatable {
  package enum Answer: Sendable, Equatable {
    case covered(FormulaOpinion.Model, [FormulaComparison])
    case notCovered([FormulaObstacle])
  }

  /// The agent group.
  package var name: String
  package var label: String
  package var answer: Answer

  package init(name: String, label: String, answer: Answer) {
    self.name = name
    self.label = label
    self.answer = answer
  }
}

/// One measure of one call type, by formula and by simulation.
package struct FormulaComparison: Sendable, Equatable {
  package enum Verdict: String, Sendable, Equatable {
    case agrees, differs
    /// The error of the simulation is not known.
    case undecided
  }

  package var callType: String
  package var label: String
  package var measure: Measure
  package var formula: Double
  package var simulated: Estimate?
  package var verdict: Verdict

  package init(
    callType: String, label: String, measure: Measure, formula: Double, simulated: Estimate?, verdict: Verdict
  ) {
    self.callType = callType
    self.label = label
    self.measure = measure
    self.formula = formula
    self.simulated = simulated
    self.verdict = verdict
  }
}

extension FormulaRecord {
  /// The probability that a right simulation and a right formula are said to differ, of one measure.
  static let falseAlarm = 1e-8

  /// The opinions on a plan beside the measures of its call types, which stand in the order of the plan.
  static func all(
    of plan: Plan, _ measures: [NamedMeasures], replications: Int, confidence: Double
  ) throws(NumericalError) -> [FormulaRecord] {
    let reach = try reach(replications: replications, confidence: confidence)
    return FormulaOpinion.all(of: plan).map { opinion in
      let group = plan.agentGroups[opinion.group]
      let answer: Answer =
        switch opinion.answer {
        case .notCovered(let obstacles): .notCovered(obstacles)
        case .covered(let model, let types):
          .covered(model, types.flatMap { comparisons($0, measures[$0.callType], reach: reach) })
        }
      return FormulaRecord(name: group.name, label: group.label, answer: answer)
    }
  }

  /// Half-widths within which the two agree.
  private static func reach(replications: Int, confidence: Double) throws(NumericalError) -> Double {
    let degrees = Double(max(1, replications - 1))
    return try Quantile.studentT(1 - falseAlarm / 2, degreesOfFreedom: degrees)
      / Quantile.studentT((1 + confidence) / 2, degreesOfFreedom: degrees)
  }

  private static func comparisons(
    _ opinion: FormulaOpinion.TypeOpinion, _ type: NamedMeasures, reach: Double
  ) -> [FormulaComparison] {
    Measure.allCases.compactMap { measure in
      guard let formula = opinion.measures[measure] else { return nil }
      let simulated = type.measures[measure]
      return FormulaComparison(
        callType: type.name, label: type.label, measure: measure, formula: formula, simulated: simulated,
        verdict: verdict(formula, simulated, reach: reach))
    }
  }

  private static func verdict(
    _ formula: Double, _ simulated: Estimate?, reach: Double
  ) -> FormulaComparison.Verdict {
    guard let simulated else { return .undecided }
    if simulated.mean == formula { return .agrees }
    guard let halfWidth = simulated.halfWidth else { return .undecided }
    return abs(simulated.mean - formula) <= reach * halfWidth ? .agrees : .differs
  }
}
