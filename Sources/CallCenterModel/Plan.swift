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

  /// Why a precision cannot be asked of this plan; `nil` where it can.
  package func objection(to target: PrecisionTarget) -> String? {
    let name = target.measure.rawValue
    if target.measure == .cost, !agentGroups.contains(where: { $0.costPerHour > .zero }) {
      return "`\(name)` has no value: nothing has a price"
    }
    if target.measure == .targetMet, !callTypes.contains(where: \.target.isSet) {
      return "`\(name)` has no value: no call type has a target"
    }
    if target.measure == .slotOccupancy, !callTypes.contains(where: { $0.channel == .chat }) {
      return "`\(name)` has no value: no call type is a chat"
    }
    if target.measure == .dialled, !callTypes.contains(where: { $0.dialling != nil }) {
      return "`\(name)` has no value: no call type is dialled"
    }
    if [.callBacks, .callBackWait, .callBackReached].contains(target.measure),
      !callTypes.contains(where: { $0.callBack != nil })
    {
      return "`\(name)` has no value: no call type calls back"
    }
    let hasList = target.measure == .backlog && callTypes.contains { $0.dialling != nil }
    if !hasList, [.onTime, .backlog, .oldestAge, .interruptions].contains(target.measure),
      !callTypes.contains(where: \.channel.isDeferred)
    {
      return "`\(name)` has no value: no call type is deferred work"
    }
    guard let scope = target.scope else { return nil }
    if target.measure.isOfAgents, !agentGroups.contains(where: { $0.name == scope }) {
      return "`\(name)` is a measure of agent groups, and `\(scope)` is a call type"
    }
    if !target.measure.isOfAgents, !callTypes.contains(where: { $0.name == scope }) {
      return "`\(name)` is a measure of call types, and `\(scope)` is an agent group"
    }
    return nil
  }

  /// The groups that serve a call type, by index.
  package func groups(serving callType: Int) -> [Int] {
    agentGroups.indices.filter { group in agentGroups[group].skills.contains { $0.callType == callType } }
  }
}
