internal import CHiGHS

/// When the search ends; never by the clock, so that the answer can be repeated.
package struct SearchLimits: Sendable, Hashable {
  /// Relative gap between the best answer and the lower bound of all.
  package var gap: Double
  /// Nodes of the search tree.
  package var nodes: Int

  package init(gap: Double = 1e-4, nodes: Int = 20_000) {
    self.gap = gap
    self.nodes = nodes
  }

  /// Whether there are too few nodes for strong branching and new beginnings to pay.
  fileprivate var isShort: Bool { nodes <= 20 }
}

/// The best answer found to an integer program, and how good it may be at best.
package struct ProgramSolution: Sendable {
  /// Values of the columns; those of whole columns are whole.
  package var values: [Double]
  package var objective: Double
  /// No answer costs less; the objective itself for a program without whole columns.
  package var bound: Double
  package var nodes: Int
  /// Whether the gap was reached rather than the limit of nodes.
  package var isWithinGap: Bool

  /// (objective − bound) / |objective|; 0 where both are 0.
  package var gap: Double { objective == bound ? 0 : (objective - bound) / max(abs(objective), 1e-9) }
}

/// Why an integer program has no answer.
package enum ProgramError: Error, Sendable, Equatable, CustomStringConvertible {
  case infeasible
  case unbounded
  /// No whole answer was found within the limits.
  case noAnswer(status: Int)

  package var description: String {
    switch self {
    case .infeasible: "the rules contradict one another"
    case .unbounded: "the cost has no lower bound"
    case .noAnswer(let status): "the solver found no answer (status \(status))"
    }
  }
}

extension IntegerProgram {
  /// Solves the program with HiGHS 1.15 (branch and cut; Huangfu, Hall 2018, doi:10.1007/s12532-017-0130-5) on one thread.
  ///
  /// - Parameters:
  ///   - limits: When to stop.
  ///   - start: Values of the columns to begin with; they need not be feasible.
  /// - Returns: The best answer.
  /// - Throws: ``ProgramError``.
  package func solve(_ limits: SearchLimits = SearchLimits(), start: [Double]? = nil) throws(ProgramError)
    -> ProgramSolution
  {
    if columnCount == 0 { return try emptySolution() }
    guard let solver = Highs_create() else { preconditionFailure("no memory for the solver") }
    defer { Highs_destroy(solver) }
    Highs_setBoolOptionValue(solver, "output_flag", 0)
    Highs_setIntOptionValue(solver, "threads", 1)
    Highs_setIntOptionValue(solver, "random_seed", 1)
    Highs_setDoubleOptionValue(solver, "mip_rel_gap", limits.gap)
    Highs_setIntOptionValue(solver, "mip_max_nodes", HighsInt(limits.nodes))
    // Their searches within the search take half the time of a roster or of a week with tours, and find no better plans.
    Highs_setBoolOptionValue(solver, "mip_heuristic_run_rins", 0)
    Highs_setBoolOptionValue(solver, "mip_heuristic_run_root_reduced_cost", 0)
    if limits.isShort {
      Highs_setIntOptionValue(solver, "mip_pscost_minreliable", 0)
      Highs_setBoolOptionValue(solver, "mip_allow_restart", 0)
    }
    let infinity = Highs_getInfinity(solver)
    func bounded(_ values: [Double]) -> [Double] { values.map { $0.isInfinite ? ($0 < 0 ? -infinity : infinity) : $0 } }
    let rowwise: HighsInt = 2
    let minimise: HighsInt = 1
    let status = Highs_passMip(
      solver, HighsInt(columnCount), HighsInt(rowCount), HighsInt(entries.count), rowwise, minimise, 0, costs,
      bounded(lower), bounded(upper), bounded(rowLower), bounded(rowUpper), rowStarts, columnOfEntry, entries,
      isWhole.map { $0 ? 1 : 0 })
    precondition(status >= 0, "the solver refused the program")
    if let start {
      precondition(start.count == columnCount, "\(start.count) values for \(columnCount) columns")
      let solution = start.withUnsafeBufferPointer { Highs_setSolution(solver, $0.baseAddress, nil, nil, nil) }
      precondition(solution >= 0, "the solver refused the first answer")
    }
    _ = Highs_run(solver)
    return try answer(of: solver)
  }

  private func emptySolution() throws(ProgramError) -> ProgramSolution {
    guard zip(rowLower, rowUpper).allSatisfy({ $0 <= 0 && $1 >= 0 }) else { throw .infeasible }
    return ProgramSolution(values: [], objective: 0, bound: 0, nodes: 0, isWithinGap: true)
  }

  private func answer(of solver: UnsafeMutableRawPointer) throws(ProgramError) -> ProgramSolution {
    let model = Int(Highs_getModelStatus(solver))
    let optimal = 7
    switch model {
    case 8: throw .infeasible
    case 9, 10: throw .unbounded
    default: break
    }
    var feasible: HighsInt = 0
    Highs_getIntInfoValue(solver, "primal_solution_status", &feasible)
    guard feasible == 2 else { throw .noAnswer(status: model) }
    var values = [Double](repeating: 0, count: columnCount)
    Highs_getSolution(solver, &values, nil, nil, nil)
    for column in values.indices where isWhole[column] { values[column] = values[column].rounded() }
    let objective = Highs_getObjectiveValue(solver)
    var bound = objective
    var nodes: Int64 = 0
    if isWhole.contains(true) {
      Highs_getDoubleInfoValue(solver, "mip_dual_bound", &bound)
      Highs_getInt64InfoValue(solver, "mip_node_count", &nodes)
    }
    return ProgramSolution(
      values: values, objective: objective, bound: min(bound, objective), nodes: Int(nodes),
      isWithinGap: model == optimal)
  }
}
