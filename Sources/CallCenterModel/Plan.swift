/// A contact centre ready to be simulated: nothing is optional that means "default", names are indices, times are elapsed
/// seconds from local midnight of the first day.
package struct Plan: Sendable, Hashable {
  package var name: String
  package var calendar: PlanCalendar
  package var callTypes: [CallType]
  package var sites: [Site]
  package var agentGroups: [AgentGroup]
  /// Calls of all types that may wait or talk at one moment; `nil`: no limit.
  package var lines: Int?
  package var costs: CostRules
  package var run: RunSettings
  /// Rules by which people help another group.
  package var moves: [StaffMove] = []
  package var routing = RoutingRules()
  /// What it is said to do, by name.
  package var assertions: [Assertion] = []
  /// What is to be planned; `nil`: nothing was asked.
  package var planning: PlanningBrief?

  package init(
    name: String, calendar: PlanCalendar, callTypes: [CallType], sites: [Site], agentGroups: [AgentGroup], lines: Int?,
    costs: CostRules, run: RunSettings
  ) {
    self.name = name
    self.calendar = calendar
    self.callTypes = callTypes
    self.sites = sites
    self.agentGroups = agentGroups
    self.lines = lines
    self.costs = costs
    self.run = run
  }

  /// Which call types the totals count: those whose contacts wait live; where all work is deferred, all.
  ///
  /// Waits of seconds and waits of days have no common mean.
  package var totalTypes: [Bool] {
    let live = callTypes.map { !$0.channel.isDeferred }
    return live.contains(true) ? live : live.map { _ in true }
  }

  /// The groups that serve a call type, by index.
  package func groups(serving callType: Int) -> [Int] {
    agentGroups.indices.filter { group in agentGroups[group].skills.contains { $0.callType == callType } }
  }
}
