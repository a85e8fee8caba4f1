internal import CallCenterModel
internal import CallCenterSimulation
internal import RandomVariates
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
  /// How far counted contacts may be from the stated, relatively, before the iteration stops; ten times as much is refused.
  static let tolerance = 2e-4

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
    let replications =
      plan.run.batches > 0 ? min(max(2, affordable), 20) : max(20, min(plan.run.replications, affordable))
    var steps = plan.callTypes.map { _ in LogSecant() }
    var worstGap = 0.0
    for round in 0..<Self.rounds {
      let isLast = round == Self.rounds - 1
      // The first guesses are far off; a few replications are enough to see where to go.
      let sums = pilot(scaled(by: factors), replications: min(replications, 25 << round))
      guard !isCancelled() else { break }
      worstGap = 0
      var next = factors
      for type in solvable where stated[type] > 0 {
        guard sums[type].first > 0, sums[type].counted > 0, factors[type] < 100 else {
          throw .unreachableVolume(callType: plan.callTypes[type].name, stated: stated[type])
        }
        // First attempts and counted contacts of the same callers: the noise of the volume itself cancels.
        let wanted = Double(sums[type].first) / Double(sums[type].counted)
        worstGap = max(worstGap, abs(wanted / factors[type] - 1))
        next[type] = steps[type].next(from: factors[type], wanted: wanted)
      }
      // What is kept has been simulated.
      if isLast || (worstGap < Self.tolerance && 25 << round >= replications) { break }
      factors = next
    }
    if worstGap > 10 * Self.tolerance, !isCancelled() {
      throw .unsolvedVolumes(callTypes: solvable.map { plan.callTypes[$0].name }, gap: worstGap)
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

  /// The plan with the first attempts of volumes that were solved before.
  func plan(with volumes: [SolvedVolume]) -> Plan {
    scaled(
      by: plan.callTypes.map { type in
        volumes.first { $0.callType == type.name }?.firstAttemptsPerContact ?? 1
      })
  }

  private func pilot(_ plan: Plan, replications: Int) -> [(first: Int64, counted: Int64)] {
    let sums = Mutex([(first: Int64, counted: Int64)](repeating: (0, 0), count: plan.callTypes.count))
    ParallelReplications(plan, threads: threads).run(upTo: replications, isCancelled: isCancelled) { measures in
      sums.withLock { sums in
        for (type, totals) in measures.contactTotals.enumerated() {
          sums[type].first += totals.firstAttempts
          sums[type].counted += plan.callTypes[type].arrivals.counts == .attempts ? totals.offered : totals.answered
        }
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

/// Secant steps for a fixed point on a logarithmic scale.
///
/// Near the capacity of the staff a plain fixed-point step closes only a small part of the gap; the slope seen between two
/// guesses says how much. A short step shows little but noise, so slopes are learned from steps of a per cent and more,
/// and steps are bounded, because the first slopes come from few replications.
private struct LogSecant {
  private var last: (x: Double, gap: Double)?
  private var slope = -1.0

  mutating func next(from factor: Double, wanted: Double) -> Double {
    let x = Elementary.log(factor)
    let gap = Elementary.log(wanted) - x
    if let last, abs(x - last.x) > 0.01 { slope = min(max((gap - last.gap) / (x - last.x), -1.5), -0.05) }
    last = (x, gap)
    return Elementary.exp(x + min(max(-gap / slope, -1.1), 1.1))
  }
}

/// Why an experiment has no result.
package enum ExperimentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No volume of first attempts gives the stated number of answered contacts.
  case unreachableVolume(callType: String, stated: Double)
  /// The iteration for the volumes of first attempts did not settle; `gap` is how far, relatively, the counted contacts
  /// of a type are from the stated.
  case unsolvedVolumes(callTypes: [String], gap: Double)
  /// Waits or handling times of one replication add up to more than can be summed exactly.
  case endlessWaits
  /// Cancelled before one replication was done.
  case interruptedEarly
  /// A numerical method failed.
  case estimation(String)

  package var description: String {
    switch self {
    case .unreachableVolume(let callType, let stated):
      "callTypes.\(callType): no volume of first attempts gives the stated \(stated.rounded()) contacts of the window;"
        + " the staff cannot answer that many"
    case .unsolvedVolumes(let callTypes, let gap):
      "the volumes of first attempts of \(callTypes.joined(separator: ", ")) did not settle (the counted contacts are still"
        + " \((gap * 1000).rounded() / 10) % off the stated); the staff may be too few for the stated volumes"
    case .endlessWaits:
      "waits or handling times of one replication add up to more than 146,000 years: nobody keeps up with the load;"
        + " give `patience`, more agents or a shorter window"
    case .interruptedEarly: "cancelled before the first replication was done"
    case .estimation(let reason): reason
    }
  }
}
