import CallCenterModel
import CallCenterSimulation
import Foundation
import QueueingTheory
import TestSupport
import Testing

/// The service level that half hours of a queue in steady state turn out to have, against `RealisedServiceLevel`.
///
/// Fixed seed. The formula is an approximation: the number of calls is random and hangs together with their waits, and the
/// law is only nearly a beta law. Allowed are its errors stated below and five standard errors of the simulation.
@Suite struct RealisedServiceLevelStatisticalTests {
  struct Queue: Sendable, CustomStringConvertible {
    var perHour: Double
    var handleSeconds: Double
    var agents: Int
    var patienceSeconds: Double

    var description: String { "\(perHour)/h, \(handleSeconds) s, \(agents) agents, \(patienceSeconds) s" }
  }

  private static let threshold = 20.0
  private static let target = 0.8
  private static let contacts = 6e5

  /// Sums over the half hours of one replication.
  private struct Sums {
    var level = 0.0
    var square = 0.0
    var reached = 0.0
    var intervals = 0.0
  }

  private static func simulate(_ queue: Queue) -> [Sums] {
    let calendar = PlanFixture.calendar(days: 2, warmUp: 1)
    let type = CallType.fixture(
      in: calendar, perHour: queue.perHour, talk: PlanFixture.exponential(queue.handleSeconds),
      patience: PlanFixture.exponential(queue.patienceSeconds), target: .within(threshold))
    let plan = Plan.fixture(
      calendar, types: [type], groups: [.fixture(agents: queue.agents, in: calendar)], seed: 7, intervals: .dated)
    var replication = Replication(plan)
    return (0..<Int(contacts / (queue.perHour * 72))).map { number in
      var sums = Sums()
      for cell in replication.run(number: number).contactCells where cell.answered + cell.abandoned > 0 {
        let level = Double(cell.answeredInTime) / Double(cell.answered + cell.abandoned)
        sums.level += level
        sums.square += level * level
        sums.reached += level >= target ? 1 : 0
        sums.intervals += 1
      }
      return sums
    }
  }

  /// The mean over replications and its standard error.
  private static func estimate(_ values: [Double]) -> (mean: Double, error: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return (mean, (variance / count).squareRoot())
  }

  @Test(arguments: [
    Queue(perHour: 150, handleSeconds: 300, agents: 15, patienceSeconds: 120),
    Queue(perHour: 150, handleSeconds: 300, agents: 17, patienceSeconds: 600),
    Queue(perHour: 600, handleSeconds: 240, agents: 41, patienceSeconds: 90),
  ])
  func halfHoursSpreadAsTheFormulaSays(_ queue: Queue) throws {
    let formula = try RealisedServiceLevel(
      callsPerHour: queue.perHour, handleSeconds: queue.handleSeconds, agents: queue.agents,
      patienceSeconds: queue.patienceSeconds, intervalSeconds: 1800, thresholdSeconds: Self.threshold)
    let runs = Self.simulate(queue)
    let mean = Self.estimate(runs.map { $0.level / $0.intervals })
    let expected = try #require(formula.expected)
    #expect(abs(mean.mean - expected) < 0.02 + 5 * mean.error, "\(mean), formula \(expected)")

    let around = mean.mean
    let variance = Self.estimate(
      runs.map { ($0.square - 2 * around * $0.level + around * around * $0.intervals) / $0.intervals })
    let deviation = variance.mean.squareRoot()
    let deviationError = variance.error / (2 * deviation)
    let spread = try #require(formula.standardDeviation)
    let allowed = formula.expectedCalls < 100 ? 0.1 : 0.04
    #expect(
      abs(deviation - spread) < allowed * deviation + 5 * deviationError, "\(deviation), formula \(spread)")

    let reached = Self.estimate(runs.map { $0.reached / $0.intervals })
    let probability = try #require(formula.probability(ofReaching: Self.target))
    #expect(abs(reached.mean - probability) < 0.03 + 5 * reached.error, "\(reached), formula \(probability)")
    print("\(queue): \(mean) \(expected), \(deviation) \(spread), \(reached) \(probability)")
  }
}
