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
    for part in parts {
      let program = CoverProgram(self, days: part.days, needs: part.needs)
      let first = start.map { program.values(of: CoverCounts($0)) }
      let answer = try program.program.solve(limits, start: first)
      counts.add(program.counts(answer.values))
      bound += answer.bound
      isWithinGap = isWithinGap && answer.isWithinGap
    }
    return solution(
      counts, bound: bound, method: parts.count > 1 ? .daysApart : .whole, isWithinGap: isWithinGap)
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
