/// The integer program of a cover problem, or of some of its days.
///
/// Columns: people on each shift; breaks that begin in each slot, for each ``BreakWindow``; people on
/// each tour, or of each pool; what a need misses and has too much.
struct CoverProgram {
  let problem: CoverProblem
  var program = IntegerProgram()
  /// Shape `[pool][shift]`; `nil`: not among the days.
  private(set) var shiftColumns: [[Int?]] = []
  /// Shape `[pool][window]`.
  private(set) var windows: [[BreakWindow]] = []
  /// Breaks that begin in each slot of a window, shape `[pool][window][slot]`.
  private(set) var breakColumns: [[[Int]]] = []
  private(set) var tourColumns: [[Int]] = []
  /// Column of the people of a pool without tours; `nil` where no day depends on it.
  private(set) var peopleColumns: [Int?] = []
  /// By need: what is missing, what is too much.
  private(set) var shortageColumns: [Int?] = []
  private(set) var surplusColumns: [Int?] = []
  /// By index of the relief.
  private(set) var reliefColumns: [Int: Int] = [:]
  /// By allowance.
  private(set) var overrunColumns: [Int] = []
  /// What a person of a pool in a slot adds up from, shape `[pool][slot]`.
  private var covering: [[[IntegerProgram.Term]]] = []

  /// - Parameters:
  ///   - problem: What is to be covered.
  ///   - days: Only the shifts of these; `nil`: of all.
  ///   - needs: Indices of the needs to be met.
  init(_ problem: CoverProblem, days: Set<Int>?, needs: [Int]) {
    self.problem = problem
    for pool in problem.pools { add(pool, days: days) }
    shortageColumns = [Int?](repeating: nil, count: problem.needs.count)
    surplusColumns = shortageColumns
    for need in needs { add(problem.needs[need], index: need) }
    for allowance in problem.allowances {
      let overrun = program.addColumn(cost: allowance.price, isWhole: false)
      overrunColumns.append(overrun)
      let parts = allowance.parts.compactMap { part in
        reliefColumns[part.relief].map { IntegerProgram.Term($0, part.weight) }
      }
      program.addRow(parts + [.init(overrun, -1)], to: allowance.atMost)
    }
  }

  private mutating func add(_ pool: CoverPool, days: Set<Int>?) {
    func isWanted(_ shift: CoverShift) -> Bool { days?.contains(shift.day) ?? true }
    let most = Double(pool.people.upperBound)
    let columns = pool.shifts.map { shift in
      isWanted(shift) ? program.addColumn(cost: shift.cost, to: most) : nil
    }
    var covering = [[IntegerProgram.Term]](repeating: [], count: problem.slotCount)
    for (shift, column) in zip(pool.shifts, columns) {
      guard let column else { continue }
      let fixed = shift.breaks.filter { $0.starts.count == 1 }
      for slot in shift.slots
      where !fixed.contains(where: { ($0.starts.lowerBound..<$0.starts.lowerBound + $0.length) ~= slot }) {
        covering[slot].append(.init(column, 1))
      }
    }
    let windows = BreakWindow.windows(of: pool.shifts, where: isWanted)
    var breakColumns: [[Int]] = []
    for window in windows {
      let breaks = window.starts.map { _ in program.addColumn(cost: 0) }
      for (start, column) in zip(window.starts, breaks) {
        for slot in start..<start + window.length { covering[slot].append(.init(column, -1)) }
      }
      let people = window.members.compactMap { columns[$0.shift] }
      program.addRow(breaks.map { .init($0, 1) } + people.map { .init($0, -1) }, from: 0, to: 0)
      breakColumns.append(breaks)
    }
    shiftColumns.append(columns)
    self.windows.append(windows)
    self.breakColumns.append(breakColumns)
    self.covering.append(covering)
    if pool.tours.isEmpty { addPeople(of: pool, columns) } else { addTours(of: pool, columns) }
  }

  private mutating func addPeople(of pool: CoverPool, _ columns: [Int?]) {
    tourColumns.append([])
    let people =
      pool.tiesDays
      ? program.addColumn(
        cost: pool.costPerPerson, from: Double(pool.people.lowerBound), to: Double(pool.people.upperBound)) : nil
    peopleColumns.append(people)
    for (_, shifts) in Dictionary(grouping: pool.shifts.indices, by: { pool.shifts[$0].day }).sorted(by: {
      $0.key < $1.key
    }) {
      let terms = shifts.compactMap { columns[$0].map { IntegerProgram.Term($0, 1) } }
      guard !terms.isEmpty else { continue }
      if let people {
        program.addRow(terms + [.init(people, -1)], to: 0)
      } else {
        program.addRow(terms, to: Double(pool.people.upperBound))
      }
    }
    if let people { addHours(of: pool, columns, people: [people]) }
  }

  private mutating func addTours(of pool: CoverPool, _ columns: [Int?]) {
    let tours = pool.tours.map { tour in
      program.addColumn(cost: tour.cost + pool.costPerPerson, to: Double(pool.people.upperBound))
    }
    tourColumns.append(tours)
    peopleColumns.append(nil)
    program.addRow(
      tours.map { .init($0, 1) }, from: Double(pool.people.lowerBound), to: Double(pool.people.upperBound))
    var balance: [DayFamily: [IntegerProgram.Term]] = [:]
    for (shift, column) in zip(pool.shifts, columns) {
      guard let column else { continue }
      balance[DayFamily(day: shift.day, family: shift.family), default: []].append(.init(column, 1))
    }
    for (tour, column) in zip(pool.tours, tours) {
      for (day, family) in tour.families.enumerated() {
        guard let family else { continue }
        balance[DayFamily(day: day, family: family), default: []].append(.init(column, -1))
      }
    }
    for (_, terms) in balance.sorted(by: { $0.key < $1.key }) { program.addRow(terms, from: 0, to: 0) }
    addHours(of: pool, columns, people: tours)
  }

  private mutating func addHours(of pool: CoverPool, _ columns: [Int?], people: [Int]) {
    guard let hours = pool.hoursPerPerson else { return }
    let worked = zip(pool.shifts, columns).compactMap { shift, column in
      column.map { IntegerProgram.Term($0, shift.paidHours) }
    }
    if hours.upperBound.isFinite {
      program.addRow(worked + people.map { .init($0, -hours.upperBound) }, to: 0)
    }
    if hours.lowerBound > 0 {
      program.addRow(worked + people.map { .init($0, -hours.lowerBound) }, from: 0)
    }
  }

  private mutating func add(_ need: CoverNeed, index: Int) {
    var terms = need.terms.flatMap { term in
      covering[term.pool][term.slot].map { IntegerProgram.Term($0.column, $0.coefficient * term.weight) }
    }
    if let price = need.shortagePrice {
      let shortage = program.addColumn(cost: price, isWhole: false)
      shortageColumns[index] = shortage
      terms.append(.init(shortage, 1))
    }
    if let relief = need.relief {
      let column = reliefColumns[relief.index] ?? program.addColumn(cost: 0, isWhole: false)
      reliefColumns[relief.index] = column
      terms.append(.init(column, relief.weight))
    }
    if need.surplusPrice > 0 {
      let surplus = program.addColumn(cost: need.surplusPrice, isWhole: false)
      surplusColumns[index] = surplus
      terms.append(.init(surplus, -1))
    }
    program.addRow(terms, from: need.atLeast, to: need.surplusPrice > 0 ? need.atLeast : .infinity)
  }
}

/// Shifts of one family on one day.
struct DayFamily: Hashable, Comparable {
  var day: Int
  var family: Int

  static func < (one: DayFamily, other: DayFamily) -> Bool { (one.day, one.family) < (other.day, other.family) }
}

extension CoverPool {
  /// Whether the shifts of one day say something about those of another.
  var tiesDays: Bool { !tours.isEmpty || hoursPerPerson != nil || costPerPerson != 0 }
}
