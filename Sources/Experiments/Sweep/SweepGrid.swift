/// Every combination of the levels of several factors, the last changing fastest.
package struct SweepGrid: Sendable {
  private let sizes: [Int]

  /// - Parameter sizes: The number of levels of each factor, at least 1.
  package init(sizes: [Int]) { self.sizes = sizes }

  /// The number of points; `nil` where it does not fit.
  package var count: Int? {
    var product = 1
    for size in sizes {
      let (value, isTooLarge) = product.multipliedReportingOverflow(by: size)
      guard !isTooLarge else { return nil }
      product = value
    }
    return product
  }

  /// The level of each factor at a point.
  ///
  /// - Parameter point: The number of the point, from 1.
  /// - Returns: Indices from 0, in the order of the factors.
  package func levels(of point: Int) -> [Int] {
    var rest = point - 1
    return sizes.reversed().map { size in
      defer { rest /= size }
      return rest % size
    }.reversed()
  }

  /// Pairs of points that differ in one factor by one level, factor by factor.
  package func neighbours() -> [(factor: Int, from: Int, to: Int)] {
    guard let count else { return [] }
    var pairs: [(factor: Int, from: Int, to: Int)] = []
    for factor in sizes.indices {
      let stride = sizes[(factor + 1)...].reduce(1, *)
      for point in 1...max(count, 1) where levels(of: point)[factor] + 1 < sizes[factor] {
        pairs.append((factor, point, point + stride))
      }
    }
    return pairs
  }
}
