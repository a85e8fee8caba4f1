/// Running sums of control variates: quantities of a replication whose means are known.
///
/// A control enters as the integer d = c − m, m a whole number near its mean, so that sums of order one and two are
/// exact and those of order three lose little.
///
/// - Complexity: O(controls³) memory for any number of replications.
package struct ControlSums: Sendable, Equatable {
  package let count: Int
  package private(set) var replications: Int64 = 0
  /// Σ d, shape `[control]`.
  private(set) var sums: [Int128]
  /// Σ d·d', shape `[pair]` of ``ControlPairs``.
  private(set) var products: [Int128]
  /// Σ d·d'·d'', shape `[control × pair]`.
  private(set) var triples: [Double]

  /// - Parameter count: The number of controls, at least 0.
  package init(count: Int) {
    precondition(count >= 0, "\(count) controls")
    self.count = count
    sums = Array(repeating: 0, count: count)
    products = Array(repeating: 0, count: ControlPairs.count(count))
    triples = Array(repeating: 0, count: count * ControlPairs.count(count))
  }

  /// Adds one replication.
  ///
  /// - Parameter deviations: The controls less whole numbers near their means; each at most 2⁵⁰ in absolute value.
  package mutating func add(_ deviations: [Int64]) {
    precondition(deviations.count == count, "\(deviations.count) deviations of \(count) controls")
    replications += 1
    var pair = 0
    for upper in 0..<count {
      sums[upper] &+= Int128(deviations[upper])
      for lower in 0...upper {
        products[pair] &+= Int128(deviations[upper]) &* Int128(deviations[lower])
        let product = Double(deviations[upper]) * Double(deviations[lower])
        for control in 0..<count {
          triples[control * ControlPairs.count(count) + pair] += product * Double(deviations[control])
        }
        pair += 1
      }
    }
  }
}

/// Unordered pairs of controls: (0, 0), (1, 0), (1, 1), (2, 0) and so on.
enum ControlPairs {
  static func count(_ controls: Int) -> Int { controls * (controls + 1) / 2 }

  static func index(_ first: Int, _ second: Int) -> Int {
    let upper = max(first, second)
    return upper * (upper + 1) / 2 + min(first, second)
  }
}

/// Running sums of the products of a measure with the controls of its run.
///
/// They stand beside the ``Tally`` or ``RatioTally`` of the measure and take the same pairs.
package struct ControlledSums: Sendable, Equatable {
  let controls: Int
  /// Of a mean the denominator is 1 in every replication and its products are those of the controls alone.
  let isMean: Bool
  /// Σ a·d and Σ b·d, shape `[control]`.
  private(set) var a: [Int128]
  private(set) var b: [Int128]
  /// Σ a²·d, Σ a·b·d, Σ b²·d, shape `[control]`.
  private(set) var aa: [Double]
  private(set) var ab: [Double]
  private(set) var bb: [Double]
  /// Σ a·d·d', Σ b·d·d', shape `[pair]`.
  private(set) var aPairs: [Double]
  private(set) var bPairs: [Double]

  /// - Parameters:
  ///   - controls: The number of controls.
  ///   - isMean: Whether the measure is the mean of a quantity, not a ratio.
  package init(controls: Int, isMean: Bool) {
    self.controls = controls
    self.isMean = isMean
    a = Array(repeating: 0, count: controls)
    aa = Array(repeating: 0, count: controls)
    aPairs = Array(repeating: 0, count: ControlPairs.count(controls))
    b = isMean ? [] : a
    ab = isMean ? [] : aa
    bb = ab
    bPairs = isMean ? [] : aPairs
  }

  /// Adds the pair of one replication; one in which both are 0 adds nothing.
  ///
  /// - Parameters:
  ///   - numerator: The quantity, or the numerator of the ratio.
  ///   - denominator: Of a mean anything.
  ///   - deviations: The controls, as in ``ControlSums/add(_:)``.
  package mutating func add(a numerator: Int64, b denominator: Int64 = 1, deviations: [Int64]) {
    precondition(deviations.count == controls, "\(deviations.count) deviations of \(controls) controls")
    let realA = Double(numerator)
    let realB = Double(denominator)
    var pair = 0
    for upper in 0..<controls {
      let deviation = Double(deviations[upper])
      a[upper] &+= Int128(numerator) &* Int128(deviations[upper])
      aa[upper] += realA * realA * deviation
      if !isMean {
        b[upper] &+= Int128(denominator) &* Int128(deviations[upper])
        ab[upper] += realA * realB * deviation
        bb[upper] += realB * realB * deviation
      }
      for lower in 0...upper {
        let product = deviation * Double(deviations[lower])
        aPairs[pair] += realA * product
        if !isMean { bPairs[pair] += realB * product }
        pair += 1
      }
    }
  }

  /// The sums of a ratio; those of a mean are completed by the sums of the controls.
  func completed(by shared: ControlSums) -> ControlledSums {
    guard isMean else { return self }
    var copy = self
    copy.b = shared.sums
    copy.ab = a.map(Double.init)
    copy.bb = shared.sums.map(Double.init)
    copy.bPairs = shared.products.map(Double.init)
    return copy
  }
}
