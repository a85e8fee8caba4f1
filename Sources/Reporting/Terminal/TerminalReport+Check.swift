internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// What holds and what has changed, the verdict first.
  package func text(of record: CheckRecord) -> String {
    let moved = record.scenarios.flatMap { scenario -> [[String]] in
      guard let regression = scenario.regression, regression.outcome != .identical else { return [] }
      return [movedNumbers(regression, scenario.labels)]
    }
    return finished(
      [checkTitle(record), checkAnswer(record)] + record.scenarios.map(checked) + moved + [checkNotes(record)])
  }

  private func checkTitle(_ record: CheckRecord) -> [String] {
    let count = record.scenarios.count
    let scenarios = catalogue.text(.checkedScenarios, count: count, ["count": number.whole(count)])
    return [heading(.checkTitle, ["scenarios": scenarios])]
  }

  private func checkAnswer(_ record: CheckRecord) -> [String] {
    let outcomes =
      record.scenarios.flatMap { $0.assertions.map(\.outcome) }
      + record.scenarios.compactMap { $0.regression?.outcome.asVerdict }
    guard !outcomes.isEmpty else { return [catalogue.text(.checkNothing)] }
    let parts = checkedParts(record)
    func count(_ outcome: AssertionOutcome) -> Int { outcomes.filter { $0 == outcome }.count }
    guard count(.pass) < outcomes.count else {
      return painted(catalogue.text(.checkPassed, ["parts": parts]), .good)
    }
    var sentences: [String] = []
    if count(.fail) > 0 {
      sentences.append(catalogue.text(.checkFailures, ["failed": number.whole(count(.fail)), "count": parts]))
    }
    if count(.undecided) > 0 {
      sentences.append(catalogue.text(.checkUndecided, ["undecided": number.whole(count(.undecided)), "count": parts]))
    }
    return painted(sentences.joined(separator: " "), count(.fail) > 0 ? .bad : .warning)
  }

  private func painted(_ text: String, _ style: Style) -> [String] {
    sentence(text).wrapped(to: width).map { painter.paint($0, style) }
  }

  private func checkedParts(_ record: CheckRecord) -> String {
    let assertions = record.scenarios.reduce(0) { $0 + $1.assertions.count }
    let results = record.scenarios.filter { $0.regression != nil }.count
    var parts: [String] = []
    if assertions > 0 {
      parts.append(catalogue.text(.checkedAssertions, count: assertions, ["count": number.whole(assertions)]))
    }
    if results > 0 {
      parts.append(catalogue.text(.checkedResults, count: results, ["count": number.whole(results)]))
    }
    return parts.joined(separator: ", ")
  }

  private func checked(_ scenario: CheckedScenario) -> [String] {
    var title = scenario.name
    if let option = scenario.scenario.option {
      title = catalogue.text(.checkOption, ["name": title, "option": option])
    }
    var lines = [painter.paint(title, .bold)]
    if scenario.isInterrupted {
      let warning = catalogue.text(.interrupted, ["replications": replications(scenario.replications)])
      lines += warning.wrapped(to: width).map { painter.paint($0, .warning) }
    }
    if !scenario.assertions.isEmpty { lines += assertionTable(scenario.assertions, showsReplications: true) }
    guard let regression = scenario.regression else {
      return scenario.assertions.isEmpty ? lines + [catalogue.text(.regressionNone)] : lines
    }
    lines += regressionLine(regression).wrapped(to: width, indent: "  ").map {
      painter.paint($0, regression.outcome.asVerdict == .pass ? .plain : regression.outcome.asVerdict.style)
    }
    for remark in regression.remarks { lines += item(text(of: remark, scenario.labels)) }
    return lines
  }

  private func regressionLine(_ regression: RegressionRecord) -> String {
    let result = regression.committed.path
    let runs = replications(regression.replications)
    let committed = number.whole(regression.committed.replications)
    switch regression.outcome {
    case .identical: return catalogue.text(.regressionIdentical, ["result": result, "replications": runs])
    case .same:
      return catalogue.text(.regressionSame, ["result": result, "replications": runs, "committed": committed])
    case .different:
      let changed = regression.rows.filter { $0.verdict == .different || $0.verdict == .gone }.count
      return catalogue.text(
        .regressionDifferent,
        [
          "result": result, "moved": number.whole(changed), "count": number.whole(regression.rows.count),
          "replications": runs, "committed": committed,
        ])
    case .undecided:
      let deciding = regression.rows.filter(\.isDeciding)
      return catalogue.text(
        .regressionUndecided,
        [
          "result": result, "moved": number.whole(deciding.filter { $0.verdict == .undecided }.count),
          "count": number.whole(deciding.count), "replications": runs, "committed": committed,
        ])
    }
  }

  private func text(of remark: RegressionRecord.Remark, _ labels: [String: String]) -> String {
    switch remark {
    case .version(let version): return catalogue.text(.regressionVersion, ["version": version])
    case .outdated: return catalogue.text(.regressionOutdated)
    case .volume(let name, let committed, let now):
      return catalogue.text(
        .regressionVolume,
        [
          "name": labels[name] ?? name, "now": number.fixed(now, decimals: 4),
          "committed": number.fixed(committed, decimals: 4),
        ])
    case .tooFewReplications(let count):
      return catalogue.text(.regressionTooFew, ["replications": number.whole(count)])
    }
  }

  private func checkNotes(_ record: CheckRecord) -> [String] {
    var lines: [String] = []
    if record.scenarios.contains(where: { !$0.assertions.isEmpty }) {
      lines += item(catalogue.text(.assertionsConfidence))
    }
    if record.scenarios.contains(where: { $0.regression?.rows.isEmpty == false }) {
      let suites = number.whole(Int((1 / record.falseAlarm).rounded()))
      lines += item(catalogue.text(.regressionFalseAlarm, ["count": suites]))
    }
    return lines.isEmpty ? [] : [heading(.checkNotes)] + lines
  }
}
