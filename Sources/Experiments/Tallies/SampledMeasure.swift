package import CallCenterModel
package import CallCenterSimulation

/// One measure of one scope as what a replication adds to it: a numerator and a denominator, in integers.
///
/// The measure of a run is `scale` · Σ numerators / Σ denominators. Quantiles of waits have no such form.
package struct SampledMeasure: Sendable {
  package let measure: Measure
  /// A call type or an agent group; `nil`: the whole centre.
  package let scope: String?
  /// Units of the measure in one of the numerator by one of the denominator.
  package let scale: Double
  private let sums: WindowSums
  private let part: Part
  private let windowSeconds: Double

  private enum Part {
    case allContacts, callType(Int), allAgents, agentGroup(Int)
  }

  /// - Returns: `nil` where the plan has no such scope, or the measure no such form.
  package init?(_ measure: Measure, scope: String?, of plan: Plan) {
    guard measure != .waitQuantile, measure != .waitQuantileOfAnswered else { return nil }
    let isOfAgents = measure.isOfAgents
    if let scope {
      let names = isOfAgents ? plan.agentGroups.map(\.name) : plan.callTypes.map(\.name)
      guard let index = names.firstIndex(of: scope) else { return nil }
      part = isOfAgents ? .agentGroup(index) : .callType(index)
    } else {
      part = isOfAgents ? .allAgents : .allContacts
    }
    self.measure = measure
    self.scope = scope
    sums = WindowSums(plan)
    windowSeconds = Double(plan.calendar.windowEnd - plan.calendar.windowStart)
    switch measure {
    case .cost: scale = 1e-6 * Double(sums.costUnit)
    case .averageQueueLength: scale = 1e-3 / windowSeconds
    case .busyAgents: scale = 1e-3 / windowSeconds
    case .handlingSeconds, .overtimeSeconds, .oldestAge: scale = 1e-3
    default: scale = ContactMeasures.scale(measure)
    }
  }

  /// Numerator and denominator of one replication; a mean over replications has the denominator 1.
  package func pair(_ measures: ReplicationMeasures) -> (numerator: Int64, denominator: Int64) {
    switch part {
    case .allContacts: contactPair(measures, type: nil)
    case .callType(let type): contactPair(measures, type: type)
    case .allAgents: agentPair(measures, groups: measures.agentTotals.indices)
    case .agentGroup(let group): agentPair(measures, groups: group..<group + 1)
    }
  }

  private func contactPair(_ measures: ReplicationMeasures, type: Int?) -> (Int64, Int64) {
    switch measure {
    case .maximumQueueLength: return (type.map { measures.maximumQueue[$0] } ?? measures.maximumQueueOfAll, 1)
    case .targetMet:
      let days = sums.daysOnTarget(measures)
      let own = type.map { days.types[$0] } ?? days.all
      return (Int64(own.met), Int64(own.counted))
    default: break
    }
    if isOfServices {
      let services: ServiceSums
      if measures.serviceTotals.isEmpty {
        services = ServiceSums()
      } else {
        services = type.map { measures.serviceTotals[$0] } ?? sums.services(measures)
      }
      let contained =
        type.map { measures.contactTotals[$0].contained } ?? measures.contactTotals.reduce(0) { $0 + $1.contained }
      return pair(of: services, contained: contained)
    }
    return pair(of: type.map { measures.contactTotals[$0] } ?? sums.contacts(measures))
  }

  private func agentPair(_ measures: ReplicationMeasures, groups: Range<Int>) -> (Int64, Int64) {
    var all = AgentSums()
    var cost: Int64 = 0
    for group in groups {
      all += measures.agentTotals[group]
      cost += sums.cost(of: measures.agentTotals[group], group)
    }
    return pair(of: all, cost: cost, clockMilliseconds: Int64(windowSeconds * 1000))
  }
}

extension SampledMeasure {
  /// Whether the measure is one of channels and rules beyond a plain call.
  var isOfServices: Bool {
    ServiceTallies.counts.contains(measure) || ServiceTallies.ratios.contains(measure) || measure == .oldestAge
  }

  /// A measure of contacts, of any sums.
  func pair(of contacts: ContactSums) -> (numerator: Int64, denominator: Int64) {
    switch measure {
    case .averageQueueLength: return (ContactMeasures.milliseconds(contacts.queueTime), 1)
    case .handlingSeconds: return (ContactMeasures.milliseconds(contacts.handlingTime), 1)
    default: break
    }
    if let index = ContactMeasures.counts.firstIndex(of: measure) {
      return (ContactMeasures.count(index, contacts), 1)
    }
    guard let index = ContactMeasures.ratios.firstIndex(of: measure) else {
      preconditionFailure("\(measure) is no measure of contacts")
    }
    return ContactMeasures.ratio(index, contacts)
  }

  /// A measure of channels and rules, of any sums.
  func pair(of services: ServiceSums, contained: Int64) -> (numerator: Int64, denominator: Int64) {
    switch measure {
    case .oldestAge: return (ContactMeasures.milliseconds(services.oldestAge), 1)
    case .contained: return (contained, 1)
    case .containment: return (contained, contained + services.passedOn)
    default: break
    }
    if ServiceTallies.counts.contains(measure) { return (ServiceTallies.count(measure, services), 1) }
    return ServiceTallies.ratio(measure, services)
  }

  /// A measure of agents, of any sums over so much clock time.
  func pair(
    of agents: AgentSums, cost: Int64, clockMilliseconds: Int64
  ) -> (numerator: Int64, denominator: Int64) {
    let worked = agents.busy + agents.available
    switch measure {
    case .occupancy: return (agents.busy / 1000, worked / 1000)
    case .utilisation: return (worked / 1000, agents.paid / 1000)
    case .busyShare: return (agents.busy / 1000, agents.rostered / 1000)
    case .busyAgents: return (agents.busy / 1000, 1)
    case .rosteredAgents: return (agents.rostered / 1000, clockMilliseconds)
    case .overtimeSeconds: return (agents.overtime / 1000, 1)
    case .slotOccupancy: return (agents.chatTime, agents.slotTime)
    case .cost: return (cost, 1)
    default: preconditionFailure("\(measure) is no measure of agents")
    }
  }
}
