/// Whole numbers that make a plan: all else follows from them.
struct CoverCounts: Sendable, Hashable {
  var assigned: [CoverSolution.Assigned] = []
  /// Shape `[pool][tour]`.
  var tours: [[Int]]

  init(tours: [[Int]]) { self.tours = tours }

  /// Takes over the days of another.
  mutating func add(_ other: CoverCounts) {
    assigned += other.assigned
    for pool in tours.indices {
      for tour in tours[pool].indices { tours[pool][tour] += other.tours[pool][tour] }
    }
  }
}

extension CoverProgram {
  /// Reads the plan off the columns.
  func counts(_ values: [Double]) -> CoverCounts {
    func whole(_ column: Int) -> Int { Int(values[column].rounded()) }
    var counts = CoverCounts(tours: tourColumns.map { $0.map(whole) })
    for (pool, columns) in shiftColumns.enumerated() {
      let people = columns.map { $0.map(whole) ?? 0 }
      var places = problem.pools[pool].shifts.enumerated().map { index, shift in
        shift.breaks.map { pause in
          pause.starts.count == 1 ? [Int](repeating: pause.starts.lowerBound, count: people[index]) : []
        }
      }
      for (window, columns) in zip(windows[pool], breakColumns[pool]) {
        window.deal(people: people, breaks: columns.map(whole), into: &places)
      }
      for (shift, number) in people.enumerated() where number > 0 {
        var alike: [[Int]: Int] = [:]
        for person in 0..<number { alike[places[shift].map { $0[person] }, default: 0] += 1 }
        for (starts, number) in alike.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
          counts.assigned.append(.init(pool: pool, shift: shift, breakStarts: starts, people: number))
        }
      }
    }
    return counts
  }

  /// The columns of a plan, to begin the search with.
  func values(of counts: CoverCounts) -> [Double] {
    var values = [Double](repeating: 0, count: program.columnCount)
    for (pool, columns) in tourColumns.enumerated() {
      for (tour, column) in columns.enumerated() { values[column] = Double(counts.tours[pool][tour]) }
    }
    for item in counts.assigned {
      if let column = shiftColumns[item.pool][item.shift] { values[column] += Double(item.people) }
    }
    for pool in problem.pools.indices {
      let places = Dictionary(grouping: counts.assigned.filter { $0.pool == pool }, by: \.shift)
      for (window, columns) in zip(windows[pool], breakColumns[pool]) {
        for member in window.members {
          for item in places[member.shift] ?? [] {
            values[columns[item.breakStarts[member.ordinal] - window.starts.lowerBound]] += Double(item.people)
          }
        }
      }
      if let column = peopleColumns[pool] { values[column] = Double(problem.people(of: pool, counts)) }
    }
    let cover = problem.cover(of: counts)
    for (index, need) in problem.needs.enumerated() {
      let margin = need.margin(in: cover)
      if let column = shortageColumns[index] { values[column] = max(0, -margin) }
      if let column = surplusColumns[index] { values[column] = max(0, margin) }
    }
    let reliefs = problem.reliefs(in: cover)
    for (index, column) in reliefColumns { values[column] = reliefs[index] ?? 0 }
    for (overrun, column) in zip(problem.overruns(of: reliefs), overrunColumns) { values[column] = overrun }
    return values
  }
}
