import Scheduling

/// All plans of a tiny problem, one by one.
struct CoverEnumeration {
  /// What one pool can do: its cover, and the least cost of it.
  typealias Offers = [[Int]: Double]

  let problem: CoverProblem

  /// The least objective, `nil` where there is no plan; more than `tooMany` plans are not looked at.
  func optimum(tooMany: Int) -> (isTooLarge: Bool, objective: Double?) {
    var offers: [Offers] = []
    for pool in problem.pools {
      guard let all = self.offers(of: pool, tooMany: tooMany) else { return (true, nil) }
      offers.append(all)
    }
    guard offers.reduce(1, { $0 * max(1, $1.count) }) <= tooMany else { return (true, nil) }
    var best: Double?
    func choose(_ pool: Int, _ cover: [[Int]], _ cost: Double) {
      guard pool < offers.count else {
        if let prices = prices(of: cover) { best = min(best ?? .infinity, cost + prices) }
        return
      }
      for (offer, price) in offers[pool] { choose(pool + 1, cover + [offer], cost + price) }
    }
    choose(0, [], 0)
    return (false, best)
  }

  private func prices(of cover: [[Int]]) -> Double? {
    var sum = 0.0
    for need in problem.needs {
      var there = -need.atLeast
      for term in need.terms { there += term.weight * Double(cover[term.pool][term.slot]) }
      if there > 0 { sum += there * need.surplusPrice }
      if there < -1e-6 {
        guard let price = need.shortagePrice else { return nil }
        sum -= there * price
      }
    }
    return sum
  }

  private func offers(of pool: CoverPool, tooMany: Int) -> Offers? {
    // Every shift with every choice of its breaks, as the slots it covers.
    var patterns: [(shift: CoverShift, slots: Set<Int>)] = []
    for shift in pool.shifts {
      var choices: [Set<Int>] = [Set(shift.slots)]
      for pause in shift.breaks {
        choices = choices.flatMap { slots in pause.starts.map { slots.subtracting($0..<$0 + pause.length) } }
      }
      patterns += choices.map { (shift, $0) }
    }
    let teams = self.teams(of: pool)
    var offers: Offers = [:]
    var count = 0
    func choose(_ index: Int, _ numbers: [Int]) {
      guard count <= tooMany * 4 else { return }
      guard index < patterns.count else {
        count += 1
        guard let price = price(of: pool, patterns.map(\.shift), numbers, teams) else { return }
        var cover = [Int](repeating: 0, count: problem.slotCount)
        for (pattern, number) in zip(patterns, numbers) { for slot in pattern.slots { cover[slot] += number } }
        offers[cover] = min(offers[cover] ?? .infinity, price)
        return
      }
      let day = patterns[index].shift.day
      let there = zip(patterns, numbers).reduce(0) { $0 + ($1.0.shift.day == day ? $1.1 : 0) }
      for number in 0...max(0, pool.people.upperBound - there) { choose(index + 1, numbers + [number]) }
    }
    choose(0, [])
    return count > tooMany * 4 ? nil : offers
  }

  /// Numbers of people with what they cost; by tours also who must be there, shape `[[day, family]: people]`.
  private func teams(of pool: CoverPool) -> [(people: Int, cost: Double, duties: [[Int]: Int])] {
    guard !pool.tours.isEmpty else {
      return pool.people.map { ($0, Double($0) * pool.costPerPerson, [:]) }
    }
    var teams: [(people: Int, cost: Double, duties: [[Int]: Int])] = [(0, 0, [:])]
    for tour in pool.tours {
      teams = teams.flatMap { team in
        (0...pool.people.upperBound - team.people).map { number in
          var duties = team.duties
          for (day, family) in tour.families.enumerated() {
            if let family, number > 0 { duties[[day, family], default: 0] += number }
          }
          return (team.people + number, team.cost + Double(number) * (tour.cost + pool.costPerPerson), duties)
        }
      }
    }
    return teams.filter { pool.people.contains($0.people) }
  }

  private func price(
    of pool: CoverPool, _ shifts: [CoverShift], _ numbers: [Int],
    _ teams: [(people: Int, cost: Double, duties: [[Int]: Int])]
  ) -> Double? {
    var duties: [[Int]: Int] = [:]
    var byDay: [Int: Int] = [:]
    var hours = 0.0
    var cost = 0.0
    for (shift, number) in zip(shifts, numbers) where number > 0 {
      duties[[shift.day, shift.family], default: 0] += number
      byDay[shift.day, default: 0] += number
      hours += shift.paidHours * Double(number)
      cost += shift.cost * Double(number)
    }
    let fitting = teams.filter { team in
      if !pool.tours.isEmpty, team.duties != duties { return false }
      if byDay.values.contains(where: { $0 > team.people }) { return false }
      guard let range = pool.hoursPerPerson else { return true }
      return hours <= range.upperBound * Double(team.people) + 1e-9
        && hours >= range.lowerBound * Double(team.people) - 1e-9
    }
    return fitting.map(\.cost).min().map { $0 + cost }
  }
}
