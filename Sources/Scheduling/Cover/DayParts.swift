/// Days that say something about one another, with the needs they serve.
struct DayPart: Sendable, Hashable {
  /// `nil`: all.
  var days: Set<Int>?
  /// Indices of ``CoverProblem/needs``.
  var needs: [Int]
}

extension CoverProblem {
  /// The parts that can be solved by themselves: no pool and no need ties the days of two of them together.
  ///
  /// A need ties the days whose shifts can be at work in one of its slots, so a night shift ties its day to the next one
  /// where the needs of the early hours can be served from both. A pool ties all days by tours, by hours per person, and
  /// by a price of its people.
  func dayParts() -> [DayPart] {
    let days = Set(pools.flatMap { $0.shifts.map(\.day) }).sorted()
    guard days.count > 1, allowances.isEmpty, !pools.contains(where: \.tiesDays) else {
      return [DayPart(days: nil, needs: Array(needs.indices))]
    }
    var serving = [[Set<Int>]](repeating: [Set<Int>](repeating: [], count: slotCount), count: pools.count)
    for (index, pool) in pools.enumerated() {
      for shift in pool.shifts {
        for slot in shift.slots { serving[index][slot].insert(shift.day) }
      }
    }
    var parts: [DayPart] = days.map { DayPart(days: [$0], needs: []) }
    for (index, need) in needs.enumerated() {
      let tied = need.terms.reduce(into: Set<Int>()) { $0.formUnion(serving[$1.pool][$1.slot]) }
      let touched = parts.indices.filter { parts[$0].days?.isDisjoint(with: tied) == false }
      // A need that nobody can serve is a constant: any part may carry it.
      let home = touched.first ?? 0
      parts[home].needs.append(index)
      for other in touched.dropFirst().reversed() {
        let joined = parts.remove(at: other)
        parts[home].days?.formUnion(joined.days ?? [])
        parts[home].needs += joined.needs
      }
    }
    for part in parts.indices { parts[part].needs.sort() }
    return parts
  }
}
