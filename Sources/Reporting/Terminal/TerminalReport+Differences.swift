internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// A difference with its sign: points of a probability, seconds of a time.
  func change(_ difference: ComparisonRecord.Difference) -> TableCell {
    guard let estimate = difference.difference else { return TableCell("–") }
    return TableCell(signed(estimate, difference.measure.measure.kind))
  }

  func signed(_ estimate: Estimate, _ kind: Measure.Kind) -> EstimateText {
    let factor = kind == .probability ? 100.0 : 1
    let mean = estimate.mean * factor
    let halfWidth = estimate.halfWidth.map { $0 * factor }
    let decimals = halfWidth.map { $0 > 0 ? EstimateFormat.decimals($0, .compact) : 2 } ?? 2
    let isZero = abs(mean) < 0.5 * (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    let sign = mean > 0 && !isZero ? "+" : ""
    let value =
      halfWidth == 0 ? number.trimmed(mean, decimals: decimals) : number.fixed(mean, decimals: decimals)
    return EstimateText(
      value: withUnit(sign + value, kind),
      error: halfWidth.map { $0 > 0 ? number.fixed($0, decimals: decimals) : "" } ?? "?")
  }

  /// `0.5 pp`, `2 s`.
  func amount(_ value: Double, _ kind: Measure.Kind) -> String {
    let shown = kind == .probability ? value * 100 : value
    return withUnit(number.trimmed(shown, decimals: abs(shown) < 0.1 ? 6 : 2), kind)
  }

  private func withUnit(_ text: String, _ kind: Measure.Kind) -> String {
    switch kind {
    case .probability: catalogue.text(.points, ["count": text])
    case .seconds: text + "\u{A0}" + catalogue.text(.secondUnit)
    case .count, .ratio, .agents, .money: text
    }
  }

  /// What carries the difference of each option from the base.
  func explanations(_ record: ComparisonRecord) -> [String] {
    let lines = record.pairs.filter { $0.base == 0 }.flatMap { pair -> [String] in
      guard let explanation = pair.explanation else { return [] }
      let whole = catalogue.text(
        .explanationOf,
        [
          "other": record.systems[pair.other].name, "base": record.systems[pair.base].name,
          "points": points(explanation.total),
        ])
      var sentences = [whole]
      if explanation.callTypes.count > 1 {
        sentences.append(
          catalogue.text(.byCallType, ["parts": parts(explanation.callTypes.map { ($0.label, $0.share) })]))
      }
      let hours = explanation.hours.map { ("\($0.label)–\($0.label + 1)", $0.share) }
      sentences.append(catalogue.text(.byHour, ["parts": parts(hours.sorted { abs($0.1) > abs($1.1) })]))
      let causes = explanation.causes.map { (catalogue.text($0.label.word), $0.share) }
      if !causes.isEmpty { sentences.append(catalogue.text(.byCause, ["parts": parts(causes)])) }
      return ("•\u{A0}" + sentences.joined(separator: " ")).wrapped(to: width, indent: "  ")
    }
    return lines.isEmpty ? [] : [heading(.explanationHeading)] + lines
  }

  /// The three largest.
  private func parts(_ shares: [(name: String, share: Double)]) -> String {
    shares.prefix(3).filter { $0.share != 0 }.map { "\($0.name)\u{A0}\(points($0.share))" }.joined(separator: ", ")
  }

  private func points(_ share: Double) -> String {
    let text = number.fixed(share * 100, decimals: 2)
    return catalogue.text(.points, ["count": (share > 0 ? "+" : "") + text])
  }
}

extension DifferenceExplanation.Cause {
  var word: Message {
    switch self {
    case .late: .causeLate
    case .abandoned: .causeAbandoned
    case .blocked: .causeBlocked
    case .deflected: .causeDeflected
    case .unfinished: .causeUnfinished
    }
  }
}
