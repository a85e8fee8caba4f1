internal import CallCenterModel
internal import Experiments
internal import Staffing

extension FormulaRecord {
  var json: JSONValue {
    switch answer {
    case .notCovered(let obstacles):
      .object([("covered", .bool(false)), ("reasons", .array(obstacles.map { .string($0.rawValue) }))])
    case .covered(let model, let comparisons):
      .object([
        ("covered", .bool(true)), ("model", .string(model.rawValue)),
        (
          "callTypes",
          .object(
            comparisons.grouped.map { name, measures in
              (name, .object(measures.map { ($0.measure.rawValue, $0.json) }))
            })
        ),
      ])
    }
  }
}

extension FormulaComparison {
  fileprivate var json: JSONValue {
    .object([
      ("formula", .number(formula)), ("simulated", simulated?.json ?? .null), ("verdict", .string(verdict.rawValue)),
    ])
  }
}

extension [FormulaComparison] {
  /// By call type, in their order.
  fileprivate var grouped: [(name: String, measures: [FormulaComparison])] {
    var found: [(name: String, measures: [FormulaComparison])] = []
    for comparison in self {
      if found.last?.name == comparison.callType {
        found[found.count - 1].measures.append(comparison)
      } else {
        found.append((comparison.callType, [comparison]))
      }
    }
    return found
  }
}
