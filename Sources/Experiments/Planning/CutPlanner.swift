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
  let sampler: OutcomeSampler
  /// Differences on common random numbers need fewer replications than the service itself.
  let effectSampler: OutcomeSampler
  let settings: CutSettings
  let progress: (CutProgress) -> Void

  /// - Parameters:
  ///   - master: The master problem.
  ///   - sampler: The common random numbers.
  ///   - settings: How long the search may go on.
  ///   - progress: Called after every plan that was simulated.
  package init(
    _ master: Master, sampler: OutcomeSampler, settings: CutSettings,
    progress: @escaping (CutProgress) -> Void = { _ in }
  ) {
    self.master = master
    self.sampler = sampler
    effectSampler = sampler.first(min(sampler.replications, max(100, sampler.replications / 10)))
    self.settings = settings
    self.progress = progress
  }

  /// The cheapest plan found that meets the criteria on the sampler's numbers, or the one that falls least short.
  ///
  /// - Parameters:
  ///   - margins: What is asked beyond the criteria.
  ///   - known: A search whose cuts and plans are to be used.
  ///   - start: A plan to begin with; without it, and without a search that is known, the master's own.
  /// - Returns: The plan, with what is known of it.
  /// - Throws: Errors of the master; `CancellationError` when interrupted.
  package func plan(
    _ margins: CriterionMargins, known: CutPlan? = nil, start: MasterAnswer? = nil
  ) throws -> CutPlan {
    var search = CutSearch(self, margins, known: known)
    if let start {
      try search.look(at: start)
    } else if known == nil {
      try search.look(at: master.answer(to: ServiceModel(), from: nil))
    }
    return try search.run()
  }
}

/// How long the search may go on.
package struct CutSettings: Sendable, Hashable {
  package var iterations = 11
  /// Where what a search learned is known.
  package var furtherIterations = 6
  /// A plan within this share of the master's answer is good enough.
  package var gap = 0.005
  /// A share of good contacts this much above a cut is no contradiction: people a few hours away matter a little, too.
  package var tolerance = 0.005
  /// Plans without progress, or short of a budget, after which targets that the limits forbid are given up; plans that fell
  /// short, after which nothing cheaper is looked for where asking for more had been too dear.
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
  /// All that was simulated, in its order.
  var seen: [SeenPlan]
  /// Shape `[criterion][period]`.
  var slack: [[Double]]
  /// Cuts that were changed because a plan did better than they allowed.
  package var steepened: Int
  package var iterations: Int
  package var ending: Ending
}
