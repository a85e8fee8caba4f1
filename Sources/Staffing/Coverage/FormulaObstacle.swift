/// An assumption that every formula makes and a group of the plan breaks, so that none covers it.
package enum FormulaObstacle: String, Sendable, Equatable, CaseIterable {
  /// Contacts that are not calls: they wait, are handled and end by other rules.
  case channel
  /// Another group serves the same types.
  case sharedSkills
  /// A skill has hours or a wait of its own, or rules choose who takes what.
  case routingRules
  /// Types of one group have priorities, handling or patience of their own.
  case severalTypes
  /// Handling times are not exponential, where load or agents change or callers give up.
  case handlingLaw
  /// Wrap-up follows the talk: the sum of two times is not exponential.
  case wrapUp
  /// Patience is not exponential, where load or agents change or lines are limited.
  case patienceLaw
  /// Lost callers dial again.
  case redials
  /// Self-service, transfers, recalls, visits or a population change what comes, and when.
  case followUps
  /// The volume of a day is uncertain.
  case uncertainVolume
  /// Contacts come in batches, in spells, by fixed counts or by appointment.
  case notPoisson
  /// The rate of arrivals rises or falls within an interval.
  case changingRate
  /// Attempts outside opening hours come as another type.
  case referredAtClosing
  /// Who is at the phones is drawn: absence, spells off the phone, lateness, floating breaks, help, outages.
  case drawnPresence
  /// People of one group differ in speed, or some are set apart.
  case severalSpeeds
  /// Lines are shared by groups, or fewer than the agents.
  case lines
  /// The simulation begins with calls under way.
  case startingState
  /// Results are booked to the interval in which a contact ends.
  case attribution
  /// The window is too long, or the group too large, for a solution step by step.
  case size
}

extension FormulaObstacle {
  /// For diagnostics.
  var reason: String {
    switch self {
    case .channel: "not all contacts are calls"
    case .sharedSkills: "another group serves the same types"
    case .routingRules: "skills have hours, waits or rules of their own"
    case .severalTypes: "its types differ in priority, handling, patience or target"
    case .handlingLaw: "handling times are not exponential"
    case .wrapUp: "wrap-up follows the talk"
    case .patienceLaw: "patience is not exponential"
    case .redials: "lost callers dial again"
    case .followUps: "self-service, transfers, recalls, visits or a population change what comes"
    case .uncertainVolume: "the volume of a day is uncertain"
    case .notPoisson: "arrivals are not a Poisson process"
    case .changingRate: "the rate changes within an interval"
    case .referredAtClosing: "attempts outside opening hours come as another type"
    case .drawnPresence: "outages of the site are drawn"
    case .severalSpeeds: "people of the group differ in speed"
    case .lines: "lines are shared, or fewer than the agents"
    case .startingState: "it begins with calls under way"
    case .attribution: "results are booked where a contact ends"
    case .size: "the window is too long or the group too large to be solved step by step"
    }
  }
}
