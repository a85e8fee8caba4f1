internal import CallCenterModel

extension RosterModel {
  /// Prices uneven hours, nights and weekends, and rewards wishes.
  mutating func shareFairly() {
    let prices = problem.prices
    for person in people where prices.hours > 0 { evenHours(person, price: prices.hours) }
    if prices.nights > 0 { evenCount(price: prices.nights, of: problem.isNight) }
    if prices.weekends > 0 { evenCount(price: prices.weekends, of: problem.isWeekend) }
    for person in people {
      for choice in choices(of: person) {
        let weight = problem.wishWeight(person, problem.shifts[choice.shift])
        program.addCost(-prices.wishes * weight, of: choice.column)
      }
    }
  }

  /// The square of the days by which hours and balance differ from the norm, exact at the sums that whole shifts can have.
  private mutating func evenHours(_ person: Int, price: Double) {
    let terms = terms(of: person) { Double($0.paidSeconds) / 3_600 }
    let target = Double(problem.normSeconds(of: person) - problem.people[person].balanceSeconds) / 3_600
    let common = choices(of: person).reduce(0) { greatestCommonDivisor($0, problem.shifts[$1.shift].paidSeconds) }
    let step = Double(max(common, 1_800)) / 3_600
    let most = byDay(person).reduce(0.0) { sum, day in
      sum + (day.terms.map { term in terms.first { $0.column == term.column }?.coefficient ?? 0 }.max() ?? 0)
    }
    let reach = 80.0
    let low = (max(0, target - reach) / step).rounded(.down)
    let high = max(low + 1, (min(most, target + reach) / step).rounded(.up))
    let points = [0] + Array(stride(from: max(low, 1), through: high, by: 1)).map { $0 * step }
    program.addConvexCost(of: terms, at: points) { price * (($0 - target) / 8) * (($0 - target) / 8) }
  }

  /// The square of what each person has of some shifts above or below the fair share: in proportion to the days on which
  /// the person could be given one.
  private mutating func evenCount(price: Double, of isCounted: (RosterShift) -> Bool) {
    let counted = Dictionary(
      uniqueKeysWithValues: people.map { person in
        (person, choices(of: person).filter { isCounted(problem.shifts[$0.shift]) })
      })
    let days = counted.mapValues { Set($0.map { problem.shifts[$0.shift].day }).count }
    let all = Double(days.values.reduce(0, +))
    let posts = problem.shifts.filter { $0.pool == pool && isCounted($0) }.reduce(0) { $0 + $1.posts.count }
    for person in people {
      guard let choices = counted[person], let possible = days[person], possible > 0 else { continue }
      let share = Double(posts) * Double(possible) / all
      program.addConvexCost(of: choices.map { .init($0.column, 1) }, at: (0...possible).map(Double.init)) {
        price * ($0 - share) * ($0 - share)
      }
    }
  }

  private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }
}

extension RosterProblem {
  /// Points that a person's wishes give for a shift.
  func wishWeight(_ person: Int, _ shift: RosterShift) -> Double {
    let kind = calendar.days[shift.day].kind.index
    return people[person].wishes.reduce(0) { sum, wish in
      let isMeant = wish.days[kind] && (wish.shiftType == nil || wish.shiftType == shift.type)
      return sum + (isMeant ? wish.weight : 0)
    }
  }
}

extension IntegerProgram {
  mutating func addCost(_ cost: Double, of column: Int) { costs[column] += cost }

  /// Adds a convex cost of a sum that is 0 or more: exact at the points, which ascend from 0, straight between and after them.
  mutating func addConvexCost(of terms: [Term], at points: [Double], _ cost: (Double) -> Double) {
    let constant = addColumn(cost: cost(0), from: 1, to: 1, isWhole: false)
    precondition(points.first == 0 && points.count > 1, "points \(points) of column \(constant)")
    var row = terms
    for (from, to) in zip(points, points.dropFirst()) {
      let slope = (cost(to) - cost(from)) / (to - from)
      let isLast = to == points.last
      row.append(.init(addColumn(cost: slope, to: isLast ? .infinity : to - from, isWhole: false), -1))
    }
    addRow(row, from: 0, to: 0)
  }
}
