import Scheduling
import Testing

/// Random tiny problems against all their plans, looked at one by one.
@Suite struct CoverEnumerationTests {
  static let instances = 240

  @Test func findsTheBestOfAllPlans() throws {
    var done = 0
    var infeasible = 0
    var seed: UInt64 = 0
    while done < Self.instances {
      seed += 1
      let problem = Self.problem(seed: seed)
      let (isTooLarge, best) = CoverEnumeration(problem: problem).optimum(tooMany: 2000)
      if isTooLarge { continue }
      done += 1
      guard let best else {
        infeasible += 1
        #expect(throws: ProgramError.infeasible, "seed \(seed)") { try problem.solve() }
        continue
      }
      let solution = try problem.solve()
      #expect(faults(of: solution, for: problem) == [], "seed \(seed)")
      #expect(abs(solution.objective - best) <= 1e-6 * max(1, abs(best)), "seed \(seed): \(best)")
      #expect(abs(solution.bound - best) <= 1e-5 * max(1, abs(best)), "seed \(seed): \(best)")
      #expect(solution.isWithinGap, "seed \(seed)")
      guard seed.isMultiple(of: 4) else { continue }
      let again = try problem.solve(start: solution)
      #expect(abs(again.objective - best) <= 1e-6 * max(1, abs(best)), "seed \(seed), begun with the answer")
      #expect(faults(of: again, for: problem) == [], "seed \(seed), begun with the answer")
    }
    #expect(infeasible < Self.instances / 3)
  }

  /// A search broken off early still gives a plan and a bound, and knows how far apart they are.
  @Test func isTruthfulWhenBrokenOff() throws {
    var done = 0
    for seed in 1...160 {
      var problem = Self.problem(seed: UInt64(seed))
      guard let best = CoverEnumeration(problem: problem).optimum(tooMany: 1000).objective else { continue }
      problem.limits = SearchLimits(gap: 0.25, nodes: 1)
      guard let solution = try? problem.solve() else { continue }
      done += 1
      #expect(faults(of: solution, for: problem) == [], "seed \(seed)")
      #expect(solution.bound <= best + 1e-5 && best <= solution.objective + 1e-5, "seed \(seed): \(best)")
      #expect(!solution.isWithinGap || solution.gap <= 0.25 + 1e-5, "seed \(seed)")
      let again = try problem.solve(start: solution)
      #expect(again.objective <= solution.objective + 1e-6, "seed \(seed), begun with a plan")
      #expect(faults(of: again, for: problem) == [], "seed \(seed), begun with a plan")
    }
    #expect(done >= 60)
  }

  static func problem(seed: UInt64) -> CoverProblem {
    var random = SplitMix(seed)
    let days = random.whole(1...3)
    let slotsPerDay = 6
    let tail = random.whole(0...2)
    let pools = (0..<(random.chance(0.3) ? 2 : 1)).map { pool(&random, days: days, slotsPerDay, tail: tail, $0) }
    var problem = CoverProblem(slotCount: days * slotsPerDay + tail, pools: pools, needs: [])
    problem.limits = SearchLimits(gap: 0, nodes: 100_000)
    for slot in 0..<problem.slotCount where random.chance(0.8) { problem.needs.append(need(&random, problem, slot)) }
    return problem
  }

  private static func pool(
    _ random: inout SplitMix, days: Int, _ slotsPerDay: Int, tail: Int, _ index: Int
  ) -> CoverPool {
    var shifts: [CoverShift] = []
    let families = random.whole(1...2)
    for day in 0..<days {
      for _ in 0..<(days > 2 ? 1 : random.whole(1...2)) {
        let start = day * slotsPerDay + random.whole(0...2)
        let end = min(start + random.whole(3...5), days * slotsPerDay + tail)
        var breaks: [CoverShift.Break] = []
        if random.chance(0.6) {
          let last = random.whole(start + 1...end - 1)
          breaks.append(.init(starts: random.whole(start...last - 1)...last - 1, length: 1))
          if last + 1 < end, random.chance(0.4) { breaks.append(.init(starts: last...end - 1, length: 1)) }
        }
        shifts.append(
          CoverShift(
            day: day, family: random.whole(0...families - 1), slots: start..<end, breaks: breaks,
            paidHours: Double(end - start - breaks.count), cost: Double(random.whole(1...12)) / 4))
      }
    }
    let least = random.chance(0.3) ? 1 : 0
    var pool = CoverPool(name: "pool \(index)", shifts: shifts, people: least...random.whole(least + 1...3))
    if random.chance(0.25) { pool.hoursPerPerson = Double(random.whole(0...2))...Double(random.whole(3...7)) }
    if random.chance(0.3) { pool.costPerPerson = Double(random.whole(1...4)) / 2 }
    if random.chance(0.4) {
      for _ in 0..<random.whole(1...3) {
        let week = (0..<days).map { _ in random.chance(0.25) ? nil : random.whole(0...families - 1) }
        pool.tours.append(CoverTour(families: week, cost: Double(random.whole(0...2)) / 2))
      }
    }
    return pool
  }

  private static func need(_ random: inout SplitMix, _ problem: CoverProblem, _ slot: Int) -> CoverNeed {
    var terms: [CoverNeed.Term] = []
    for pool in problem.pools.indices where random.chance(0.8) {
      terms.append(.init(pool: pool, slot: slot, weight: random.chance(0.6) ? 1 : Double(random.whole(1...7)) / 4))
    }
    if random.chance(0.2) {
      let other = random.whole(0...problem.slotCount - 1)
      terms.append(.init(pool: 0, slot: other, weight: Double(random.whole(-4...4)) / 4))
    }
    return CoverNeed(
      terms: terms, atLeast: Double(random.whole(-1...8)) / 4,
      shortagePrice: random.chance(0.06) ? nil : Double(random.whole(1...16)) / 4,
      surplusPrice: random.chance(0.3) ? Double(random.whole(1...4)) / 8 : 0)
  }
}
