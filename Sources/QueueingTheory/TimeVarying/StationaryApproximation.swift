/// Ways to answer a question about a day by a formula for the long run, each interval by itself.
///
/// None of them knows what an interval leaves behind: a backlog after overload, contacts in hand after a cut, an empty
/// start. They mislead the more the longer the handling times, the steeper the volume and the closer the load to the staff.
public enum StationaryApproximation: Sendable, CaseIterable {
  /// Each interval with its own rate: stationary, independent, period by period (SIPP).
  case simple
  /// The rate of one mean handling time before: lagged SIPP, its average over the interval.
  ///
  /// - Source: Green, Kolesar and Soares (2001), Improving the SIPP approach for staffing service systems that have cyclic
  ///   demands, Operations Research 49(4), 549–564, doi:10.1287/opre.49.4.549.11228.
  case lagged
  /// The rate that would settle at the infinite-server load: the modified offered load (MOL).
  ///
  /// - Source: Jennings, Mandelbaum, Massey and Whitt (1996), Server staffing to meet time-varying demand, Management
  ///   Science 42(10), 1383–1394, doi:10.1287/mnsc.42.10.1383; Feldman, Mandelbaum, Massey and Whitt (2008), Staffing of
  ///   time-varying queues to achieve time-stable performance, Management Science 54(2), 324–338,
  ///   doi:10.1287/mnsc.1070.0821.
  case modifiedOfferedLoad
}

extension TimeVaryingQueue {
  /// The long-run performance of each interval, by itself, with a rate of its own.
  ///
  /// - Parameters:
  ///   - approximation: Which rate.
  ///   - thresholdSeconds: The threshold T of the service level in seconds, at least 0.
  ///   - shortAbandonSeconds: The limit S of a short abandonment in seconds, at least 0; T unless given.
  /// - Returns: One performance an interval, not stable where the queue would grow without end.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` as ``ErlangA``.
  /// - Complexity: That of ``ErlangA`` for each interval.
  public func approximation(
    _ approximation: StationaryApproximation, thresholdSeconds: Double = 20, shortAbandonSeconds: Double? = nil
  ) throws(QueueingError) -> [QueuePerformance] {
    var results: [QueuePerformance] = []
    for (calls, number) in zip(try rates(approximation), agents) {
      let queue = try ErlangA(
        callsPerHour: calls, handleSeconds: handleSeconds, agents: number, patienceSeconds: patienceSeconds,
        lines: lines)
      results.append(
        try queue.performance(thresholdSeconds: thresholdSeconds, shortAbandonSeconds: shortAbandonSeconds))
    }
    return results
  }

  /// The number of calls an hour that an approximation takes for each interval.
  ///
  /// Before the first interval its own rate is taken to have lasted, but for the modified offered load, which begins
  /// with the starting state.
  ///
  /// - Parameter approximation: Which rate.
  /// - Returns: One number an interval.
  /// - Throws: ``QueueingError/outsideDomain(input:value:allowed:)`` as ``InfiniteServerLoad``.
  public func rates(_ approximation: StationaryApproximation) throws(QueueingError) -> [Double] {
    switch approximation {
    case .simple: return callsPerHour
    case .lagged:
      return callsPerHour.indices.map { index in
        let start = Double(index) - handleSeconds / intervalSeconds
        let whole = start.rounded(.down)
        let share = start - whole
        func rate(_ interval: Double) -> Double { callsPerHour[Int(max(0, interval))] }
        return (1 - share) * rate(whole) + share * rate(whole + 1)
      }
    case .modifiedOfferedLoad:
      let load = try InfiniteServerLoad(
        callsPerHour: callsPerHour, intervalSeconds: intervalSeconds, handleSeconds: handleSeconds,
        initialErlangs: Double(initial.inService + initial.queued))
      return load.average.map { $0 / handleSeconds * 3600 }
    }
  }
}
