internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ResultPage {
  /// The answer: figures at a glance, then sentences.
  var answer: String {
    let sentences = (terminal.answer(record)).map(MarkedFigure.html).joined(separator: " ")
    let precision = terminal.precision(record).map { HTML.element("p", ["class": "fine"], MarkedFigure.html($0)) }
    return tiles + HTML.element("p", ["class": "lead"], sentences) + "\n" + precision.joined(separator: "\n")
      + assertionTable
  }

  private var assertionTable: String {
    guard !assertions.isEmpty else { return "" }
    return HTML.element("h3", text.html(.assertionsHeading)) + "\n"
      + HTML.table(
        caption: text.plain(.assertionsHeading),
        head: [text.html(.assertionNameColumn), text.html(.assertionTextColumn), text.html(.assertionVerdictColumn)],
        rows: assertions.map { assertion in
          [
            HTML.escaped(assertion.name), HTML.element("td", ["class": "words"], HTML.escaped(assertion.text)),
            text.cell(text.plain(assertion.outcome.word)),
          ]
        })
  }

  private var tiles: String {
    let total = record.total
    guard (total[.offered]?.mean ?? 0) > 0 else { return "" }
    let definition = terminal.definition(record).measure
    var tiles = [tile(text.plain(.serviceLevelShort), total[definition], definition)]
    tiles.append(
      tile(text.catalogue.name(of: .averageSpeedOfAnswer), total[.averageSpeedOfAnswer], .averageSpeedOfAnswer))
    let tail = total.quantiles[.waitQuantileOfAnswered]?.first { $0.probability == 0.95 }?.estimate
    tiles.append(tile(text.plain(.ninetyFiveWait), tail, .waitQuantileOfAnswered))
    tiles.append(tile(text.catalogue.name(of: .abandonment), total[.abandonment], .abandonment))
    for measure in [Measure.blocking, .onTime, .targetMet, .occupancy, .cost] {
      guard let estimate = total[measure], measure != .blocking || estimate.mean > 0 else { continue }
      let unit = measure == .cost && !text.currency.isEmpty ? ", \(text.currency)" : ""
      tiles.append(tile(text.catalogue.name(of: measure) + unit, estimate, measure))
    }
    return HTML.element("dl", ["class": "tiles"], "\n" + tiles.joined(separator: "\n") + "\n") + "\n"
  }

  private func tile(_ name: String, _ estimate: Estimate?, _ measure: Measure) -> String {
    HTML.element(
      "div", HTML.element("dt", HTML.escaped(name)) + HTML.element("dd", text.tile(estimate, measure)))
  }

  /// What the figures rest on, each marked as what it is.
  var assumptions: String {
    var items: [(Message, String)] = [(.assumptionMark, text.plain(.assumedScenario, ["file": record.scenario.file]))]
    for message in fixedBySilence { items.append((.assumptionMark, text.plain(message))) }
    if let live = liveTypes.first?.type, record.days.isEmpty == false || live.target != nil {
      items.append((.methodMark, text.plain(.assumedDays)))
    }
    for note in terminal.noteTexts(record, hasUnknownError: false) { items.append((.noteMark, note)) }
    for (model, groups) in terminal.covered(record) {
      let names = terminal.listed(groups.map(\.record.label))
      let agree = !groups.flatMap(\.comparisons).contains { $0.verdict == .differs }
      items.append(
        (
          .checkMark,
          text.plain(
            agree ? .formulaSaysSame : .formulaSaysOther,
            ["groups": names, "model": text.catalogue.name(of: model)])
        ))
    }
    for (obstacles, names) in terminal.uncovered(record) {
      let reasons = obstacles.map(text.catalogue.reason).joined(separator: "; ")
      items.append(
        (.checkMark, text.plain(.formulaMissing, ["groups": terminal.listed(names), "reasons": reasons])))
    }
    return HTML.element("p", text.html(.assumptionsNote))
      + HTML.list(
        items.map { mark, item in
          HTML.element("strong", ["class": "mark"], text.html(mark)) + " " + HTML.escaped(text.sentence(item))
        }, ["class": "assumptions"])
  }

  /// What the scenario leaves out, seen from values that nothing can change.
  private var fixedBySilence: [Message] {
    func isFixed(_ measure: Measure, at value: Double) -> Bool {
      guard let estimate = record.total[measure] else { return false }
      return estimate.mean == value && estimate.lower == value && estimate.upper == value
    }
    var messages: [Message] = []
    if isFixed(.blocked, at: 0) { messages.append(.assumedLines) }
    if isFixed(.abandoned, at: 0) { messages.append(.assumedPatience) }
    if isFixed(.attemptsPerCaller, at: 1) { messages.append(.assumedNoRedials) }
    return messages
  }
}
