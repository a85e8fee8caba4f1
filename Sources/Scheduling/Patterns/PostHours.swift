internal import CallCenterModel

/// The hours at which contacts of a type come and planned people alone can serve them, and what one post there takes.
struct PostHours {
  private let book: ShiftBook
  private let callType: Int
  /// Pools of the cover problem that serve the type.
  private let pools: [Int]
  /// By slot of the window.
  private let isWanted: [Bool]

  init(_ book: ShiftBook, callType: Int) {
    self.book = book
    self.callType = callType
    let plan = book.plan
    let planned = Set(book.brief.pools.map(\.group))
    func serves(_ group: Int) -> Bool { plan.agentGroups[group].skills.contains { $0.callType == callType } }
    pools = book.poolOrigins.indices.filter { serves(book.brief.pools[book.poolOrigins[$0].pool].group) }
    var wanted = [Bool](repeating: false, count: book.windowSlots)
    func slots(of range: Range<Int>, in count: Int) -> Range<Int> {
      let first = max(0, book.slot(ofElapsed: range.lowerBound))
      return first..<max(first, min(count, book.slot(ofElapsed: range.upperBound - 1) + 1))
    }
    for segment in plan.callTypes[callType].arrivals.segments.joined() where segment.expected > 0 {
      for open in plan.callTypes[callType].open where open.overlaps(segment.start..<segment.end) {
        for slot in slots(of: open.clamped(to: segment.start..<segment.end), in: wanted.count) { wanted[slot] = true }
      }
    }
    for group in plan.agentGroups.indices where serves(group) && !planned.contains(group) {
      for duty in plan.agentGroups[group].duties {
        for slot in slots(of: duty.start..<duty.end, in: wanted.count) { wanted[slot] = false }
      }
    }
    isWanted = wanted
  }

  func obstacles() -> [PlanningObstacle] {
    let isCovered = coveredSlots()
    let nobody = isWanted.indices.filter { isWanted[$0] && !isCovered[$0] }
    let post = isWanted.indices.filter { isWanted[$0] && isCovered[$0] }
    return hours(of: nobody) + tooFew(post)
  }

  private func coveredSlots() -> [Bool] {
    var isCovered = [Bool](repeating: false, count: book.windowSlots)
    for pool in pools where !isIdle(pool) {
      for shift in book.crews[pool].shifts {
        for slot in shift.cover.slots { isCovered[slot % book.windowSlots] = true }
      }
    }
    return isCovered
  }

  /// Whether the rules let nobody of a pool work.
  private func isIdle(_ pool: Int) -> Bool { book.weekScopes[pool] != nil && book.crews[pool].tours.isEmpty }

  /// The same hours of several days are one obstacle.
  private func hours(of slots: [Int]) -> [PlanningObstacle] {
    let calendar = book.plan.calendar
    let grid = book.brief.gridSeconds
    var ranges: [(day: Int, hours: Range<Int>)] = []
    for slot in slots {
      let instant = book.elapsed(ofSlot: slot)
      guard let index = calendar.days.lastIndex(where: { $0.start <= instant }) else { continue }
      let wall = calendar.days[index].wall(atElapsed: instant).seconds
      let day = index - calendar.warmUpDays
      if let last = ranges.last, last.day == day, last.hours.upperBound == wall {
        ranges[ranges.count - 1].hours = last.hours.lowerBound..<wall + grid
      } else {
        ranges.append((day, wall..<wall + grid))
      }
    }
    let byHours = Dictionary(grouping: ranges) { $0.hours }
    return byHours.keys.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }.map { hours in
      .nobodyAt(callType: callType, hours: hours, days: (byHours[hours] ?? []).map(\.day))
    }
  }

  private func tooFew(_ post: [Int]) -> [PlanningObstacle] {
    let available = pools.reduce(0) { $0 + book.crews[$1].contract.people.upperBound }
    guard !post.isEmpty, let needed = leastPeople(for: post), needed > available else { return [] }
    return [
      .tooFewPeople(
        callType: callType, isRoundTheClock: post.count == book.windowSlots, needed: needed, available: available)
    ]
  }

  /// A number of people below which one post in some slots cannot be held; `nil`: it cannot be held at all.
  ///
  /// Breaks do not interrupt a post, and hours a person must have are not asked, so the true number may be higher.
  private func leastPeople(for slots: [Int]) -> Int? {
    let mostTours = 400
    let isWhole = pools.allSatisfy { book.crews[$0].tours.count <= mostTours }
    var program = IntegerProgram()
    var covering: [Int: [IntegerProgram.Term]] = [:]
    for pool in pools where !isIdle(pool) { add(pool, to: &program, isWhole: isWhole, covering: &covering) }
    var last: Set<Int>?
    for slot in slots {
      let terms = covering[slot] ?? []
      let columns = Set(terms.map(\.column))
      // Neighbouring slots that the same shifts cover ask the same.
      if columns != last { program.addRow(terms, from: 1) }
      last = columns
    }
    guard let answer = try? program.solve(SearchLimits(gap: 1e-4, nodes: 200)) else { return nil }
    return Int((answer.bound - 1e-6).rounded(.up))
  }

  /// People, shifts and the limits between them; shifts are listed by the slots of the window they cover.
  private func add(
    _ pool: Int, to program: inout IntegerProgram, isWhole: Bool, covering: inout [Int: [IntegerProgram.Term]]
  ) {
    let crew = book.crews[pool]
    let people =
      crew.tours.isEmpty
      ? [program.addColumn(cost: 1, isWhole: isWhole)]
      : crew.tours.map { _ in program.addColumn(cost: 1, isWhole: isWhole) }
    var byDay: [[Int]: [IntegerProgram.Term]] = [:]
    var hours: [IntegerProgram.Term] = []
    for shift in crew.shifts.map(\.cover) {
      let column = program.addColumn(cost: 0, isWhole: false)
      byDay[crew.tours.isEmpty ? [shift.day] : [shift.day, shift.family], default: []].append(.init(column, 1))
      hours.append(.init(column, shift.paidHours))
      for slot in shift.slots { covering[slot % book.windowSlots, default: []].append(.init(column, 1)) }
    }
    for key in byDay.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let there = people.indices.filter { crew.tours.isEmpty || crew.tours[$0].families[key[0]] == key[1] }
      program.addRow((byDay[key] ?? []) + there.map { .init(people[$0], -1) }, to: 0)
    }
    program.addRow(hours + people.map { .init($0, -crew.contract.hoursPerWeek.upperBound * book.weeks) }, to: 0)
  }
}
