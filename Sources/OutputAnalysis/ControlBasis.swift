/// The controls that a run of a given length can afford, made ready for the regressions of its measures.
///
/// A control costs a degree of freedom and noise in its coefficient: at least ``fewestReplications`` replications are
/// asked for each, and the last controls of the list are dropped where there are fewer. So are controls that never
/// varied and those that are a linear function of controls before them. None of this looks at the measures, so it does
/// not bias them.
package struct ControlBasis: Sendable {
  /// Why a control is not used.
  package enum Refusal: String, Sendable, Equatable {
    case fewReplications, noVariance, collinear
  }

  package static let fewestReplications = 30
  /// The least share of the variance of a control that the controls before it must leave.
  private static let leastShare = 1e-9

  package let replications: Int64
  /// Indices of the controls in use.
  package private(set) var used: [Int] = []
  package private(set) var refused: [(control: Int, refusal: Refusal)] = []
  let sums: ControlSums
  /// Rows of the Cholesky factor L of the centred sums of products of the used controls, each divided by the root of its
  /// own.
  private var factor: [[Double]] = []
  private var roots: [Double] = []
  /// Mean of d less its expectation, by used control.
  private var offsets: [Double] = []
  /// L⁻¹ of the offsets, standardised.
  private(set) var deviation: [Double] = []

  /// - Parameters:
  ///   - sums: The sums of the controls, in the order in which they are preferred.
  ///   - expectations: The expectation of each d.
  package init(_ sums: ControlSums, expectations: [Double]) {
    precondition(expectations.count == sums.count, "\(expectations.count) expectations of \(sums.count) controls")
    self.sums = sums
    replications = sums.replications
    let affordable = Int(replications) / Self.fewestReplications
    for control in 0..<sums.count {
      guard used.count < affordable else {
        refused.append((control, .fewReplications))
        continue
      }
      let own = centred(control, control)
      guard own > 0 else {
        refused.append((control, .noVariance))
        continue
      }
      let root = own.squareRoot()
      var row = standardised(used.map { centred($0, control) / root })
      let left = 1 - row.reduce(0) { $0 + $1 * $1 }
      guard left > Self.leastShare else {
        refused.append((control, .collinear))
        continue
      }
      row.append(left.squareRoot())
      factor.append(row)
      roots.append(root)
      used.append(control)
      offsets.append(Double(sums.sums[control]) / Double(replications) - expectations[control])
    }
    deviation = standardised(offsets)
  }

  /// The share that the chance deviation of the controls adds to the variance: δ'S⁻¹δ.
  var inflation: Double { deviation.reduce(0) { $0 + $1 * $1 } }

  /// L⁻¹·x/root for the used controls known so far.
  func standardised(_ x: [Double]) -> [Double] {
    var result: [Double] = []
    for (index, row) in factor.enumerated() {
      var value = x[index] / roots[index]
      for (earlier, weight) in row.dropLast().enumerated() { value -= weight * result[earlier] }
      result.append(value / row[index])
    }
    return result
  }

  /// The coefficients of a regression whose standardised products are `u`: root⁻¹·L⁻ᵀ·u.
  func coefficients(_ u: [Double]) -> [Double] {
    var result = u
    for index in factor.indices.reversed() {
      for later in factor.indices where later > index { result[index] -= factor[later][index] * result[later] }
      result[index] /= factor[index][index]
    }
    return zip(result, roots).map { $0 / $1 }
  }

  private func centred(_ first: Int, _ second: Int) -> Double {
    CentredProduct.value(
      sums.products[ControlPairs.index(first, second)], sums.sums[first], sums.sums[second], Int128(replications))
  }
}

/// Σ xy − Σx·Σy / n from exact sums, without cancellation between large means.
enum CentredProduct {
  static func value(_ xy: Int128, _ x: Int128, _ y: Int128, _ n: Int128) -> Double {
    let (wholeX, restX) = x.quotientAndRemainder(dividingBy: n)
    let (wholeY, restY) = y.quotientAndRemainder(dividingBy: n)
    let rests = Double(restX) * Double(restY) / Double(n)
    return Double(xy - wholeX * y - wholeY * x + n * wholeX * wholeY) - rests
  }
}
