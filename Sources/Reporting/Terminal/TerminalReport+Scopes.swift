internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// One row per call type.
  func callTypes(_ record: RunRecord) -> [String] {
    let hasBlocked = record.callTypes.contains { isSeen(.blocked, $0.measures) }
    let thresholds = threshold(record) == nil
    var columns = [
      column(titled: typeWords(record).type, left: true, shortest: 16), column(.offeredColumn),
      column(.answeredColumn, dispensable: 5),
      column(.serviceLevelColumn),
    ]
    if thresholds { columns.append(column(.withinColumn, dispensable: 3)) }
    columns += [
      column(.targetColumn, left: true), column(.averageSpeedColumn, dispensable: 2),
      column(.ninetyFiveColumn, dispensable: 4), column(.abandonedColumn, dispensable: 1),
    ]
    if hasBlocked { columns.append(column(.blockedColumn, dispensable: 3)) }
    columns.append(column(.targetDaysColumn, dispensable: 6))
    let rows = record.callTypes.map { type in
      let set = type.measures
      let definition = type.target?.definition ?? .excludingBlocked
      // What is judged by its due time shows the share done by then.
      let isDueWork = type.target?.onTimeLevel != nil
      var row = [
        TableCell(type.label), cell(set[.offered], .offered), cell(set[.answered], .answered),
        isDueWork ? cell(set[.onTime], .onTime) : cell(set[definition.measure], definition.measure),
      ]
      if thresholds {
        let within = isDueWork ? nil : type.target.map { estimates.units.text($0.thresholdSeconds) }
        row.append(TableCell(within ?? "–"))
      }
      row += [
        verdictCell(type), cell(set[.averageSpeedOfAnswer], .averageSpeedOfAnswer),
        cell(
          set.quantiles[.waitQuantileOfAnswered]?.first { $0.probability == 0.95 }?.estimate, .waitQuantileOfAnswered),
        cell(set[.abandonment], .abandonment),
      ]
      if hasBlocked { row.append(cell(set[.blocking], .blocking)) }
      return row + [type.target?.isSet == true ? cell(set[.targetMet], .targetMet) : TableCell("–")]
    }
    guard !rows.isEmpty else { return [] }
    return [painter.paint(typeWords(record).byType, .bold)]
      + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  private func verdictCell(_ type: NamedMeasures) -> TableCell {
    guard let target = type.target, target.isSet else { return TableCell("–") }
    guard let verdict = TargetVerdict(type) else { return TableCell(targetText(target)) }
    let word = catalogue.text(verdict.word)
    let shown = isNarrow ? String(word.prefix(1)) : word
    return TableCell(targetText(target) + "\u{A0}" + shown, style: verdict.style)
  }

  /// One row per agent group, and one for all where there are several.
  func agentGroups(_ record: RunRecord) -> [String] {
    guard !record.agentGroups.isEmpty else { return [] }
    let isPriced = record.total[.cost] != nil
    let hasOvertime = isSeen(.overtimeSeconds, record.total)
    var columns = [
      column(.groupColumn, left: true, shortest: 16), column(.rosteredColumn, dispensable: 2),
      column(.busyColumn, dispensable: 3),
      column(.occupancyColumn), column(.utilisationColumn, dispensable: 1),
    ]
    if hasOvertime { columns.append(column(.overtimeColumn, dispensable: 1)) }
    if isPriced {
      columns.append(TableColumn(heading: catalogue.text(.costColumn, ["currency": record.run.currency])))
    }
    func row(_ label: String, _ set: MeasureSet) -> [TableCell] {
      var row = [
        TableCell(label), cell(set[.rosteredAgents], .rosteredAgents), cell(set[.busyAgents], .busyAgents),
        cell(set[.occupancy], .occupancy), cell(set[.utilisation], .utilisation),
      ]
      if hasOvertime { row.append(TableCell(estimates.hours(set[.overtimeSeconds], isNarrow ? .one : .compact))) }
      if isPriced { row.append(cell(set[.cost], .cost)) }
      return row
    }
    var rows = record.agentGroups.map { row($0.label, $0.measures) }
    if rows.count > 1 { rows.append(row(catalogue.text(.allGroups), record.total)) }
    return [heading(.groupsHeading)] + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  func column(_ heading: Message, left: Bool = false, dispensable: Int = 0, shortest: Int? = nil) -> TableColumn {
    column(titled: catalogue.text(heading), left: left, dispensable: dispensable, shortest: shortest)
  }

  func column(titled heading: String, left: Bool = false, dispensable: Int = 0, shortest: Int? = nil) -> TableColumn {
    TableColumn(
      heading: heading, alignment: left ? .left : .right, dispensable: dispensable, shortest: shortest)
  }
}
