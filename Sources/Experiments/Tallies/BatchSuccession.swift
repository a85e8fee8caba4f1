package import CallCenterModel
internal import CallCenterSimulation
internal import NumericalMethods
internal import OutputAnalysis

/// Whether the batches of a long replication follow each other as if they were independent.
struct BatchSuccession {
  /// Measures whose queues remember longest.
  private static let measures: [Measure] = [.offered, .averageWait, .averageQueueLength, .busyAgents]
  /// The probability that one of the measures is called correlated although none is.
  private static let falseAlarm = 0.01

  private var tallies = [SuccessionTally](repeating: SuccessionTally(), count: measures.count)

  mutating func add(_ sums: ContactSums, _ agents: [AgentSums]) {
    let waits = ContactMeasures.ratio(ContactMeasures.ratios.firstIndex(of: .averageWait) ?? 0, sums)
    tallies[0].add(a: sums.offered, b: 1)
    tallies[1].add(a: waits.0, b: waits.1)
    tallies[2].add(a: ContactMeasures.milliseconds(sums.queueTime), b: 1)
    tallies[3].add(a: agents.reduce(0) { $0 + $1.busy / 1000 }, b: 1)
  }

  func record(batches: Int, days: Int) throws(NumericalError) -> BatchRecord {
    var correlations: [Measure: Double] = [:]
    for (measure, tally) in zip(Self.measures, tallies) { correlations[measure] = tally.correlation }
    let limit = try SuccessionTally.correlationLimit(
      count: tallies[0].count, falseAlarm: Self.falseAlarm / Double(max(correlations.count, 1)))
    return BatchRecord(
      batches: tallies[0].count, asked: batches, days: days, correlations: correlations, correlationLimit: limit)
  }
}

/// How a run of batch means went.
package struct BatchRecord: Sendable, Equatable {
  package var batches: Int
  package var asked: Int
  /// Days of one batch.
  package var days: Int
  /// Of successive batches, by measure of the total.
  package var correlations: [Measure: Double]
  /// Above it a correlation is more than chance.
  package var correlationLimit: Double

  package init(
    batches: Int, asked: Int, days: Int, correlations: [Measure: Double], correlationLimit: Double
  ) {
    self.batches = batches
    self.asked = asked
    self.days = days
    self.correlations = correlations
    self.correlationLimit = correlationLimit
  }

  package var correlated: [Measure] {
    Measure.allCases.filter { (correlations[$0] ?? 0) > correlationLimit }
  }
}
