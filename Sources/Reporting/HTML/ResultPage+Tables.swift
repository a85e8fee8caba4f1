internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension ResultPage {
  /// All figures of the window.
  var tables: String {
    [definitionTable, typeTable, groupTable, formulaTable].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var scopes: [(label: String, measures: MeasureSet)] {
    let types = record.callTypes.map { ($0.label, $0.measures) }
    return types.count == 1 ? types : types + [(text.plain(.allGroups), record.total)]
  }

  /// The five definitions of a service level side by side.
  private var definitionTable: String {
    let rows = ServiceLevelDefinition.allCases.map { definition in
      [text.defined(text.catalogue.name(of: definition.measure), definition.measure)]
        + [HTML.element("td", ["class": "words"], HTML.escaped(text.catalogue.definition(of: definition.measure)))]
        + scopes.map { text.cell($0.measures[definition.measure], definition.measure, .two) }
    }
    return HTML.element("h3", text.html(.definitionsHeading)) + "\n"
      + HTML.element("p", text.html(.definitionsNote)) + "\n"
      + HTML.table(
        caption: text.plain(.definitionsHeading),
        head: [text.html(.measureColumn), text.html(.definitionColumn)] + scopes.map { HTML.escaped($0.label) },
        rows: rows)
  }

  private var typeTable: String {
    let measures = Measure.allCases.filter { measure in
      !measure.isOfAgents && scopes.contains { isWorthShowing(measure, $0.measures) }
    }
    let targets =
      [text.html(.targetColumn)]
      + record.callTypes.map { HTML.element("td", ["class": "target"], HTML.escaped(target($0))) }
    var rows = [targets + (scopes.count > record.callTypes.count ? ["<td>–</td>"] : [])]
    rows += measures.map { measure in [text.name(measure)] + scopes.map { text.cell($0.measures[measure], measure) } }
    for probability in [0.5, 0.9, 0.95, 0.99] {
      let cells = scopes.map { scope in
        text.cell(
          scope.measures.quantiles[.waitQuantileOfAnswered]?.first { $0.probability == probability }?.estimate,
          .waitQuantileOfAnswered)
      }
      let name = text.plain(.quantileRow, ["share": text.percent(probability)])
      rows.append([text.defined(name, .waitQuantileOfAnswered)] + cells)
    }
    let heading = text.plain(.totalsHeading, ["all": terminal.words(record).all, "period": terminal.period(record)])
    return HTML.element("h3", HTML.escaped(text.sentence(heading))) + "\n"
      + HTML.table(
        caption: terminal.typeWords(record).byType,
        head: [text.html(.measureColumn)] + scopes.map { HTML.escaped($0.label) }, rows: rows)
  }

  private func isWorthShowing(_ measure: Measure, _ set: MeasureSet) -> Bool {
    guard let estimate = set[measure], !measure.rawValue.hasPrefix("serviceLevel") else { return false }
    return estimate.mean != 0 || (estimate.upper ?? 1) > 0
  }

  private func target(_ type: NamedMeasures) -> String {
    guard let target = type.target, target.isSet else { return "–" }
    let verdict = TargetVerdict(type).map { " " + text.plain($0.word) } ?? ""
    let within =
      target.level == nil ? "" : " " + text.plain(.within, ["time": text.estimates.units.text(target.thresholdSeconds)])
    return terminal.targetText(target) + within + verdict
  }

  private var groupTable: String {
    let scopes =
      record.agentGroups.map { ($0.label, $0.measures) }
      + (record.agentGroups.count > 1 ? [(text.plain(.allGroups), record.total)] : [])
    let measures = ReportedMeasures.agents.filter { measure in scopes.contains { $0.1[measure] != nil } }
    guard !scopes.isEmpty else { return "" }
    let rows = scopes.map { label, set in
      [HTML.escaped(label)]
        + measures.map { measure in
          measure == .overtimeSeconds ? hours(set[measure]) : text.cell(set[measure], measure)
        }
    }
    let head = measures.map { measure in
      text.defined(
        text.catalogue.name(of: measure) + (measure == .cost && !text.currency.isEmpty ? ", \(text.currency)" : ""),
        measure)
    }
    return HTML.element("h3", text.html(.groupsHeading)) + "\n"
      + HTML.table(caption: text.plain(.groupsHeading), head: [text.html(.groupColumn)] + head, rows: rows)
  }

  private func hours(_ estimate: Estimate?) -> String {
    guard let estimate else { return "<td>–</td>" }
    return HTML.element(
      "td", ["title": text.limits(estimate, .seconds)], HTML.escaped(text.estimates.hours(estimate, .compact).joined))
  }

  private var formulaTable: String {
    let rows = terminal.covered(record).flatMap { model, groups in
      groups.flatMap { group in
        group.comparisons.filter { $0.formula != 0 || ($0.simulated?.mean ?? 0) != 0 }.map { comparison in
          let verdict: Message =
            switch comparison.verdict {
            case .agrees: .formulaAgrees
            case .differs: .formulaDiffers
            case .undecided: .formulaUndecided
            }
          return [
            HTML.escaped(comparison.label), text.cell(text.catalogue.name(of: model)),
            HTML.element("td", ["class": "words"], text.name(comparison.measure)),
            text.cell(comparison.simulated, comparison.measure, .two), text.cell(terminal.exact(comparison)),
            text.cell(text.plain(verdict)),
          ]
        }
      }
    }
    guard !rows.isEmpty else { return "" }
    return HTML.element("h3", text.html(.formulasHeading)) + "\n"
      + HTML.table(
        caption: text.plain(.formulasHeading),
        head: [
          HTML.escaped(terminal.typeWords(record).type), text.html(.formulaColumn), text.html(.measureColumn),
          text.html(.simulatedColumn), text.html(.formulaColumn), text.html(.verdictColumn),
        ], rows: rows)
  }
}
