package import CallCenterModel
internal import CallCenterSimulation
internal import OutputAnalysis
internal import Synchronization

/// Simulates plans on the same random numbers each time, so that what differs is what the plans do.
package struct OutcomeSampler: Sendable {
  package let criteria: [ServiceCriterion]
  package let replications: Int
  private let threads: Int
  private let seed: UInt64
  private let isCancelled: @Sendable () -> Bool

  /// - Parameters:
  ///   - criteria: What is looked at.
  ///   - seed: Of the random numbers.
  ///   - replications: At least 2.
  ///   - threads: The number of threads; the result does not depend on it.
  ///   - isCancelled: Asked between replications.
  package init(
    _ criteria: [ServiceCriterion], seed: UInt64, replications: Int, threads: Int,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(replications >= 2, "\(replications) replications")
    self.criteria = criteria
    self.seed = seed
    self.replications = replications
    self.threads = threads
    self.isCancelled = isCancelled
  }

  /// A sampler of the same criteria on random numbers that have not been used.
  ///
  /// - Parameters:
  ///   - attempt: Counted from 1; every attempt has numbers of its own.
  ///   - replications: At least 2.
  /// - Returns: The sampler.
  package func fresh(attempt: Int, replications: Int) -> OutcomeSampler {
    OutcomeSampler(
      criteria, seed: SeedSeries.seed(seed, attempt), replications: replications, threads: threads,
      isCancelled: isCancelled)
  }

  /// A sampler of the same criteria on the first of the same random numbers.
  ///
  /// - Parameter replications: At least 2.
  /// - Returns: The sampler.
  func first(_ replications: Int) -> OutcomeSampler {
    OutcomeSampler(criteria, seed: seed, replications: replications, threads: threads, isCancelled: isCancelled)
  }

  /// What the plan achieves; its volumes are those of first attempts.
  ///
  /// - Throws: `CancellationError` when interrupted.
  package func sample(_ plan: Plan) throws -> OutcomeSample {
    var measured = plan
    measured.run.intervals = .dated
    measured.run.seed = seed
    measured.run.controls = false
    let intervals = plan.calendar.windowDayIndices.reduce(0) { $0 + plan.calendar.intervals(ofDay: $1).count }
    let types = plan.callTypes.count
    let criteria = criteria
    let state = Mutex(OutcomeSample(criteria, intervals: intervals))
    ParallelReplications(measured, threads: threads).run(upTo: replications, isCancelled: isCancelled) { measures in
      state.withLock { sample in
        for (index, criterion) in criteria.enumerated() {
          for (period, range) in criterion.periods.enumerated() {
            var good: Int64 = 0
            var base: Int64 = 0
            for interval in range {
              let counts = criterion.counts(measures.contactCells[interval * types + criterion.callType])
              sample.good[index][interval] += counts.good
              sample.base[index][interval] += counts.base
              good += counts.good
              base += counts.base
            }
            sample.tallies[index][period].add(a: good, b: base)
            if criterion.probability != nil {
              sample.met[index][period].add(
                a: base > 0 && criterion.isMet(good: good, base: base) ? 1 : 0, b: base > 0 ? 1 : 0)
              if base > 0 { sample.shares[index][period].append(Double(good) / Double(base)) }
            }
          }
        }
      }
      return true
    }
    if isCancelled() { throw CancellationError() }
    return state.withLock { $0 }
  }
}

/// Seeds that follow from another, for random numbers that have not been used.
enum SeedSeries {
  /// SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).
  static func seed(_ seed: UInt64, _ attempt: Int) -> UInt64 {
    var z = seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(attempt)
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
