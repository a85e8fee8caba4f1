/// How a centre chooses where the ranks of its skills leave a choice.
package struct RoutingRules: Sendable, Hashable {
  package var agents = AgentRule.longestIdle
  package var contacts = ContactRule.longestWait
  package var queues = QueueRule.shared
  /// Groups of other sites than a call type's own take its contacts after this wait.
  package var overflowAfterSeconds = 0.0

  package init() {}
}

/// Of several groups with a free agent that a contact prefers equally, the one that takes it; with the largest weight times
/// what the name says.
package enum AgentRule: String, Sendable, Hashable, CaseIterable {
  /// The time for which its agent has been idle.
  case longestIdle
  /// Minus the share of the day so far in which its agents were busy, and divided by the weight.
  case leastOccupied
  /// The number of free agents.
  case mostFree
  /// The speed for the call type.
  case bestSkilled
  /// The weight of the skill alone.
  case highestWeight
  /// Every free agent with equal probability.
  case random
}

/// Of several waiting contacts of equal priority that a group prefers equally, the one that its agent takes; with the
/// largest weight times what the name says.
package enum ContactRule: String, Sendable, Hashable, CaseIterable {
  /// The wait.
  case longestWait
  /// The number of contacts of its type that wait.
  case longestQueue
  /// The weight of the skill alone.
  case highestWeight
}

/// Where contacts wait.
package enum QueueRule: String, Sendable, Hashable, CaseIterable {
  /// By call type, for all groups that serve it.
  case shared
  /// For the group that the type prefers least.
  case lastGroup
  /// For the group where the predicted wait is shortest.
  case expectedDelay
  /// For the first group, by preference, whose queue is short for its agents.
  case queueRatio
}

extension Plan {
  /// Whether routing goes beyond preferences, delays and longest waits.
  package var usesRoutingRules: Bool {
    routing.agents != .longestIdle || routing.contacts != .longestWait || routing.queues != .shared
      || callTypes.contains { !$0.stages.isEmpty || $0.priorityPerMinute != 0 || $0.weight != 1 }
      || agentGroups.contains { group in
        group.skills.contains {
          $0.weight != 1 || $0.contactWeight.map { $0 != 1 } == true || $0.reserve > 0 || $0.condition != nil
        }
      }
  }

  /// A skill as routing sees it: groups of other sites than the type's own stand behind all others and take part later.
  package func routed(_ skill: Skill, of group: AgentGroup) -> Skill {
    var routed = skill
    let type = callTypes[skill.callType]
    routed.contactPreference = skill.contactPreference ?? skill.preference
    routed.contactWeight = skill.contactWeight ?? type.weight
    if let site = type.site, site != group.site {
      routed.preference += PlanLimits.preferences
      routed.contactPreference = (routed.contactPreference ?? 0) + PlanLimits.preferences
      routed.afterSeconds = max(skill.afterSeconds, routing.overflowAfterSeconds)
    }
    return routed
  }
}
