import Foundation

/// An approximation of the mean wait in G/G/n from the first two moments of its two laws.
public enum TwoMomentApproximation: String, Sendable, CaseIterable {
  /// The mean wait of M/M/n times (c_a² + c_s²)/2.
  case allenCunneen = "allen-cunneen"
  /// A weighted harmonic mean of D/M/n, M/D/n and M/M/n; arrivals no more variable than Poisson.
  case kimura
  /// Allen and Cunneen's, reduced where arrivals differ from Poisson.
  case kraemerLangenbachBelz = "kraemer-langenbach-belz"
}

/// The delay system G/G/n, approximately: c_a and c_s are the coefficients of variation of the times between arrivals and
/// of the handling times.
///
/// No exact answer follows from two moments. Against M/D/n and M/G/1 the errors are those the tests write down; they are
/// largest in light traffic. Only the means are approximated: nothing is said about the law of the wait.
///
/// - Source: Allen (1990), Probability, Statistics, and Queueing Theory, 2nd ed., section 5.3; Kimura (1986), A two-moment
///   approximation for the mean waiting time in the GI/G/s queue, Management Science 32(6), 751–763,
///   doi:10.1287/mnsc.32.6.751; Krämer and Langenbach-Belz (1976), Approximate formulae for the delay in the queueing
///   system GI/G/1, Proc. 8th International Teletraffic Congress; D/M/n and M/D/n as in Whitt (1993), Approximations for
///   the GI/G/m queue, Production and Operations Management 2(2), 114–161, doi:10.1111/j.1937-5956.1993.tb00094.x.
public struct TwoMomentQueue: Sendable, Equatable {
  /// The traffic offered.
  public let load: OfferedLoad
  /// The number of agents n.
  public let agents: Int
  /// The coefficient of variation of the times between arrivals.
  public let arrivalCV: Double
  /// The coefficient of variation of the handling times.
  public let handlingCV: Double
  /// The approximation.
  public let approximation: TwoMomentApproximation
  private let delay: QueuePerformance

  /// Describes a delay system.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  ///   - agents: The number of agents n, a count, at least 0.
  ///   - arrivalCV: The coefficient of variation of the times between arrivals, at least 0; for Kimura's at most 1.
  ///   - handlingCV: The coefficient of variation of the handling times, at least 0.
  ///   - approximation: The approximation.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain.
  /// - Complexity: That of ``ErlangC``.
  public init(
    callsPerHour: Double, handleSeconds: Double, agents: Int, arrivalCV: Double, handlingCV: Double,
    approximation: TwoMomentApproximation
  ) throws(QueueingError) {
    for (value, name) in [(arrivalCV, "arrivalCV"), (handlingCV, "handlingCV")] where !(0...1e6 ~= value) {
      throw .outsideDomain(input: name, value: value, allowed: "a number from 0 to 1000000")
    }
    if approximation == .kimura, arrivalCV > 1 {
      throw .outsideDomain(input: "arrivalCV", value: arrivalCV, allowed: "a number from 0 to 1 for kimura")
    }
    let queue = try ErlangC(callsPerHour: callsPerHour, handleSeconds: handleSeconds, agents: agents)
    load = queue.load
    delay = try queue.performance()
    self.agents = agents
    self.arrivalCV = arrivalCV
    self.handlingCV = handlingCV
    self.approximation = approximation
  }

  /// Whether the load is below the number of agents.
  public var isStable: Bool { delay.isStable }

  /// The probability of waiting, that of M/M/n: the approximations say nothing of their own about it.
  public var probabilityOfWait: Double { delay.probabilityOfWait }

  /// The share of their time the agents are busy; nil without agents.
  public var occupancy: Double? { delay.occupancy }

  /// The approximate mean wait of all calls in seconds; nil where the queue is not stable.
  public var averageSpeedOfAnswer: Double? { delay.averageSpeedOfAnswer.map { $0 * factor } }

  /// The approximate mean number of calls waiting; nil where the queue is not stable.
  public var averageQueueLength: Double? { delay.averageQueueLength.map { $0 * factor } }

  /// The mean wait in that of M/M/n.
  private var factor: Double {
    let arrivals = arrivalCV * arrivalCV
    let handling = handlingCV * handlingCV
    let both = arrivals + handling
    guard both > 0, load.erlangs > 0 else { return both > 0 ? 1 : 0 }
    let free = load.spareErlangs(agents: agents) / Double(agents)
    switch approximation {
    case .allenCunneen: return both / 2
    case .kraemerLangenbachBelz:
      let away = 1 - arrivals
      let exponent =
        arrivals <= 1
        ? 2 * free * away * away / (3 * delay.probabilityOfWait * both) : -free * away / (arrivals + 4 * handling)
      return both / 2 * exp(-exponent)
    case .kimura:
      let n = Double(agents)
      let busy = 1 - free
      let excess = min(0.24, free * (n - 1) * ((4 + 5 * n).squareRoot() - 2) / (16 * n * busy))
      let fixedHandling = (1 + excess) / 2
      let fixedArrivals = (1 - 4 * excess) * exp(-2 * free / (3 * busy)) / 2
      let arrivalTerm = arrivals < 1 ? (1 - arrivals) / fixedArrivals : 0
      return both / (arrivalTerm + (1 - handling) / fixedHandling + 2 * (both - 1))
    }
  }
}
