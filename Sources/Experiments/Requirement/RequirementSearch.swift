internal import CallCenterModel
internal import RandomVariates
internal import Staffing

/// The fewest people with whom the targets hold on random numbers that stay the same from step to step.
struct RequirementSearch {
  /// Shape `[group][interval of the window]`.
  typealias People = [[Int]]

  let presence: StaffPresence
  private let plan: Plan
  private let targets: [PlanningTarget]
  private let assignment: LoadAssignment
  private let sampler: OutcomeSampler
  /// Indices of the window's intervals among all.
  private let window: [Int]
  /// Offered erlangs, shape `[group][interval of the window]`.
  private let erlangs: [[Double]]
  /// Staffings simulated so far.
  private(set) var steps = 0

  /// - Parameters:
  ///   - question: What is asked.
  ///   - plan: That of the question, or with effects switched off.
  ///   - presence: Whom the numbers count.
  init(_ question: RequirementQuestion, _ plan: Plan, _ presence: StaffPresence) {
    self.plan = plan
    self.presence = presence
    targets = question.targets
    let assignment = LoadAssignment(plan)
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    erlangs = assignment.loads.map { row in
      window.map { row[$0].reduce(0) { $0 + $1.callsPerHour * $1.handleSeconds / 3600 } }
    }
    self.assignment = assignment
    self.window = window
    sampler = question.sampler(replications: question.searchReplications)
  }

  /// - Parameter start: Where the search begins.
  /// - Returns: People with whom all targets hold on the numbers of the search.
  /// - Throws: ``StaffingError/outOfReach(group:start:most:)``; `CancellationError`.
  mutating func fewest(from start: People) throws -> People {
    guard targets.allSatisfy({ $0.period == .interval }) else { return try fewestOverPeriods(from: start) }
    let interval = plan.calendar.intervalSeconds
    var search = LeastPeopleSearch(
      apart: max(2, (10_800 + interval - 1) / interval), erlangs: erlangs, least: least,
      pools: SkillPools(plan).all, prices: prices
    ) { [plan, presence, sampler, self] people in
      distance(try sampler.sample(plan.manned(by: people, presence)), people)
    }
    do {
      var people = try search.search(from: start)
      if search.pools.contains(where: { $0.count > 1 }), let mix = try cheaperMix(than: people) {
        people = try search.thin(mix)
      }
      steps += search.steps
      return people
    } catch let error as LeastPeopleSearch.OutOfReach {
      throw outOfReach(error.group, error.interval, most: error.most)
    }
  }

  /// Where groups serve the same types, cutting planes look around what was found for people who cost less together; `nil`
  /// where there are none.
  ///
  /// Close to a staffing that reaches its targets, planes say what a person brings; far below it they do not.
  private mutating func cheaperMix(than found: People) throws -> People? {
    func cost(_ people: People) -> Double {
      zip(people, prices).reduce(0) { sum, row in
        zip(row.0, window).reduce(sum) { $0 + Double($1.0 * assignment.intervals[$1.1].range.count) * row.1 / 3600 }
      }
    }
    let around = found.indices.flatMap { group in
      found[group].indices.map { interval in
        let floor = max(found[group][interval] - 2, least[group][interval])
        return CapacityNeed(interval: interval, weights: [group: 1], atLeast: Double(floor))
      }
    }
    let centre = plan.manned(by: found, presence)
    let master = IntervalMaster(centre, groups: Array(found.indices), capacity: around)
    var settings = CutSettings()
    settings.iterations = 6
    let planner = CutPlanner(master, sampler: sampler, settings: settings)
    let start = MasterAnswer(
      plan: centre, people: found.map { $0.map(Double.init) }, cost: cost(found), objective: cost(found), bound: 0,
      overruns: [])
    let cut = try planner.plan(CriterionMargins(sampler.criteria), start: start)
    steps += cut.iterations
    let people = cut.answer.people.map { $0.map { Int($0.rounded()) } }
    return cut.meetsCriteria && cost(people) < cost(found) * (1 - 1e-9) ? people : nil
  }

  private func outOfReach(_ group: Int, _ interval: Int, most: Int) -> StaffingError {
    let place = assignment.intervals[window[interval]]
    return .outOfReach(
      group: plan.agentGroups[group].name,
      start: plan.calendar.iso(day: place.day, elapsed: place.range.lowerBound), most: most)
  }

  /// Targets over longer periods: which interval is worth a person depends on all others of the period.
  private mutating func fewestOverPeriods(from start: People) throws -> People {
    let carriers = assignment.groupOfType.map { row in window.map { row[$0] } }
    var search = PeriodPeopleSearch(
      sampler, carriers: carriers, least: least, prices: prices,
      apart: max(3, 10_800 / max(1, plan.calendar.intervalSeconds))
    ) { [plan, presence] people in plan.manned(by: people, presence) }
    guard let people = try search.search(from: start) else {
      throw outOfReach(0, 0, most: start.joined().max() ?? 0)
    }
    steps += search.steps
    return people
  }

  private var prices: [Double] {
    let isFree = plan.agentGroups.allSatisfy { $0.costPerHour == .zero }
    return plan.agentGroups.map { isFree ? 1 : max(1e-6, Double($0.costPerHour.microUnits) / 1e6) }
  }

  /// What limits of occupancy ask for, by the offered load.
  private var least: People {
    zip(plan.agentGroups, erlangs).map { group, loads in
      guard group.maximumOccupancy < 1 else { return loads.map { _ in 0 } }
      let share = presence == .ready ? 1 : 1 - group.shrinkage.total
      return loads.map { WholePeople.covering($0 / group.maximumOccupancy / share) }
    }
  }

  /// People by which each interval is off: log odds change by about 2/√a with each.
  private func distance(_ sample: OutcomeSample, _ people: People) -> LeastPeopleSearch.Distance {
    var result = people.map { $0.map { _ -> Double? in nil } }
    for (index, criterion) in sampler.criteria.enumerated() {
      for (interval, _) in criterion.periods.enumerated() {
        let group = assignment.groupOfType[criterion.callType][window[interval]]
        guard group >= 0, let value = sample.value(index, interval) else { continue }
        let root = max(1, erlangs[group][interval]).squareRoot()
        let gap = (Self.logOdds(criterion.level) - Self.logOdds(value)) * root / 2
        // So that 55 of 100 meet a target of 55 %, which no double is.
        let off = value >= criterion.level * (1 - 1e-12) ? min(gap, 0) : max(gap, 1e-9)
        result[group][interval] = max(result[group][interval] ?? -.infinity, off)
      }
    }
    return result
  }

  private static func logOdds(_ share: Double) -> Double {
    let inside = min(max(share, 1e-3), 1 - 1e-3)
    return Elementary.log(inside / (1 - inside))
  }
}
