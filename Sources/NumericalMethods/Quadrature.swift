@preconcurrency import CGSL

/// Integrals of functions of one variable.
public enum Quadrature {
  /// A node of a rule on [0, 1] with its weight; the weights add up to 1.
  public struct Node: Sendable, Equatable {
    /// Where the function is taken, from 0 to 1.
    public let position: Double
    /// The share of the value there.
    public let weight: Double
  }

  /// The rule of Gauss and Legendre on [0, 1], exact for polynomials of degree 2·count − 1.
  ///
  /// - Parameter count: The number of nodes, at least 1.
  /// - Returns: The nodes in ascending order.
  /// - Throws: ``NumericalError`` for no nodes.
  public static func gaussLegendre(nodes count: Int) throws(NumericalError) -> [Node] {
    guard count >= 1 else { throw .domain(function: "gaussLegendre", argument: "count", value: Double(count)) }
    GSLBoundary.prepare()
    guard let table = gsl_integration_glfixed_table_alloc(count) else {
      throw .library(function: "gaussLegendre", code: Int32(GSL_ENOMEM), reason: "out of memory")
    }
    defer { gsl_integration_glfixed_table_free(table) }
    var nodes: [Node] = []
    for index in 0..<count {
      var position = 0.0
      var weight = 0.0
      try GSLBoundary.check(
        gsl_integration_glfixed_point(0, 1, index, &position, &weight, table), "gaussLegendre(\(count))")
      nodes.append(Node(position: position, weight: weight))
    }
    return nodes
  }

  /// The integral of `function` over `range`, by a doubly adaptive rule of Clenshaw and Curtis that bears jumps.
  ///
  /// - Parameters:
  ///   - range: The range of integration, finite.
  ///   - relative: The relative error allowed.
  ///   - absolute: The absolute error allowed.
  ///   - function: The function; an error it throws is rethrown.
  /// - Returns: The integral.
  /// - Throws: ``NumericalError`` where the library fails; any error of `function`.
  /// - Source: Gonnet (2010), Increasing the reliability of adaptive quadrature using explicit interpolants, ACM
  ///   Transactions on Mathematical Software 37(3), 26; doi:10.1145/1824801.1824804.
  public static func adaptive(
    over range: ClosedRange<Double>, relative: Double = 1e-12, absolute: Double = 0,
    _ function: @escaping (Double) throws -> Double
  ) throws -> Double {
    GSLBoundary.prepare()
    let box = FunctionBox(function)
    guard let workspace = gsl_integration_cquad_workspace_alloc(200) else {
      throw NumericalError.library(function: "adaptive", code: Int32(GSL_ENOMEM), reason: "out of memory")
    }
    defer { gsl_integration_cquad_workspace_free(workspace) }
    return try withExtendedLifetime(box) {
      var raw = gsl_function(function: FunctionBox.trampoline, params: Unmanaged.passUnretained(box).toOpaque())
      var result = 0.0
      let status = gsl_integration_cquad(
        &raw, range.lowerBound, range.upperBound, absolute, relative, workspace, &result, nil, nil)
      if let error = box.error { throw error }
      try GSLBoundary.check(status, "adaptive over \(range)")
      return result
    }
  }
}
