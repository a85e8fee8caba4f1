package import CallCenterModel
internal import Staffing

/// What people are to achieve, and how hard it is looked for.
package struct RequirementQuestion: Sendable {
  /// Its volumes are first attempts.
  package var plan: Plan
  package var targets: [PlanningTarget]
  /// Replications of the judgement; the search uses half of them, a verification four times as many.
  package var replications: Int
  package var threads: Int
  /// How sure it must be that a requirement said to meet its targets does, 0.5…1.
  package var confidence: Double
  package var isCancelled: @Sendable () -> Bool

  package init(
    _ plan: Plan, targets: [PlanningTarget], replications: Int, threads: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(replications >= 2, "\(replications) replications")
    self.plan = plan
    self.targets = targets
    self.replications = replications
    self.threads = threads
    confidence = plan.planning?.confidence ?? plan.run.confidence
    self.isCancelled = isCancelled
  }

  /// The targets of the scenario's plan, or every call type's own over one period.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - period: Instead of the plan's; `nil`: the plan's, or every interval.
  ///   - probability: The share of periods in which a target must be met; `nil`: on average.
  /// - Returns: One target for each call type that has something to reach.
  package static func targets(
    of plan: Plan, per period: PlanningTarget.Period? = nil, probability: Double? = nil
  ) -> [PlanningTarget] {
    if period == nil, probability == nil, let planned = plan.planning?.targets, !planned.isEmpty { return planned }
    return plan.callTypes.indices.compactMap { type in
      let target = plan.callTypes[type].target
      guard target.level != nil || target.maximumLost != nil else { return nil }
      return PlanningTarget(callType: type, period: period ?? .interval, probability: probability)
    }
  }

  var criteria: [ServiceCriterion] { ServiceCriterion.all(targets, of: plan) }
  var searchReplications: Int { max(2, replications / 2) }
  var verificationReplications: Int { 4 * replications }

  /// On the scenario's own random numbers.
  func sampler(replications: Int) -> OutcomeSampler {
    OutcomeSampler(
      criteria, seed: plan.run.seed, replications: replications, threads: threads, isCancelled: isCancelled)
  }

  /// Refuses what no search can answer.
  func check() throws(StaffingError) {
    for target in targets {
      let type = plan.callTypes[target.callType]
      if type.channel != .voice { throw .channel(callType: type.name, channel: type.channel.rawValue) }
      if type.target.level == 1 || type.target.maximumLost == 0 || target.probability == 1 {
        throw .certainty(callType: type.name)
      }
    }
  }
}

extension Plan {
  /// The centre with just these people of every group: no rota, no breaks, nobody late, set apart or of another speed, and
  /// nobody who helps another group.
  ///
  /// - Parameters:
  ///   - people: Shape `[group][interval of the window]`.
  ///   - presence: Rostered people keep the shrinkage of their group.
  /// - Returns: The plan.
  func manned(by people: [[Int]], _ presence: StaffPresence) -> Plan {
    var plan = self
    plan.moves = []
    for group in agentGroups.indices {
      plan.agentGroups[group].attendance = nil
      if presence == .ready { plan.agentGroups[group].shrinkage = .none }
    }
    return plan.rostering(people, of: Array(agentGroups.indices))
  }
}
