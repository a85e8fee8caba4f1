internal import CallCenterModel

extension ShiftBook {
  /// What cannot be done whatever it costs, so that it can be said before a search for shifts.
  package func impossibilities() -> [PlanningObstacle] {
    breakObstacles() + contractObstacles() + plannedTypes.flatMap { PostHours(self, callType: $0).obstacles() }
  }

  /// Live call types that targets name, or without targets those that planned groups serve.
  private var plannedTypes: [Int] {
    let named = Set(brief.targets.map(\.callType))
    let groups = brief.pools.map { plan.agentGroups[$0.group] }
    return plan.callTypes.indices.filter { type in
      !plan.callTypes[type].channel.isDeferred && (named.isEmpty || named.contains(type))
        && groups.contains { $0.skills.contains { $0.callType == type } }
    }
  }

  /// One for each shift type and break, at the first hours that fail.
  private func breakObstacles() -> [PlanningObstacle] {
    var said: Set<[Int]> = []
    return crews.flatMap(\.rejected).compactMap { rejected in
      let pause = rejected.objection.planned
      let position = brief.shiftTypes[rejected.type].breaks.firstIndex(of: pause) ?? 0
      guard said.insert([rejected.type, position]).inserted else { return nil }
      return .noPlaceForBreak(
        shiftType: rejected.type, hours: rejected.wall, lengthSeconds: pause.length,
        isBesideAnother: rejected.objection.overlaps != nil)
    }
  }

  private func contractObstacles() -> [PlanningObstacle] {
    crews.indices.compactMap { index -> PlanningObstacle? in
      let (pool, contract) = poolOrigins[index]
      let crew = crews[index]
      guard !crew.shifts.isEmpty else { return .noShift(pool: pool, contract: contract) }
      if weekScopes[index] != nil, crew.tours.isEmpty {
        return .noWeek(pool: pool, contract: contract, lifting: liftable(crew))
      }
      let possible = possibleHours(crew)
      guard !possible.overlaps(crew.contract.hoursPerWeek) else { return nil }
      return .hoursOutOfReach(pool: pool, contract: contract, possible: possible)
    }
  }

  /// Paid hours a week that one person may have at least and at most.
  private func possibleHours(_ crew: Crew) -> ClosedRange<Double> {
    let days = plan.calendar.windowDays
    func extreme(_ pick: (Double, Double) -> Double, over choices: [CoverShift]) -> Double? {
      choices.map(\.paidHours).reduce(nil) { best, hours in best.map { pick($0, hours) } ?? hours }
    }
    guard !crew.tours.isEmpty else {
      let most = (0..<days).reduce(0.0) { sum, day in
        sum + (extreme(max, over: crew.shifts.map(\.cover).filter { $0.day == day }) ?? 0)
      }
      return 0...most * 7 / Double(days)
    }
    let byFamily = Dictionary(grouping: crew.shifts.map(\.cover)) { [$0.day, $0.family] }
    let least = byFamily.mapValues { extreme(min, over: $0) ?? 0 }
    let most = byFamily.mapValues { extreme(max, over: $0) ?? 0 }
    func hours(_ tour: CoverTour, _ table: [[Int]: Double]) -> Double {
      tour.families.enumerated().reduce(0) { sum, entry in
        sum + (entry.element.flatMap { table[[entry.offset, $0]] } ?? 0)
      }
    }
    let low = crew.tours.map { hours($0, least) }.min() ?? 0
    return low...max(low, crew.tours.map { hours($0, most) }.max() ?? 0)
  }

  /// The limits each of which alone keeps a contract from having a week.
  private func liftable(_ crew: Crew) -> [LiftedLimit] {
    guard let weekSeconds else { return [] }
    let days = plan.calendar.windowDays
    return LiftedLimit.allCases.filter { limit in
      var (rules, contract) = (brief.rules.binding(crew.contract), crew.contract)
      switch limit {
      case .restBetweenShifts: (rules.restFactor, rules.minimumRestSeconds) = (0, 0)
      case .weeklyRest: rules.weeklyRestSeconds = 0
      case .daysInARow: rules.maximumConsecutiveDays = nil
      case .mostHoursPerWeek: rules.maximumHoursPerWeek = nil
      case .daysPerWeek: contract.daysPerWeek = 1...7
      case .daysOffTogether: contract.daysOffTogether = false
      case .sameAllWeek: contract.sameAllWeek = .nothing
      }
      guard rules != brief.rules.binding(crew.contract) || contract != crew.contract else { return false }
      var shifts = crew.shifts
      let families = ShiftFamily.families(
        of: &shifts, contract: contract, rules: rules, days: days, weekSeconds: weekSeconds)
      return WeekSearch(
        families: families, contract: contract, rules: rules, days: days, weekSeconds: weekSeconds
      ).hasWeek
    }
  }
}
