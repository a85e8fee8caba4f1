internal import CallCenterModel
internal import CallCenterSimulation
internal import OutputAnalysis

/// What a comparison keeps of its replications; can be put aside and taken up again.
package struct ComparisonSamples: Sendable, Codable, Equatable {
  private struct Pairs: Codable, Equatable {
    var numerators: [Int64] = []
    var denominators: [Int64] = []
  }

  package private(set) var replications = 0
  /// Shape `[system][measure]`.
  private var pairs: [[Pairs]]
  /// Shape `[system][callType × 24]`.
  private(set) var outcomes: [[OutcomeCounts]]

  init(systems: [ComparedSystem], measures: Int) {
    pairs = systems.map { _ in Array(repeating: Pairs(), count: measures) }
    outcomes = systems.map { Array(repeating: OutcomeCounts(), count: $0.plan.callTypes.count * 24) }
  }

  /// Whether these are samples of a comparison of that shape.
  package func fits(systems: [ComparedSystem], measures: Int) -> Bool {
    replications >= 0 && pairs.count == systems.count && outcomes.count == systems.count
      && pairs.allSatisfy { row in
        row.count == measures
          && row.allSatisfy { $0.numerators.count == replications && $0.denominators.count == replications }
      } && zip(outcomes, systems).allSatisfy { $0.count == $1.plan.callTypes.count * 24 }
  }

  mutating func add(_ sample: ReplicationSample) {
    replications += 1
    for system in pairs.indices {
      for measure in pairs[system].indices {
        pairs[system][measure].numerators.append(sample.pairs[system][measure].numerator)
        pairs[system][measure].denominators.append(sample.pairs[system][measure].denominator)
      }
      for cell in outcomes[system].indices { outcomes[system][cell] += sample.outcomes[system][cell] }
    }
  }

  func samples(system: Int, measure: Int) -> RatioSamples {
    let own = pairs[system][measure]
    return RatioSamples(numerators: own.numerators, denominators: own.denominators)
  }
}

/// One replication of every system.
struct ReplicationSample: Sendable {
  /// Shape `[system][measure]`.
  var pairs: [[(numerator: Int64, denominator: Int64)]] = []
  var outcomes: [[OutcomeCounts]] = []
  /// Whether times of a system added up to more than can be summed exactly.
  var hasOverflowed = false
}

/// A system that runs one replication after another on a thread of its own.
final class SamplingSystem {
  private var replication: Replication
  private let measures: [SampledMeasure]
  private let cells: OutcomeCells
  private let types: Int

  init(_ plan: Plan, _ measures: [SampledMeasure]) {
    replication = Replication(plan)
    self.measures = measures
    cells = OutcomeCells(plan)
    types = plan.callTypes.count
  }

  func run(number: Int, into sample: inout ReplicationSample) {
    let result = replication.run(number: number)
    if !result.contactTotals.allSatisfy(\.isExact) { sample.hasOverflowed = true }
    sample.pairs.append(measures.map { $0.pair(result) })
    var counts = [OutcomeCounts](repeating: OutcomeCounts(), count: types * 24)
    cells.add(result, to: &counts)
    sample.outcomes.append(counts)
  }
}
