internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// Calls on the left and service on the right, or one below the other where the terminal is narrow.
  func totals(_ record: RunRecord) -> [String] {
    guard (record.total[.offered]?.mean ?? 0) > 0 else { return [] }
    let calls = block(record.total, callMeasures(record.total), record)
    let service = block(record.total, serviceMeasures(record.total), record)
    let left = calls.lines(width: width, painter: painter)
    let right = service.lines(width: width, painter: painter)
    let title = heading(.totalsHeading, ["all": words(record).all, "period": period(record)])
    let gap = 6
    guard calls.naturalWidth + gap + service.naturalWidth <= width else { return [title] + left + right }
    let blank = String(repeating: " ", count: calls.naturalWidth)
    return [title]
      + (0..<max(left.count, right.count)).map { row in
        (row < left.count ? left[row] : blank) + String(repeating: " ", count: gap)
          + (row < right.count ? right[row] : "")
      }
  }

  private func callMeasures(_ total: MeasureSet) -> [Measure] {
    var measures: [Measure] = [.offered, .answered, .abandoned, .abandonment]
    if isSeen(.blocked, total) { measures += [.blocked, .blocking] }
    if isSeen(.deflected, total) { measures.append(.deflected) }
    if let attempts = total[.attemptsPerCaller], attempts.mean > 1 {
      measures += [.callers, .callersLost, .attemptsPerCaller]
    }
    return measures
  }

  private func serviceMeasures(_ total: MeasureSet) -> [Measure] {
    var measures: [Measure] = [.averageSpeedOfAnswer, .waitQuantileOfAnswered]
    if isSeen(.abandoned, total) { measures.append(.averageWaitOfAbandoned) }
    return measures + [.probabilityOfWait, .maximumQueueLength]
  }

  private func block(_ total: MeasureSet, _ measures: [Measure], _ record: RunRecord) -> Table {
    var rows: [[TableCell]] = measures.map { measure in
      if measure == .waitQuantileOfAnswered {
        let tail = total.quantiles[measure]?.first { $0.probability == 0.95 }?.estimate
        return [TableCell(catalogue.text(.ninetyFiveWait)), cell(tail, measure, .two)]
      }
      return [TableCell(catalogue.name(of: measure)), cell(total[measure], measure, .two)]
    }
    if measures.contains(.averageSpeedOfAnswer) {
      let measure = definition(record).measure
      let label =
        threshold(record) == nil
        ? catalogue.text(.serviceLevelOwnTime) : catalogue.text(.serviceLevelWithin, ["within": within(record)])
      rows.insert([TableCell(label), cell(total[measure], measure, .two)], at: 0)
    }
    return Table(columns: [TableColumn(heading: "", alignment: .left), TableColumn(heading: "")], rows: rows)
  }

  func isSeen(_ measure: Measure, _ set: MeasureSet) -> Bool { (set[measure]?.mean ?? 0) > 0 }
}
