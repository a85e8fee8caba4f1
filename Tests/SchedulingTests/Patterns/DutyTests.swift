import CallCenterModel
import Scheduling
import Testing

private typealias Fixture = PlanningFixture

@Suite struct DutyTests {
  private static let hour = Fixture.hour
  private static let types = [
    Fixture.shift(
      "day", starts: [7, 8, 9, 10], hours: [8],
      breaks: [
        PlannedBreak(window: .after(2 * hour...4 * hour), length: 900, isPaid: true),
        PlannedBreak(window: .between(12 * hour..<15 * hour), length: 2_700, isPaid: false),
      ]),
    Fixture.shift(
      "long", starts: [8, 20], hours: [12],
      breaks: [PlannedBreak(window: .after(5 * hour...6 * hour), length: 1_800, isPaid: true)]),
  ]

  /// Windows with and without tours, over both changes of the clocks.
  static let windows: [(from: String, days: Int)] = [
    ("2017-07-03", 7), ("2017-10-23", 7), ("2017-03-20", 7), ("2017-07-03", 6), ("2017-07-03", 1), ("2017-10-28", 3),
    ("2017-07-03", 14),
  ]

  /// Cover of a solution, counted slot by slot from what was assigned.
  private func cover(_ assigned: [CoverSolution.Assigned], _ pools: [CoverPool], _ slots: Int) -> [[Int]] {
    var cover = pools.map { _ in [Int](repeating: 0, count: slots) }
    for entry in assigned {
      let shift = pools[entry.pool].shifts[entry.shift]
      for slot in shift.slots { cover[entry.pool][slot] += entry.people }
      for (start, pause) in zip(entry.breakStarts, shift.breaks) {
        for slot in start..<start + pause.length { cover[entry.pool][slot] -= entry.people }
      }
    }
    return cover
  }

  /// Any solution that keeps the promises of the cover problem.
  private func solution(of book: ShiftBook, _ random: inout SplitMix) -> CoverSolution {
    let pools = book.coverPools()
    var assigned: [CoverSolution.Assigned] = []
    var tours: [[Int]] = []
    for (index, pool) in pools.enumerated() {
      var counts = [Int](repeating: 0, count: pool.tours.count)
      if !counts.isEmpty { for _ in 0..<8 { counts[random.whole(0...counts.count - 1)] += 1 } }
      tours.append(counts)
      for key in Set(pool.shifts.map { [$0.day, $0.family] }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let choices = pool.shifts.indices.filter { [pool.shifts[$0].day, pool.shifts[$0].family] == key }
        let people =
          counts.isEmpty
          ? random.whole(0...2)
          : counts.indices.reduce(0) { $0 + (pool.tours[$1].families[key[0]] == key[1] ? counts[$1] : 0) }
        for _ in 0..<people {
          let shift = choices[random.whole(0...choices.count - 1)]
          let starts = pool.shifts[shift].breaks.map { random.whole($0.starts) }
          assigned.append(CoverSolution.Assigned(pool: index, shift: shift, breakStarts: starts, people: 1))
        }
      }
    }
    return CoverSolution(
      assigned: assigned, tours: tours, people: tours.map { $0.reduce(0, +) },
      cover: cover(assigned, pools, book.slotCount), shortages: [], cost: 0, objective: 0, bound: 0, method: .whole,
      isWithinGap: true)
  }

  @Test(arguments: windows) func roundTrips(_ window: (from: String, days: Int)) throws {
    var random = SplitMix(UInt64(window.days))
    let calendar = Fixture.calendar(from: window.from, days: window.days)
    let plan = Fixture.plan(
      Self.types,
      [Fixture.contract(shifts: [0, 1], days: 3...6, same: .shift), Fixture.contract(shifts: [1], name: "part")],
      rules: .ukraine(martialLaw: false), calendar: calendar)
    let book = ShiftBook(plan)
    for _ in 0..<3 {
      let solution = solution(of: book, &random)
      let duties = try #require(book.duties(of: solution)[0])
      #expect(present(duties, book) == sums(book.cover(of: solution)))
      try checkPersons(duties, book)
      let hours = solution.assigned.reduce(0.0) { sum, entry in
        sum + book.coverPools()[entry.pool].shifts[entry.shift].paidHours
      }
      #expect(abs(paidHours(duties, calendar) - hours) < 1e-9)
      #expect(book.plan.scheduled(with: [0: duties]).agentGroups[0].duties == duties)
    }
  }

  private func sums(_ cover: [[Int]]) -> [Int] {
    cover[0].indices.map { slot in cover.reduce(0) { $0 + $1[slot] } }
  }

  /// People of the duties on the phones at the middle of every slot of the window.
  private func present(_ duties: [Duty], _ book: ShiftBook) -> [Int] {
    (0..<book.windowSlots).map { slot in
      let instant = book.elapsed(ofSlot: slot) + book.brief.gridSeconds / 2
      return duties.reduce(0) { sum, duty in
        let isThere = duty.start <= instant && instant < duty.end && !duty.breaks.contains { $0.contains(instant) }
        return sum + (isThere ? duty.people.count : 0)
      }
    }
  }

  private func paidHours(_ duties: [Duty], _ calendar: PlanCalendar) -> Double {
    duties.filter { calendar.windowDayIndices.contains($0.day) && $0.start >= calendar.windowStart }.reduce(0) {
      $0 + Double($1.people.count) * Double($1.paidSeconds) / 3_600
    }
  }

  /// Nobody is on two duties at once, nor without rest; breaks ascend inside the duty.
  private func checkPersons(_ duties: [Duty], _ book: ShiftBook) throws {
    let count = duties.map(\.people.upperBound).max() ?? 0
    for person in 0..<count {
      let own = duties.filter { $0.people.contains(person) }.sorted { $0.start < $1.start }
      for (before, after) in zip(own, own.dropFirst()) where before.start > 0 {
        // Days that only lead in or out repeat others, whose clocks may change.
        let asked = book.brief.rules.restSeconds(after: before.end - before.start) - 2 * Self.hour
        #expect(after.start - before.end >= asked, "person \(person)")
      }
    }
    for duty in duties {
      #expect(duty.start >= 0)
      #expect(duty.breaks.allSatisfy { duty.start <= $0.lowerBound && $0.upperBound <= duty.end })
      #expect(zip(duty.breaks, duty.breaks.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      #expect(duty.paidSeconds > 0 && duty.paidSeconds <= duty.end - duty.start)
    }
  }

  /// A tour is one person all week: seven people on seven tours make seven ordinals.
  @Test func keepsAPersonOnATour() throws {
    var random = SplitMix(7)
    let book = ShiftBook(
      Fixture.plan(Self.types, [Fixture.contract(shifts: [1], days: 3...3)], rules: .ukraine(martialLaw: false)))
    let solution = solution(of: book, &random)
    let duties = try #require(book.duties(of: solution)[0])
    #expect(duties.map(\.people.upperBound).max() == 8)
    let inWindow = duties.filter { $0.start >= 86_400 && $0.start < 8 * 86_400 }
    for person in 0..<8 {
      #expect(inWindow.count { $0.people.contains(person) } == 3)
      let own = duties.filter { $0.people.contains(person) }.map {
        LabourShift(range: $0.start..<$0.end, paidSeconds: $0.paidSeconds)
      }
      #expect(book.brief.rules.violations(of: own, in: book.plan.calendar).isEmpty)
    }
  }

  /// From Monday to Saturday: the Sundays before and after are closed, the Monday after repeats the first.
  @Test func keepsClosedDaysClosed() throws {
    var random = SplitMix(8)
    let book = ShiftBook(
      Fixture.plan(Self.types, [Fixture.contract(shifts: [0], days: 4...5)], calendar: Fixture.calendar(days: 6)))
    let duties = try #require(book.duties(of: solution(of: book, &random))[0])
    func people(on day: Int) -> Int { duties.filter { $0.day == day }.reduce(0) { $0 + $1.people.count } }
    #expect(people(on: 0) == 0)
    #expect(people(on: 7) == 0)
    #expect(people(on: 8) == people(on: 1))
    #expect((1...6).reduce(0) { $0 + people(on: $1) } >= 8 * 4)
  }

  /// Two posts round the clock, found by the solver: nobody missing, and the duties hold what the needs ask.
  @Test func schedulesARealSolution() throws {
    let contract = Fixture.contract(shifts: [1], hours: 0...40, days: 3...4)
    let book = ShiftBook(Fixture.plan(Self.types, [contract], rules: .ukraine(martialLaw: false)))
    let needs = (0..<book.windowSlots).map { slot in
      CoverNeed(terms: book.terms(pool: 0, slot: slot, weight: 1), atLeast: 2, shortagePrice: 1_000)
    }
    var problem = CoverProblem(slotCount: book.slotCount, pools: book.coverPools(), needs: needs)
    problem.limits = SearchLimits(gap: 0.05, nodes: 20)
    let solution = try problem.solve()
    #expect(solution.shortages.allSatisfy { $0 == 0 })
    let duties = try #require(book.duties(of: solution)[0])
    let present = present(duties, book)
    #expect(present == sums(book.cover(of: solution)))
    #expect(present.allSatisfy { $0 >= 2 })
  }
}
