internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// The assertions of a scenario, by the run that is reported.
  func assertions(_ record: RunRecord) -> [String] {
    guard !record.assertions.isEmpty else { return [] }
    return [heading(.assertionsHeading)] + assertionTable(record.assertions, showsReplications: false)
  }

  func assertionTable(_ records: [AssertionRecord], showsReplications: Bool) -> [String] {
    var columns = [
      TableColumn(heading: catalogue.text(.assertionVerdictColumn), alignment: .left),
      TableColumn(heading: catalogue.text(.assertionNameColumn), alignment: .left, shortest: 16),
      TableColumn(heading: catalogue.text(.assertionTextColumn), alignment: .left, shortest: 20),
      TableColumn(heading: catalogue.text(.assertionBoundColumn), alignment: .left),
      TableColumn(heading: catalogue.text(.assertionSeenColumn)),
    ]
    if showsReplications {
      columns.append(TableColumn(heading: catalogue.text(.assertionReplicationsColumn), dispensable: 1))
    }
    let rows = records.map { record in
      let kind = record.assertion.dayShare == nil ? record.assertion.measure.kind : .probability
      var cells = [
        TableCell(catalogue.text(record.outcome.word), style: record.outcome.style),
        TableCell(record.assertion.name), TableCell(record.assertion.subject), TableCell(bound(record.assertion)),
        TableCell(estimates.text(record.estimate, kind, .two)),
      ]
      if showsReplications { cells.append(TableCell(number.whole(record.replications))) }
      return cells
    }
    return Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  private func bound(_ assertion: Assertion) -> String {
    let sign =
      switch assertion.bound {
      case .atLeast: "≥"
      case .atMost: "≤"
      }
    let text = "\(sign) \(assertion.boundText)"
    guard let share = assertion.dayShare else { return text }
    return catalogue.text(.assertionBoundOnDays, ["bound": text, "share": percent(share, decimals: 2)])
  }
}

extension AssertionOutcome {
  var word: Message {
    switch self {
    case .pass: .assertionHolds
    case .fail: .assertionFails
    case .undecided: .assertionUndecided
    }
  }

  var style: Style {
    switch self {
    case .pass: .good
    case .fail: .bad
    case .undecided: .warning
    }
  }
}
