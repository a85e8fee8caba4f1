extension QueuePerformance {
  /// The calls of several classes taken together: shares weighed by the calls, waits by those they are means of.
  ///
  /// - Parameters:
  ///   - classes: The performance of each class, at least one; the occupancies are shares of the same agents.
  ///   - callsPerHour: The number of calls an hour of each class.
  ///   - agents: The number of agents.
  /// - Returns: All measures of the whole; a mean that a class lacks is nil.
  static func mixture(_ classes: [QueuePerformance], callsPerHour: [Double], agents: Int) -> QueuePerformance {
    let total = callsPerHour.reduce(0, +)
    let shares = callsPerHour.map { total > 0 ? $0 / total : 1 / Double(callsPerHour.count) }
    func sum(_ value: (QueuePerformance) -> Double) -> Double {
      zip(shares, classes).reduce(0) { $0 + $1.0 * value($1.1) }
    }
    func mean(_ value: (QueuePerformance) -> Double?, over weight: (QueuePerformance) -> Double) -> Double? {
      if total == 0 { return classes.allSatisfy { value($0) == 0 } ? 0 : nil }
      var all = 0.0
      var count = 0.0
      for (share, result) in zip(shares, classes) where share * weight(result) > 0 {
        guard let part = value(result) else { return nil }
        all += share * weight(result) * part
        count += share * weight(result)
      }
      return count > 0 ? all / count : nil
    }
    func added(_ value: (QueuePerformance) -> Double?) -> Double? {
      var all = 0.0
      for (share, result) in zip(shares, classes) where share > 0 {
        guard let part = value(result) else { return nil }
        all += part
      }
      return all
    }
    func answered(_ result: QueuePerformance) -> Double {
      result.outcomes.answeredWithin + result.outcomes.answeredLater
    }
    return QueuePerformance(
      offeredErlangs: classes.reduce(0) { $0 + $1.offeredErlangs },
      isStable: zip(shares, classes).allSatisfy { $0 == 0 || $1.isStable },
      probabilityOfWait: sum(\.probabilityOfWait), abandonment: sum(\.abandonment), blocking: sum(\.blocking),
      averageSpeedOfAnswer: mean(\.averageSpeedOfAnswer, over: answered),
      averageWait: mean(\.averageWait) { 1 - $0.blocking },
      averageWaitOfAbandoned: mean(\.averageWaitOfAbandoned) { $0.abandonment },
      averageWaitOfDelayed: mean(\.averageWaitOfDelayed) { $0.probabilityOfWait },
      virtualWait: mean(\.virtualWait) { 1 - $0.blocking }, averageQueueLength: added(\.averageQueueLength),
      averageInSystem: added(\.averageInSystem),
      occupancy: agents > 0 ? added(\.occupancy).map { min($0, 1) } : nil,
      outcomes: CallOutcomes(
        answeredWithin: sum { $0.outcomes.answeredWithin }, answeredLater: sum { $0.outcomes.answeredLater },
        abandonedShort: sum { $0.outcomes.abandonedShort }, abandonedLater: sum { $0.outcomes.abandonedLater },
        blocked: sum { $0.outcomes.blocked }),
      abandonmentWithinThreshold: sum(\.abandonmentWithinThreshold))
  }
}
