/// One search for the cheapest plan that meets criteria with margins: what was seen, what the cuts say, and what is asked on
/// top of them.
struct CutSearch<Master: PlanMaster> {
  private let planner: CutPlanner<Master>
  private let margins: CriterionMargins
  private var model = ServiceModel()
  private var blocks: ServiceBlocks?
  private var seen: [SeenPlan]
  private var best: SeenPlan?
  /// What the cuts promise and the simulation does not bear out is asked for on top; shape `[criterion][period]`.
  private var slack: [[Double]]
  /// Whether what is asked on top last made the answer too dear; once the cuts alone are asked then.
  private var wasDear = false
  /// Plans in a row that fell short after what is asked on top had made an answer too dear; `nil`: none has been.
  private var shortSinceDear: Int?
  private var steepened = 0
  private var iterations = 0
  private var sinceNearer = 0
  /// Answers in a row with which the master could not keep to the budgets.
  private var overruns = 0
  private let mostIterations: Int

  init(_ planner: CutPlanner<Master>, _ margins: CriterionMargins, known: CutPlan?) {
    self.planner = planner
    self.margins = margins
    model.cuts = known?.cuts ?? []
    blocks = known?.blocks
    seen = known?.seen ?? []
    mostIterations = known == nil ? planner.settings.iterations : planner.settings.furtherIterations
    slack = known?.slack ?? planner.sampler.criteria.map { [Double](repeating: 0, count: $0.periods.count) }
    // The same plans judged by other margins.
    for plan in seen where margins.shortfalls(plan.sample).isEmpty { offer(plan) }
  }

  private mutating func offer(_ plan: SeenPlan) {
    if best.map({ plan.answer.cost < $0.answer.cost }) ?? true { best = plan }
  }

  private func missing(_ plan: SeenPlan) -> Double { margins.shortfalls(plan.sample).reduce(0) { $0 + $1.missing } }

  /// Simulates a plan and learns from it.
  mutating func look(at answer: MasterAnswer) throws {
    iterations += 1
    let isFirst = blocks == nil
    let plan = SeenPlan(answer: answer, sample: try planner.sampler.sample(answer.plan))
    let blocks =
      blocks
      ?? ServiceBlocks(
        plan.sample, fewest: Self.fewestContacts * planner.sampler.replications / planner.effectSampler.replications)
    self.blocks = blocks
    let missing = self.missing(plan)
    shortSinceDear = missing == 0 ? nil : shortSinceDear.map { $0 + 1 }
    if missing == 0 {
      offer(plan)
    } else if let nearest = seen.map({ self.missing($0) }).min() {
      sinceNearer = missing < 0.98 * nearest ? 0 : sinceNearer + 1
    }
    seen.append(plan)
    model.budgets = margins.budgets(plan.sample, blocks, replications: planner.sampler.replications)
    // Far from what is asked the service is not concave. Cuts that were too strict for a plan which meets it are changed; before
    // one is found they only ask for more, and then it shows.
    if missing == 0 || answer.isOverrun { steepened += planner.steepen(&model, answer, plan.sample, blocks) }
    for found in margins.values(plan.sample) {
      if found.missing > 0 {
        slack[found.criterion][found.period] += 0.5 * min(found.missing, Self.mostDistrust)
      } else if found.missing < -0.01 {
        slack[found.criterion][found.period] *= 0.5
      }
    }
    model.cuts += try planner.cuts(at: answer, plan.sample, blocks, for: isFirst ? nil : margins)
    if isFirst, missing == 0 { model.cuts += try planner.cutsBelow(answer, blocks) }
    model.cuts = CutPlanner<Master>.newest(model.cuts)
    planner.progress(CutProgress(iteration: iterations, cheapest: best?.answer.cost))
  }

  /// Looks at plan after plan until the master knows nothing cheaper, or the limits are reached.
  mutating func run() throws -> CutPlan {
    var ending = CutPlan.Ending.iterations
    // Without a plan that meets the criteria the search goes on twice as long.
    while iterations < (best == nil ? 2 : 1) * mostIterations, shortSinceDear ?? 0 < planner.settings.patience {
      let next = try cheaper()
      if case .ended(let reason) = next {
        ending = reason
        break
      }
      guard case .plan(let answer) = next else { break }
      overruns = answer.isOverrun ? overruns + 1 : 0
      if best == nil, overruns > 0, max(sinceNearer, overruns - 1) >= planner.settings.patience {
        ending = .outOfReach
        break
      }
      try look(at: answer)
    }
    guard let found = best ?? seen.min(by: { missing($0) < missing($1) }) else {
      preconditionFailure("nothing to begin with")
    }
    return CutPlan(
      answer: found.answer, sample: found.sample, meetsCriteria: best != nil, cuts: model.cuts, blocks: blocks,
      seen: seen, slack: slack, steepened: steepened, iterations: iterations, ending: ending)
  }

  /// Contacts of a block in the sample from which effects are read, where its period has so many.
  private static var fewestContacts: Int { 400 }

  /// Where more is missing, the plan was far from all cuts so far, and its own will tell.
  private static var mostDistrust: Double { 0.01 }

  private enum Next {
    case plan(MasterAnswer)
    case ended(CutPlan.Ending)
  }

  /// The master's answer that was not yet seen and is cheaper than what was found.
  private mutating func cheaper() throws -> Next {
    let distrusts = !wasDear && slack.joined().contains { $0 > 0 }
    wasDear = false
    var answer = try answer(isDistrusting: distrusts)
    if distrusts, isDearer(answer) {
      // What was asked on top may be what makes the answer dear; in the end the cuts have the last word.
      slack = slack.map { $0.map { 0.5 * $0 } }
      wasDear = true
      shortSinceDear = shortSinceDear ?? 0
      answer = try self.answer(isDistrusting: false)
    }
    if isDearer(answer) { return .ended(.optimal) }
    guard seen.contains(where: { $0.answer.people == answer.people }) else { return .plan(answer) }
    return .ended(best != nil ? .iterations : answer.isOverrun ? .outOfReach : .circling)
  }

  private func isDearer(_ answer: MasterAnswer) -> Bool {
    best.map { answer.objective >= $0.answer.cost * (1 - planner.settings.gap) - 1e-9 } ?? false
  }

  private mutating func answer(isDistrusting: Bool) throws -> MasterAnswer {
    guard let last = seen.last, let blocks else { preconditionFailure("nothing to begin with") }
    model.budgets = margins.budgets(last.sample, blocks, replications: planner.sampler.replications)
    var asked = model
    if isDistrusting {
      for index in asked.budgets.indices {
        asked.budgets[index].atMost -= slack[asked.budgets[index].criterion][asked.budgets[index].period]
      }
    }
    return try planner.master.answer(to: asked, from: (best ?? last).answer)
  }
}

/// A plan that was simulated.
struct SeenPlan: Sendable {
  var answer: MasterAnswer
  var sample: OutcomeSample
}
