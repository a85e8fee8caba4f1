internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// The verdicts first, then the figures behind them.
  package func text(of record: ComparisonRecord) -> String {
    finished(
      [comparisonTitle(record), comparisonAnswer(record), comparedOptions(record)]
        + record.measures.indices.filter { record.measures[$0].isGated }.map { differences(record, $0) }
        + [beside(record), explanations(record), comparisonNotes(record)])
  }

  private func comparisonTitle(_ record: ComparisonRecord) -> [String] {
    let days = catalogue.text(.days, count: record.days, ["count": number.whole(record.days)])
    let runs = catalogue.text(.comparisonRuns, ["replications": replications(record.replications)])
    let details = [days, runs, catalogue.text(.seed, ["seed": String(record.seed)])].joined(separator: " · ")
    var lines = [heading(.comparisonTitle)] + details.wrapped(to: width)
    if record.stoppedBy == .interruption {
      let warning = catalogue.text(.interrupted, ["replications": replications(record.replications)])
      lines += [""] + warning.wrapped(to: width).map { painter.paint($0, .warning) }
    }
    return lines
  }

  private func comparisonAnswer(_ record: ComparisonRecord) -> [String] {
    var sentences: [String] = []
    if let best = record.best {
      let measure = inText(name(of: record.measures[0]))
      if best.remaining.count == 1 {
        sentences.append(
          catalogue.text(
            .bestFound,
            [
              "measure": measure, "option": record.systems[best.remaining[0]].name,
              "margin": amount(best.indifference, record.measures[0].measure.kind), "level": percent(record.confidence),
            ]))
      } else {
        let options = best.remaining.map { record.systems[$0].name }.joined(separator: ", ")
        sentences.append(catalogue.text(.bestOpen, ["measure": measure, "options": options]))
      }
    }
    let message: Message = record.stoppedBy == .precision ? .comparisonDecided : .comparisonUndecided
    sentences.append(catalogue.text(message, ["replications": replications(record.replications)]))
    return paragraph(sentences)
  }

  private func comparedOptions(_ record: ComparisonRecord) -> [String] {
    let efficient = Set(record.efficient)
    let columns =
      [TableColumn(heading: catalogue.text(.optionColumn), alignment: .left, shortest: 16)]
      + record.measures.map { TableColumn(heading: broken(name(of: $0)), dispensable: $0.isGated ? 0 : 1) }
    let rows = record.systems.enumerated().map { index, system in
      [TableCell(system.name + (efficient.contains(index) ? "\u{A0}*" : ""), style: index == 0 ? .bold : .plain)]
        + zip(record.measures, system.estimates).map { cell($1, $0.measure) }
    }
    var lines = [heading(.comparisonOptions, ["period": period(days: record.days)])]
    lines += Table(columns: columns, rows: rows).lines(width: width, painter: painter)
    if !efficient.isEmpty { lines += [""] + catalogue.text(.efficientNote).wrapped(to: width) }
    return lines
  }

  private func differences(_ record: ComparisonRecord, _ index: Int) -> [String] {
    let measure = record.measures[index]
    let margin = record.pairs.first?.differences[index].margin ?? 0
    let columns = [
      TableColumn(heading: catalogue.text(.optionColumn), alignment: .left, shortest: 12),
      TableColumn(heading: catalogue.text(.againstColumn), alignment: .left, shortest: 12),
      TableColumn(heading: catalogue.text(.changeColumn)),
      TableColumn(heading: catalogue.text(.outcomeColumn), alignment: .left),
      TableColumn(heading: catalogue.text(.savingColumn), dispensable: 1),
      TableColumn(heading: catalogue.text(.moreDaysColumn)),
    ]
    let rows = record.pairs.map { pair in
      let difference = pair.differences[index]
      let days = difference.moreReplications.map { number.whole(roundedUp($0) * record.days) } ?? ""
      return [
        TableCell(record.systems[pair.other].name), TableCell(record.systems[pair.base].name), change(difference),
        TableCell(catalogue.text(difference.outcome.word), style: difference.outcome.style),
        TableCell(difference.varianceRatio.map { number.fixed($0, decimals: 1) } ?? "–"), TableCell(days),
      ]
    }
    return [
      heading(.differencesOf, ["measure": name(of: measure), "margin": amount(margin, measure.measure.kind)])
    ] + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  /// Measures that do not decide, one row a pair.
  private func beside(_ record: ComparisonRecord) -> [String] {
    let shown = record.measures.indices.filter { !record.measures[$0].isGated }
    guard !shown.isEmpty else { return [] }
    let columns =
      [
        TableColumn(heading: catalogue.text(.optionColumn), alignment: .left, shortest: 12),
        TableColumn(heading: catalogue.text(.againstColumn), alignment: .left, shortest: 12),
      ] + shown.map { TableColumn(heading: broken(name(of: record.measures[$0]))) }
    let rows = record.pairs.map { pair in
      [TableCell(record.systems[pair.other].name), TableCell(record.systems[pair.base].name)]
        + shown.map { change(pair.differences[$0]) }
    }
    return [heading(.besideHeading)] + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  private func comparisonNotes(_ record: ComparisonRecord) -> [String] {
    let gated = record.measures.filter(\.isGated).map { inText(name(of: $0)) }.joined(separator: ", ")
    return [heading(.notesHeading)]
      + item(catalogue.text(.comparisonConfidence, ["measures": gated, "level": percent(record.confidence)]))
  }

  /// Two digits say enough of a guess.
  private func roundedUp(_ count: Int) -> Int {
    var unit = 1
    while count / unit >= 100 { unit *= 10 }
    return (count + unit - 1) / unit * unit
  }

  func name(of measure: ComparedMeasure) -> String {
    guard let scope = measure.scope else { return catalogue.name(of: measure.measure) }
    return catalogue.text(.measureOf, ["measure": catalogue.name(of: measure.measure), "scope": scope])
  }

  /// A name within a sentence; Ukrainian names stand in quotes.
  func inText(_ name: String) -> String {
    catalogue.language == .en ? name.prefix(1).lowercased() + name.dropFirst() : name
  }

  /// In two lines where that is narrower.
  private func broken(_ heading: String) -> String {
    let words = heading.split(separator: " ")
    guard heading.count > 12, words.count > 1 else { return heading }
    let breaks = (1..<words.count).map { cut in
      (words[..<cut].joined(separator: " "), words[cut...].joined(separator: " "))
    }
    let best = breaks.min { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) }
    return best.map { "\($0.0)\n\($0.1)" } ?? heading
  }
}

extension ComparisonRecord.Outcome {
  var word: Message {
    switch self {
    case .better: .outcomeBetter
    case .worse: .outcomeWorse
    case .same: .outcomeSame
    case .undecided: .outcomeUndecided
    case .higher: .outcomeHigher
    case .lower: .outcomeLower
    }
  }

  var style: Style {
    switch self {
    case .better: .good
    case .worse: .bad
    case .undecided: .warning
    case .same, .higher, .lower: .plain
    }
  }
}
