internal import CallCenterModel
package import Scheduling

/// Shifts, breaks and tours of a brief as the master problem.
package struct ShiftMaster: PlanMaster {
  package let groups: [Int]
  package let book: ShiftBook
  private let plan: Plan
  private let problem: CoverProblem
  private let slotsOfInterval: [Range<Int>]
  private let poolsOfGroup: [[Int]]
  private let shortagePerHour: Double
  private let intervalHours: [Double]

  /// - Parameters:
  ///   - book: The shifts of a plan whose volumes are solved.
  ///   - capacity: What must be there whatever the cuts say, at the price of shortage.
  ///   - limits: Of each search for shifts.
  package init(
    _ book: ShiftBook, capacity: [CapacityNeed], limits: SearchLimits
  ) {
    self.book = book
    plan = book.plan
    groups = Array(Set(book.brief.pools.map(\.group))).sorted()
    poolsOfGroup = groups.map { group in
      book.poolOrigins.indices.filter { book.brief.pools[book.poolOrigins[$0].pool].group == group }
    }
    let intervals = OutcomeEffects.windowIntervals(book.plan)
    slotsOfInterval = intervals.map { range in
      let first = book.slot(ofElapsed: range.lowerBound)
      return first..<max(first + 1, book.slot(ofElapsed: range.upperBound - 1) + 1)
    }
    intervalHours = intervals.map { Double($0.count) / 3600 }
    shortagePerHour = Double(book.brief.prices.shortagePerHour.microUnits) / 1e6
    var pools = book.coverPools()
    let most = Self.mostPeople(capacity)
    for pool in pools.indices {
      let people = pools[pool].people
      pools[pool].people = people.lowerBound...max(people.lowerBound, min(people.upperBound, most))
    }
    problem = CoverProblem(slotCount: book.slotCount, pools: pools, needs: [])
    self.capacity = capacity
    self.limits = limits
    dearestPerson = problem.pools.map(\.dearestPerson).max() ?? 0
  }

  private static let presenceFactor = 100.0
  /// A target that can be reached is not given up for the price of the people it takes: to miss so much of it costs as much
  /// as the dearest person over the whole window.
  private static let worthAPerson = 0.005
  private let dearestPerson: Double
  private let capacity: [CapacityNeed]
  private let limits: SearchLimits

  /// More people than any pool can have use for.
  ///
  /// Ten times over, so that each may be there a tenth of the time, the load and ten of its standard deviations. Columns
  /// without such a limit keep the solver busy with limits alone.
  private static func mostPeople(_ capacity: [CapacityNeed]) -> Int {
    let load = capacity.map { $0.atLeast / max($0.weights.values.min() ?? 1, 0.01) }.max() ?? 0
    return 10 * Int((load + 10 * load.squareRoot() + 10).rounded(.up))
  }

  package func answer(to model: ServiceModel, from start: MasterAnswer?) throws -> MasterAnswer {
    var problem = problem
    var reliefs: [ReliefKey: Int] = [:]
    for cut in model.cuts {
      let key = ReliefKey(criterion: cut.criterion, block: cut.block)
      let relief = reliefs[key] ?? reliefs.count
      reliefs[key] = relief
      var need = CoverNeed(
        terms: cut.terms.flatMap { terms($0.group, $0.interval, $0.slope / cut.scale) },
        atLeast: (1 - cut.constant) / cut.scale, shortagePrice: nil)
      need.relief = CoverNeed.Relief(index: relief, weight: 1 / cut.scale)
      problem.needs.append(need)
    }
    problem.allowances = model.budgets.flatMap { budget in
      let parts = budget.parts.compactMap { part in
        reliefs[ReliefKey(criterion: budget.criterion, block: part.block)].map {
          CoverAllowance.Part(relief: $0, weight: part.share)
        }
      }
      let price = shortagePerHour * (intervalHours.first ?? 1) / model.steepest(budget)
      return [(0, price), (MasterAnswer.leeway, dearestPerson / Self.worthAPerson)].map { beyond, price in
        CoverAllowance(parts: parts, atMost: budget.atMost + beyond, price: price)
      }
    }
    var answer = try answer(problem, from: start?.solution)
    answer.overruns = stride(from: 0, to: answer.overruns.count, by: 2).map { answer.overruns[$0] }
    return answer
  }

  /// The cheapest shifts that put so many people on the phones.
  ///
  /// - Parameter people: Shape `[position in groups][interval of the window]`.
  /// - Returns: The plan.
  /// - Throws: ``ProgramError`` where the solver has no answer.
  package func answer(covering people: [[Double]]) throws -> MasterAnswer { try answer(problem(covering: people)) }

  /// The same answer with a better bound.
  func proved(_ answer: MasterAnswer, covering people: [[Double]]) throws -> MasterAnswer {
    guard let solution = answer.solution else { preconditionFailure("a schedule without shifts") }
    var proved = answer
    proved.solution = try complete(problem(covering: people)).proved(solution)
    proved.bound = proved.solution?.bound ?? answer.bound
    return proved
  }

  private func problem(covering people: [[Double]]) -> CoverProblem {
    let surplus = Double(book.brief.prices.surplusPerHour.microUnits) / 1e6
    var problem = problem
    problem.needs = people.indices.flatMap { group in
      people[group].indices.flatMap { interval -> [CoverNeed] in
        let slots = slotsOfInterval[interval]
        let hours = intervalHours[interval] / Double(slots.count)
        guard people[group][interval] > 0 || surplus > 0 else { return [] }
        return slots.map { slot in
          CoverNeed(
            terms: poolsOfGroup[group].flatMap { book.terms(pool: $0, slot: slot, weight: 1) },
            atLeast: people[group][interval], shortagePrice: shortagePerHour * hours, surplusPrice: surplus * hours)
        }
      }
    }
    return problem
  }

  private func terms(_ group: Int, _ interval: Int, _ weight: Double) -> [CoverNeed.Term] {
    let slots = slotsOfInterval[interval]
    return poolsOfGroup[group].flatMap { pool in
      slots.flatMap { book.terms(pool: pool, slot: $0, weight: weight / Double(slots.count)) }
    }
  }

  /// With what must be there in any case.
  private func complete(_ asked: CoverProblem) -> CoverProblem {
    var problem = asked
    problem.limits = limits
    problem.isDraft = true
    problem.needs += capacity.map { need in
      CoverNeed(
        terms: need.weights.sorted { $0.key < $1.key }.flatMap { terms($0.key, need.interval, $0.value) },
        atLeast: need.atLeast,
        shortagePrice: shortagePerHour * intervalHours[need.interval] * (need.isPresence ? Self.presenceFactor : 1))
    }
    return problem
  }

  private func answer(_ asked: CoverProblem, from start: CoverSolution? = nil) throws -> MasterAnswer {
    let solution = try complete(asked).solve(start: start)
    let cover = book.cover(of: solution)
    let people = poolsOfGroup.map { pools in
      slotsOfInterval.map { slots in
        pools.reduce(0.0) { sum, pool in
          sum + slots.reduce(0.0) { $0 + Double(cover[pool][$1]) } / Double(slots.count)
        }
      }
    }
    return MasterAnswer(
      plan: plan.scheduled(with: book.duties(of: solution)), people: people, cost: solution.cost,
      objective: solution.objective, bound: solution.bound,
      overruns: solution.overruns, solution: solution)
  }
}

extension CoverPool {
  /// The cost of a person on the dearest shift of every day.
  fileprivate var dearestPerson: Double {
    var dearest: [Int: Double] = [:]
    for shift in shifts { dearest[shift.day] = max(dearest[shift.day] ?? 0, shift.cost) }
    return costPerPerson + dearest.values.reduce(0, +)
  }
}
