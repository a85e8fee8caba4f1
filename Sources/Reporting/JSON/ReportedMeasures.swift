internal import CallCenterModel

/// Which measures a scope has, in the order of result files.
enum ReportedMeasures {
  static let agents: [Measure] = [
    .rosteredAgents, .busyAgents, .occupancy, .utilisation, .busyShare, .overtimeSeconds, .cost, .slotOccupancy,
  ]
  static let contacts: [Measure] = Measure.allCases.filter { !agents.contains($0) }
  static let total: [Measure] = contacts + agents
  /// Cells keep sums only: nothing that needs a whole day or a distribution.
  static let contactCells: [Measure] = contacts.filter {
    ![.waitQuantile, .waitQuantileOfAnswered, .maximumQueueLength, .targetMet].contains($0)
  }
  static let quantiles: [Measure] = [.waitQuantile, .waitQuantileOfAnswered]
}
