@preconcurrency import CGSL

/// The quadrature rule of Gauss and Legendre on [−1, 1], exact for polynomials up to degree 2·count − 1.
public struct GaussLegendre: Sendable {
  /// The nodes, in rising order.
  public let nodes: [Double]
  /// The weight of each node; they sum to 2.
  public let weights: [Double]

  /// The rule with a number of nodes.
  ///
  /// - Parameter count: The number of nodes, 1 to 1000.
  /// - Throws: ``NumericalError`` for another number or where GSL fails.
  /// - Accuracy: Nodes and weights to 1e-15.
  /// - Complexity: O(count²), to be paid once.
  public init(count: Int) throws(NumericalError) {
    GSLBoundary.prepare()
    guard (1...1000).contains(count) else {
      throw .domain(function: "GaussLegendre", argument: "count", value: Double(count))
    }
    guard let table = gsl_integration_glfixed_table_alloc(count) else {
      throw .library(function: "GaussLegendre", code: Int32(GSL_ENOMEM), reason: "out of memory")
    }
    defer { gsl_integration_glfixed_table_free(table) }
    var nodes: [Double] = []
    var weights: [Double] = []
    for index in 0..<count {
      var node = 0.0
      var weight = 0.0
      try GSLBoundary.check(
        gsl_integration_glfixed_point(-1, 1, index, &node, &weight, table), "GaussLegendre(\(count))")
      nodes.append(node)
      weights.append(weight)
    }
    self.nodes = nodes
    self.weights = weights
  }
}
