internal import CallCenterModel
internal import OutputAnalysis

/// People decided together with the service they give: a master problem proposes a plan, a simulation on common random
/// numbers says where it falls short and what a person more would bring there, and the master must heed that.
///
/// Cutting planes from simulation: Atlason, Epelman, Henderson (2004, doi:10.1023/B:ANOR.0000019101.66612.b3) for one skill,
/// Cezik, L'Ecuyer (2008, doi:10.1287/mnsc.1070.0824) for several. The planes are right where the service level is concave
/// in the people; where a plan turns out better than a plane allows, the plane is made steeper until it allows it.
package struct CutPlanner<Master: PlanMaster> {
  let master: Master
  private let draft: Master
  let sampler: OutcomeSampler
  private let settings: CutSettings
  private let progress: (CutProgress) -> Void

  /// - Parameters:
  ///   - master: The master problem.
  ///   - draft: The same solved less carefully, for the search without margins; `nil`: no difference is made.
  ///   - sampler: The common random numbers.
  ///   - settings: How long the search may go on.
  ///   - progress: Called after every plan that was simulated.
  package init(
    _ master: Master, draft: Master? = nil, sampler: OutcomeSampler, settings: CutSettings,
    progress: @escaping (CutProgress) -> Void = { _ in }
  ) {
    self.master = master
    self.draft = draft ?? master
    self.sampler = sampler
    self.settings = settings
    self.progress = progress
  }

  /// The cheapest plan found that meets the criteria on the sampler's numbers, or the one that falls least short.
  ///
  /// - Parameters:
  ///   - margins: What is asked beyond the criteria.
  ///   - known: Cuts that are known already.
  ///   - start: A plan to compare with; it is what comes back where nothing cheaper meets the criteria.
  ///   - isDraft: Whether the draft of the master will do.
  /// - Returns: The plan, with what it achieved on the sampler's numbers, the cuts found and why the search ended.
  /// - Throws: `CancellationError` when interrupted; ``ProgramError`` where the master has no answer; ``NumericalError``
  ///   where limits cannot be had.
  package func plan(
    _ margins: CriterionMargins, known: [ServiceCut] = [], start: MasterAnswer? = nil, isDraft: Bool = false
  ) throws -> CutPlan {
    let master = isDraft ? draft : master
    var cuts = known.map { cut in
      var cut = cut
      cut.asked = margins.asked(cut.criterion, cut.period)
      return cut
    }
    var best: (answer: MasterAnswer, sample: OutcomeSample)?
    var nearest: (answer: MasterAnswer, sample: OutcomeSample, shortfall: Double)?
    var visited: Set<[[Double]]> = []
    var steepened = 0
    var sinceNearer = 0
    var ending = CutPlan.Ending.iterations
    var answer = try start ?? master.answer(to: cuts)
    var iteration = 0
    while iteration < settings.iterations {
      iteration += 1
      let sample = try sampler.sample(answer.plan)
      let shortfalls = margins.shortfalls(sample)
      steepened += steepen(&cuts, answer, sample)
      let total = shortfalls.reduce(0) { $0 + $1.missing }
      if shortfalls.isEmpty {
        if best.map({ answer.cost < $0.answer.cost }) ?? true { best = (answer, sample) }
      } else {
        if nearest.map({ total < 0.98 * $0.shortfall }) ?? true { sinceNearer = 0 } else { sinceNearer += 1 }
        if nearest.map({ total < $0.shortfall }) ?? true { nearest = (answer, sample, total) }
        let between = try best.map { try cutsBetween(answer, $0.answer, margins) } ?? []
        let covered = Set(between.map { [$0.criterion, $0.period] })
        cuts += between
        cuts += try newCuts(
          answer, sample, shortfalls.filter { !covered.contains([$0.criterion, $0.period]) }, margins)
      }
      progress(
        CutProgress(
          iteration: iteration, cost: answer.cost, shortfalls: shortfalls.count, cuts: cuts.count,
          cheapest: best?.answer.cost))
      visited.insert(answer.people)
      let next = try master.answer(to: cuts)
      if let best, next.objective >= best.answer.cost * (1 - settings.gap) - 1e-9 {
        ending = .optimal
        break
      }
      if best == nil, next.misses > 1e-6, sinceNearer >= settings.patience {
        ending = .outOfReach
        break
      }
      if visited.contains(next.people) {
        ending = best == nil && next.misses > 1e-6 ? .outOfReach : .optimal
        if best == nil, next.misses <= 1e-6 { ending = .circling }
        break
      }
      answer = next
    }
    guard let found = best ?? nearest.map({ ($0.answer, $0.sample) }) else {
      preconditionFailure("no iteration of \(settings.iterations)")
    }
    return CutPlan(
      answer: found.0, sample: found.1, meetsCriteria: best != nil, cuts: cuts, steepened: steepened,
      iterations: iteration, ending: ending)
  }

  /// - Returns: How many cuts had to be changed.
  private func steepen(_ cuts: inout [ServiceCut], _ answer: MasterAnswer, _ sample: OutcomeSample) -> Int {
    var count = 0
    var kept: [ServiceCut] = []
    for var cut in cuts {
      guard let found = sample.value(cut.criterion, cut.period), found > cut.expected(of: answer.people) + 1e-9,
        cut.expected(of: answer.people) < cut.asked
      else {
        kept.append(cut)
        continue
      }
      count += 1
      // Nothing that passes through both points: the cut says nothing true.
      if cut.steepen(toReach: found, with: answer.people) { kept.append(cut) }
    }
    cuts = kept
    return count
  }

  /// Cuts at people half way between a plan that falls short and one that does not, which cut the first off.
  ///
  /// They lie closer to where the criteria are just met than cuts at the plan itself (in-out separation: Ben-Ameur, Neto
  /// 2007, doi:10.1002/net.20144).
  private func cutsBetween(
    _ answer: MasterAnswer, _ best: MasterAnswer, _ margins: CriterionMargins
  ) throws -> [ServiceCut] {
    let people = zip(answer.people, best.people).map { short, good in
      zip(short, good).map { Int((($0 + $1) / 2).rounded()) }
    }
    let plan = answer.plan.rostering(people, of: master.groups)
    let sample = try sampler.sample(plan)
    let everything = margins.values(sample)
    let middle = MasterAnswer(
      plan: plan, people: people.map { $0.map(Double.init) }, cost: 0, objective: 0, bound: 0, cutShortages: [])
    return try newCuts(middle, sample, everything, margins).filter {
      $0.expected(of: answer.people) < $0.asked - 1e-9
    }
  }

  private func newCuts(
    _ answer: MasterAnswer, _ sample: OutcomeSample, _ shortfalls: [CriterionMargins.Shortfall],
    _ margins: CriterionMargins
  ) throws -> [ServiceCut] {
    guard !shortfalls.isEmpty else { return [] }
    let wanted = Set(shortfalls.map { [$0.criterion, $0.period] })
    let effects = try OutcomeEffects(master.groups, at: answer.plan, sample, sampler: sampler) {
      wanted.contains([$0, $1])
    }
    return shortfalls.map { shortfall in
      var terms: [ServiceCut.Term] = []
      for group in master.groups.indices {
        for (interval, slope) in effects.slopes[group][shortfall.criterion][shortfall.period] where slope > 0 {
          terms.append(
            ServiceCut.Term(
              group: group, interval: interval, slope: slope, people: answer.people[group][interval]))
        }
      }
      terms.sort { ($0.group, $0.interval) < ($1.group, $1.interval) }
      return ServiceCut(
        criterion: shortfall.criterion, period: shortfall.period, terms: terms, value: shortfall.value,
        asked: margins.asked(shortfall.criterion, shortfall.period))
    }.filter { !$0.terms.isEmpty }
  }
}

/// How long the search may go on.
package struct CutSettings: Sendable, Hashable {
  package var iterations = 40
  /// A plan within this share of the master's answer is good enough.
  package var gap = 0.002
  /// Plans without progress after which targets that the limits forbid are given up.
  package var patience = 4

  package init() {}
}

/// How the search for cuts goes on.
package struct CutProgress: Sendable {
  package var iteration: Int
  package var cost: Double
  /// Criteria and periods not met.
  package var shortfalls: Int
  package var cuts: Int
  /// Cost of the cheapest plan so far that meets all; `nil` before the first.
  package var cheapest: Double?
}

/// A plan by cutting planes.
package struct CutPlan: Sendable {
  package enum Ending: String, Sendable, Hashable {
    /// The master knows nothing cheaper under the cuts.
    case optimal
    /// Limits on people or hours stand against the criteria.
    case outOfReach
    /// The cuts lead round and round.
    case circling
    case iterations
  }

  package var answer: MasterAnswer
  package var sample: OutcomeSample
  package var meetsCriteria: Bool
  package var cuts: [ServiceCut]
  /// Cuts that were changed because a plan did better than they allowed.
  package var steepened: Int
  package var iterations: Int
  package var ending: Ending
}
