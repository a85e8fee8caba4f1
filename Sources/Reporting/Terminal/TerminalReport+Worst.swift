internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// A call type in an interval, with the calls there that were not answered in time.
  struct Spot {
    var interval: IntervalRecord
    var type: NamedMeasures
    var measures: MeasureSet
    var level: Estimate
    var late: Double
  }

  /// The intervals in which most calls were not answered in time, at most eight, worst first.
  func worstIntervals(_ record: RunRecord) -> [String] {
    let spots = spots(record).prefix(8)
    guard let first = spots.first else { return [] }
    let hasTypes = record.callTypes.count > 1
    var columns = [column(.whenColumn, left: true)]
    if hasTypes { columns.append(column(titled: typeWords(record).type, left: true, shortest: 12)) }
    columns += [
      column(.offeredColumn), column(.serviceLevelColumn), column(.lateColumn, dispensable: 1),
      column(.rosteredColumn, dispensable: 2), column(.busyColumn, dispensable: 3),
    ]
    let rows = spots.map { spot in
      let occurrences = Double(max(1, spot.interval.dates))
      var row = [TableCell(dates.moment(spot.interval.start, weekday: spot.interval.weekday))]
      if hasTypes { row.append(TableCell(spot.type.label)) }
      return row + [
        cell(spot.measures[.offered]?.scaled(by: 1 / occurrences), .offered),
        cell(spot.level, .serviceLevelOfOffered), TableCell(number.fixed(spot.late / occurrences, decimals: 1)),
        agents(spot.interval, .rosteredAgents), agents(spot.interval, .busyAgents),
      ]
    }
    return [heading(worstHeading(first.interval))]
      + Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  func worstHeading(_ interval: IntervalRecord) -> Message {
    switch interval.seconds {
    case 900: .worstQuarterHours
    case 1800: .worstHalfHours
    case 3600: .worstHours
    default: .worstIntervals
    }
  }

  func spots(_ record: RunRecord) -> [Spot] {
    var spots: [Spot] = []
    for interval in record.intervals {
      // Deferred work waits for hours by its nature.
      for (type, set) in zip(record.callTypes, interval.callTypes) where type.measures[.backlog] == nil {
        let definition = type.target?.definition ?? .excludingBlocked
        guard let offered = set[.offered]?.mean, let level = set[definition.measure] else { continue }
        let late = offered * (1 - level.mean)
        if late >= 0.05 { spots.append(Spot(interval: interval, type: type, measures: set, level: level, late: late)) }
      }
    }
    // Equal ones in the order of time: the sort must not depend on the library's stability.
    return spots.enumerated().sorted { ($1.element.late, $0.offset) < ($0.element.late, $1.offset) }.map(\.element)
  }

  /// All groups together; limits of a sum of groups are not known.
  private func agents(_ interval: IntervalRecord, _ measure: Measure) -> TableCell {
    let all = interval.agentGroups.compactMap { $0[measure] }
    guard let only = all.first else { return TableCell(EstimateFormat.missing.value) }
    guard all.count > 1 else { return cell(only, measure) }
    let sum = all.reduce(0) { $0 + $1.mean }
    return TableCell(measure == .rosteredAgents ? number.trimmed(sum, decimals: 1) : number.fixed(sum, decimals: 1))
  }
}
