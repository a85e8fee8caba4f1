internal import RandomVariates

/// Points that fill a cube of many dimensions: each dimension is cut into as many strata as there are points, and every
/// stratum is met once.
///
/// The order of the strata and the place within each come from a stream of the dimension's own name, so that a further
/// dimension leaves the others as they were. For that reason no better of several cubes is sought: the choice would
/// depend on all dimensions.
/// - Source: McKay, Beckman & Conover (1979), Technometrics 21, 239–245; doi:10.2307/1268522.
package enum LatinHypercube {
  /// One dimension of the cube.
  ///
  /// - Parameters:
  ///   - count: The number of points.
  ///   - name: The name of the dimension.
  ///   - seed: The seed of the sweep.
  /// - Returns: A number strictly between 0 and 1 for each point.
  package static func column(count: Int, name: String, seed: UInt64) -> [Double] {
    // No replication has a negative number.
    var stream = RandomStream(StreamKey(seed: seed, replication: -1).child("latinHypercube").child(name))
    var strata = Array(0..<count)
    for last in strata.indices.dropFirst().reversed() {
      strata.swapAt(last, min(Int(stream.uniform() * Double(last + 1)), last))
    }
    return strata.map { (Double($0) + stream.uniform()) / Double(count) }
  }
}
