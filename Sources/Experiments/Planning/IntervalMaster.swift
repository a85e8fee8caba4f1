package import CallCenterModel
internal import Scheduling

/// People free to come and go with every interval: a requirement rather than shifts.
package struct IntervalMaster: PlanMaster {
  package let groups: [Int]
  private let plan: Plan
  private let capacity: [CapacityNeed]
  private let prices: [[Double]]
  private let limits: SearchLimits

  /// - Parameters:
  ///   - plan: The plan.
  ///   - groups: Indices of the groups that are planned.
  ///   - capacity: What must be there whatever the cuts say.
  package init(_ plan: Plan, groups: [Int], capacity: [CapacityNeed]) {
    self.plan = plan
    self.groups = groups
    self.capacity = capacity
    limits = SearchLimits(gap: 1e-3, nodes: 2_000)
    let intervals = OutcomeEffects.windowIntervals(plan)
    let isFree = groups.allSatisfy { plan.agentGroups[$0].costPerHour == .zero }
    prices = groups.map { group in
      let perHour = isFree ? 1 : Double(plan.agentGroups[group].costPerHour.microUnits) / 1e6
      return intervals.map { max(perHour, 1e-6) * Double($0.count) / 3600 }
    }
  }

  package func answer(to model: ServiceModel, from start: MasterAnswer?) throws -> MasterAnswer {
    var program = IntegerProgram()
    let columns = groups.indices.map { group in prices[group].map { program.addColumn(cost: $0) } }
    for need in capacity {
      program.addRow(
        need.weights.sorted { $0.key < $1.key }.map { .init(columns[$0.key][need.interval], $0.value) },
        from: need.atLeast)
    }
    var missing: [ReliefKey: Int] = [:]
    for cut in model.cuts {
      let key = ReliefKey(criterion: cut.criterion, block: cut.block)
      let column = missing[key] ?? program.addColumn(cost: 0, isWhole: false)
      missing[key] = column
      program.addRow(
        cut.terms.map { .init(columns[$0.group][$0.interval], $0.slope / cut.scale) } + [.init(column, 1 / cut.scale)],
        from: (1 - cut.constant) / cut.scale)
    }
    let dear = 1_000 * (prices.joined().max() ?? 1)
    let overruns = model.budgets.map { budget in
      let overrun = program.addColumn(cost: dear * max(budget.contacts, 1), isWhole: false)
      let parts = budget.parts.compactMap { part in
        missing[ReliefKey(criterion: budget.criterion, block: part.block)].map {
          IntegerProgram.Term($0, part.share)
        }
      }
      program.addRow(parts + [.init(overrun, -1)], to: budget.atMost)
      return overrun
    }
    let solution = try program.solve(limits)
    let people = columns.map { row in row.map { Int(solution.values[$0]) } }
    let cost = columns.indices.reduce(0) { sum, group in
      columns[group].indices.reduce(sum) { $0 + prices[group][$1] * Double(people[group][$1]) }
    }
    return MasterAnswer(
      plan: plan.rostering(people, of: groups), people: people.map { $0.map(Double.init) }, cost: cost,
      objective: solution.objective, bound: solution.bound, overruns: overruns.map { solution.values[$0] })
  }
}

/// Which contacts a share that goes otherwise belongs to.
struct ReliefKey: Hashable {
  var criterion: Int
  var block: Int
}
