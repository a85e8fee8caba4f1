internal import CallCenterModel
package import Experiments
internal import OutputAnalysis

extension TerminalReport {
  /// What a planner reads after a sweep.
  package func text(of record: SweepRecord) -> String {
    var sections = [sweepTitle(record)]
    switch record.header.design {
    case .grid:
      let differences = record.differences
      sections += sweepTables(record, differences) + [common(differences, record)]
    case .tornado: sections += tornado(record) + sweepTables(record, [])
    case .latinHypercube: sections += sensitivities(record) + sweepTables(record, [])
    }
    let undecided = record.points.count { $0.stoppedBy == .limit }
    if undecided > 0 {
      sections.append(
        catalogue.text(.sweepUndecided, count: undecided, ["count": number.whole(undecided)]).wrapped(to: width))
    }
    sections.append(
      catalogue.text(.confidence, ["level": percent(record.header.confidence, decimals: 2)]).wrapped(to: width))
    if sections.joined().contains(where: Self.hasUnknownError) {
      sections.append(catalogue.text(.unknownErrorNote).wrapped(to: width))
    }
    return finished(sections)
  }

  /// What a shard of a sweep came to, in one line.
  package func text(of shard: Int, of shards: Int, finished: Int) -> String {
    let text = catalogue.text(
      .sweepShard,
      ["shard": number.whole(shard), "shards": number.whole(shards), "points": points(finished)])
    return self.finished([text.wrapped(to: width)])
  }

  private func sweepTitle(_ record: SweepRecord) -> [String] {
    let header = record.header
    let design: Message =
      switch header.design {
      case .grid: .sweepGrid
      case .latinHypercube: .sweepHypercube
      case .tornado: .sweepTornado
      }
    var parts = [catalogue.text(design)]
    if let option = header.scenario.option { parts.append(catalogue.text(.option, ["name": option])) }
    parts.append(points(header.points))
    parts.append(catalogue.text(.days, count: header.days, ["count": number.whole(header.days)]))
    let counts = Set(record.points.map(\.replications))
    if let count = counts.first, counts.count == 1 {
      parts.append(catalogue.text(.sweepEach, ["replications": replications(count)]))
    }
    parts.append(catalogue.text(.seed, ["seed": String(header.seed)]))
    var lines =
      header.scenario.name.wrapped(to: width).map { painter.paint($0, .bold) }
      + parts.joined(separator: " · ").wrapped(to: width)
    if !record.isComplete {
      let warning = catalogue.text(
        .sweepInterrupted, ["done": number.whole(record.points.count), "points": points(header.points)])
      lines += [""] + warning.wrapped(to: width).map { painter.paint($0, .warning) }
    }
    return lines
  }

  private func points(_ count: Int) -> String {
    catalogue.text(.sweepPoints, count: count, ["count": number.whole(count)])
  }

  /// A row for each point; measures that do not fit stand in further tables.
  private func sweepTables(_ record: SweepRecord, _ differences: [SweepDifference]) -> [[String]] {
    let header = record.header
    let (columns, rows) = leading(record)
    var measures = header.measures.indices.map { index in
      let measure = header.measures[index]
      return Block(
        column: TableColumn(heading: heading(of: measure, currency: header.currency)),
        cells: record.points.map { cell($0.estimates[index], measure.measure, .compact) })
    }
    if header.design == .grid, let first = header.measures.first {
      measures.insert(changes(record, differences, first), at: min(1, measures.count))
    }
    var tables: [[String]] = []
    while !measures.isEmpty {
      var table = Table(columns: columns, rows: rows)
      repeat {
        let next = measures.removeFirst()
        table.columns.append(next.column)
        for row in table.rows.indices { table.rows[row].append(next.cells[row]) }
        guard let following = measures.first else { break }
        var wider = table
        wider.columns.append(following.column)
        for row in wider.rows.indices { wider.rows[row].append(following.cells[row]) }
        if wider.naturalWidth > width { break }
      } while true
      tables.append(table.lines(width: width, painter: painter))
    }
    return tables
  }

  /// The number of each point and its values.
  private func leading(_ record: SweepRecord) -> (columns: [TableColumn], rows: [[TableCell]]) {
    let header = record.header
    let number = TableColumn(heading: catalogue.text(.sweepPoint))
    let numbers = record.points.map { TableCell(self.number.whole($0.number)) }
    if header.design == .tornado {
      let changes = record.points.map { point in
        let changed = zip(header.factors, point.values).first { $0.1 != nil }
        return changed.map { "\(shown($0.path)) = \($1 ?? "")" } ?? catalogue.text(.asItStands)
      }
      return (
        [number, column(.tornadoFactor, left: true, shortest: 16)], zip(numbers, changes).map { [$0, TableCell($1)] }
      )
    }
    let columns = header.factors.map { factor in
      let keys = factor.path.split(separator: ".")
      return TableColumn(heading: (keys.count > 1 ? keys.dropFirst() : keys[...]).joined(separator: "\n"))
    }
    let rows = record.points.map { point in point.values.map { TableCell($0 ?? "") } }
    // One factor of a grid names its points.
    guard header.design != .grid || header.factors.count > 1 else { return (columns, rows) }
    return ([number] + columns, zip(numbers, rows).map { [$0] + $1 })
  }

  /// A path without its first key; a long one loses the key before its last, then those after the name of the type or
  /// group.
  func shown(_ path: String) -> String {
    let keys = path.split(separator: ".").dropFirst().map(String.init)
    let whole = keys.isEmpty ? path : keys.joined(separator: ".")
    guard whole.count > 36, keys.count > 3 else { return whole }
    var middle = keys[1..<keys.count - 2]
    var text = "\(keys[0]).\(middle.joined(separator: "."))…\(keys[keys.count - 1])"
    while text.count > 36, middle.count > 1 {
      middle = middle.dropFirst()
      text = "\(keys[0])…\(middle.joined(separator: "."))…\(keys[keys.count - 1])"
    }
    return text
  }

  /// A column with its cells.
  private struct Block {
    var column: TableColumn
    var cells: [TableCell]
  }

  /// The step from the level before of the factor that changes fastest.
  private func changes(_ record: SweepRecord, _ differences: [SweepDifference], _ measure: SweptMeasure) -> Block {
    let last = record.header.factors.count - 1
    let own = differences.filter { $0.measure == 0 && $0.factor == last }
    let steps = Dictionary(own.map { ($0.to, $0.estimate) }) { first, _ in first }
    let cells = record.points.map { point in
      steps[point.number].map { TableCell(change($0, measure.measure)) } ?? TableCell("")
    }
    let heading: Message = measure.measure.kind == .probability ? .sweepChangePoints : .sweepChange
    return Block(column: column(heading), cells: cells)
  }

  /// A difference with its sign; of probabilities in percentage points.
  func change(_ estimate: Estimate, _ measure: Measure) -> EstimateText {
    var text: EstimateText
    switch measure.kind {
    case .probability:
      text = estimates.text(estimate.scaled(by: 100), .count, .compact)
    case .seconds where abs(estimate.mean) >= 59.5:
      text = estimates.text(estimate.mean < 0 ? estimate.negated : estimate, .seconds, .compact)
      if estimate.mean < 0 { text.value = "−" + text.value }
    default: text = estimates.text(estimate, measure.kind, .compact)
    }
    if estimate.mean > 0 { text.value = "+" + text.value }
    return text
  }

  private func heading(of measure: SweptMeasure, currency: String) -> String {
    var name = catalogue.name(of: measure.measure)
    if measure.measure == .cost, !currency.isEmpty { name += ", " + currency }
    let lines = name.wrapped(to: 14) + (measure.label.map { $0.wrapped(to: 18) } ?? [])
    return lines.joined(separator: "\n")
  }

  /// What common random numbers gave.
  private func common(_ differences: [SweepDifference], _ record: SweepRecord) -> [String] {
    let ratios = differences.filter { $0.measure == 0 }.compactMap(\.varianceRatio)
    guard let least = ratios.min(), let most = ratios.max(), let first = record.header.measures.first else {
      return differences.isEmpty ? [] : catalogue.text(.sweepNoGain).wrapped(to: width)
    }
    let (low, high) = (number.fixed(least, decimals: 1), number.fixed(most, decimals: 1))
    return catalogue.text(
      .sweepCommon,
      ["factor": low == high ? low : "\(low)–\(high)", "measure": name(of: first)]
    ).wrapped(to: width)
  }

  /// The measure with its scope, within a sentence.
  func name(of measure: SweptMeasure) -> String {
    catalogue.name(of: measure.measure) + (measure.label.map { ", " + $0 } ?? "")
  }
}

extension Estimate {
  /// The estimate of the opposite.
  fileprivate var negated: Estimate {
    Estimate(mean: -mean, lower: upper.map { -$0 }, upper: lower.map { -$0 })
  }
}
