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
  ///   - known: A search whose cuts are to be used.
  ///   - start: A plan to compare with; it is what comes back where nothing cheaper meets the criteria.
  ///   - isDraft: Whether the draft of the master will do.
  /// - Returns: The plan, with what is known of it.
  /// - Throws: Errors of the master; `CancellationError` when interrupted.
  package func plan(
    _ margins: CriterionMargins, known: CutPlan? = nil, start: MasterAnswer? = nil, isDraft: Bool = false
  ) throws -> CutPlan {
    let master = isDraft ? draft : master
    var model = ServiceModel()
    model.cuts = known?.cuts ?? []
    var knownBlocks = known?.blocks
    var best: (answer: MasterAnswer, sample: OutcomeSample)?
    var nearest: (answer: MasterAnswer, sample: OutcomeSample, shortfall: Double)?
    var visited: Set<[[Double]]> = []
    var steepened = 0
    var sinceNearer = 0
    var slack = sampler.criteria.map { [Double](repeating: 0, count: $0.periods.count) }
    var ending = CutPlan.Ending.iterations
    var answer = try start ?? master.answer(to: model)
    var iteration = 0
    while iteration < settings.iterations {
      iteration += 1
      let sample = try sampler.sample(answer.plan)
      let blocks = knownBlocks ?? ServiceBlocks(sample)
      knownBlocks = blocks
      let shortfalls = margins.shortfalls(sample)
      steepened += steepen(&model, answer, sample, blocks)
      let total = shortfalls.reduce(0) { $0 + $1.missing }
      if shortfalls.isEmpty {
        if best.map({ answer.cost < $0.answer.cost }) ?? true { best = (answer, sample) }
      } else {
        if nearest.map({ total < 0.98 * $0.shortfall }) ?? true { sinceNearer = 0 } else { sinceNearer += 1 }
        if nearest.map({ total < $0.shortfall }) ?? true { nearest = (answer, sample, total) }
      }
      for found in margins.values(sample) {
        // What the cuts promise and the simulation does not bear out is asked for on top.
        if found.missing > 0 {
          slack[found.criterion][found.period] += 0.5 * found.missing
        } else if found.missing < -0.01 {
          slack[found.criterion][found.period] *= 0.5
        }
      }
      model.budgets = margins.budgets(sample, blocks, replications: sampler.replications)
      for budget in model.budgets.indices {
        model.budgets[budget].atMost -= slack[model.budgets[budget].criterion][model.budgets[budget].period]
      }
      model.cuts += try cuts(at: answer, sample, blocks, for: iteration == 1 ? nil : margins)
      if iteration == 1, start != nil { model.cuts += try cutsBelow(answer, blocks) }
      model.cuts = Self.newest(model.cuts)
      progress(
        CutProgress(iteration: iteration, cheapest: best?.answer.cost))
      visited.insert(answer.people)
      var next = try master.answer(to: model)
      let isAsking = slack.joined().contains { $0 > 0 }
      if let best, isAsking, next.objective >= best.answer.cost * (1 - settings.gap) - 1e-9 {
        // What was asked on top may be what makes the answer dear: without it the cuts have the last word.
        for budget in model.budgets.indices {
          model.budgets[budget].atMost += slack[model.budgets[budget].criterion][model.budgets[budget].period]
        }
        slack = sampler.criteria.map { [Double](repeating: 0, count: $0.periods.count) }
        next = try master.answer(to: model)
      }
      if let best, next.objective >= best.answer.cost * (1 - settings.gap) - 1e-9 {
        ending = .optimal
        break
      }
      if best == nil, next.misses > 1e-6, sinceNearer >= settings.patience {
        ending = .outOfReach
        break
      }
      if visited.contains(next.people) {
        ending = best != nil ? .iterations : next.misses > 1e-6 ? .outOfReach : .circling
        break
      }
      answer = next
    }
    guard let found = best ?? nearest.map({ ($0.answer, $0.sample) }) else {
      preconditionFailure("no iteration of \(settings.iterations)")
    }
    return CutPlan(
      answer: found.0, sample: found.1, meetsCriteria: best != nil, cuts: model.cuts, blocks: knownBlocks,
      steepened: steepened, iterations: iteration, ending: ending)
  }

  /// Changes cuts of periods of which they promised less than was found.
  ///
  /// - Returns: How many.
  private func steepen(
    _ model: inout ServiceModel, _ answer: MasterAnswer, _ sample: OutcomeSample, _ blocks: ServiceBlocks
  ) -> Int {
    var low: Set<ReliefKey> = []
    for budget in model.budgets {
      guard let found = sample.share(budget.criterion, budget.period) else { continue }
      let promised = model.share(budget, over: answer.people)
      guard promised < found - settings.tolerance, 1 - promised > budget.atMost else { continue }
      low.formUnion(budget.parts.map { ReliefKey(criterion: budget.criterion, block: $0.block) })
    }
    var count = 0
    model.cuts = model.cuts.compactMap { cut in
      let all = blocks.base(sample, cut.criterion, cut.block)
      guard all > 0, low.contains(ReliefKey(criterion: cut.criterion, block: cut.block)) else { return cut }
      let found = Double(blocks.good(sample, cut.criterion, cut.block)) / Double(all)
      guard found > cut.height(over: answer.people) + settings.tolerance else { return cut }
      count += 1
      var steeper = cut
      // Nothing that passes through both points: the cut says nothing true.
      return steeper.steepen(toReach: found, over: answer.people) ? steeper : nil
    }
    return count
  }

  /// The tangents of every block at a plan; with margins only of periods that are not far above what is
  /// asked, for the others need no closer look.
  private func cuts(
    at answer: MasterAnswer, _ sample: OutcomeSample, _ blocks: ServiceBlocks, for margins: CriterionMargins? = nil
  ) throws -> [ServiceCut] {
    var isNear = sample.criteria.map { [Bool](repeating: margins == nil, count: $0.periods.count) }
    for found in margins?.values(sample) ?? [] where found.missing > -Self.farAbove {
      isNear[found.criterion][found.period] = true
    }
    let found = try OutcomeEffects(master.groups, at: answer.plan, sample, sampler: sampler, blocks: blocks)
    var cuts: [ServiceCut] = []
    for criterion in sample.criteria.indices {
      for block in blocks.blocks[criterion].indices where isNear[criterion][blocks.periodOfBlock[criterion][block]] {
        let all = Double(blocks.base(sample, criterion, block))
        guard all > 0 else { continue }
        let value = Double(blocks.good(sample, criterion, block)) / all
        let terms = found.effects[criterion][block].map { effect in
          ServiceCut.Term(
            group: effect.group, interval: effect.place, slope: effect.slope,
            people: answer.people[effect.group][effect.place])
        }
        // Where nobody more would help, nothing is known but that the share is at most 1.
        guard !terms.isEmpty, value < 1 else { continue }
        cuts.append(ServiceCut(criterion: criterion, block: block, terms: terms, value: value))
      }
    }
    return cuts
  }

  /// Tangents at parts of the people of a plan, so that the search knows from the beginning how the service falls.
  private func cutsBelow(_ answer: MasterAnswer, _ blocks: ServiceBlocks) throws -> [ServiceCut] {
    try [0.85, 0.7].flatMap { (part: Double) -> [ServiceCut] in
      let people = answer.people.map { row in row.map { ($0 * part).rounded() } }
      let plan = answer.plan.rostering(people.map { $0.map { Int($0) } }, of: master.groups)
      let fewer = MasterAnswer(plan: plan, people: people, cost: 0, objective: 0, bound: 0, overruns: [])
      return try cuts(at: fewer, try sampler.sample(plan), blocks)
    }
  }

  private static var farAbove: Double { 0.04 }
  private static var mostCutsOfABlock: Int { 12 }

  /// The newest cuts of every block, in their order.
  private static func newest(_ cuts: [ServiceCut]) -> [ServiceCut] {
    var count: [ReliefKey: Int] = [:]
    return cuts.reversed().filter { cut in
      let key = ReliefKey(criterion: cut.criterion, block: cut.block)
      count[key, default: 0] += 1
      return count[key, default: 0] <= mostCutsOfABlock
    }.reversed()
  }
}

/// How long the search may go on.
package struct CutSettings: Sendable, Hashable {
  package var iterations = 15
  /// A plan within this share of the master's answer is good enough.
  package var gap = 0.002
  /// A share of good contacts this much above a cut is no contradiction: people a few hours away matter a little, too.
  package var tolerance = 0.005
  /// Plans without progress after which targets that the limits forbid are given up.
  package var patience = 4

  package init() {}
}

/// How the search for cuts goes on.
package struct CutProgress: Sendable {
  package var iteration: Int
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
    /// The cuts lead round and round, and no plan met the criteria.
    case circling
    /// A plan was found, and the rounds were used up or led back before the master knew nothing cheaper.
    case iterations
  }

  package var answer: MasterAnswer
  package var sample: OutcomeSample
  package var meetsCriteria: Bool
  package var cuts: [ServiceCut]
  /// What the cuts speak of.
  var blocks: ServiceBlocks?
  /// Cuts that were changed because a plan did better than they allowed.
  package var steepened: Int
  package var iterations: Int
  package var ending: Ending
}
