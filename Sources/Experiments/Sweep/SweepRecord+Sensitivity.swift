internal import NumericalMethods
package import OutputAnalysis

/// How much a measure depends on one factor of a Latin hypercube.
package struct SweepSensitivity: Sendable, Equatable {
  /// Index of the factor.
  package var factor: Int
  /// Index of the measure.
  package var measure: Int
  /// Standard deviations by which the measure moves with one of the factor, the others held.
  package var coefficient: Estimate
}

/// How a measure depends on all factors of a Latin hypercube, as far as a plane says it.
package struct SweepRegression: Sendable, Equatable {
  /// The largest effect first.
  package var sensitivities: [SweepSensitivity]
  /// The share of the variance between points that the plane explains; what is left is bent, jointly caused or noise.
  package var explained: Double
}

extension SweepRegression {
  static func all(_ header: SweepHeader, _ points: [SweepPoint]) throws(NumericalError) -> [SweepRegression?] {
    guard header.design == .latinHypercube else { return [] }
    return try header.measures.indices.map { (measure) throws(NumericalError) in
      try regression(measure, header, points)
    }
  }

  /// What is smaller is nothing but rounding.
  private static let rounding = 1e-9

  /// Standardised regression coefficients of a measure.
  ///
  /// Least squares of the points' means on the factors, with Student's t on n − factors − 1 degrees of freedom: the
  /// limits hold what the plane misses as well as the noise of the simulation.
  /// - Source: Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, section 1.2.5.
  private static func regression(
    _ measure: Int, _ header: SweepHeader, _ points: [SweepPoint]
  ) throws(NumericalError) -> SweepRegression? {
    let seen = points.compactMap { point in point.estimates[measure].map { (x: point.positions, y: $0.mean) } }
    let factors = header.factors.count
    let freedom = seen.count - factors - 1
    guard freedom >= 1 else { return nil }
    let y = Standardised(seen.map(\.y))
    let x = (0..<factors).map { factor in Standardised(seen.map { $0.x[factor] }) }
    guard y.deviation > 0, x.allSatisfy({ $0.deviation > 0 }),
      let inverse = Self.inverse(x.map { row in x.map { row.product($0) } })
    else { return nil }
    let projections = x.map { $0.product(y) }
    let solved = inverse.map { row in zip(row, projections).reduce(0) { $0 + $1.0 * $1.1 } }
    let coefficients = solved.map { abs($0) < rounding ? 0 : $0 }
    let share = zip(coefficients, projections).reduce(0) { $0 + $1.0 * $1.1 }
    let explained = share > 1 - rounding ? 1 : max(0, share)
    let noise = (1 - explained) / Double(freedom)
    let quantile = try Quantile.studentT((1 + header.confidence) / 2, degreesOfFreedom: Double(freedom))
    let sensitivities = coefficients.indices.map { factor in
      let halfWidth = quantile * (noise * max(0, inverse[factor][factor])).squareRoot()
      return SweepSensitivity(
        factor: factor, measure: measure,
        coefficient: Estimate(
          mean: coefficients[factor], lower: coefficients[factor] - halfWidth, upper: coefficients[factor] + halfWidth))
    }
    return SweepRegression(
      sensitivities: sensitivities.sorted {
        (abs($0.coefficient.mean), $1.factor) > (abs($1.coefficient.mean), $0.factor)
      },
      explained: explained)
  }

  /// The inverse of a small symmetric positive matrix; `nil` where it is close to singular.
  private static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let size = matrix.count
    var rows = matrix.enumerated().map { index, row in row + (0..<size).map { $0 == index ? 1.0 : 0.0 } }
    for pivot in 0..<size {
      guard let best = (pivot..<size).max(by: { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) }),
        abs(rows[best][pivot]) > 1e-9
      else { return nil }
      rows.swapAt(pivot, best)
      let scale = rows[pivot][pivot]
      rows[pivot] = rows[pivot].map { $0 / scale }
      let own = rows[pivot]
      for other in 0..<size where other != pivot {
        let factor = rows[other][pivot]
        rows[other] = zip(rows[other], own).map { $0 - factor * $1 }
      }
    }
    return rows.map { Array($0[size...]) }
  }
}

/// Values less their mean, in units in which the sum of their squares is 1.
private struct Standardised {
  let deviation: Double
  private let values: [Double]

  init(_ raw: [Double]) {
    let mean = raw.reduce(0, +) / Double(max(raw.count, 1))
    let centred = raw.map { $0 - mean }
    let size = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let largest = raw.map(abs).max() ?? 0
    deviation = size > 1e-12 * largest ? size : 0
    values = centred.map { size > 0 ? $0 / size : 0 }
  }

  func product(_ other: Standardised) -> Double { zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 } }
}
