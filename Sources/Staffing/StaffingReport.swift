package import CallCenterModel
package import OutputAnalysis

/// Agents needed per interval and group, and whether a simulation of those agents bears the formula out.
package struct StaffingReport: Sendable, Equatable {
  package var method: StaffingMethod
  /// Replications of the simulation.
  package var replications: Int
  package var confidence: Double
  package var groups: [GroupStaffing]
  /// Who was simulated: the agents, or the scheduled people with their shrinkage.
  package var presence = StaffPresence.ready
  /// The targets over their periods.
  package var targets: [JudgedTarget] = []
  /// Where people of several groups together are fewer than one pool of them would have to be.
  package var shortfalls: [PoolShortfall] = []
  /// How the requirement was found, where that was by simulation.
  package var search: SearchOutcome?
  /// Name of the file that the requirement came from.
  package var file: String?

  package init(method: StaffingMethod, replications: Int, confidence: Double, groups: [GroupStaffing]) {
    self.method = method
    self.replications = replications
    self.confidence = confidence
    self.groups = groups
  }
}

/// The requirement of one group.
package struct GroupStaffing: Sendable, Equatable {
  package var name: String
  package var label: String
  /// Names of the call types whose load the group carries.
  package var callTypes: [String]
  package var target: ServiceTarget
  package var shrinkage: Double
  package var maximumOccupancy: Double
  package var intervals: [IntervalStaffing]

  package init(
    name: String, label: String, callTypes: [String], target: ServiceTarget, shrinkage: Double,
    maximumOccupancy: Double, intervals: [IntervalStaffing]
  ) {
    self.name = name
    self.label = label
    self.callTypes = callTypes
    self.target = target
    self.shrinkage = shrinkage
    self.maximumOccupancy = maximumOccupancy
    self.intervals = intervals
  }
}

/// The requirement of one group in one interval.
package struct IntervalStaffing: Sendable, Equatable {
  /// ISO 8601 with offset.
  package var start: String
  package var seconds: Int
  /// First attempts per hour that the group is to carry.
  package var callsPerHour: Double
  package var offeredErlangs: Double
  /// Agents ready for contacts.
  package var agents: Int
  /// Agents to roster so that `agents` are left after shrinkage.
  package var scheduled: Int
  /// What the formula promises with `agents`; `nil` where there are no contacts or the formula has no answer.
  package var formulaServiceLevel: Double?
  package var formulaOccupancy: Double?
  /// What the simulation found with `agents`, by the target's definition; `nil` where nothing was offered.
  package var simulatedServiceLevel: Estimate?
  package var simulatedOccupancy: Estimate?
  /// Agents by the stationary formula, where they come from elsewhere.
  package var formulaAgents: Int?
  /// People to roster before they are rounded to whole ones, where a formula says so.
  package var unrounded: Double?
  /// People needed by simulation, of the kind that was brought.
  package var needed: Int?
  /// Why so many are scheduled.
  package var parts: RequirementParts?
  /// Why formula and simulation differ by more than the error of the simulation; empty where they agree.
  package var differences: [FormulaDifference]

  package init(
    start: String, seconds: Int, callsPerHour: Double, offeredErlangs: Double, agents: Int, scheduled: Int,
    formulaServiceLevel: Double?, formulaOccupancy: Double?
  ) {
    self.start = start
    self.seconds = seconds
    self.callsPerHour = callsPerHour
    self.offeredErlangs = offeredErlangs
    self.agents = agents
    self.scheduled = scheduled
    self.formulaServiceLevel = formulaServiceLevel
    self.formulaOccupancy = formulaOccupancy
    differences = []
  }
}

extension IntervalStaffing {
  /// Whether the formula's service level lies within the interval of the simulation; `nil` where one of them is missing.
  ///
  /// With 95 % intervals one row in twenty would differ by chance alone, so twice the half-width is asked for.
  package var agreesWithFormula: Bool? {
    guard let formula = formulaServiceLevel, let simulated = simulatedServiceLevel, let lower = simulated.lower,
      let upper = simulated.upper
    else { return nil }
    return formula >= simulated.mean - 2 * (simulated.mean - lower)
      && formula <= simulated.mean + 2 * (upper - simulated.mean)
  }
}

/// An assumption of the stationary formula that does not hold in an interval.
package enum FormulaDifference: String, Sendable, Equatable, CaseIterable {
  /// Contacts left over from the interval before.
  case overloadCarriedOver
  /// Load or agents change by more than a tenth from the interval before.
  case ramp
  /// Another group serves the same types, or this group helps elsewhere.
  case sharedSkills
  /// Several types with priorities or targets of their own share the group.
  case severalTypes
  /// Handling or patience is not exponential.
  case lawShape
  /// Lost callers dial again.
  case redials
  /// Self-service, transfers, recalls, visits or a population change what comes, and when.
  case followUps
  /// The volume of a day is uncertain.
  case uncertainVolume
  /// Contacts come in batches, in spells, by fixed counts or by appointment.
  case notPoisson
  /// Callers hang up at once, or lines are limited.
  case balkingOrLines
  /// The number opens or closes in the interval or the one before.
  case openingHours
  /// None of these: the interval is too short for the queue to settle.
  case transient
}
