internal import CallCenterModel

extension CutPlanner {
  /// Changes cuts of periods of which they promised less than was found, where they forbade the plan or were far off.
  ///
  /// - Returns: How many.
  func steepen(
    _ model: inout ServiceModel, _ answer: MasterAnswer, _ sample: OutcomeSample, _ blocks: ServiceBlocks
  ) -> Int {
    var low: Set<ReliefKey> = []
    for budget in model.budgets {
      guard let found = sample.share(budget.criterion, budget.period) else { continue }
      let promised = model.share(budget, over: answer.people)
      guard promised < found, 1 - promised > budget.atMost || found - promised > Self.farAbove else { continue }
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
  func cuts(
    at answer: MasterAnswer, _ sample: OutcomeSample, _ blocks: ServiceBlocks, for margins: CriterionMargins? = nil
  ) throws -> [ServiceCut] {
    var isNear = sample.criteria.map { [Bool](repeating: margins == nil, count: $0.periods.count) }
    for found in margins?.values(sample) ?? [] where found.missing > -Self.farAbove {
      isNear[found.criterion][found.period] = true
    }
    let base = effectSampler.replications == sampler.replications ? sample : try effectSampler.sample(answer.plan)
    let found = try OutcomeEffects(master.groups, at: answer.plan, base, sampler: effectSampler, blocks: blocks)
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
  func cutsBelow(_ answer: MasterAnswer, _ blocks: ServiceBlocks) throws -> [ServiceCut] {
    try [0.85, 0.7].flatMap { (part: Double) -> [ServiceCut] in
      let people = answer.people.map { row in row.map { ($0 * part).rounded() } }
      let plan = answer.plan.rostering(people.map { $0.map { Int($0) } }, of: master.groups)
      let fewer = MasterAnswer(plan: plan, people: people, cost: 0, objective: 0, bound: 0, overruns: [])
      return try cuts(at: fewer, try sampler.sample(plan), blocks)
    }
  }

  private static var farAbove: Double { 0.04 }
  private static var mostCutsOfABlock: Int { 8 }

  /// The newest cuts of every block, in their order.
  static func newest(_ cuts: [ServiceCut]) -> [ServiceCut] {
    var count: [ReliefKey: Int] = [:]
    return cuts.reversed().filter { cut in
      let key = ReliefKey(criterion: cut.criterion, block: cut.block)
      count[key, default: 0] += 1
      return count[key, default: 0] <= mostCutsOfABlock
    }.reversed()
  }
}
