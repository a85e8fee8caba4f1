internal import CallCenterModel

/// The policies that a plan names: one line for each.
struct RoutingPolicies {
  let agents: RankedAgents
  let contacts: RankedContacts
  let queues: (any QueueSelection)?

  init(_ rules: RoutingRules) {
    let agents = RankedAgents(score: Self.score(rules.agents))
    self.agents = agents
    contacts = RankedContacts(score: Self.score(rules.contacts))
    queues =
      switch rules.queues {
      case .shared: nil
      case .lastGroup: LastGroupQueue(agents: agents)
      case .expectedDelay: ExpectedDelayQueue(agents: agents, isRandom: rules.agents == .random)
      case .queueRatio: QueueRatioQueue(agents: agents)
      }
  }

  private static func score(_ rule: AgentRule) -> any AgentScore {
    switch rule {
    case .longestIdle: LongestIdle()
    case .leastOccupied: LeastOccupied()
    case .mostFree: MostFree()
    case .bestSkilled: BestSkilled()
    case .highestWeight: HighestWeight()
    case .random: RandomAgent()
    }
  }

  private static func score(_ rule: ContactRule) -> any ContactScore {
    switch rule {
    case .longestWait: LongestWait()
    case .longestQueue: LongestQueue()
    case .highestWeight: HighestWeight()
    }
  }
}
