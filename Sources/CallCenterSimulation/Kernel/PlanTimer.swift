internal import CallCenterModel

/// What the plan itself sets off, without a contact or a change of the roster.
enum PlanTimer: Hashable {
  /// An outage of a site begins or ends.
  case outage(site: Int, outage: Int)
  /// Floating breaks.
  case breaks
  /// Hours in which people are set apart for some skills begin or end.
  case reservations
  /// A look at the queue that a rule of help watches.
  case move(Int)
  /// Hours of skills begin or end.
  case skillHours
  /// A new date, on which people who learn are faster, and the work of the day is compared from zero.
  case midnight
  /// Hours of dialling begin.
  case dialling

  /// The timers that a plan of groups in parts needs.
  static func timers(of plan: Plan) -> [PlanTimer] {
    var timers: [PlanTimer] = []
    for (site, place) in plan.sites.enumerated() where plan.agentGroups.contains(where: { $0.site == site }) {
      timers += place.outages.indices.map { .outage(site: site, outage: $0) }
    }
    let groups = plan.agentGroups
    if groups.contains(where: { $0.duties.contains { !$0.floatingBreaks.isEmpty } }) { timers.append(.breaks) }
    if groups.contains(where: { !$0.reservations.isEmpty }) { timers.append(.reservations) }
    timers += plan.moves.indices.map { .move($0) }
    if groups.contains(where: { $0.skills.contains { $0.hours != nil } }) { timers.append(.skillHours) }
    if groups.contains(where: { $0.learning != nil }) || plan.routing.agents == .leastOccupied {
      timers.append(.midnight)
    }
    if plan.callTypes.contains(where: { $0.dialling != nil }) { timers.append(.dialling) }
    return timers
  }

  /// Whether the numbers of people depend on what happens, by a timer or by spells off the phone.
  static func changeStaff(_ timers: [PlanTimer], hasSpells: Bool) -> Bool {
    hasSpells || timers.contains(where: \.changesStaff)
  }

  private var changesStaff: Bool {
    switch self {
    case .outage, .breaks, .reservations, .move: true
    case .skillHours, .midnight, .dialling: false
    }
  }
}
