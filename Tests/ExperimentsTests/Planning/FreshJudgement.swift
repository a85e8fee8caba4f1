import CallCenterModel
import OutputAnalysis

@testable import Experiments

/// What an ordinary run on numbers that no search has seen says against the promises of a schedule.
///
/// A promise is contradicted where the upper limit of its run lies below what was asked: of all promises of a schedule one
/// is by chance with probability `error` at most.
struct FreshJudgement {
  struct Contradiction: CustomStringConvertible {
    var callType: String
    var period: Int
    var asked: Double
    var upper: Double
    var description: String { "\(callType), period \(period): at most \(upper) where \(asked) was promised" }
  }

  private(set) var contradictions: [Contradiction] = []
  /// Promises that were looked at.
  private(set) var judged = 0

  /// - Parameters:
  ///   - record: A schedule.
  ///   - seed: Not that of the search.
  ///   - replications: Of the run.
  ///   - error: The chance that a promise that holds is said not to.
  /// - Throws: ``ExperimentError``.
  init(of record: ScheduleRecord, seed: UInt64, replications: Int, error: Double = 1e-7) throws {
    let promises = record.promises.filter(\.isKept)
    guard !promises.isEmpty else { return }
    let byInterval = promises.contains { $0.criterion.period == .interval }
    let run = try Self.run(record.plan, byInterval ? nil : 86_400, seed, replications, error / Double(promises.count))
    for promise in promises {
      guard let upper = Self.upper(promise, run, record) else { continue }
      judged += 1
      if upper.limit < upper.asked {
        contradictions.append(
          Contradiction(
            callType: record.plan.callTypes[promise.criterion.callType].name, period: promise.period,
            asked: upper.asked, upper: upper.limit))
      }
    }
  }

  /// An ordinary run, reported by the intervals of the plan or by days.
  private static func run(
    _ plan: Plan, _ interval: Int?, _ seed: UInt64, _ replications: Int, _ error: Double
  ) throws -> RunRecord {
    var plan = plan
    if let interval { plan.calendar.intervalSeconds = interval }
    plan.run.seed = seed
    plan.run.replications = replications
    plan.run.precision = []
    plan.run.confidence = 1 - 2 * error
    plan.run.intervals = .dated
    let identity = ScenarioIdentity(name: plan.name, file: "", sha256: "", option: nil)
    return try Experiment(plan, threads: 2, version: "test").run(scenario: identity)
  }

  /// The upper limit of what was promised; `nil` where nothing came.
  private static func upper(
    _ promise: ScheduleRecord.Promise, _ run: RunRecord, _ record: ScheduleRecord
  ) -> (limit: Double, asked: Double)? {
    let criterion = promise.criterion
    let whole = run.callTypes[criterion.callType].measures
    if criterion.probability != nil {
      // The share of all days on which all that is asked of the type was reached.
      let all = Set(record.promises.map(\.criterion).filter { $0.callType == criterion.callType }).count
      return whole[.targetMet]?.upper.map { ($0, 1 - Double(all) * (1 - promise.asked)) }
    }
    let measures =
      criterion.period == .week ? whole : run.intervals[promise.period].callTypes[criterion.callType]
    switch criterion.kind {
    case .serviceLevel(let definition): return measures[definition.measure]?.upper.map { ($0, promise.asked) }
    case .notLost:
      // Of two shares with a limit each the sum is no less than the sum of both lower limits.
      guard let abandoned = measures[.abandonment]?.lower else { return nil }
      return (1 - abandoned - (measures[.blocking]?.lower ?? 0), promise.asked)
    }
  }
}
