internal import CallCenterModel

extension RosterProblem {
  /// The roster with the fewest points that keeps every rule; posts stay empty where the rules leave nobody.
  ///
  /// Pools share nobody and are solved one by one. A pool that is not within the gap at the limit of nodes is tried week by
  /// week as well, and the better roster is kept, with the higher bound of the two.
  ///
  /// - Throws: ``ProgramError/noAnswer(status:)`` where the limits were too narrow for any roster.
  package func solve() throws(ProgramError) -> Roster {
    var shifts = [[Int]](repeating: [], count: people.count)
    var (objective, bound) = (0.0, 0.0)
    var isWithinGap = true
    var method = Roster.Method.whole
    for pool in pools.indices {
      var model = RosterModel(self, pool: pool)
      model.shareFairly()
      let answer = try model.best(limits)
      for person in model.people {
        shifts[person] = model.choices(of: person).filter { answer.solution.values[$0.column] > 0.5 }.map(\.shift)
      }
      objective += answer.solution.objective
      bound += answer.solution.bound
      isWithinGap = isWithinGap && answer.solution.isWithinGap
      if answer.method != .whole { method = answer.method }
    }
    return Roster(
      self, shifts: shifts, method: method, objective: objective, bound: bound, isWithinGap: isWithinGap)
  }
}

extension RosterModel {
  fileprivate func best(_ limits: SearchLimits) throws(ProgramError) -> (
    solution: ProgramSolution, method: Roster.Method
  ) {
    var whole: ProgramSolution?
    do {
      let found = try program.solve(limits)
      if found.isWithinGap { return (found, .whole) }
      whole = found
    } catch .noAnswer {
      // The search by weeks may find one.
    }
    var weekly = try weekByWeek(limits)
    guard var whole else { return (weekly, .weekByWeek) }
    let bound = max(whole.bound, weekly.bound)
    if whole.objective <= weekly.objective {
      whole.bound = min(bound, whole.objective)
      whole.isWithinGap = whole.gap <= limits.gap
      return (whole, .whole)
    }
    weekly.bound = min(bound, weekly.objective)
    weekly.isWithinGap = weekly.gap <= limits.gap
    return (weekly, .weekByWeek)
  }

  /// Whole numbers for one week after another, the weeks before as found, those to come relaxed.
  ///
  /// The first step relaxes the whole program, so its bound holds for all.
  private func weekByWeek(_ limits: SearchLimits) throws(ProgramError) -> ProgramSolution {
    let columns = people.flatMap { choices(of: $0) }.map { (day: problem.shifts[$0.shift].day, column: $0.column) }
    let wholes = columns + auxiliary
    var relaxed = program
    for (_, column) in wholes { relaxed.isWhole[column] = false }
    var bound: Double?
    var nodes = 0
    var last: ProgramSolution?
    for week in problem.weeks {
      let current = wholes.filter { week.contains($0.day) }.map(\.column)
      for column in current { relaxed.isWhole[column] = true }
      let solution = try relaxed.solve(limits)
      for column in current { relaxed.bound(column, from: solution.values[column], to: solution.values[column]) }
      bound = bound ?? solution.bound
      nodes += solution.nodes
      last = solution
    }
    guard var last, let bound else { return try program.solve(limits) }
    last.bound = min(bound, last.objective)
    last.nodes = nodes
    last.isWithinGap = last.gap <= limits.gap
    return last
  }
}
