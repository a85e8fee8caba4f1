import Scheduling
import Testing

/// Thousands of weeks that one person may work, of which a choice is tried.
@Suite struct CoverDraftTests {
  private static let slotsPerDay = 24

  /// Early, middle and late shifts on seven days, every week of five of them.
  private static func problem(isDraft: Bool) -> CoverProblem {
    let starts = [0, 6, 12]
    let shifts = (0..<7).flatMap { day in
      starts.indices.map { family in
        let first = day * slotsPerDay + starts[family]
        return CoverShift(
          day: day, family: family, slots: first..<first + 12,
          breaks: [.init(starts: first + 4...first + 7, length: 1)], paidHours: 6, cost: family == 2 ? 11 : 10)
      }
    }
    var pool = CoverPool(name: "desk", shifts: shifts, people: 0...40)
    pool.tours = weeks(of: starts.count)
    var random = SplitMix(7)
    let needs = (0..<7 * slotsPerDay).map { slot in
      let need = 2 + Double(random.next() % 5) + ((6..<18).contains(slot % slotsPerDay) ? 4 : 0)
      return CoverNeed(terms: [.init(pool: 0, slot: slot, weight: 1)], atLeast: need, shortagePrice: 30)
    }
    var problem = CoverProblem(slotCount: 7 * slotsPerDay, pools: [pool], needs: needs)
    problem.limits = SearchLimits(gap: 0.01, nodes: 20)
    problem.isDraft = isDraft
    return problem
  }

  private static func weeks(of families: Int) -> [CoverTour] {
    var weeks: [[Int?]] = [[]]
    for _ in 0..<7 {
      weeks = weeks.flatMap { week in ([nil] + (0..<families).map { $0 }).map { week + [$0] } }
    }
    return weeks.filter { $0.compactMap { $0 }.count == 5 }.map { CoverTour(families: $0) }
  }

  @Test func aChoiceOfToursKeepsTheRulesAndItsBoundHolds() throws {
    let draft = Self.problem(isDraft: true)
    #expect(draft.pools[0].tours.count == 5_103)
    let first = try draft.solve()
    let solutions = [first, try draft.proved(first), try Self.problem(isDraft: false).solve()]
    for solution in solutions {
      #expect(faults(of: solution, for: draft) == [])
      for other in solutions { #expect(solution.bound <= other.objective * (1 + 1e-6)) }
    }
    #expect(first.bound < solutions[1].bound)
    #expect(first.assigned == solutions[1].assigned && first.objective == solutions[1].objective)
    #expect(solutions[1].gap <= 0.05)
    #expect(first.objective <= solutions[2].objective * 1.03)
  }
}
