/// The loss system with a finite number of sources (Engset): a source calls only while it has no call in hand.
///
/// With N sources, n lines and the traffic α that an idle source offers, k lines are taken with a probability in proportion
/// to binom(N, k)·αᵏ, k ≤ min(n, N); only the means of idle and handling time matter, not their laws. Three congestions
/// differ: of time (all lines taken), of calls (a call finds that) and of traffic (the share of the traffic that the
/// sources would have with a line for each of them).
///
/// - Source: Engset (1918), Die Wahrscheinlichkeitsrechnung zur Bestimmung der Wählerzahl in automatischen
///   Fernsprechämtern, Elektrotechnische Zeitschrift 31, 304–306; Iversen (2015), Teletraffic Engineering and Network
///   Planning, section 5.5; insensitivity: Cohen (1957), The generalized Engset formulae, Philips
///   Telecommunication Review 18, 158–170.
public struct Engset: Sendable, Equatable {
  /// The number of sources N.
  public let sources: Int
  /// The number of lines n.
  public let lines: Int
  /// The traffic α that an idle source offers: mean handling time over mean idle time, in erlangs.
  public let erlangsPerIdleSource: Double
  /// The weights of the states with a free line in that of the full state, and the same with one source less.
  private let freeWeight: Double
  private let freeWeightOfOthers: Double

  /// Describes a loss system with finitely many sources.
  ///
  /// - Parameters:
  ///   - sources: The number of sources N, a count, at least 0.
  ///   - lines: The number of lines n, a count, at least 0.
  ///   - erlangsPerIdleSource: The traffic α an idle source offers, in erlangs, at least 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` outside that domain.
  /// - Complexity: O(min(n, √N + distance of n from the mean number of lines taken)) time.
  public init(sources: Int, lines: Int, erlangsPerIdleSource: Double) throws(QueueingError) {
    try Domain.requireCount(sources, "sources")
    try Domain.requireCount(lines, "lines")
    try Domain.requireAmount(erlangsPerIdleSource, "erlangsPerIdleSource")
    self.sources = sources
    self.lines = lines
    self.erlangsPerIdleSource = erlangsPerIdleSource
    freeWeight = Self.freeWeight(sources, lines, erlangsPerIdleSource)
    freeWeightOfOthers = Self.freeWeight(sources - 1, lines, erlangsPerIdleSource)
  }

  /// Σ p_k/p_n over k < n: each p_{k−1}/p_k = k/((N−k+1)·α), so that nothing cancels; infinite where n > N.
  private static func freeWeight(_ sources: Int, _ lines: Int, _ alpha: Double) -> Double {
    guard lines > 0 else { return 0 }
    guard alpha > 0, lines <= sources else { return .infinity }
    let perErlang = 1 / alpha
    var taken = Double(lines)
    var idle = Double(sources - lines)
    var term = 1.0
    var sum = 0.0
    while taken > 0 {
      idle += 1
      term *= taken / idle * perErlang
      sum += term
      if term < 1e-19 * sum, taken < idle * alpha || sum == .infinity { break }
      if sum == .infinity { break }
      taken -= 1
    }
    return sum
  }

  /// The share of time in which all lines are taken.
  ///
  /// - Accuracy: Relative error at most 1e-11 up to 10⁶ lines; 0 below 1e-300.
  public var timeCongestion: Double { 1 / (1 + freeWeight) }

  /// The share of calls that find all lines taken: the time congestion that the other N − 1 sources make; nil without
  /// sources.
  ///
  /// - Accuracy: As ``timeCongestion``.
  public var callCongestion: Double? { sources > 0 ? 1 / (1 + freeWeightOfOthers) : nil }

  /// 1 − call congestion, without cancellation.
  private var carriedShareOfCalls: Double {
    freeWeightOfOthers < .infinity ? freeWeightOfOthers / (1 + freeWeightOfOthers) : 1
  }

  /// The share of the offered traffic that is not carried, B/(1 + α·(1 − B)), B the call congestion; nil without sources.
  ///
  /// - Accuracy: As ``timeCongestion``.
  public var trafficCongestion: Double? {
    callCongestion.map { $0 / (1 + erlangsPerIdleSource * carriedShareOfCalls) }
  }

  /// The traffic the sources would have with a line for each of them, N·α/(1 + α), in erlangs.
  public var offeredErlangs: Double {
    Double(sources) * (erlangsPerIdleSource / (1 + erlangsPerIdleSource))
  }

  /// The mean number of lines taken, N·α·(1 − B)/(1 + α·(1 − B)), in erlangs.
  public var carriedErlangs: Double {
    let carried = erlangsPerIdleSource * carriedShareOfCalls
    return Double(sources) * (carried / (1 + carried))
  }
}
