internal import CallCenterModel
internal import Experiments
internal import OutputAnalysis

/// One-line English texts for programs that show them: JUnit, annotations.
extension AssertionRecord {
  var plainText: String {
    let format = EstimateFormat(Catalogue(.en))
    let kind = assertion.dayShare == nil ? assertion.measure.kind : .probability
    let seen = format.text(estimate, kind, .two).joined.replacing("\u{A0}", with: " ")
    let verdict =
      switch outcome {
      case .pass: "holds"
      case .fail: "fails"
      case .undecided: "is undecided"
      }
    return "\(assertion.name) \(verdict): \(assertion.text); seen: \(seen) after \(replications) replications"
  }
}

extension RegressionRecord {
  var plainText: String {
    let changed = rows.filter { $0.verdict == .different || $0.verdict == .gone }.count
    switch outcome {
    case .identical: return "\(committed.path): identical"
    case .same: return "\(committed.path): the same within the margins"
    case .different: return "\(committed.path): \(changed) of \(rows.count) numbers are different"
    case .undecided: return "\(committed.path): undecided whether it is the same within the margins"
    }
  }

  var plainDetails: String {
    let lines = moved.filter { $0.verdict != .same && $0.verdict != .added }.prefix(20).map { row in
      let number = { (estimate: Estimate?) in estimate.map { "\($0.mean)" } ?? "none" }
      let scope = row.key.scope.map { " of \($0)" } ?? ""
      return
        "\(row.key.measure.rawValue)\(scope): \(number(row.before)) became \(number(row.after)) (\(row.verdict.rawValue))"
    }
    return ([plainText] + lines).joined(separator: "\n")
  }
}
