internal import RandomVariates

extension CoverSearch {
  /// More tours than these are narrowed down to a choice.
  private static var mostTours: Int { 1_000 }
  private static var draws: Int { 8 }

  var choosesTours: Bool { program.tourColumns.joined().count > Self.mostTours }

  /// Some hundred tours that make up, each draw in its own way, the shifts of the linear program.
  ///
  /// Most tours cost the same, so reduced costs do not tell them apart. Where the shifts are fixed, each draw of prices leads
  /// to a corner of the tours that fit them, with no more tours than there are kinds of shifts on days.
  ///
  /// - Parameter relaxed: The program with breaks as fractions.
  /// - Returns: Their columns; the objective of the linear program.
  /// - Throws: ``ProgramError``.
  func choiceOfTours(_ relaxed: IntegerProgram) throws(ProgramError) -> (columns: Set<Int>, bound: Double) {
    let tours = program.tourColumns.joined()
    var linear = relaxed
    linear.isWhole = linear.isWhole.map { _ in false }
    let answer = try linear.solve()
    linear.costs = linear.costs.map { _ in 0 }
    for column in program.shiftColumns.joined().compactMap({ $0 }) { linear.fix(column, at: answer.values[column]) }
    func used(_ values: [Double]) -> [Int] { tours.filter { values[$0] > 0 } }
    var columns = Set(used(answer.values))
    var stream = RandomStream(StreamKey(seed: 1, replication: 0))
    for _ in 0..<Self.draws {
      for column in tours { linear.costs[column] = stream.uniform() }
      columns.formUnion(used(try linear.solve().values))
    }
    return (columns, answer.objective)
  }

  /// Where a choice of tours was tried: a bound by breaks and tours as fractions, shifts and people whole.
  func boundOfTours(start: [Double]) throws(ProgramError) -> Double? {
    guard choosesTours else { return nil }
    var relaxed = fractionalBreaks
    for column in program.tourColumns.joined() { relaxed.isWhole[column] = false }
    return try relaxed.solve(effort, start: start).bound
  }
}
