internal import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// Running sums of the measures of one agent group, or of all, in one scope; times in milliseconds.
struct AgentTallies {
  private var occupancy = RatioTally()
  private var utilisation = RatioTally()
  private var busyShare = RatioTally()
  private var busy = Tally()
  /// Over the clock time, so that a whole number of seats stays whole.
  private var rostered = RatioTally()
  private var overtime = Tally()
  private var cost = Tally()
  private var slotOccupancy = RatioTally()

  /// Adds a replication, with its cost in micro-units of the currency.
  mutating func add(_ sums: AgentSums, cost: Int64, clockSeconds: Double) {
    guard sums != AgentSums() else { return }
    let worked = sums.busy + sums.available
    occupancy.add(a: sums.busy / 1000, b: worked / 1000)
    utilisation.add(a: worked / 1000, b: sums.paid / 1000)
    busyShare.add(a: sums.busy / 1000, b: sums.rostered / 1000)
    busy.add(sums.busy / 1000)
    rostered.add(a: sums.rostered / 1000, b: Int64(clockSeconds * 1000))
    overtime.add(sums.overtime / 1000)
    self.cost.add(cost)
    if sums.slotTime > 0 { slotOccupancy.add(a: sums.chatTime, b: sums.slotTime) }
  }

  func estimates(
    replications: Int, clockSeconds: Double, isPriced: Bool, isFixed: Bool, confidence: Double
  ) throws(NumericalError) -> [Measure: Estimate] {
    var result: [Measure: Estimate] = [:]
    for (measure, tally) in [
      (Measure.occupancy, occupancy), (.utilisation, utilisation), (.busyShare, busyShare),
    ] {
      result[measure] = try tally.padded(to: replications).estimate(
        confidence: confidence, kind: .nonNegative, isStructural: isFixed && measure == .utilisation)
    }
    result[.busyAgents] = try busy.padded(to: replications).estimate(
      confidence: confidence, scale: 1e-3 / clockSeconds)
    result[.rosteredAgents] =
      try rostered.padded(to: replications).estimate(confidence: confidence, kind: .nonNegative, isStructural: true)
      ?? .structural(0)
    result[.overtimeSeconds] = try overtime.padded(to: replications).estimate(
      confidence: confidence, scale: 1e-3, isStructural: isFixed)
    if isPriced {
      result[.cost] = try cost.padded(to: replications).estimate(
        confidence: confidence, scale: 1e-6, isStructural: isFixed)
    }
    if slotOccupancy.trialReplications > 0 {
      result[.slotOccupancy] = try slotOccupancy.padded(to: replications).estimate(
        confidence: confidence, kind: .nonNegative)
    }
    return result
  }
}
