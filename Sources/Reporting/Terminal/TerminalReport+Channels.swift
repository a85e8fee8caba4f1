internal import CallCenterModel
internal import Experiments

extension TerminalReport {
  /// What a plain call does not have: self-service, transfers, visits, deferred work; one row for each value.
  func channels(_ record: RunRecord) -> [String] {
    let measures = Measure.allCases.filter { Measure.special.contains($0) && !$0.isOfAgents }
    let rows = record.callTypes.flatMap { type in
      measures.filter { type.measures[$0] != nil }.enumerated().map { row, measure in
        [
          TableCell(row == 0 ? type.label : ""), TableCell(catalogue.name(of: measure)),
          cell(type.measures[measure], measure, .two),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    let columns = [
      column(titled: typeWords(record).type, left: true, shortest: 16),
      column(.measureColumn, left: true, shortest: 16),
      column(.valueColumn),
    ]
    return [heading(.channelsHeading, ["period": period(record)])]
      + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }
}
