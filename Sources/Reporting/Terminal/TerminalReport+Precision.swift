internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// Whether what was asked to be known is known, and how sure every figure is.
  func precision(_ record: RunRecord) -> [String] {
    let run = record.run
    let confidence = catalogue.text(.confidence, ["level": percent(run.confidence, decimals: 2)])
    guard !run.precision.isEmpty else { return confidence.wrapped(to: width) }
    let isReached = run.precision.allSatisfy(\.isMet)
    let verdict = catalogue.text(
      isReached ? .precisionReached : .precisionMissed, ["replications": replications(run.replications)])
    var lines = (verdict + " " + confidence).wrapped(to: width)
    for outcome in run.precision {
      let mark = painter.paint(outcome.isMet ? "✓" : "✗", outcome.isMet ? .good : .bad)
      let text = text(of: outcome, record).wrapped(to: width - 4)
      lines += text.enumerated().map { ($0.offset == 0 ? "  \(mark) " : "    ") + $0.element }
    }
    return lines
  }

  func text(of outcome: PrecisionOutcome, _ record: RunRecord) -> String {
    let target = outcome.target
    let scope = target.scope.map { name in
      (record.callTypes + record.agentGroups).first { $0.name == name }?.label ?? name
    }
    let asked: String
    var reached: String?
    let halfWidth = outcome.estimate?.halfWidth
    switch target.halfWidth {
    case .absolute(let bound):
      asked = amount(bound, target.measure)
      reached = halfWidth.map { amount($0, target.measure) }
    case .relative(let share):
      asked = percent(share, decimals: 3)
      if let halfWidth, let mean = outcome.estimate?.mean, mean != 0 {
        let share = 100 * halfWidth / abs(mean)
        reached = number.fixed(share, decimals: EstimateFormat.decimals(share, .two)) + "\u{A0}%"
      }
    }
    return catalogue.text(
      .precisionOutcome,
      [
        "measure": catalogue.name(of: target.measure) + (scope.map { ", " + $0 } ?? ""), "reached": reached ?? "?",
        "asked": asked,
      ])
  }

  /// A half width in the unit of its measure.
  private func amount(_ value: Double, _ measure: Measure) -> String {
    func digits(_ value: Double) -> String {
      number.trimmed(value, decimals: value > 0 ? EstimateFormat.decimals(value, .two) : 0)
    }
    switch measure.kind {
    case .probability: return catalogue.text(.points, ["count": digits(value * 100)])
    case .seconds: return digits(value) + "\u{A0}" + estimates.units.second
    case .count, .agents, .ratio, .money: return digits(value)
    }
  }
}
