import Scheduling

/// What is wrong with a plan, found from its people alone; empty if nothing.
func faults(of solution: CoverSolution, for problem: CoverProblem) -> [String] {
  var faults: [String] = []
  func expect(_ holds: Bool, _ fault: @autoclosure () -> String) { if !holds { faults.append(fault()) } }
  func close(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= 1e-6 * max(1, abs(one), abs(other)) }

  var cost = 0.0
  var cover = problem.pools.map { _ in [Int](repeating: 0, count: problem.slotCount) }
  for (index, pool) in problem.pools.enumerated() {
    let items = solution.assigned.filter { $0.pool == index }
    var people: [Int: Int] = [:]
    var families: [[Int]: Int] = [:]
    var hours = 0.0
    for item in items {
      let shift = pool.shifts[item.shift]
      expect(item.people > 0, "nobody on \(item)")
      expect(item.breakStarts.count == shift.breaks.count, "breaks of \(item)")
      for slot in shift.slots {
        let onBreak = zip(item.breakStarts, shift.breaks).contains { $0 <= slot && slot < $0 + $1.length }
        if !onBreak { cover[index][slot] += item.people }
      }
      for (start, pause) in zip(item.breakStarts, shift.breaks) {
        expect(pause.starts.contains(start), "break at \(start) outside \(pause.starts)")
      }
      people[shift.day, default: 0] += item.people
      families[[shift.day, shift.family], default: 0] += item.people
      hours += Double(item.people) * shift.paidHours
      cost += Double(item.people) * shift.cost
    }
    let number = solution.people[index]
    expect(pool.people.contains(number), "\(number) people of \(pool.people)")
    expect(people.values.allSatisfy { $0 <= number }, "more than \(number) people on a day")
    expect(solution.tours[index].count == pool.tours.count, "tours")
    if !pool.tours.isEmpty {
      expect(solution.tours[index].reduce(0, +) == number, "people on tours")
      for (count, tour) in zip(solution.tours[index], pool.tours) {
        expect(count >= 0, "\(count) people on a tour")
        cost += Double(count) * tour.cost
        for (day, family) in tour.families.enumerated() {
          if let family { families[[day, family], default: 0] -= count }
        }
      }
      expect(families.values.allSatisfy { $0 == 0 }, "shifts that are not the tours'")
    }
    if let range = pool.hoursPerPerson {
      expect(hours <= range.upperBound * Double(number) + 1e-6, "\(hours) h of \(number) people")
      expect(hours >= range.lowerBound * Double(number) - 1e-6, "\(hours) h of \(number) people")
    }
    cost += Double(number) * pool.costPerPerson
  }
  expect(cover == solution.cover, "cover")
  expect(close(cost, solution.cost), "cost \(solution.cost) for \(cost)")
  var objective = cost
  for (need, shortage) in zip(problem.needs, solution.shortages) {
    let value = need.terms.reduce(0) { $0 + $1.weight * Double(cover[$1.pool][$1.slot]) }
    expect(close(max(0, need.atLeast - value), shortage), "shortage \(shortage)")
    if let price = need.shortagePrice { objective += price * shortage } else { expect(shortage == 0, "unmet") }
    objective += need.surplusPrice * max(0, value - need.atLeast)
  }
  expect(close(objective, solution.objective), "objective \(solution.objective) for \(objective)")
  expect(solution.bound <= solution.objective, "bound \(solution.bound) above \(solution.objective)")
  return faults
}
