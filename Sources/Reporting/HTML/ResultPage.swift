internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// The page of one result.
struct ResultPage {
  let record: RunRecord
  let assertions: [StatedAssertion]
  let text: PageText
  /// The sentences of the terminal, with figures that explain themselves.
  let terminal: TerminalReport
  let series: IntervalSeries

  init(_ record: RunRecord, _ assertions: [StatedAssertion], _ language: Language) {
    self.record = record
    self.assertions = assertions
    let text = PageText(language, confidence: record.run.confidence, currency: record.run.currency)
    self.text = text
    var terminal = TerminalReport(language: language, width: .max)
    terminal.figure = { figure, estimate, measure, _ in
      MarkedFigure.marked(figure.joined, explanation: text.explanation(estimate, measure))
    }
    self.terminal = terminal
    series = IntervalSeries(record) { interval in Self.late(interval, record.callTypes)?.mean ?? 0 }
  }

  var page: Page {
    var sections = [
      PageSection(id: "answer", heading: text.plain(.answerHeading), content: answer),
      PageSection(id: "worst", heading: text.plain(.worstHeading), content: worst),
      PageSection(id: "assumptions", heading: text.plain(.assumptionsHeading), content: assumptions),
    ]
    let figures = figures
    if !figures.isEmpty {
      sections.append(
        PageSection(
          id: "pictures", heading: text.plain(.picturesHeading),
          content: HTML.element("p", text.html(.picturesNote))
            + figures.map { $0.html(text) }.joined(separator: "\n")))
    }
    sections.append(PageSection(id: "numbers", heading: text.plain(.numbersHeading), content: tables))
    return Page(
      text: text, title: record.scenario.name, details: terminal.details(record),
      warning: terminal.interruption(record), sections: sections, footer: footer)
  }

  private var figures: [Figure] {
    [
      volumeFigure, serviceFigure, staffingFigure, waitFigure, heatFigure, spreadFigure, occupancyFigure,
      outcomeFigure, backlogFigure,
    ].compactMap { $0 }
  }

  private var footer: String {
    let identity = text.html(
      .madeFrom,
      [
        "file": record.scenario.file, "version": record.run.version, "seed": String(record.run.seed),
        "sum": String(record.scenario.sha256.prefix(12)),
      ])
    return HTML.element("p", identity)
  }

  /// Call types whose contacts wait live.
  var liveTypes: [(index: Int, type: NamedMeasures)] {
    record.callTypes.enumerated().filter { $0.element.channel?.isDeferred != true }.map { ($0.offset, $0.element) }
  }

  /// Contacts of an interval that were not answered in time: of live types, by their own definitions.
  ///
  /// The limits are those of the worst combination of the limits they come from.
  static func late(_ interval: IntervalRecord, _ types: [NamedMeasures]) -> Estimate? {
    .sum(
      zip(types, interval.callTypes).compactMap { type, set in
        guard type.channel?.isDeferred != true, let offered = set[.offered],
          let level = set[(type.target?.definition ?? .excludingBlocked).measure]
        else { return nil }
        let lower = offered.lower.flatMap { low in level.upper.map { low * (1 - $0) } }
        let upper = offered.upper.flatMap { high in level.lower.map { high * (1 - $0) } }
        return Estimate(mean: offered.mean * (1 - level.mean), lower: lower, upper: upper)
          .scaled(by: 1 / Double(max(1, interval.dates)))
      })
  }

  /// The work that came with the contacts of an interval, in agents.
  func work(_ interval: IntervalRecord) -> Estimate? {
    Estimate.sum(liveTypes.map { interval.callTypes[$0.index][.handlingSeconds] })?
      .scaled(by: 1 / Double(max(1, interval.seconds * max(1, interval.dates))))
  }

  func agents(_ interval: IntervalRecord, _ measure: Measure) -> Estimate? {
    .sum(interval.agentGroups.map { $0[measure] })
  }

  /// A count of live contacts in one occurrence of an interval.
  func contacts(_ interval: IntervalRecord, _ measure: Measure) -> Estimate? {
    Estimate.sum(liveTypes.map { interval.callTypes[$0.index][measure] })?
      .scaled(by: 1 / Double(max(1, interval.dates)))
  }

  func moment(_ interval: IntervalRecord) -> String {
    text.dates.moment(interval.start, weekday: interval.weekday, aligned: false)
  }
}
