extension CoverProblem {
  /// People on the phones, shape `[pool][slot]`.
  func cover(of counts: CoverCounts) -> [[Int]] {
    var cover = [[Int]](repeating: [Int](repeating: 0, count: slotCount), count: pools.count)
    for item in counts.assigned {
      let shift = pools[item.pool].shifts[item.shift]
      for slot in shift.slots { cover[item.pool][slot] += item.people }
      for (start, pause) in zip(item.breakStarts, shift.breaks) {
        for slot in start..<start + pause.length { cover[item.pool][slot] -= item.people }
      }
    }
    return cover
  }

  /// The fewest people of a pool who can work the shifts: its tours, or as many as there are on its fullest day and as
  /// its hours take.
  func people(of pool: Int, _ counts: CoverCounts) -> Int {
    let rules = pools[pool]
    if !rules.tours.isEmpty { return counts.tours[pool].reduce(0, +) }
    var byDay: [Int: Int] = [:]
    var hours = 0.0
    for item in counts.assigned where item.pool == pool {
      let shift = rules.shifts[item.shift]
      byDay[shift.day, default: 0] += item.people
      hours += shift.paidHours * Double(item.people)
    }
    var people = max(rules.people.lowerBound, byDay.values.max() ?? 0)
    if let most = rules.hoursPerPerson?.upperBound, hours > 0, most > 0 {
      people = max(people, Int((hours / most * (1 - 1e-9)).rounded(.up)))
    }
    return people
  }

  /// The least relief that its needs leave, by index.
  func reliefs(in cover: [[Int]]) -> [Int: Double] {
    var reliefs: [Int: Double] = [:]
    for need in needs {
      guard let relief = need.relief else { continue }
      reliefs[relief.index] = max(reliefs[relief.index] ?? 0, -need.margin(in: cover) / relief.weight)
    }
    return reliefs
  }

  /// By how much reliefs overrun each allowance.
  func overruns(of reliefs: [Int: Double]) -> [Double] {
    allowances.map { allowance in
      max(0, allowance.parts.reduce(-allowance.atMost) { $0 + $1.weight * (reliefs[$1.relief] ?? 0) })
    }
  }

  /// What a plan is worth, from its counts alone.
  func solution(
    _ counts: CoverCounts, bound: Double, method: CoverSolution.Method, isWithinGap: Bool = false
  ) -> CoverSolution {
    let cover = cover(of: counts)
    let people = pools.indices.map { self.people(of: $0, counts) }
    var cost = 0.0
    for item in counts.assigned { cost += Double(item.people) * pools[item.pool].shifts[item.shift].cost }
    for (index, pool) in pools.enumerated() {
      cost += Double(people[index]) * pool.costPerPerson
      for (tour, number) in zip(pool.tours, counts.tours[index]) { cost += Double(number) * tour.cost }
    }
    var shortages: [Double] = []
    var objective = cost
    for need in needs {
      let margin = need.relief == nil ? need.margin(in: cover) : 0
      shortages.append(max(0, -margin))
      objective += margin < 0 ? -margin * (need.shortagePrice ?? 0) : margin * need.surplusPrice
    }
    let overruns = overruns(of: reliefs(in: cover))
    for (allowance, overrun) in zip(allowances, overruns) { objective += allowance.price * overrun }
    var solution = CoverSolution(
      assigned: counts.assigned, tours: counts.tours, people: people, cover: cover, shortages: shortages, cost: cost,
      objective: objective, bound: min(bound, objective), method: method, isWithinGap: isWithinGap)
    solution.overruns = overruns
    solution.isWithinGap = isWithinGap || limits.areMet(objective: objective, bound: bound)
    return solution
  }
}

extension CoverNeed {
  /// What is there above what is needed; below −`rounding` it is short.
  func margin(in cover: [[Int]]) -> Double {
    var value = 0.0
    var scale = abs(atLeast)
    for term in terms {
      let part = term.weight * Double(cover[term.pool][term.slot])
      value += part
      scale = max(scale, abs(part))
    }
    let margin = value - atLeast
    let rounding = 1e-6
    return abs(margin) <= rounding * max(1, scale) ? 0 : margin
  }
}
