package import CallCenterModel

// Effects switched off, one by one.
extension Plan {
  /// The same centre whose callers never give up.
  package var withoutAbandonment: Plan {
    var plan = self
    for index in callTypes.indices {
      plan.callTypes[index].patience = nil
      plan.callTypes[index].balking = 0
      plan.callTypes[index].redial?.afterAbandonment = 0
    }
    return plan
  }

  /// The same centre whose rates of arrivals are the expected ones.
  package var withCertainVolume: Plan {
    var plan = self
    plan.calendar.dayFactorCV = 0
    for index in callTypes.indices {
      plan.callTypes[index].arrivals.dayFactorCV = 0
      plan.callTypes[index].arrivals.intervalFactor = nil
      plan.callTypes[index].arrivals.modulation = nil
      if case .randomTotal = callTypes[index].arrivals.process { plan.callTypes[index].arrivals.process = .poisson }
    }
    return plan
  }
}
