import Scheduling
import Testing

@Suite struct CoverProblemTests {
  /// One day of eight slots, a shift of all of them with a break of one somewhere in the middle.
  private func day(people: ClosedRange<Int>, needs: [Double], price: Double? = 5) -> CoverProblem {
    let shift = CoverShift(
      day: 0, family: 0, slots: 0..<8, breaks: [.init(starts: 2...5, length: 1)], paidHours: 7, cost: 7)
    return CoverProblem(
      slotCount: 8, pools: [CoverPool(name: "desk", shifts: [shift], people: people)],
      needs: needs.enumerated().map {
        CoverNeed(terms: [.init(pool: 0, slot: $0, weight: 1)], atLeast: $1, shortagePrice: price)
      })
  }

  @Test func breaksLieWhereLeastIsNeeded() throws {
    let solution = try day(people: 0...9, needs: [2, 2, 2, 1, 2, 1, 2, 2]).solve()
    #expect(solution.assigned.map(\.breakStarts) == [[3], [5]])
    #expect(solution.objective == 14)
    #expect(solution.bound == 14)
    #expect(solution.cover == [[2, 2, 2, 1, 2, 1, 2, 2]])
  }

  @Test func whatIsMissingHasAPriceAndAPlace() throws {
    let problem = day(people: 0...2, needs: [2, 2, 3, 2, 2, 2, 2, 2])
    let solution = try problem.solve()
    #expect(solution.people == [2])
    #expect(solution.shortages[2] == 1)
    #expect(solution.objective == 14 + 5 * 3)
    // A third person costs 7, and then nothing is missing.
    #expect(problem.bindingLimits(of: solution) == [BindingLimit(pool: 0, kind: .people, gain: 8)])
  }

  @Test func needsThatMustBeMetAreNamed() throws {
    let problem = day(people: 0...2, needs: [2, 2, 3, 1, 1, 1, 2, 2], price: nil)
    #expect(throws: ProgramError.infeasible) { try problem.solve() }
    #expect(try problem.unmetNeeds() == [UnmetNeed(need: 2, missing: 1)])
    #expect(try day(people: 0...3, needs: [2, 2, 3, 1, 1, 1, 2, 2], price: nil).unmetNeeds() == [])
  }

  @Test func limitsOfAPoolMayContradictEachOther() {
    var problem = day(people: 2...3, needs: [1])
    problem.pools[0].hoursPerPerson = 8...9
    #expect(throws: ProgramError.infeasible) { try problem.solve() }
  }

  @Test func nothingToDoCostsNothing() throws {
    let solution = try CoverProblem(slotCount: 4, pools: [], needs: []).solve()
    #expect(solution.objective == 0)
    #expect(solution.isWithinGap)
    let unserved = CoverNeed(terms: [], atLeast: 2, shortagePrice: 3)
    #expect(try CoverProblem(slotCount: 4, pools: [], needs: [unserved]).solve().objective == 6)
    let unservable = CoverNeed(terms: [], atLeast: 2, shortagePrice: nil)
    #expect(throws: ProgramError.infeasible) {
      try CoverProblem(slotCount: 4, pools: [], needs: [unservable]).solve()
    }
  }

  /// A night shift reaches into the next day; without needs there the days stand apart.
  @Test func needsOfTheNightTieTheDays() throws {
    let shifts = (0..<2).map { day in
      CoverShift(day: day, family: 0, slots: day * 4 + 2..<day * 4 + 6, breaks: [], paidHours: 4, cost: 4)
    }
    func need(_ slot: Int) -> CoverNeed {
      CoverNeed(terms: [.init(pool: 0, slot: slot, weight: 1)], atLeast: 1, shortagePrice: 9)
    }
    var problem = CoverProblem(
      slotCount: 10, pools: [CoverPool(name: "night", shifts: shifts, people: 0...3)], needs: [need(2), need(8)])
    #expect(try problem.solve().method == .daysApart)
    problem.needs.append(
      CoverNeed(terms: [2, 8].map { .init(pool: 0, slot: $0, weight: 1) }, atLeast: 3, shortagePrice: 9))
    let tied = try problem.solve()
    #expect(tied.method == .whole)
    #expect(tied.objective == 12)
  }

  /// Windows of many shapes, inside one another and shared: every break finds its person.
  @Test(arguments: 1...12) func breaksCanAlwaysBeDealtOut(seed: Int) throws {
    var random = SplitMix(UInt64(seed) &* 1001)
    let slots = 24
    var shifts: [CoverShift] = []
    for _ in 0..<6 {
      let start = random.whole(0...10)
      let end = start + random.whole(8...14)
      let middle = random.whole(start + 3...end - 4)
      let firstLength = random.whole(1...2)
      let first = random.whole(start...middle - firstLength)...middle - firstLength
      let second = middle...random.whole(middle...end - 1)
      shifts.append(
        CoverShift(
          day: 0, family: 0, slots: start..<min(end, slots),
          breaks: [
            .init(starts: first, length: firstLength), .init(starts: second.clamped(to: middle...slots - 1), length: 1),
          ],
          paidHours: Double(end - start), cost: Double(end - start)))
    }
    var problem = CoverProblem(
      slotCount: slots, pools: [CoverPool(name: "desk", shifts: shifts, people: 0...40)],
      needs: (0..<slots).map {
        CoverNeed(
          terms: [.init(pool: 0, slot: $0, weight: 1)], atLeast: Double(random.whole(0...12)), shortagePrice: 4,
          surplusPrice: 0.1)
      })
    problem.limits = SearchLimits(gap: 0.02, nodes: 20)
    let solution = try problem.solve()
    #expect(faults(of: solution, for: problem) == [])
    #expect(solution.assigned.contains { $0.people > 0 })
  }
}
