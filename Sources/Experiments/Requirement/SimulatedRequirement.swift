internal import CallCenterModel
internal import OutputAnalysis
package import Staffing

/// A requirement found by simulation, with what a verification says of it.
package struct SimulatedRequirement: Sendable {
  /// Ready for contacts, nobody away, shape `[group][interval of the window]`.
  package var agents: [[Int]]
  /// Rostered, with the shrinkage of each group.
  package var scheduled: [[Int]]
  /// Shape `[group][interval of the window]`; `nil` where they were not asked for.
  package var parts: [[RequirementParts]]?
  package var outcome: SearchOutcome

  private static let attempts = 12

  /// Finds people and verifies them.
  ///
  /// Rostered people are searched for with absence and spells in the simulation; nothing is divided and rounded.
  ///
  /// - Parameters:
  ///   - question: What is asked.
  ///   - presence: ``StaffPresence/ready`` leaves shrinkage out: nobody is away.
  ///   - isExplained: Whether the parts are wanted; they take a search for every effect.
  /// - Throws: ``StaffingError``; `CancellationError`.
  package init(_ question: RequirementQuestion, _ presence: StaffPresence = .rostered, isExplained: Bool) throws {
    try question.check()
    let plan = question.plan
    let start = try Self.start(plan)
    let certain = plan.withCertainVolume
    var steps = 0
    func fewest(_ plan: Plan, _ presence: StaffPresence, from start: [[Int]]) throws -> [[Int]] {
      var search = RequirementSearch(question, plan, presence)
      let people = try search.fewest(from: start)
      steps += search.steps
      return people
    }
    var levels: [[[Int]]] = []
    if isExplained {
      let patient = certain.withoutAbandonment
      let first = patient == certain ? start : try fewest(patient, .ready, from: Self.start(patient))
      let second = certain == plan ? start : try fewest(certain, .ready, from: start)
      levels = [first, second]
    }
    let ready = try fewest(plan, .ready, from: levels.last ?? start)
    if isExplained {
      if certain == plan { levels[1] = ready }
      if certain.withoutAbandonment == certain { levels[0] = levels[1] }
      levels.append(ready)
    }
    let hasShrinkage = presence == .rostered && plan.agentGroups.contains { $0.shrinkage.total > 0 }
    let rostered =
      hasShrinkage ? try fewest(plan, .rostered, from: try Self.scheduled(ready, plan)) : ready
    let verified = try Self.verified(
      rostered, question, hasShrinkage ? .rostered : .ready, steps: steps)
    scheduled = verified.people
    agents = hasShrinkage ? ready : scheduled
    outcome = verified.outcome
    if isExplained { parts = Self.parts(plan, levels, rostered: rostered, verified: scheduled) }
  }

  /// What the stationary formula says.
  private static func start(_ plan: Plan) throws -> [[Int]] {
    let assignment = LoadAssignment(plan)
    return try FormulaStaffing(plan, method: nil).requirement(assignment).window(assignment)
  }

  private static func scheduled(_ ready: [[Int]], _ plan: Plan) throws -> [[Int]] {
    try zip(plan.agentGroups, ready).map { group, row in try row.map { try StaffingPlanner.scheduled($0, for: group) } }
  }

  /// Raised until a verification on fresh numbers bears them out.
  private static func verified(
    _ found: [[Int]], _ question: RequirementQuestion, _ presence: StaffPresence, steps: Int
  ) throws -> (people: [[Int]], outcome: SearchOutcome) {
    let error = 1 - question.confidence
    let sampler = question.sampler(replications: question.searchReplications)
    let seen = try sampler.sample(question.plan.manned(by: found, presence))
    let replications = PlanVerification.replications(
      toJudge: seen, seen: sampler.replications, least: question.verificationReplications, error: error)
    let groups = LoadAssignment(question.plan).windowGroups
    let pools = SkillPools(question.plan).all
    var people = found
    var attempt = 0
    while true {
      attempt += 1
      let verification = try PlanVerification(
        of: question.plan.manned(by: people, presence), sampler: sampler, replications: replications,
        attempt: attempt, error: error)
      let misses = verification.promises.filter { !$0.isKept }
      let holds = verification.isKept || verification.isEmpty
      if misses.isEmpty || attempt == attempts {
        return (
          people,
          SearchOutcome(
            replications: sampler.replications, steps: steps, verified: replications, rounds: attempt,
            confidence: question.confidence, holds: holds, unjudged: verification.unjudged)
        )
      }
      // Of groups that serve the same types, one is raised: two misses of an interval may be one shortage.
      var raised: [[Int]: Int] = [:]
      for miss in misses {
        let type = sampler.criteria[miss.criterion].callType
        for place in Self.places(miss, verification.sample) where groups[type][place] >= 0 {
          let group = groups[type][place]
          let pool = pools.firstIndex { $0.contains(group) } ?? 0
          raised[[pool, place]] = raised[[pool, place]] ?? group
        }
      }
      for (unit, group) in raised { people[group][unit[1]] += 1 }
    }
  }

  /// Where people are added for a promise that does not hold: in its interval; of a day or week in the intervals with most
  /// contacts not served well, as if a person brought eight points there.
  private static func places(_ miss: PlanVerification.Promise, _ sample: OutcomeSample) -> [Int] {
    let range = sample.criteria[miss.criterion].periods[miss.period]
    let bad = range.map { interval in
      (interval: interval, count: sample.base[miss.criterion][interval] - sample.good[miss.criterion][interval])
    }.filter { sample.base[miss.criterion][$0.interval] > 0 }.sorted {
      ($1.count, $0.interval) < ($0.count, $1.interval)
    }
    let wanted = (miss.missing * Double(bad.count) / 0.08).rounded(.up)
    return bad.prefix(max(1, Int(wanted))).map(\.interval)
  }

  private static func parts(
    _ plan: Plan, _ levels: [[[Int]]], rostered: [[Int]], verified: [[Int]]
  ) -> [[RequirementParts]] {
    let assignment = LoadAssignment(plan)
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    return plan.agentGroups.indices.map { group in
      window.enumerated().map { position, index in
        let load = assignment.loads[group][index].reduce(0) { $0 + $1.callsPerHour * $1.handleSeconds / 3600 }
        func level(_ people: [[Int]]) -> Double { Double(people[group][position]) }
        return RequirementParts(levels: [
          .load: load, .variability: level(levels[0]), .abandonment: level(levels[1]), .volume: level(levels[2]),
          .shrinkage: level(rostered), .certainty: level(verified),
        ])
      }
    }
  }
}

extension LoadAssignment {
  /// The group that carries each type, shape `[callType][interval of the window]`.
  fileprivate var windowGroups: [[Int]] {
    groupOfType.map { row in row.indices.filter { intervals[$0].isInWindow }.map { row[$0] } }
  }
}
