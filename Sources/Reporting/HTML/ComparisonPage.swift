internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// The page of a comparison.
struct ComparisonPage {
  let document: ComparisonDocument
  let text: PageText
  /// The words of the terminal.
  let terminal: TerminalReport

  init(_ document: ComparisonDocument, _ language: Language) {
    self.document = document
    text = PageText(language, confidence: document.confidence, currency: document.currency)
    terminal = TerminalReport(language: language, width: .max)
  }

  var page: Page {
    var sections = [
      PageSection(id: "answer", heading: text.plain(.answerHeading), content: answer),
      PageSection(id: "assumptions", heading: text.plain(.assumptionsHeading), content: assumptions),
    ]
    let figures = differenceFigures + [costFigure].compactMap { $0 }
    if !figures.isEmpty {
      sections.append(
        PageSection(
          id: "pictures", heading: text.plain(.picturesHeading),
          content: figures.map { $0.html(text) }.joined(separator: "\n")))
    }
    sections.append(PageSection(id: "numbers", heading: text.plain(.numbersHeading), content: tables))
    let details = [
      text.plain(.days, count: document.days, ["count": text.number.whole(document.days)]),
      text.plain(.comparisonRuns, ["replications": terminal.replications(document.replications)]),
      text.plain(.seed, ["seed": document.seed]),
    ]
    return Page(
      text: text, title: text.plain(.comparisonTitle), details: details,
      warning: document.stoppedBy == .interruption
        ? text.plain(.interrupted, ["replications": terminal.replications(document.replications)]) : nil,
      sections: sections,
      footer: HTML.element("p", text.html(.madeByVersion, ["version": document.version])))
  }

  // MARK: Sentences

  private var answer: String {
    var lead: [String] = []
    if let best = document.best {
      let measure = terminal.inText(text.catalogue.name(of: best.measure))
      lead.append(
        best.remaining.count == 1
          ? text.html(
            .bestFound,
            [
              "measure": measure, "option": best.remaining[0],
              "margin": terminal.amount(best.indifference, best.measure.kind), "level": text.percent(best.probability),
            ])
          : text.html(.bestOpen, ["measure": measure, "options": best.remaining.joined(separator: ", ")]))
    }
    lead.append(
      text.html(
        document.stoppedBy == .precision ? .comparisonDecided : .comparisonUndecided,
        ["replications": terminal.replications(document.replications)]))
    let sentences = document.pairs.flatMap { pair in
      pair.differences.filter { criterion($0)?.decides == true }.map { self.sentence($0, pair) }
    }
    return HTML.element("p", ["class": "lead"], lead.joined(separator: " "))
      + HTML.list(sentences, ["class": "verdicts"])
  }

  func criterion(_ difference: ComparisonDocument.Difference) -> ComparisonDocument.Criterion? {
    document.criteria.first { $0.measure == difference.measure && $0.scope == difference.scope }
  }

  private func sentence(_ difference: ComparisonDocument.Difference, _ pair: ComparisonDocument.Pair) -> String {
    let message: Message =
      switch difference.verdict {
      case .better: .pairBetter
      case .worse: .pairWorse
      case .higher: .pairHigher
      case .lower: .pairLower
      case .same: .pairSame
      case .undecided: .pairUndecided
      }
    var sentence = text.plain(
      message,
      [
        "other": pair.other, "base": pair.base, "measure": terminal.inText(name(difference)),
        "difference": difference.difference.map { marked($0, difference.measure) } ?? "–",
        "margin": terminal.amount(difference.margin, difference.measure.kind),
      ])
    if difference.verdict == .undecided, let more = difference.moreReplications {
      sentence += " " + text.plain(.moreNeeded, count: more, ["count": text.number.whole(more)])
    }
    return MarkedFigure.html(sentence)
  }

  func name(_ difference: ComparisonDocument.Difference) -> String { name(difference.measure, difference.scope) }

  private func name(_ measure: Measure, _ scope: String?) -> String {
    let name = text.catalogue.name(of: measure)
    return scope.map { text.plain(.measureOf, ["measure": name, "scope": $0]) } ?? name
  }

  private func marked(_ estimate: Estimate, _ measure: Measure) -> String {
    MarkedFigure.marked(
      terminal.signed(estimate, measure.kind).joined,
      explanation: "\(text.catalogue.name(of: measure)): \(text.catalogue.definition(of: measure)). "
        + differenceLimits(estimate, measure))
  }

  func differenceLimits(_ estimate: Estimate, _ measure: Measure) -> String {
    guard let lower = estimate.lower, let upper = estimate.upper else { return text.plain(.limitsUnknown) }
    return text.plain(
      .limits,
      [
        "lower": terminal.amount(lower, measure.kind), "upper": terminal.amount(upper, measure.kind),
        "level": text.percent(document.confidence, decimals: 2),
      ])
  }

  private var assumptions: String {
    let deciding = document.criteria.filter(\.decides).map { terminal.inText(name($0.measure, $0.scope)) }
    let items: [(Message, String)] = [
      (.methodMark, text.plain(.assumedCommonNumbers)),
      (
        .methodMark,
        text.plain(
          .comparisonConfidence,
          ["measures": deciding.joined(separator: ", "), "level": text.percent(document.confidence)])
      ), (.assumptionMark, text.plain(.assumedSame)),
    ]
    return HTML.element("p", text.html(.assumptionsNote))
      + HTML.list(
        items.map { mark, item in
          HTML.element("strong", ["class": "mark"], text.html(mark)) + " " + HTML.escaped(text.sentence(item))
        }, ["class": "assumptions"])
  }

  // MARK: Tables

  private var tables: String {
    let systems = HTML.table(
      caption: text.plain(.systemsHeading),
      head: [text.html(.optionColumn), text.html(.fileColumn)]
        + document.criteria.map { text.defined(name($0.measure, $0.scope), $0.measure) },
      rows: document.systems.map { system in
        [HTML.escaped(system.name), text.cell(system.file)]
          + document.criteria.map { text.cell(system.measures[$0.key], $0.measure) }
      })
    return HTML.element("h3", text.html(.systemsHeading)) + "\n" + systems + "\n"
      + HTML.element("h3", text.html(.pairsHeading)) + "\n" + pairTable + causeTables
  }

  private var pairTable: String {
    HTML.table(
      caption: text.plain(.pairsHeading),
      head: [
        text.html(.pairColumn), text.html(.measureColumn), text.html(.changeColumn), text.html(.marginColumn),
        text.html(.outcomeColumn), HTML.escaped(text.plain(.savingColumn).replacing("\n", with: " ")),
      ],
      rows: document.pairs.flatMap { pair in
        pair.differences.map { difference in
          [
            HTML.escaped(label(pair)),
            HTML.element("td", ["class": "words"], text.defined(name(difference), difference.measure)),
            change(difference), text.cell(terminal.amount(difference.margin, difference.measure.kind)),
            text.cell(text.plain(difference.verdict.word)),
            text.cell(difference.varianceRatio.map { text.number.fixed($0, decimals: 1) } ?? "–"),
          ]
        }
      })
  }

  func change(_ difference: ComparisonDocument.Difference) -> String {
    guard let estimate = difference.difference else { return "<td>–</td>" }
    return HTML.element(
      "td", ["title": differenceLimits(estimate, difference.measure)],
      HTML.escaped(terminal.signed(estimate, difference.measure.kind).joined))
  }

  func label(_ pair: ComparisonDocument.Pair) -> String { "\(pair.other) − \(pair.base)" }

  private var causeTables: String {
    document.pairs.compactMap { pair in
      guard let total = pair.answeredInTime, !pair.causes.isEmpty else { return nil }
      let whole = text.html(
        .explanationOf, ["other": pair.other, "base": pair.base, "points": points(total)])
      let tables = pair.causes.filter { !$0.parts.isEmpty }.map { group, parts in
        HTML.table(
          caption: "\(text.plain(group.heading)): \(label(pair))",
          head: [text.html(group.heading), text.html(.pointsColumn)],
          rows: parts.map { part in [HTML.escaped(name(part.name, group)), text.cell(points(part.share))] })
      }
      return HTML.element("details", HTML.element("summary", whole) + "\n" + tables.joined(separator: "\n"))
    }.joined(separator: "\n")
  }

  private func points(_ share: Double) -> String {
    text.plain(.points, ["count": (share > 0 ? "+" : "") + text.number.fixed(share * 100, decimals: 2)])
  }

  private func name(_ name: String, _ group: ComparisonDocument.Part) -> String {
    guard group == .causes, let cause = DifferenceExplanation.Cause(rawValue: name) else { return name }
    return text.sentence(text.plain(cause.word))
  }
}

extension ComparisonDocument.Part {
  fileprivate var heading: Message {
    switch self {
    case .callTypes: .causesByType
    case .hours: .causesByHour
    case .causes: .causesByCause
    }
  }
}
