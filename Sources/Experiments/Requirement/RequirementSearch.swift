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

  /// Whether groups can be looked at one by one, interval by interval.
  var isSeparate: Bool { SkillPools(plan).isSeparate && targets.allSatisfy { $0.period == .interval } }

  /// - Parameter start: Where the search begins.
  /// - Throws: ``StaffingError/outOfReach(group:start:most:)``; `CancellationError`.
  mutating func fewest(from start: People) throws -> People {
    guard isSeparate else { return try cheapestMix(from: start) }
    let interval = plan.calendar.intervalSeconds
    var search = LeastPeopleSearch(
      apart: max(2, (10_800 + interval - 1) / interval), erlangs: erlangs, least: least
    ) { [plan, presence, sampler, self] people in
      distance(try sampler.sample(plan.manned(by: people, presence)), people)
    }
    do {
      let people = try search.search(from: start)
      steps += search.steps
      return people
    } catch let error as LeastPeopleSearch.OutOfReach {
      let place = assignment.intervals[window[error.interval]]
      throw StaffingError.outOfReach(
        group: plan.agentGroups[error.group].name,
        start: plan.calendar.iso(day: place.day, elapsed: place.range.lowerBound), most: error.most)
    }
  }

  /// Groups that serve the same types, or targets over longer periods: which people where is a question of cost.
  private mutating func cheapestMix(from start: People) throws -> People {
    let groups = Array(plan.agentGroups.indices)
    let master = IntervalMaster(plan.manned(by: start, presence), groups: groups, least: least)
    let planner = CutPlanner(master, sampler: sampler, settings: CutSettings())
    let found = try planner.plan(CriterionMargins(sampler.criteria))
    steps += found.iterations
    return found.answer.people.map { $0.map { Int($0) } }
  }

  /// What limits of occupancy ask for, by the offered load.
  private var least: People {
    zip(plan.agentGroups, erlangs).map { group, loads in
      guard group.maximumOccupancy < 1 else { return loads.map { _ in 0 } }
      let share = presence == .ready ? 1 : 1 - group.shrinkage.total
      return loads.map { Int(($0 / group.maximumOccupancy / share - 1e-9).rounded(.up)) }
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
