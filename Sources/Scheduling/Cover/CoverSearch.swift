/// The search for the best plan of a part of the horizon, step by step until the gap is reached.
///
/// 1. Breaks as fractions, all else whole: a tenth of the whole numbers, and a bound nearly as good. Of thousands of tours a
///    choice is whole (``choiceOfTours(_:)``), and the bound is that of tours as fractions.
/// 2. The shifts of that answer with whole breaks: a plan.
/// 3. Where days are tied and there was no plan to begin with, relax and fix: tours with shifts as fractions, then day after day made whole and kept.
/// 4. Two days after another and the tours are searched again while the other days keep their shifts,
///    up to three times round the week.
/// 5. All at once, beginning with the better plan of these.
struct CoverSearch {
  let program: CoverProgram
  let limits: SearchLimits
  private(set) var best: ProgramSolution?
  private(set) var bound = -Double.infinity
  private(set) var method = CoverSolution.Method.whole

  init(_ program: CoverProgram, limits: SearchLimits) {
    self.program = program
    self.limits = limits
  }

  var isWithinGap: Bool {
    guard let best else { return false }
    return limits.areMet(objective: best.objective, bound: bound)
  }

  /// - Parameter start: Columns to begin with.
  /// - Throws: ``ProgramError``.
  mutating func run(start: [Double]?) throws(ProgramError) {
    if let start, program.program.admits(start) {
      let objective = zip(program.program.costs, start).reduce(0) { $0 + $1.0 * $1.1 }
      offer(
        ProgramSolution(values: start, objective: objective, bound: -.infinity, nodes: 0, isWithinGap: false), .whole)
    }
    if !program.breakColumns.joined().isEmpty {
      try relaxBreaks(start: start)
      if isWithinGap || (program.problem.isDraft && best != nil) { return }
    }
    if program.tiesDays {
      if best == nil || start == nil { relaxAndFix() }
      if isWithinGap { return }
      improveByPairs()
      if isWithinGap { return }
    }
    do {
      let answer = try program.program.solve(limits, start: best?.values ?? start)
      offer(answer, .whole)
      bound = max(bound, answer.bound)
    } catch .noAnswer where best != nil {
      return
    }
  }

  private mutating func offer(_ answer: ProgramSolution, _ method: CoverSolution.Method) {
    if let best, best.objective <= answer.objective { return }
    best = answer
    self.method = method
  }

  var effort: SearchLimits { SearchLimits(gap: limits.gap * 0.8, nodes: max(1, limits.nodes / 5)) }

  var fractionalBreaks: IntegerProgram {
    var relaxed = program.program
    for column in program.breakColumns.joined().joined() { relaxed.isWhole[column] = false }
    return relaxed
  }

  private mutating func relaxBreaks(start: [Double]?) throws(ProgramError) {
    let relaxed = fractionalBreaks
    let tours = program.tourColumns.joined()
    do {
      var some = relaxed
      if choosesTours {
        let choice = try choiceOfTours(relaxed)
        bound = max(bound, choice.bound)
        for column in tours where !choice.columns.contains(column) && start?[column] ?? 0 == 0 {
          some.fix(column, at: 0)
        }
      }
      let answer = try some.solve(effort, start: start)
      if !choosesTours { bound = max(bound, answer.bound) }
      var placed = program.program
      for column in answer.values.indices where relaxed.isWhole[column] {
        placed.fix(column, at: answer.values[column])
      }
      let isDraft = program.problem.isDraft
      offer(try placed.solve(SearchLimits(gap: limits.gap * 0.2, nodes: isDraft ? effort.nodes : limits.nodes)), .whole)
      if !isDraft, !isWithinGap, let better = try boundOfTours(start: answer.values) { bound = max(bound, better) }
    } catch .noAnswer {
      return
    } catch .infeasible where bound > -.infinity {
      // Needs that must not miss anything may be out of reach of these shifts.
      return
    }
  }

  private mutating func relaxAndFix() {
    var relaxed = program.program
    let whole = relaxed.isWhole
    for column in program.columnsByDay.joined() { relaxed.isWhole[column] = false }
    do {
      var answer = try relaxed.solve(SearchLimits(gap: max(limits.gap, 0.01), nodes: 20))
      bound = max(bound, answer.bound)
      for column in answer.values.indices where relaxed.isWhole[column] {
        relaxed.fix(column, at: answer.values[column])
      }
      for columns in program.columnsByDay {
        for column in columns { relaxed.isWhole[column] = whole[column] }
        answer = try relaxed.solve(SearchLimits(gap: limits.gap * 0.5, nodes: 50), start: answer.values)
        for column in columns { relaxed.fix(column, at: answer.values[column]) }
      }
      offer(answer, .relaxAndFix)
    } catch {
      // A day may find no answer that fits what was kept; the search of the whole goes on without.
      return
    }
  }

  private mutating func improveByPairs() {
    let days = program.columnsByDay
    guard days.count > 2 else { return }
    for _ in 0..<3 {
      guard let before = best?.objective else { return }
      sweepPairs(of: days)
      guard !isWithinGap, let after = best?.objective, before - after > limits.gap * 0.2 * abs(before) else { return }
    }
  }

  private mutating func sweepPairs(of days: [[Int]]) {
    for first in days.indices {
      guard let now = best else { return }
      let second = (first + 1) % days.count
      var pair = program.program
      for day in days.indices where day != first && day != second {
        for column in days[day] { pair.fix(column, at: now.values[column]) }
      }
      if let answer = try? pair.solve(SearchLimits(gap: limits.gap * 0.5, nodes: 20), start: now.values) {
        offer(answer, method)
      }
      if isWithinGap { return }
    }
  }
}

extension SearchLimits {
  /// Whether an answer is good enough; 2e-6 is twice the solver's own tolerance.
  func areMet(objective: Double, bound: Double) -> Bool { objective - bound <= max(gap * abs(objective), 2e-6) }
}

extension IntegerProgram {
  mutating func fix(_ column: Int, at value: Double) { bound(column, from: value, to: value) }
}

extension CoverProgram {
  /// Whether tours, hours or the price of people tie days together.
  var tiesDays: Bool { columnsByDay.count > 1 && problem.pools.contains(where: \.tiesDays) }

  /// Columns of shifts and breaks of each day; a window that several days share belongs to the last of them.
  var columnsByDay: [[Int]] {
    var columns: [Int: [Int]] = [:]
    for (pool, shifts) in zip(problem.pools, shiftColumns) {
      for (shift, column) in zip(pool.shifts, shifts) {
        if let column { columns[shift.day, default: []].append(column) }
      }
    }
    for (pool, windows) in windows.enumerated() {
      for (window, breaks) in zip(windows, breakColumns[pool]) {
        guard let day = window.members.map({ problem.pools[pool].shifts[$0.shift].day }).max() else { continue }
        columns[day, default: []] += breaks
      }
    }
    return columns.sorted { $0.key < $1.key }.map(\.value)
  }
}
