/// The traffic offered to a group: how many calls come, and how long each keeps an agent busy.
///
/// a = λ·E[S] = callsPerHour · handleSeconds / 3600, in erlangs.
public struct OfferedLoad: Sendable, Equatable {
  /// The largest number of agents or lines the formulas take.
  public static let maximumAgents = 10_000_000

  /// The largest offered load the formulas take, in erlangs.
  public static let maximumErlangs = 1e9

  /// The number of calls an hour.
  public let callsPerHour: Double
  /// The mean handling time of a call, work after it included, in seconds.
  public let handleSeconds: Double
  /// The offered load a, in erlangs.
  public let erlangs: Double

  /// Describes the traffic.
  ///
  /// - Parameters:
  ///   - callsPerHour: The number of calls an hour, at least 0.
  ///   - handleSeconds: The mean handling time in seconds, at least 0.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` for a negative or non-finite value, or more
  ///   than ``maximumErlangs``.
  public init(callsPerHour: Double, handleSeconds: Double) throws(QueueingError) {
    try Domain.requireAmount(callsPerHour, "callsPerHour")
    try Domain.requireAmount(handleSeconds, "handleSeconds")
    self.callsPerHour = callsPerHour
    self.handleSeconds = handleSeconds
    erlangs = callsPerHour * handleSeconds / 3600
    try Domain.requireErlangs(erlangs)
  }

  /// The capacity n − a that is left over, in erlangs, without loss of digits near balance.
  ///
  /// (3600·n − callsPerHour·handleSeconds) / 3600, the product taken in full precision.
  ///
  /// - Parameter agents: The number of agents n.
  /// - Returns: A number of erlangs, negative when the load exceeds the agents.
  /// - Accuracy: Correctly rounded up to three units in the last place for up to 10⁷ agents.
  public func spareErlangs(agents: Int) -> Double {
    let seconds = callsPerHour * handleSeconds
    let lost = (-seconds).addingProduct(callsPerHour, handleSeconds)
    return ((Double(agents) * 3600 - seconds) - lost) / 3600
  }
}

/// The checks that every formula makes of its inputs.
enum Domain {
  static func requireAmount(_ value: Double, _ input: String) throws(QueueingError) {
    guard value >= 0, value.isFinite else {
      throw .outsideDomain(input: input, value: value, allowed: "a finite number of at least 0")
    }
  }

  static func requireErlangs(_ value: Double) throws(QueueingError) {
    guard value >= 0, value <= OfferedLoad.maximumErlangs else {
      throw .outsideDomain(
        input: "offeredErlangs", value: value, allowed: "a number from 0 to \(OfferedLoad.maximumErlangs)")
    }
  }

  static func requireProbability(_ value: Double, _ input: String) throws(QueueingError) {
    guard value >= 0, value <= 1 else {
      throw .outsideDomain(input: input, value: value, allowed: "a number from 0 to 1")
    }
  }

  static func requireCount(_ value: Int, _ input: String) throws(QueueingError) {
    guard (0...OfferedLoad.maximumAgents).contains(value) else {
      throw .outsideDomain(
        input: input, value: Double(value), allowed: "a whole number from 0 to \(OfferedLoad.maximumAgents)")
    }
  }
}
