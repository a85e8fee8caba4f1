extension CoverProblem {
  /// Finds shifts, breaks and tours of least cost.
  ///
  /// - Parameter start: A plan of the same pools to begin with.
  /// - Returns: The best plan found, with a bound that no plan goes below.
  /// - Throws: ``ProgramError/infeasible`` where the limits of the pools contradict one another or a need that must not
  ///   miss anything cannot be met.
  package func solve(start: CoverSolution? = nil) throws(ProgramError) -> CoverSolution {
    checkShape()
    let parts = dayParts()
    var counts = CoverCounts(tours: pools.map { [Int](repeating: 0, count: $0.tours.count) })
    var bound = 0.0
    var isWithinGap = true
    var method = CoverSolution.Method.daysApart
    for part in parts {
      let program = CoverProgram(self, days: part.days, needs: part.needs)
      var search = CoverSearch(program, limits: limits)
      do {
        try search.run(start: start.map { program.values(of: CoverCounts($0)) })
      } catch .unbounded {
        // No price is negative, so it is the other half of the solver's "unbounded or infeasible".
        throw .infeasible
      }
      guard let best = search.best else { throw .noAnswer(status: 0) }
      counts.add(program.counts(best.values))
      bound += search.bound
      isWithinGap = isWithinGap && search.isWithinGap
      if parts.count == 1 { method = search.method }
    }
    return solution(counts, bound: bound, method: method, isWithinGap: isWithinGap)
  }

  /// The same plan with a bound nearly as good as any, where a draft has that of the linear program.
  ///
  /// - Parameter draft: An answer to this problem.
  /// - Returns: The plan.
  /// - Throws: ``ProgramError``.
  package func proved(_ draft: CoverSolution) throws(ProgramError) -> CoverSolution {
    if draft.isWithinGap { return draft }
    var bound: Double? = 0
    for part in dayParts() {
      let program = CoverProgram(self, days: part.days, needs: part.needs)
      let better = try CoverSearch(program, limits: limits).boundOfTours(start: program.values(of: CoverCounts(draft)))
      bound = bound.flatMap { sum in better.map { sum + $0 } }
    }
    var proved = draft
    proved.bound = max(draft.bound, min(bound ?? -.infinity, draft.objective))
    proved.isWithinGap = limits.areMet(objective: draft.objective, bound: proved.bound)
    return proved
  }

  private func checkShape() {
    for pool in pools {
      for shift in pool.shifts {
        precondition(shift.slots.lowerBound >= 0 && shift.slots.upperBound <= slotCount, "shift outside the horizon")
        for pause in shift.breaks {
          precondition(
            pause.length > 0 && shift.slots.contains(pause.starts.lowerBound)
              && pause.starts.upperBound + pause.length <= shift.slots.upperBound, "break outside its shift")
        }
      }
      precondition(pool.costPerPerson >= 0, "a person at \(pool.costPerPerson)")
    }
    for need in needs {
      precondition(need.surplusPrice >= 0 && (need.shortagePrice ?? 0) >= 0, "negative price of a need")
    }
  }
}

extension CoverCounts {
  init(_ solution: CoverSolution) {
    self.init(tours: solution.tours)
    assigned = solution.assigned
  }
}
