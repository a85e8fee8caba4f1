package import CallCenterModel

/// The shifts that the people of a plan may work, as a cover problem, and the way back from its solution to duties.
///
/// Slots have the length of the grid and begin with the local midnight of the window's first day. Shifts of the last day run
/// on into slots past the window. The day before the window is taken to be like its last day, so what stands past the
/// window stands on the first morning too: ``terms(pool:slot:weight:)`` and ``cover(of:)`` add the two.
package struct ShiftBook: Sendable {
  package let plan: Plan
  package let brief: PlanningBrief
  /// Elapsed second at which slot 0 begins.
  package let origin: Int
  /// Slots of the window itself.
  package let windowSlots: Int
  /// With those that shifts of the last day run into.
  package let slotCount: Int
  /// Indices in ``PlanningBrief/pools`` and ``StaffPool/contracts`` of each pool of the cover problem.
  package let poolOrigins: [(pool: Int, contract: Int)]
  /// Elapsed seconds from a week to the next; `nil`: the window is not one week, and people count day by day.
  let weekSeconds: Int?
  /// Which weeks of one person were listed, of each pool; `nil`: the window is not one week.
  package let weekScopes: [WeekScope?]
  let crews: [Crew]

  /// What the cover problem and the way back know of one contract.
  struct Crew: Sendable {
    var contract: Contract
    var shifts: [PlannedShift]
    var families: [ShiftFamily]
    var tours: [CoverTour]
    var rejected: [RejectedShift]
  }

  /// - Precondition: The plan has a ``Plan/planning``.
  package init(_ plan: Plan) {
    guard let brief = plan.planning else { preconditionFailure("nothing is to be planned") }
    let builder = ShiftBuilder(plan, brief)
    let origins = brief.pools.indices.flatMap { pool in
      brief.pools[pool].contracts.indices.map { (pool: pool, contract: $0) }
    }
    let contracts = origins.map { brief.pools[$0.pool].contracts[$0.contract] }
    let built = contracts.map { builder.shifts(of: $0) }
    let weekSeconds = builder.weekSeconds(built.flatMap(\.shifts))
    let days = plan.calendar.windowDays
    var scopes: [WeekScope?] = []
    var crews: [Crew] = []
    for (contract, (laid, rejected)) in zip(contracts, built) {
      var shifts = laid
      let families = ShiftFamily.families(
        of: &shifts, contract: contract, rules: brief.rules.binding(contract), days: days,
        weekSeconds: weekSeconds ?? plan.calendar.windowEnd - builder.origin)
      var crew = Crew(contract: contract, shifts: shifts, families: families, tours: [], rejected: rejected)
      var scope: WeekScope?
      if let weekSeconds {
        let search = WeekSearch(
          families: families, contract: contract, rules: brief.rules.binding(contract), days: days,
          weekSeconds: weekSeconds)
        let found = search.weeks()
        (crew.tours, scope) = (found.tours, found.scope)
      }
      scopes.append(scope)
      crews.append(crew)
    }
    self.plan = plan
    self.brief = brief
    self.origin = builder.origin
    windowSlots = builder.windowSlots
    slotCount = crews.reduce(builder.windowSlots) { most, crew in
      crew.shifts.reduce(most) { max($0, $1.cover.slots.upperBound) }
    }
    poolOrigins = origins
    self.weekSeconds = weekSeconds
    weekScopes = scopes
    self.crews = crews
  }

  /// Whether the window is whole weeks, so that the day before it is its last day indeed.
  package var isCyclic: Bool { plan.calendar.windowDays % 7 == 0 }

  /// The slot of an elapsed second; below 0 before the window's first day.
  package func slot(ofElapsed instant: Int) -> Int {
    let offset = instant - origin
    return offset >= 0 ? offset / brief.gridSeconds : -((-offset + brief.gridSeconds - 1) / brief.gridSeconds)
  }

  /// The elapsed second at which a slot begins.
  package func elapsed(ofSlot slot: Int) -> Int { origin + slot * brief.gridSeconds }

  /// Weeks of work in the window, to which hours per week apply.
  var weeks: Double { weekSeconds == nil ? Double(plan.calendar.windowDays) / 7 : 1 }

  /// One pool for each contract; a contract whose rules allow no week has no shifts.
  package func coverPools() -> [CoverPool] {
    zip(poolOrigins, zip(crews, weekScopes)).map { origin, crew in
      let (crew, scope) = crew
      let pool = brief.pools[origin.pool]
      let name = "\(plan.agentGroups[pool.group].name).\(crew.contract.name)"
      guard scope == nil || !crew.tours.isEmpty else {
        return CoverPool(name: name, shifts: [], people: crew.contract.people)
      }
      let hours = crew.contract.hoursPerWeek
      return CoverPool(
        name: name, shifts: crew.shifts.map(\.cover), people: crew.contract.people,
        hoursPerPerson: hours.lowerBound * weeks...hours.upperBound * weeks, tours: crew.tours)
    }
  }

  /// People of a pool on the phones in a slot of the window, as terms of a need.
  package func terms(pool: Int, slot: Int, weight: Double) -> [CoverNeed.Term] {
    stride(from: slot, to: slotCount, by: windowSlots).map { CoverNeed.Term(pool: pool, slot: $0, weight: weight) }
  }

  /// People on the phones, shape `[pool][slot of the window]`.
  package func cover(of solution: CoverSolution) -> [[Int]] {
    solution.cover.map { cover in
      (0..<windowSlots).map { slot in
        stride(from: slot, to: cover.count, by: windowSlots).reduce(0) { $0 + cover[$1] }
      }
    }
  }
}

extension ShiftBook {
  /// The name of the shift type that a shift of a cover pool comes from.
  package func shiftTypeName(pool: Int, shift: Int) -> String { brief.shiftTypes[crews[pool].shifts[shift].type].name }
}
