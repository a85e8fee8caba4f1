package import CallCenterModel
internal import Staffing

/// Requirement first, shifts second: what most planners do, judged as the integrated plan is.
package struct TwoStepPlanning {
  private let plan: Plan
  private let master: ShiftMaster
  private let sampler: OutcomeSampler

  package init(_ plan: Plan, master: ShiftMaster, sampler: OutcomeSampler) {
    self.plan = plan
    self.master = master
    self.sampler = sampler
  }

  /// The plan for the requirement of a formula, whose target is raised by two points at a time until the plan meets
  /// the criteria; `nil` where the formulas know no requirement.
  ///
  /// - Parameter margins: What is asked beyond the criteria.
  /// - Returns: The plan, or the nearest; whether it meets the criteria; by how much the targets were raised, 0…1.
  /// - Throws: `CancellationError` when interrupted; ``ProgramError`` where the master has no answer.
  package func answer(_ margins: CriterionMargins) throws -> (
    answer: MasterAnswer, meetsCriteria: Bool, raised: Double
  )? {
    var nearest: (answer: MasterAnswer, missing: Double, raised: Double)?
    var before: [[Double]] = []
    for step in 0...Self.steps {
      let raised = 0.02 * Double(step)
      guard let people = requirement(raisedBy: raised) else { break }
      if people == before { continue }
      before = people
      let answer = try master.answer(covering: people)
      let missing = margins.shortfalls(try sampler.sample(answer.plan)).reduce(0) { $0 + $1.missing }
      if missing == 0 { return (answer, true, raised) }
      if nearest.map({ missing < $0.missing }) ?? true { nearest = (answer, missing, raised) }
    }
    return nearest.map { ($0.answer, false, $0.raised) }
  }

  private static let steps = 7

  /// An answer with a better bound.
  ///
  /// - Parameters:
  ///   - answer: What ``answer(_:)`` returned.
  ///   - points: By how much its targets were raised.
  /// - Returns: The answer.
  /// - Throws: ``ProgramError``.
  func proved(_ answer: MasterAnswer, raisedBy points: Double) throws -> MasterAnswer {
    guard let people = requirement(raisedBy: points) else { return answer }
    return try master.proved(answer, covering: people)
  }

  /// People to roster for the contacts that wait live, not rounded, shape `[position in master's groups][interval of the
  /// window]`; deferred work, for which no formula is known, fits in between or is for the search to see to.
  package func requirement(raisedBy points: Double) -> [[Double]]? {
    var raised = plan
    for type in raised.callTypes.indices {
      guard let level = raised.callTypes[type].target.level else { continue }
      raised.callTypes[type].target.level = min(level + points, level + 0.9 * (1 - level))
    }
    var assignment = LoadAssignment(raised)
    let isDeferred = raised.callTypes.map(\.channel.isDeferred)
    assignment.loads = assignment.loads.map { $0.map { $0.filter { !isDeferred[$0.callType] } } }
    for type in raised.callTypes.indices where isDeferred[type] || raised.callTypes[type].channel == .walkIn {
      // People in person queue as callers do.
      raised.callTypes[type].channel = .voice
    }
    guard let agents = try? FormulaStaffing(raised, method: nil).requirement(assignment) else { return nil }
    let window = assignment.intervals.indices.filter { assignment.intervals[$0].isInWindow }
    return master.groups.map { group in
      let present = 1 - plan.agentGroups[group].shrinkage.total
      return window.map { Double(agents.agents[group][$0]) / present }
    }
  }
}
