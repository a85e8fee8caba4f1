internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension TerminalReport {
  private static let mostMoved = 15

  /// Numbers that moved, those that matter most first.
  func movedNumbers(_ regression: RegressionRecord, _ labels: [String: String]) -> [String] {
    let moved = regression.moved
    guard !moved.isEmpty else { return [] }
    let columns = [
      TableColumn(heading: catalogue.text(.measureColumn), alignment: .left, shortest: 18),
      TableColumn(heading: "", alignment: .left, dispensable: 0, shortest: 10),
      TableColumn(heading: catalogue.text(.beforeColumn)), TableColumn(heading: catalogue.text(.afterColumn)),
      TableColumn(heading: catalogue.text(.differenceOfColumn)),
      TableColumn(heading: catalogue.text(.marginColumn), dispensable: 1),
      TableColumn(heading: catalogue.text(.assertionVerdictColumn), alignment: .left),
    ]
    let shown = moved.prefix(Self.mostMoved)
    let rows = shown.map { row in
      let kind = row.key.measure.kind
      return [
        TableCell(name(of: row.key)), TableCell(row.key.scope.map { labels[$0] ?? $0 } ?? ""),
        TableCell(value(row.before, kind)), TableCell(value(row.after, kind)),
        row.difference.map { TableCell(signed($0, kind)) } ?? TableCell("–"),
        TableCell(row.difference == nil ? "" : amount(row.margin, kind)),
        TableCell(catalogue.text(row.verdict.word), style: row.verdict.style),
      ]
    }
    var lines = [heading(.movedHeading, ["name": regression.committed.path])]
    lines += Table(columns: columns, rows: Array(rows)).lines(width: width, painter: painter)
    let more = moved.count - shown.count
    if more > 0 { lines.append(catalogue.text(.movedMore, count: more, ["count": number.whole(more)])) }
    return lines
  }

  private func value(_ estimate: Estimate?, _ kind: Measure.Kind) -> String {
    estimates.text(estimate, kind, .two).value
  }

  private func name(of key: ResultFigure.Key) -> String {
    let name = catalogue.name(of: key.measure)
    guard let probability = key.probability else { return name }
    return catalogue.text(.quantileName, ["measure": name, "share": percent(probability, decimals: 2)])
  }

  /// What became of a result that was rewritten.
  package func text(ofUpdate path: String, before: RegressionRecord?, isChanged: Bool) -> String {
    guard isChanged else { return finished([[catalogue.text(.updatedUnchanged, ["result": path])]]) }
    guard let before else { return finished([[catalogue.text(.updatedNew, ["result": path])]]) }
    let count = before.moved.count
    let line = catalogue.text(.updatedChanged, count: count, ["result": path, "count": number.whole(count)])
    return finished([[line], movedNumbers(before, [:])])
  }
}

extension RegressionRow.Verdict {
  var word: Message {
    switch self {
    case .same: .movedSame
    case .different: .movedDifferent
    case .undecided: .movedUndecided
    case .added: .movedAdded
    case .gone: .movedGone
    }
  }

  var style: Style {
    switch self {
    case .same, .added: .plain
    case .different, .gone: .bad
    case .undecided: .warning
    }
  }
}
