internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis
internal import Staffing

extension TerminalReport {
  /// What formulas say of each group beside the simulation, or which assumption keeps them from it.
  func formulas(_ record: RunRecord) -> [String] {
    guard !record.formulas.isEmpty else { return [] }
    var lines = [heading(.formulasHeading)]
    for (model, groups) in covered(record) {
      let comparisons = groups.flatMap(\.comparisons).filter { $0.formula != 0 || ($0.simulated?.mean ?? 0) != 0 }
      let names = listed(groups.map(\.record.label))
      lines += paragraph([
        catalogue.text(.formulaCovers, ["model": catalogue.name(of: model), "groups": names])
      ])
      lines += table(comparisons, record)
      if comparisons.contains(where: { $0.verdict == .differs }) {
        lines += catalogue.text(.formulaDiffersNote).wrapped(to: width).map { painter.paint($0, .bad) }
      }
    }
    for (obstacles, names) in uncovered(record) {
      let reasons = obstacles.map(catalogue.reason).joined(separator: "; ")
      lines += item(catalogue.text(.formulaMissing, ["groups": listed(names), "reasons": reasons]))
    }
    return lines
  }

  typealias Covered = (record: FormulaRecord, comparisons: [FormulaComparison])

  func covered(_ record: RunRecord) -> [(FormulaOpinion.Model, [Covered])] {
    var found: [(FormulaOpinion.Model, [Covered])] = []
    for formula in record.formulas {
      guard case .covered(let model, let comparisons) = formula.answer else { continue }
      if let known = found.firstIndex(where: { $0.0 == model }) {
        found[known].1.append((formula, comparisons))
      } else {
        found.append((model, [(formula, comparisons)]))
      }
    }
    return found
  }

  func uncovered(_ record: RunRecord) -> [([FormulaObstacle], [String])] {
    var found: [([FormulaObstacle], [String])] = []
    for formula in record.formulas {
      guard case .notCovered(let obstacles) = formula.answer else { continue }
      if let known = found.firstIndex(where: { $0.0 == obstacles }) {
        found[known].1.append(formula.label)
      } else {
        found.append((obstacles, [formula.label]))
      }
    }
    return found
  }

  private func table(_ comparisons: [FormulaComparison], _ record: RunRecord) -> [String] {
    let rows = comparisons.enumerated().map { index, comparison in
      let isFirst = index == 0 || comparisons[index - 1].callType != comparison.callType
      return [
        TableCell(isFirst ? comparison.label : ""), TableCell(catalogue.name(of: comparison.measure)),
        cell(comparison.simulated, comparison.measure, isNarrow ? .one : .two),
        TableCell(exact(comparison)), verdict(comparison.verdict),
      ]
    }
    let columns = [
      column(titled: typeWords(record).type, left: true, shortest: isNarrow ? 10 : 16),
      column(.measureColumn, left: true, shortest: isNarrow ? 13 : 16), column(.simulatedColumn),
      column(.formulaColumn),
      TableColumn(heading: "", alignment: .left),
    ]
    return Table(columns: columns, rows: rows).lines(width: width, painter: painter)
  }

  /// With one digit more than the simulation bears out.
  func exact(_ comparison: FormulaComparison) -> String {
    let value = comparison.formula
    let error = max(comparison.simulated?.halfWidth ?? 0, abs(value) / 100) / 10
    let estimate = Estimate(mean: value, lower: value - error, upper: value + error)
    return estimates.text(estimate, comparison.measure.kind, .one).value
  }

  private func verdict(_ verdict: FormulaComparison.Verdict) -> TableCell {
    switch verdict {
    case .agrees: TableCell(isNarrow ? "✓" : catalogue.text(.formulaAgrees), style: .good)
    case .differs: TableCell(isNarrow ? "✗" : catalogue.text(.formulaDiffers), style: .bad)
    case .undecided: TableCell(catalogue.text(.formulaUndecided), style: .warning)
    }
  }
}
