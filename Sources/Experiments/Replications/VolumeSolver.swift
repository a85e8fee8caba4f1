internal import CallCenterModel
internal import CallCenterSimulation
internal import Synchronization

/// Turns volumes that counted attempts or answered contacts into rates of first attempts.
///
/// A log that counted answered calls has lost the abandoned ones and holds redials; first attempts per stated contact are
/// found by simulating with a guess, comparing what the simulation counts with what was stated, and correcting the guess.
/// Attempts and answers of the same callers are compared, so the noise of the volume itself cancels.
struct VolumeSolver {
  private let plan: Plan
  private let threads: Int
  private let isCancelled: @Sendable () -> Bool

  static let rounds = 12
  static let tolerance = 5e-4

  init(_ plan: Plan, threads: Int, isCancelled: @escaping @Sendable () -> Bool) {
    self.plan = plan
    self.threads = threads
    self.isCancelled = isCancelled
  }

  /// The plan with rates of first attempts, and the factors; the plan itself where every volume counted first attempts.
  func solve() throws(ExperimentError) -> (plan: Plan, volumes: [SolvedVolume]) {
    let solvable = plan.callTypes.indices.filter { plan.callTypes[$0].arrivals.counts != .firstAttempts }
    guard !solvable.isEmpty else { return (plan, []) }
    var factors = [Double](repeating: 1, count: plan.callTypes.count)
    let stated = plan.callTypes.map { type in
      plan.calendar.windowDayIndices.reduce(0) { $0 + type.arrivals.expected(onDay: $1) }
    }
    // The replications of the run itself, so that its own counts come out as stated, but at most two million contacts.
    let affordable = Int(2_000_000 / max(1, stated.reduce(0, +)))
    let replications = max(20, min(plan.run.replications, affordable))
    var worst = 0.0
    for round in 0..<Self.rounds {
      // The first guesses are far off; a few replications are enough to see where to go.
      let sums = pilot(scaled(by: factors), replications: min(replications, 25 << round))
      guard !isCancelled() else { break }
      worst = 0
      for type in solvable where stated[type] > 0 {
        let first = Double(sums[type].firstAttempts)
        let countsAttempts = plan.callTypes[type].arrivals.counts == .attempts
        let counted = Double(countsAttempts ? sums[type].offered : sums[type].answered)
        guard first > 0, counted > 0 else {
          throw .unreachableVolume(callType: plan.callTypes[type].name, stated: stated[type])
        }
        let wanted = first / counted
        worst = max(worst, abs(wanted / factors[type] - 1))
        factors[type] = wanted
        guard wanted < 100 else {
          throw .unreachableVolume(callType: plan.callTypes[type].name, stated: stated[type])
        }
      }
      if worst < Self.tolerance, 25 << round >= replications { break }
    }
    if worst > 20 * Self.tolerance, !isCancelled() {
      throw .unsolvedVolumes(callTypes: solvable.map { plan.callTypes[$0].name }, change: worst)
    }
    return (
      scaled(by: factors),
      solvable.map {
        SolvedVolume(
          callType: plan.callTypes[$0].name, counts: plan.callTypes[$0].arrivals.counts,
          firstAttemptsPerContact: factors[$0])
      }
    )
  }

  private func pilot(_ plan: Plan, replications: Int) -> [ContactSums] {
    let sums = Mutex([ContactSums](repeating: ContactSums(), count: plan.callTypes.count))
    ParallelReplications(plan, threads: threads).run(upTo: replications, isCancelled: isCancelled) { measures in
      sums.withLock { sums in
        for (type, totals) in measures.contactTotals.enumerated() { sums[type] += totals }
      }
      return true
    }
    return sums.withLock { $0 }
  }

  private func scaled(by factors: [Double]) -> Plan {
    var scaled = plan
    for (type, factor) in factors.enumerated() where factor != 1 {
      scaled.callTypes[type].arrivals = plan.callTypes[type].arrivals.scaled(by: factor)
    }
    return scaled
  }
}

/// Why an experiment has no result.
package enum ExperimentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No volume of first attempts gives the stated number of answered contacts.
  case unreachableVolume(callType: String, stated: Double)
  /// The iteration for the volumes of first attempts did not settle; `change` is its last relative step.
  case unsolvedVolumes(callTypes: [String], change: Double)
  /// Cancelled before one replication was done.
  case interruptedEarly
  /// A numerical method failed.
  case estimation(String)

  package var description: String {
    switch self {
    case .unreachableVolume(let callType, let stated):
      "callTypes.\(callType): no volume of first attempts gives the stated \(stated.rounded()) contacts of the window;"
        + " the staff cannot answer that many"
    case .unsolvedVolumes(let callTypes, let change):
      "the volumes of first attempts of \(callTypes.joined(separator: ", ")) did not settle (last change"
        + " \((change * 1000).rounded() / 10) %); the staff may be too few for the stated volumes"
    case .interruptedEarly: "cancelled before the first replication was done"
    case .estimation(let reason): reason
    }
  }
}
