internal import CallCenterModel
internal import QueueingTheory
internal import RandomVariates

extension CoveredQueue {
  /// Beyond this a solution would take longer than many a simulation.
  private static let mostSteps = 2_000
  private static let mostCalls = 1e6

  /// The day in equal steps, in none of which anything changes.
  func stepByStep(in plan: Plan, types: [Int]) -> FormulaOpinion.Answer {
    let begin = stretches.first?.start ?? 0
    let end = plan.calendar.horizon
    let marks = stretches.map(\.end) + [plan.calendar.windowStart, plan.calendar.windowEnd]
    let step = marks.reduce(0) { Self.greatestDivisor($0, $1 - begin) }
    let calls = stretches.reduce(0) { $0 + $1.totalPerSecond * Double($1.end - $1.start) }
    guard step > 0, (end - begin) / step <= Self.mostSteps, calls <= Self.mostCalls else {
      return .notCovered([.size])
    }
    let steps = stretches.flatMap { stretch in
      (0..<(stretch.end - stretch.start) / step).map { number in
        var part = stretch
        part.start += number * step
        part.end = part.start + step
        return part
      }
    }
    let window = plan.calendar.windowStart..<plan.calendar.windowEnd
    do {
      let queue = try TimeVaryingQueue(
        callsPerHour: steps.map { $0.totalPerSecond * 3600 }, agents: steps.map(\.agents),
        intervalSeconds: Double(step), handleSeconds: handleSeconds, patienceSeconds: patience?.mean ?? .infinity,
        lines: lines)
      var known: [[Double]: TimeVaryingPerformance] = [:]
      let opinions = try zip(types.indices, types).map { index, type in
        let target = callTypes[index].target
        let times = [target.thresholdSeconds, target.shortAbandonSeconds]
        let performance =
          try known[times]
          ?? queue.performance(thresholdSeconds: times[0], shortAbandonSeconds: times[1])
        known[times] = performance
        var sums = OpinionSums()
        for (step, arrivals) in zip(steps, performance.byArrival) where window.contains(step.start) {
          sums.add(arrivals, calls: step.perSecond[index] * Double(step.end - step.start))
        }
        return FormulaOpinion.TypeOpinion(callType: type, measures: sums.measures(target.definition))
      }
      return .covered(.timeVarying, opinions)
    } catch {
      return .notCovered([.size])
    }
  }

  private static func greatestDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestDivisor(b, a % b) }
}

/// What becomes of the calls of several steps together.
private struct OpinionSums {
  private var offered = 0.0
  private var waiting = 0.0
  private var abandoned = 0.0
  private var blocked = 0.0
  private var answered = 0.0
  private var waitOfAnswered = 0.0
  private var outcomes: [(calls: Double, outcomes: CallOutcomes)] = []

  mutating func add(_ arrivals: TimeVaryingPerformance.Arrivals, calls: Double) {
    guard calls > 0 else { return }
    let answering = max(0, 1 - arrivals.abandonment - arrivals.blocking)
    offered += calls
    waiting += calls * arrivals.probabilityOfWait
    abandoned += calls * arrivals.abandonment
    blocked += calls * arrivals.blocking
    answered += calls * answering
    waitOfAnswered += calls * answering * (arrivals.averageSpeedOfAnswer ?? 0)
    outcomes.append((calls, arrivals.outcomes))
  }

  func measures(_ definition: CallCenterModel.ServiceLevelDefinition) -> [Measure: Double] {
    guard offered > 0 else { return [:] }
    var measures: [Measure: Double] = [
      .probabilityOfWait: waiting / offered, .abandonment: abandoned / offered, .blocking: blocked / offered,
    ]
    if answered > 0 { measures[.averageSpeedOfAnswer] = waitOfAnswered / answered }
    measures[definition.measure] = CallOutcomes.mean(of: outcomes)?.serviceLevel(definition.formula)
    return measures
  }
}
