package import CallCenterModel
internal import QueueingTheory
internal import RandomVariates

/// What a formula says of the calls of one group over the whole window, or why none does.
package struct FormulaOpinion: Sendable, Equatable {
  /// The formula, by the name under which `cherha erlang` answers it.
  package enum Model: String, Sendable, Equatable {
    case erlangB = "erlang-b"
    case erlangC = "erlang-c"
    case erlangA = "erlang-a"
    case fixedHandling = "mdn"
    case generalPatience = "mmn-g"
    case singleAgent = "mg1"
    case timeVarying = "time-varying"
  }

  package enum Answer: Sendable, Equatable {
    case covered(Model, [TypeOpinion])
    case notCovered([FormulaObstacle])
  }

  /// The measures of one call type; a measure that is missing has no value.
  package struct TypeOpinion: Sendable, Equatable {
    package var callType: Int
    package var measures: [Measure: Double]
  }

  /// Index of the agent group.
  package var group: Int
  package var answer: Answer

  /// The opinions on all groups that serve some type.
  ///
  /// - Parameter plan: The plan, whose volumes are first attempts.
  /// - Returns: One opinion a group, in the order of the plan.
  /// - Complexity: Microseconds where nothing changes, else some milliseconds for a day of a hundred agents.
  package static func all(of plan: Plan) -> [FormulaOpinion] {
    plan.agentGroups.indices.compactMap { group in
      let types = plan.agentGroups[group].skills.map(\.callType).sorted()
      guard !types.isEmpty else { return nil }
      let obstacles = FormulaObstacles(plan, group: group, types: types).all
      guard obstacles.isEmpty else { return FormulaOpinion(group: group, answer: .notCovered(obstacles)) }
      let queue = CoveredQueue(plan, group: plan.agentGroups[group], types: types)
      return FormulaOpinion(group: group, answer: queue.answer(in: plan, types: types))
    }
  }
}
