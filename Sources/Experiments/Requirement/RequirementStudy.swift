internal import CallCenterModel
package import Staffing

/// A requirement that somebody brought.
package struct GivenRequirement: Sendable {
  /// Shape `[group][interval of the window]`.
  package var people: [[Int]]
  /// Whom the numbers count.
  package var presence: StaffPresence
  package var file: String
  package var sha256: String

  package init(people: [[Int]], presence: StaffPresence, file: String, sha256: String) {
    self.people = people
    self.presence = presence
    self.file = file
    self.sha256 = sha256
  }
}

/// A requirement found or brought, and what its people achieve when simulated.
package struct RequirementStudy: Sendable {
  private let question: RequirementQuestion

  package init(_ question: RequirementQuestion) { self.question = question }

  /// - Parameters:
  ///   - method: How a requirement is found; `nil`: by Erlang A where callers may give up, else by Erlang C.
  ///   - given: Instead of one that is found.
  ///   - isExplained: Whether its parts are wanted.
  /// - Returns: The report.
  /// - Throws: ``StaffingError``; `CancellationError`; ``ProgramError`` where the parts are wanted and nobody can work as
  ///   the plan's brief asks.
  package func report(
    method: StaffingMethod?, given: GivenRequirement?, isExplained: Bool
  ) throws -> StaffingReport {
    if let given { return try judged(given) }
    return method == .simulation ? try simulated(isExplained: isExplained) : try byFormula(method, isExplained)
  }

  private func byFormula(_ method: StaffingMethod?, _ isExplained: Bool) throws -> StaffingReport {
    let planner = StaffingPlanner(question.plan, method: method)
    let requirement = try planner.requirement(isExplained: isExplained)
      .withShiftOverhead(question.plan, planner.assignment)
    let judgement = try RequirementJudgement(
      of: requirement.agents.window(planner.assignment), question, .ready, attempt: 0)
    return try report(planner, requirement, judgement, .ready)
  }

  private func simulated(isExplained: Bool) throws -> StaffingReport {
    let found = try SimulatedRequirement(question, isExplained: isExplained)
    let planner = StaffingPlanner(question.plan, method: nil)
    let assignment = planner.assignment
    var requirement = Requirement(
      method: .simulation, agents: AgentsByInterval(window: found.agents, assignment),
      scheduled: AgentsByInterval(window: found.scheduled, assignment))
    requirement.formulaAgents = try planner.stationaryAgents()
    requirement.parts = found.parts
    requirement = try requirement.withShiftOverhead(question.plan, assignment)
    // Neither the numbers of the search nor those of a verification, which had a part in the answer.
    let judgement = try RequirementJudgement(
      of: found.scheduled, question, .rostered, attempt: found.outcome.rounds + 1)
    var report = try report(planner, requirement, judgement, .rostered)
    report.search = found.outcome
    return report
  }

  private func judged(_ given: GivenRequirement) throws -> StaffingReport {
    let needed = try SimulatedRequirement(question, given.presence, isExplained: false)
    let planner = StaffingPlanner(question.plan, method: nil)
    let assignment = planner.assignment
    let people = AgentsByInterval(window: given.people, assignment)
    var requirement = Requirement(method: .given, agents: people, scheduled: people)
    if given.presence == .rostered {
      requirement.agents.agents = zip(question.plan.agentGroups, people.agents).map { group, row in
        row.map { WholePeople.within(Double($0) * (1 - group.shrinkage.total)) }
      }
    } else {
      requirement.scheduled.agents = try zip(question.plan.agentGroups, people.agents).map { group, row in
        try row.map { try StaffingPlanner.scheduled($0, for: group) }
      }
    }
    requirement.formulaAgents = try planner.stationaryAgents()
    requirement.needed = AgentsByInterval(window: needed.scheduled, assignment)
    let judgement = try RequirementJudgement(of: given.people, question, given.presence, attempt: 0)
    var report = try report(planner, requirement, judgement, given.presence)
    report.search = needed.outcome
    report.file = given.file
    return report
  }

  private func report(
    _ planner: StaffingPlanner, _ requirement: Requirement, _ judgement: RequirementJudgement,
    _ presence: StaffPresence
  ) throws -> StaffingReport {
    var report = planner.report(requirement, found: judgement.performance, replications: question.replications)
    report.presence = presence
    report.targets = judgement.targets
    report.shortfalls = try SkillPools(question.plan).shortfalls(of: requirement.agents, planner.assignment)
    return report
  }
}
