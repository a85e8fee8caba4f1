package import OutputAnalysis

/// What a plan achieved on certain random numbers, by criterion, period and interval.
package struct OutcomeSample: Sendable {
  package let criteria: [ServiceCriterion]
  /// Sums over replications, shape `[criterion][interval of the window]`.
  package internal(set) var good: [[Int64]]
  package internal(set) var base: [[Int64]]
  /// One pair per replication, shape `[criterion][period]`.
  package internal(set) var tallies: [[RatioTally]]
  /// The share of each replication in which the criterion counts contacts, in their order; empty where no probability is
  /// asked for.
  ///
  /// Shape `[criterion][period][replication]`.
  package internal(set) var shares: [[[Double]]]
  /// Periods of each criterion that met it, over replications; shape `[criterion][period]`.
  package internal(set) var met: [[RatioTally]]

  init(_ criteria: [ServiceCriterion], intervals: Int) {
    self.criteria = criteria
    let zeros = [Int64](repeating: 0, count: intervals)
    good = criteria.map { _ in zeros }
    base = criteria.map { _ in zeros }
    tallies = criteria.map { [RatioTally](repeating: RatioTally(), count: $0.periods.count) }
    met = tallies
    shares = criteria.map { [[Double]](repeating: [], count: $0.probability == nil ? 0 : $0.periods.count) }
  }

  /// The value that the criterion bounds from below: the share, or the quantile of the shares that the asked share of
  /// periods reaches; `nil` where nothing counted.
  ///
  /// - Parameters:
  ///   - criterion: Index of the criterion.
  ///   - period: Index of the period.
  ///   - probability: Instead of that of the criterion.
  /// - Returns: The value, 0…1.
  package func value(_ criterion: Int, _ period: Int, probability: Double? = nil) -> Double? {
    guard let asked = criteria[criterion].probability else { return share(criterion, period) }
    let sorted = shares[criterion][period].sorted(by: >)
    guard !sorted.isEmpty else { return nil }
    let needed = ((probability ?? asked) * Double(sorted.count) - 1e-9).rounded(.up)
    return sorted[min(max(Int(needed), 1), sorted.count) - 1]
  }

  /// Good contacts of all, over the period; `nil` where nothing counted.
  package func share(_ criterion: Int, _ period: Int) -> Double? {
    let range = criteria[criterion].periods[period]
    let all = base[criterion][range].reduce(0, +)
    return all > 0 ? Double(good[criterion][range].reduce(0, +)) / Double(all) : nil
  }

  /// The estimate a promise rests on: of the share, or of the probability that a period meets the criterion.
  ///
  /// - Parameters:
  ///   - criterion: Index of the criterion.
  ///   - period: Index of the period.
  ///   - error: The chance, below ½, that the truth lies below its lower limit.
  /// - Returns: The estimate; `nil` where nothing counted.
  /// - Throws: ``NumericalError`` where a limit cannot be had, such as an `error` of 0.
  package func promise(_ criterion: Int, _ period: Int, error: Double) throws -> Estimate? {
    let tally = criteria[criterion].probability == nil ? tallies[criterion][period] : met[criterion][period]
    return try tally.estimate(confidence: 1 - 2 * error, kind: .proportion)
  }

  /// What a promise is estimated from: contacts, or periods where a probability is asked for.
  func trials(_ criterion: Int, _ period: Int) -> Int64 {
    guard criteria[criterion].probability == nil else { return Int64(met[criterion][period].trialReplications) }
    return base[criterion][criteria[criterion].periods[period]].reduce(0, +)
  }
}
