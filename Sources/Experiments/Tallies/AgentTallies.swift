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
  /// Products with the controls of occupancy, utilisation, busy share, busy, overtime, cost; empty without controls.
  private var products: [ControlledSums] = []

  /// - Parameter controls: The number of controls that the measures of this scope are compared with.
  init(controls: Int = 0) {
    guard controls > 0 else { return }
    products = (0..<6).map { ControlledSums(controls: controls, isMean: $0 >= 3) }
  }

  /// Adds a replication, with its cost in the unit of the run.
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

  /// Adds a replication together with its controls.
  mutating func add(_ sums: AgentSums, cost: Int64, clockSeconds: Double, deviations: [Int64]) {
    add(sums, cost: cost, clockSeconds: clockSeconds)
    guard sums != AgentSums(), !products.isEmpty else { return }
    let worked = sums.busy + sums.available
    products[0].add(a: sums.busy / 1000, b: worked / 1000, deviations: deviations)
    products[1].add(a: worked / 1000, b: sums.paid / 1000, deviations: deviations)
    products[2].add(a: sums.busy / 1000, b: sums.rostered / 1000, deviations: deviations)
    products[3].add(a: sums.busy / 1000, deviations: deviations)
    products[4].add(a: sums.overtime / 1000, deviations: deviations)
    products[5].add(a: cost, deviations: deviations)
  }

  func estimates(
    replications: Int, clockSeconds: Double, isPriced: Bool, isFixed: Bool, confidence: Double,
    costUnit: Int64, basis: ControlBasis? = nil
  ) throws(NumericalError) -> [Measure: ControlledEstimate] {
    var result: [Measure: ControlledEstimate] = [:]
    let controls = Controls(basis, products)
    for (index, (measure, tally)) in [
      (Measure.occupancy, occupancy), (.utilisation, utilisation), (.busyShare, busyShare),
    ].enumerated() {
      result[measure] = try controls.estimate(
        tally.padded(to: replications), index, confidence: confidence,
        isStructural: isFixed && measure == .utilisation)
    }
    result[.busyAgents] = try controls.estimate(
      busy.padded(to: replications), 3, confidence: confidence, scale: 1e-3 / clockSeconds)
    let seats = try rostered.padded(to: replications).estimate(
      confidence: confidence, kind: .nonNegative, isStructural: true)
    result[.rosteredAgents] = ControlledEstimate(estimate: seats ?? .structural(0))
    result[.overtimeSeconds] = try controls.estimate(
      overtime.padded(to: replications), 4, confidence: confidence, scale: 1e-3, isStructural: isFixed)
    if isPriced {
      result[.cost] = try controls.estimate(
        cost.padded(to: replications), 5, confidence: confidence, scale: 1e-6 * Double(costUnit), isStructural: isFixed)
    }
    if slotOccupancy.trialReplications > 0 {
      result[.slotOccupancy] = try slotOccupancy.padded(to: replications).estimate(
        confidence: confidence, kind: .nonNegative
      ).map { ControlledEstimate(estimate: $0) }
    }
    return result
  }
}
